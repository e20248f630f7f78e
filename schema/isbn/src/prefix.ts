// A prefix: the first three elements of an ISBN, 978-985-6020, and the block of numbers under it.

import { type Isbn13, isbnAt } from './isbn13.ts'
import { type Span, spanOf } from './span.ts'

export interface Prefix {
  /** 978-985-6020 */
  readonly value: string
  /** 978-985 */
  readonly registrationGroup: string
  /** 6020; may begin with 0 */
  readonly registrant: string
  readonly span: Span
  /** How many ISBNs it holds: 10 to the power of its publication element's length. */
  readonly capacity: number
}

/** The prefix has no number with this index: it would be another publisher's. */
export class IndexOutsidePrefix extends RangeError {
  readonly code = 'INDEX_OUTSIDE_PREFIX'
  readonly prefix: string
  readonly index: number

  constructor(prefix: Prefix, index: number) {
    super(`${prefix.value} holds ${prefix.capacity} ISBNs, counted from 0; ${index} isn't one of them.`)
    this.prefix = prefix.value
    this.index = index
  }
}

/**
 * The prefix of a group and a registrant. Only a range table knows where the registrant element ends: prefer
 * `RangeTable.prefix`.
 *
 * @example
 * prefixOf('978-985', '6020').value // → '978-985-6020'
 */
export function prefixOf(registrationGroup: string, registrant: string): Prefix {
  const span = spanOf(registrationGroup.replace('-', '') + registrant)
  const value = `${registrationGroup}-${registrant}`
  return { value, registrationGroup, registrant, span, capacity: span.hi - span.lo }
}

/**
 * The lowest number of a prefix.
 *
 * @example
 * firstIsbn(defaultRanges.prefix('978-985-6020')) // → '9789856020004'
 */
export function firstIsbn(prefix: Prefix): Isbn13 {
  return isbnUnder(prefix, 0)
}

/**
 * The highest number of a prefix.
 *
 * @example
 * lastIsbn(defaultRanges.prefix('978-985-6020')) // → '9789856020998'
 */
export function lastIsbn(prefix: Prefix): Isbn13 {
  return isbnUnder(prefix, prefix.capacity - 1)
}

/**
 * The ISBN of a prefix whose publication element is `index`. Throws IndexOutsidePrefix.
 *
 * @example
 * isbnUnder(defaultRanges.prefix('978-985-6020'), 20) // → '9789856020202'
 * isbnUnder(defaultRanges.prefix('978-985-6020'), 100) // → throws IndexOutsidePrefix
 */
export function isbnUnder(prefix: Prefix, index: number): Isbn13 {
  if (!Number.isInteger(index) || index < 0 || index >= prefix.capacity) throw new IndexOutsidePrefix(prefix, index)
  return isbnAt(prefix.span.lo + index)
}
