// The thirteen digits themselves. An Isbn13 is made at the door, by the parser or from an ordinal, and trusted within.

import { checkDigit10, checkDigit13, checks13 } from './check-digit.ts'

declare const brand: unique symbol

/** Thirteen digits under 978 or 979-1 … 979-9, the check digit right. Whether any range defines it is another question. */
export type Isbn13 = string & { readonly [brand]: 'Isbn13' }

/** An ordinal names no ISBN: it isn't under 978 or 979, or it is under 979-0, which belongs to printed music (ISMN). */
export class OrdinalOutOfRange extends RangeError {
  readonly code = 'ORDINAL_OUT_OF_RANGE'
  readonly ordinal: number

  constructor(ordinal: number) {
    super(`${ordinal} isn't the first twelve digits of an ISBN.`)
    this.ordinal = ordinal
  }
}

const FIRST = 978_000_000_000
const ISMN_FIRST = 979_000_000_000
const AFTER_ISMN = 979_100_000_000
const AFTER_LAST = 980_000_000_000

/** Whether thirteen digits are an ISBN: prefix 978 or 979, not ISMN's 979-0, the check digit right. */
export function isIsbn13(digits: string): digits is Isbn13 {
  return /^97(8[0-9]|9[1-9])[0-9]{9}$/.test(digits) && checks13(digits)
}

/** The twelve digits before the check digit as one integer. Prefixes and ranges are intervals of it. */
export function ordinalOf(isbn13: Isbn13): number {
  // Two halves of six digits: each stays a small integer, so that nothing is allocated on the way.
  let high = 0
  let low = 0
  for (let at = 0; at < 6; at++) {
    high = high * 10 + isbn13.charCodeAt(at) - 48
    low = low * 10 + isbn13.charCodeAt(at + 6) - 48
  }
  return high * 1_000_000 + low
}

/** The ISBN with this ordinal. Throws OrdinalOutOfRange where there can be none. */
export function isbnAt(ordinal: number): Isbn13 {
  if (!isOrdinal(ordinal)) throw new OrdinalOutOfRange(ordinal)
  const twelve = String(ordinal)
  return (twelve + checkDigit13(twelve)) as Isbn13
}

/** The ISBN one further; nothing after the last. After 978 comes 979-1: 979-0 is stepped over. */
export function nextIsbn(isbn13: Isbn13): Isbn13 | undefined {
  const next = ordinalOf(isbn13) + 1
  if (next === AFTER_LAST) return undefined
  return isbnAt(next === ISMN_FIRST ? AFTER_ISMN : next)
}

/** The ISBN one back; nothing before the first. */
export function previousIsbn(isbn13: Isbn13): Isbn13 | undefined {
  const ordinal = ordinalOf(isbn13)
  if (ordinal === FIRST) return undefined
  return isbnAt(ordinal === AFTER_ISMN ? ISMN_FIRST - 1 : ordinal - 1)
}

/** The older spelling in ten characters. Only numbers under 978 have one. */
export function toIsbn10(isbn13: Isbn13): string | undefined {
  if (!isbn13.startsWith('978')) return undefined
  const nine = isbn13.slice(3, 12)
  return nine + checkDigit10(nine)
}

/** The ISBN-13 of nine digits that stood in an ISBN-10 before its check character, whatever that was. */
export function fromNineDigits(nine: string): Isbn13 {
  const twelve = `978${nine}`
  return (twelve + checkDigit13(twelve)) as Isbn13
}

/** The single item as the trade's packaging number: a GTIN-14 with 0 in front. */
export function toGtin14(isbn13: Isbn13): string {
  return `0${isbn13}`
}

/** RFC 8254. */
export function toUrn(isbn13: Isbn13): string {
  return `urn:isbn:${isbn13}`
}

function isOrdinal(ordinal: number): boolean {
  if (!Number.isInteger(ordinal)) return false
  return (ordinal >= FIRST && ordinal < ISMN_FIRST) || (ordinal >= AFTER_ISMN && ordinal < AFTER_LAST)
}
