// Finding ISBNs in a text that says other things too.

import { findNumbers } from './find-numbers.ts'
import { fold } from './folded.ts'
import type { Isbn13 } from './isbn13.ts'

export interface Found {
  readonly isbn13: Isbn13
  readonly form: 'ISBN13' | 'ISBN10' | 'GTIN14'
  /** As it stands in the text, hyphens, look-alikes and all. */
  readonly text: string
  /** Where it stands: from `start` up to, not including, `end`, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/**
 * Every ISBN-13, ISBN-10 and GTIN-14 in a text, in order, as often as it occurs. Digits of every script are digits, and
 * a letter that looks like an X counts as one. The check digit must be right; nothing is repaired.
 *
 * Not found, since too much else looks like them: an SBN of nine digits, numbers run together, a number whose digits
 * go on behind a decimal point or into a letter, and an ISBN-10 that is neither unbroken nor set off before its check
 * character (so that a telephone number isn't taken for one).
 *
 * @example
 * extract('Paperback: 978-985-6020-20-2; hardback: 978-954-8083-06-5').map(({ isbn13 }) => isbn13)
 * // → ['9789856020202', '9789548083065']
 */
export function extract(text: string): Found[] {
  const folded = fold(text)
  return findNumbers(folded.text).clear.map(({ isbn13, form, start: from, end: to }) => {
    const start = folded.startOf(from)
    const end = folded.endOf(to - 1)
    return { isbn13, form, text: text.slice(start, end), start, end }
  })
}
