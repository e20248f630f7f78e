// Reading a prefix. Where it ends is the table's to say, so a prefix is right only where the table cuts it exactly.

import type { Prefix } from './prefix.ts'
import { isProblem, type NumberProblem, problemOf } from './problem.ts'
import { writingOf } from './writing.ts'

/** What reading a prefix asks of a range table. */
export interface PrefixTable {
  prefixAt(ordinal: number): Prefix | NumberProblem
}

/** Hyphens and spaces are ignored, as in a number. Positions in a problem are those in the text. */
export function readPrefix(text: string, table: PrefixTable): Prefix | NumberProblem {
  const { characters: digits, places, stranger } = writingOf(text)
  const x = digits.indexOf('X')
  const bad = x < 0 ? stranger : places[x]
  if (bad !== undefined) return problemOf('BAD_CHARACTER', 'A prefix has digits, hyphens and spaces only.', bad)
  if (digits === '') return problemOf('EMPTY', 'There is no prefix here.')
  if (digits.startsWith('9790')) return problemOf('ISMN', '979-0 belongs to printed music (ISMN).', places[0])
  if (!/^97[89]/.test(digits)) {
    return problemOf('NOT_AN_ISBN_PREFIX', 'A prefix begins with 978 or 979.', places[0])
  }
  if (digits.length > 11) return problemOf('TOO_LONG', 'A prefix has 11 digits at most.', places[11])
  const found = table.prefixAt(Number(digits.padEnd(12, '0')))
  if (isProblem(found)) {
    const { position: at = 0 } = found
    return problemOf(found.problem, found.message, places[at] ?? places.at(-1))
  }
  if (found.value.replaceAll('-', '') === digits) return found
  return problemOf('WRONG_LENGTH', `The prefix here would be ${found.value}.`)
}

/** Whether a text is this prefix with its hyphens, or spaces for them, in exactly the right places. */
export function isWrittenOut(text: string, prefix: Prefix): boolean {
  return text.trim().replaceAll(' ', '-') === prefix.value
}
