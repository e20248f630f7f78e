// The five elements of an ISBN. Digits are strings: an element may begin with 0.

import type { Isbn13 } from './isbn13.ts'
import type { Prefix } from './prefix.ts'

export interface IsbnElements {
  /** 978 or 979 */
  readonly gs1: string
  /** 985; with gs1 in front it is the value of a RegistrationGroup */
  readonly registrationGroup: string
  /** 6020 */
  readonly registrant: string
  /** 20 */
  readonly publication: string
  /** 2 */
  readonly checkDigit: string
}

/** The thirteen digits cut where the registrant and the publication element begin. */
export function elementsOf(isbn13: Isbn13, registrantAt: number, publicationAt: number): IsbnElements {
  return {
    gs1: isbn13.slice(0, 3),
    registrationGroup: isbn13.slice(3, registrantAt),
    registrant: isbn13.slice(registrantAt, publicationAt),
    publication: isbn13.slice(publicationAt, 12),
    checkDigit: isbn13.slice(12),
  }
}

/** The elements of a number under a prefix. The caller makes sure that the number is under it. */
export function elementsUnder(prefix: Prefix, isbn13: Isbn13): IsbnElements {
  return elementsOf(isbn13, prefix.registrationGroup.length - 1, prefix.value.length - 2)
}
