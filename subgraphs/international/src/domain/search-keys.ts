/** What a search names by its key: a publisher by its id, or whoever holds a prefix or a number. */
import { fold } from '@isbn-hub/feed/fold'
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import { type Span, spanOf } from '@isbn-hub/isbn/span'

export interface SearchKeys {
  /** BY-1042 */
  readonly id?: string
  /** 978-985-6020, with the number under it where a whole one was given. */
  readonly prefix?: string
  readonly isbn13?: string
  /** Of all prefixes that begin with the digits of the search. */
  readonly span?: Span
}

/** Undefined where the text is no key. A damaged number is none: nobody guesses whose it was. */
export function readSearchKeys(text: string, ranges: RangeTable): SearchKeys | undefined {
  const [, code, number] = /^([a-z]{2}|intl) ?(\d{1,15})$/.exec(fold(text)) ?? []
  if (code && number) return { id: `${code.toUpperCase()}-${Number(number)}` }
  const { prefix, isbn13, group, problem } = ranges.read(text)
  if (prefix) return { prefix: prefix.value, ...(isbn13 && { isbn13 }) }
  if (problem?.code === 'GROUP_ONLY' && group) return { span: group.span }
  if (problem?.code === 'PREFIX_WITHOUT_GS1' && problem.suggestions[0]) return { prefix: problem.suggestions[0] }
  const digits = fold(text).replaceAll(' ', '')
  return /^97[89]\d{1,8}$/.test(digits) ? { span: spanOf(digits) } : undefined
}
