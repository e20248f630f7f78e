// The spellings that are less plain: behind a label, as a URN, as an ISBN-A, as a GTIN-14. And where none fits, the
// reason. Everything here may be slow: plain good numbers never come this far.

import { checkDigit10, checkDigit13, checks10 } from './check-digit.ts'
import { extract } from './extract.ts'
import { fromNineDigits, type Isbn13, isIsbn13 } from './isbn13.ts'
import { foldLookAlikes } from './look-alike.ts'
import type { ParsedIsbn } from './parsed-isbn.ts'
import { type NumberProblem, problemOf } from './problem.ts'
import { repairsOfShort, repairsOfTen, repairsOfThirteen } from './repair.ts'
import { type Writing, writingOf } from './writing.ts'

/** The same promise as `parseIsbn`, without its speed. */
export function parseSpelled(text: string): ParsedIsbn | NumberProblem {
  const writing = writingOf(text)
  return numberIn(writing) ?? reasonAgainst(text, writing)
}

function numberIn({ lead, characters, stranger }: Writing): ParsedIsbn | undefined {
  if (stranger !== undefined) return undefined
  const plain = plainNumberIn(characters)
  switch (lead) {
    case 'NONE':
      return plain
    case 'URN':
      return plain?.form === 'ISBN13' || plain?.form === 'ISBN10' ? { form: 'URN', isbn13: plain.isbn13 } : undefined
    case 'DOI':
      return plain?.form === 'ISBN13' ? { form: 'ISBN_A', isbn13: plain.isbn13 } : undefined
  }
}

function plainNumberIn(characters: string): ParsedIsbn | undefined {
  switch (characters.length) {
    case 13:
      return isIsbn13(characters) ? { form: 'ISBN13', isbn13: characters } : undefined
    case 10:
      return checks10(characters) ? { form: 'ISBN10', isbn13: fromNineDigits(characters.slice(0, 9)) } : undefined
    case 9:
      return checks10(`0${characters}`)
        ? { form: 'SBN', isbn13: fromNineDigits(`0${characters.slice(0, 8)}`) }
        : undefined
    case 14: {
      const item = characters.slice(1)
      return characters.startsWith('0') && isIsbn13(item) ? { form: 'GTIN14', isbn13: item } : undefined
    }
    default:
      return undefined
  }
}

/** Why a text that holds no number holds none: the first reason in the order in which a reader would see them. */
function reasonAgainst(text: string, writing: Writing): NumberProblem {
  const { characters, places, stranger } = writing
  const first = places[0]
  const scientific = SCIENTIFIC.exec(text)
  if (scientific) {
    const message = 'A spreadsheet wrote this in scientific notation and lost the last digits.'
    return problemOf('SCIENTIFIC_NOTATION', message, scientific.index + scientific[0].search(/e/i))
  }
  if (ISMN.test(text)) return ismn(text.search(/\S/))
  if (stranger !== undefined) return badCharacter(text, writing, stranger)
  const misplaced = plainNumberIn(characters)
  if (misplaced) {
    const message = 'A URN takes an ISBN of 13 or 10 digits, an ISBN-A one of 13.'
    return problemOf('WRONG_LENGTH', message, undefined, [misplaced.isbn13])
  }
  switch (characters.length) {
    case 0:
      return problemOf('EMPTY', 'There is no number here.')
    case 10:
      return badCheckDigit(characters, checkDigit10(characters), places[9], repairsOfTen(characters))
    case 13:
      return reasonAgainstThirteen(characters, places)
    case 14:
      if (characters.startsWith('0')) return reasonAgainstThirteen(characters.slice(1), places.slice(1))
      if (!/^.97[89]/.test(characters)) break
      return problemOf('NOT_AN_ISBN_PREFIX', 'This GTIN-14 names a case of many copies, not one.', first)
  }
  if (characters.length > 13) {
    return problemOf('TOO_LONG', `An ISBN has 13 digits; this has ${characters.length}.`, places[13])
  }
  const message = `An ISBN has 13 digits, or 10 in its older form; this has ${characters.length}.`
  return problemOf('WRONG_LENGTH', message, undefined, repairsOfShort(characters))
}

/** A whole number with an exponent. Taken for digits with stray marks, 9.7804515293e+12 is a number of another book. */
const SCIENTIFIC = /^\s*(?:ISBN\s*(?::\s*)?)?[-+]?[0-9]+(?:[.,][0-9]*)?e[-+]?[0-9]+\s*$/i

/** The label ISMN, or the older form of that number: M and nine digits. */
const ISMN = /^\s*(?:ISMN|M(?:[-\s]*[0-9]){9}[-\s]*$)/i

function ismn(position: number | undefined, suggestions: readonly Isbn13[] = []): NumberProblem {
  return problemOf('ISMN', 'This is an ISMN, the number of printed music, not an ISBN.', position, suggestions)
}

function reasonAgainstThirteen(thirteen: string, places: readonly number[]): NumberProblem {
  const repairs = repairsOfThirteen(thirteen)
  if (thirteen.startsWith('9790')) return ismn(places[0], repairs)
  if (!/^97[89]/.test(thirteen)) {
    const message = `${thirteen.slice(0, 3)} is no prefix of ISBNs: they begin with 978 or 979.`
    return problemOf('NOT_AN_ISBN_PREFIX', message, places[0], repairs)
  }
  return badCheckDigit(thirteen, checkDigit13(thirteen), places[12], repairs)
}

function badCheckDigit(
  characters: string,
  right: string,
  position: number | undefined,
  repairs: readonly Isbn13[],
): NumberProblem {
  const message = `The check digit is ${characters.slice(-1)}; ${right} would fit the digits before it.`
  return problemOf('BAD_CHECK_DIGIT', message, position, repairs)
}

/** The most numbers suggested for a text: it may be long, and hold a whole catalogue. */
const SUGGESTED = 10

function badCharacter(text: string, { characters }: Writing, stranger: number): NumberProblem {
  const message = `${named(text.codePointAt(stranger) ?? 0)} doesn't belong in an ISBN.`
  return problemOf('BAD_CHARACTER', message, stranger, numbersMeant())

  function numbersMeant(): Isbn13[] {
    const folded = numberIn(writingOf(foldLookAlikes(text)))
    if (folded) return [folded.isbn13]
    const glued = characters.length === 12 && /^x[-\s]*$/i.test(foldLookAlikes(text.slice(stranger)))
    if (glued) return repairsOfThirteen(`${characters}X`)
    return [...new Set(extract(text).map(({ isbn13 }) => isbn13))].slice(0, SUGGESTED)
  }
}

/** A character for a sentence: as it looks, where it can be seen, and by its number in Unicode. */
function named(codePoint: number): string {
  const character = String.fromCodePoint(codePoint)
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `“${character}” (${code})` : code
}
