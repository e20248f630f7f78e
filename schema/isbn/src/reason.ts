// Why a text is not a number, and what it may have meant.

import { badCharacter } from './bad-character.ts'
import { checkDigit10, checkDigit13, checks14 } from './check-digit.ts'
import type { NumbersFound } from './find-numbers.ts'
import { type Folded, X_LOOK_ALIKE } from './folded.ts'
import type { Isbn13 } from './isbn13.ts'
import { isIssn, isIssnBarCode } from './issn.ts'
import type { ParsedIsbn } from './parsed-isbn.ts'
import { plainNumberIn } from './plain-number.ts'
import { type NumberProblem, problemOf } from './problem.ts'
import { repairsOf } from './repair.ts'
import { scientificAt } from './scientific.ts'
import { type Characters, charactersIn, type Lead, type Writing } from './writing.ts'

/** From an index of the folded text to the offset in the source. */
export type At = (index: number | undefined) => number | undefined

export const atOf =
  (folded: Folded): At =>
  (index) =>
    index === undefined ? undefined : folded.startOf(index)

/** At most ten: a text may be long, and hold a whole catalogue. */
const suggested = (numbers: readonly Isbn13[]): readonly Isbn13[] => numbers.slice(0, 10)

/** Why a text holds no number: the first reason in the order in which a reader would see them. */
export function reasonAgainst(source: string, folded: Folded, writing: Writing, found: NumbersFound): NumberProblem {
  const { text } = folded
  const { badAt, characters, lead } = writing
  const at = atOf(folded)
  const numbers = distinct(found.all)
  const other = numbers.length === 0 ? otherThanIsbn(text, writing, at) : undefined
  if (other) return other
  const count = distinct(found.clear).length
  if (count > 1) return problemOf('SEVERAL_NUMBERS', { count }, undefined, suggested(numbers))
  if (badAt === undefined) {
    const misplaced = lead === 'NONE' ? undefined : plainNumberIn(characters)
    if (misplaced) return reasonAgainstMisplaced(lead, characters.length, misplaced)
    return reasonAgainstCharacters(writing, at, suggested(numbers))
  }
  const { damaged } = found
  const part = damaged && charactersIn(text, damaged.start, damaged.end)
  const partly = part && part.badAt === undefined ? part : undefined
  const withinText = partly && plainNumberIn(partly.characters)
  if (withinText) numbers.push(withinText.isbn13)
  else if (partly) {
    const problem = reasonAgainstCharacters(partly, at)
    if (problem.suggestions.length > 0 || problem.code === 'ISSN') return problem
  }
  return badCharacter(
    source,
    folded.startOf(badAt),
    suggested(numbers.length > 0 ? numbers : numbersMeantBy(text, writing)),
  )
}

function distinct(numbers: readonly { readonly isbn13: Isbn13 }[]): Isbn13[] {
  return [...new Set(numbers.map(({ isbn13 }) => isbn13))]
}

/** What a text without an ISBN is instead, where it can be named. */
function otherThanIsbn(text: string, { badAt, from }: Writing, at: At): NumberProblem | undefined {
  const scientific = SCIENTIFIC.exec(text)
  const sign = scientific ? scientific[0].search(/e/i) : scientificAt(text)
  if (sign !== undefined) return problemOf('SCIENTIFIC_NOTATION', {}, at(sign))
  if (ISMN.test(text) || (badAt !== undefined && ISMN_WITHIN.test(text))) {
    return problemOf('ISMN', {}, at(text.search(/\S/)))
  }
  if (isIssn(text.slice(from))) return problemOf('ISSN', {}, at(text.search(/\S/)))
  return undefined
}

/** A good number, behind a lead that takes none of its length. */
function reasonAgainstMisplaced(lead: Lead, length: number, { isbn13 }: ParsedIsbn): NumberProblem {
  return problemOf(lead === 'DOI' ? 'ISBN_A_WRONG_LENGTH' : 'WRONG_LENGTH', { length }, undefined, [isbn13])
}

/** A whole number with an exponent, and nothing else: 9e12. */
const SCIENTIFIC = /^\s*(?:ISBN\s*(?::\s*)?)?[-+]?[0-9]+(?:[.,][0-9]*)?e[-+]?[0-9]+\s*$/i

/** The label ISMN, or the older form of that number: M and nine digits. */
const ISMN = /(?<!\p{L})ISMN(?!\p{L})|^\s*M(?:[-\s]{0,3}[0-9]){9}[-\s]*$/iu

const ISMN_WITHIN = /(?<![0-9])979[- ]?0(?:[- ]?[0-9]){9}(?![0-9])/

export function reasonAgainstCharacters(
  { characters, indexes }: Characters,
  at: At,
  numbers: readonly Isbn13[] = [],
): NumberProblem {
  const { length } = characters
  if (isIssnBarCode(characters)) return problemOf('ISSN', {}, at(indexes[0]))
  const suggestions = numbers.length > 0 ? numbers : suggested(repairsOf(characters))
  switch (length) {
    case 0:
      return problemOf('EMPTY', {})
    case 10:
      return badCheckDigit(characters, checkDigit10(characters), at(indexes[9]), suggestions)
    case 13:
      return reasonAgainstThirteen(characters, indexes, at, suggestions)
    case 14:
      if (characters.startsWith('0')) {
        return reasonAgainstThirteen(characters.slice(1), indexes.slice(1), at, suggestions)
      }
      if (!/^.97[89]/.test(characters) || !checks14(characters)) break
      return problemOf('GTIN14_OF_A_CASE', { indicator: characters.charAt(0) }, at(indexes[0]))
  }
  if (length > 13) return problemOf('TOO_LONG', { length }, at(indexes[13]), suggestions)
  return problemOf('WRONG_LENGTH', { length }, undefined, suggestions)
}

function reasonAgainstThirteen(
  thirteen: string,
  indexes: readonly number[],
  at: At,
  suggestions: readonly Isbn13[],
): NumberProblem {
  if (isIssnBarCode(thirteen)) return problemOf('ISSN', {}, at(indexes[0]))
  if (thirteen.startsWith('9790')) return problemOf('ISMN', {}, at(indexes[0]), suggestions)
  if (!/^97[89]/.test(thirteen)) {
    return problemOf('NOT_AN_ISBN_PREFIX', { found: thirteen.slice(0, 3) }, at(indexes[0]), suggestions)
  }
  return badCheckDigit(thirteen, checkDigit13(thirteen), at(indexes[12]), suggestions)
}

function badCheckDigit(
  characters: string,
  expected: string,
  position: number | undefined,
  suggestions: readonly Isbn13[],
): NumberProblem {
  return problemOf('BAD_CHECK_DIGIT', { found: characters.slice(-1), expected }, position, suggestions)
}

/** What a text without a whole number may have meant, although it has characters that no number has. */
function numbersMeantBy(text: string, { characters, badAt = 0, from }: Writing): Isbn13[] {
  if (LAST_X.test(text.slice(badAt))) return meantBy(`${characters}X`)
  const [, integer] = FORMATTED.exec(text.slice(from)) ?? []
  const digits = integer?.replace(/[^0-9]/g, '') ?? ''
  if (digits.length >= 7 && !isIssn(digits)) return meantBy(digits)
  const body = text.slice(from)
  const joined = /\p{L}/u.test(body) ? '' : body.replace(/[^0-9]/g, '')
  return /^97[89][0-9]{9,10}$/.test(joined) ? repairsOf(joined) : []
}

function meantBy(characters: string): Isbn13[] {
  const number = plainNumberIn(characters)
  return number ? [number.isbn13] : repairsOf(characters)
}

/** An X where no X can stand, or a letter that looks like one, behind all digits. */
const LAST_X = new RegExp(`^[Xx${X_LOOK_ALIKE}][-\\s]*$`)

/** How spreadsheets show an integer: 9,789,856,020,202 or 439023483.0, with quotation marks or not. */
const FORMATTED =
  /^[\s"'=]{0,4}([0-9]{1,3}([.,' ])[0-9]{3}(?:\2[0-9]{3}){1,3}(?=[.,]0|[^.,0-9]|$)|[0-9]{7,14})(?:[.,]0{1,6})?["'\s]{0,4}$/
