// Reading a prefix. The table says where it ends, so a prefix is right only if the table cuts it exactly there.

import { badCharacter } from './bad-character.ts'
import { fold } from './folded.ts'
import type { Prefix } from './prefix.ts'
import { isProblem, type NumberProblem, problemOf } from './problem.ts'
import { writingOf } from './writing.ts'

/** The part of a range table that reading a prefix needs. */
export interface PrefixTable {
  prefixAt(ordinal: number): Prefix | NumberProblem
}

const LONGEST = 11

/** Hyphens and spaces are ignored, as in a number. Positions in a problem are those in the text. */
export function readPrefix(source: string, table: PrefixTable): Prefix | NumberProblem {
  const folded = fold(source)
  const { characters: digits, indexes, badAt } = writingOf(folded.text)
  const offsets = indexes.map((index) => folded.startOf(index))
  const bad = badAt === undefined ? offsets[digits.indexOf('X')] : folded.startOf(badAt)
  if (bad !== undefined) return badCharacter(source, bad)
  if (digits === '') return problemOf('EMPTY', {})
  if (digits.startsWith('9790')) return problemOf('ISMN', {}, offsets[0])
  const withoutGs1 = prefixWithoutGs1(source, digits, table)
  if (!/^97[89]/.test(digits)) {
    return withoutGs1 ?? problemOf('NOT_AN_ISBN_PREFIX', { found: digits.slice(0, 3) }, offsets[0])
  }
  if (digits.length > LONGEST) return problemOf('PREFIX_TOO_LONG', { length: digits.length }, offsets[LONGEST])
  const found = prefixFrom(digits, table)
  if (!isProblem(found)) {
    if (hasDigits(found, digits)) return found
    return withoutGs1 ?? problemOf('OTHER_PREFIX', { prefix: found.value })
  }
  const { code, facts, position = 0, suggestions } = found
  return withoutGs1 ?? problemOf(code, facts, offsets[position] ?? offsets.at(-1), suggestions)
}

/** What digits are as a prefix without its 978 or 979: one that is written out so before one that isn't. */
function prefixWithoutGs1(text: string, digits: string, table: PrefixTable): NumberProblem | undefined {
  const prefixes = ['978', '979'].flatMap((gs1) => {
    const prefix = digits.length > LONGEST - gs1.length ? undefined : prefixFrom(gs1 + digits, table)
    return prefix && !isProblem(prefix) && hasDigits(prefix, gs1 + digits) ? prefix.value : []
  })
  const writtenOut = prefixes.find((prefix) => isWrittenOutWithoutGs1(text, prefix))
  // Digits that begin with 978 or 979 are a whole prefix or a group, unless they are many and their hyphens say otherwise.
  const mayBeWhole = /^97[89]/.test(digits)
  const prefix = mayBeWhole && digits.length < 7 ? undefined : (writtenOut ?? (mayBeWhole ? undefined : prefixes[0]))
  return prefix === undefined ? undefined : problemOf('PREFIX_WITHOUT_GS1', { prefix }, undefined, [prefix])
}

/** Whether a text is this prefix with its hyphens, or spaces for them, in exactly the right places. */
export function isWrittenOut(text: string, prefix: Prefix): boolean {
  return hyphened(text) === prefix.value
}

/** Whether a text is this prefix without its first element, otherwise written out: 985-6020. */
export function isWrittenOutWithoutGs1(text: string, prefix: string): boolean {
  return hyphened(text) === prefix.slice('978-'.length)
}

/** A text as a prefix or a group is written, if it is one: no label, hyphens for other dashes and for spaces. */
export function hyphened(source: string): string {
  const { text } = fold(source)
  return text.slice(writingOf(text).from).trim().replaceAll(' ', '-')
}

function prefixFrom(digits: string, table: PrefixTable): Prefix | NumberProblem {
  return table.prefixAt(Number(digits.padEnd(12, '0')))
}

function hasDigits({ value }: Prefix, digits: string): boolean {
  return value.replaceAll('-', '') === digits
}
