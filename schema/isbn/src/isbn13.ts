// The thirteen digits. An Isbn13 comes from the parser or from an ordinal, and nothing checks it again.

import { checkDigit10, checkDigit13, checks13 } from './check-digit.ts'

declare const brand: unique symbol

/** Thirteen digits under 978 or 979-1 to 979-9 with the right check digit. A range table may leave it undefined. */
export type Isbn13 = string & { readonly [brand]: 'Isbn13' }

/** No ISBN has this ordinal: it isn't under 978 or 979, or it is under 979-0, which belongs to printed music (ISMN). */
export class OrdinalOutOfRange extends RangeError {
  readonly code = 'ORDINAL_OUT_OF_RANGE'
  readonly ordinal: number

  constructor(ordinal: number) {
    super(`${ordinal} isn't the first twelve digits of an ISBN: they begin with 978, or with 979 but not 9790.`)
    this.ordinal = ordinal
  }
}

const FIRST = 978_000_000_000
const ISMN_FIRST = 979_000_000_000
const AFTER_ISMN = 979_100_000_000
const AFTER_LAST = 980_000_000_000

/**
 * Whether a text is the thirteen digits of an ISBN: 978 or 979 but not ISMN's 979-0, and the right check digit.
 *
 * @example
 * isIsbn13('9789856020202') // → true
 * isIsbn13('978-985-6020-20-2') // → false
 */
export function isIsbn13(digits: string): digits is Isbn13 {
  return /^97(8[0-9]|9[1-9])[0-9]{9}$/.test(digits) && checks13(digits)
}

/**
 * The twelve digits before the check digit as one integer. Prefixes and ranges are intervals of ordinals.
 *
 * @example
 * ordinalOf('9789856020202') // → 978985602020
 */
export function ordinalOf(isbn13: Isbn13): number {
  // Two halves of six digits: each stays a small integer, so nothing is allocated on the way.
  let high = 0
  let low = 0
  for (let index = 0; index < 6; index++) {
    high = high * 10 + isbn13.charCodeAt(index) - 48
    low = low * 10 + isbn13.charCodeAt(index + 6) - 48
  }
  return high * 1_000_000 + low
}

/**
 * The ISBN with this ordinal. Throws OrdinalOutOfRange if no ISBN can have it.
 *
 * @example
 * isbnAt(978985602020) // → '9789856020202'
 * isbnAt(979000000000) // → throws OrdinalOutOfRange
 */
export function isbnAt(ordinal: number): Isbn13 {
  if (!isOrdinal(ordinal)) throw new OrdinalOutOfRange(ordinal)
  const twelve = String(ordinal)
  return (twelve + checkDigit13(twelve)) as Isbn13
}

/**
 * The next ISBN; undefined after the last. After 978 comes 979-1, because 979-0 is ISMN's.
 *
 * @example
 * nextIsbn('9789856020202') // → '9789856020219'
 */
export function nextIsbn(isbn13: Isbn13): Isbn13 | undefined {
  const next = ordinalOf(isbn13) + 1
  if (next === AFTER_LAST) return undefined
  return isbnAt(next === ISMN_FIRST ? AFTER_ISMN : next)
}

/**
 * The ISBN before; undefined before the first.
 *
 * @example
 * previousIsbn('9789856020219') // → '9789856020202'
 */
export function previousIsbn(isbn13: Isbn13): Isbn13 | undefined {
  const ordinal = ordinalOf(isbn13)
  if (ordinal === FIRST) return undefined
  return isbnAt(ordinal === AFTER_ISMN ? ISMN_FIRST - 1 : ordinal - 1)
}

/**
 * The older form in ten characters; undefined under 979, where it doesn't exist.
 *
 * @example
 * toIsbn10('9789856020202') // → '9856020204'
 * toIsbn10('9791012345678') // → undefined
 */
export function toIsbn10(isbn13: Isbn13): string | undefined {
  if (!isbn13.startsWith('978')) return undefined
  const nine = isbn13.slice(3, 12)
  return nine + checkDigit10(nine)
}

/**
 * The ISBN-13 of an ISBN-10's first nine digits.
 *
 * @example
 * fromNineDigits('985602020') // → '9789856020202'
 */
export function fromNineDigits(nine: string): Isbn13 {
  const twelve = `978${nine}`
  return (twelve + checkDigit13(twelve)) as Isbn13
}

/**
 * The number of a single item in the fourteen digits of the trade: 0 and the ISBN.
 *
 * @example
 * toGtin14('9789856020202') // → '09789856020202'
 */
export function toGtin14(isbn13: Isbn13): string {
  return `0${isbn13}`
}

/**
 * The name of the number in the URN namespace of ISBNs, by RFC 8254.
 *
 * @example
 * toUrn('9789856020202') // → 'urn:isbn:9789856020202'
 */
export function toUrn(isbn13: Isbn13): string {
  return `urn:isbn:${isbn13}`
}

function isOrdinal(ordinal: number): boolean {
  if (!Number.isInteger(ordinal)) return false
  return (ordinal >= FIRST && ordinal < ISMN_FIRST) || (ordinal >= AFTER_ISMN && ordinal < AFTER_LAST)
}
