// The range table says where the hyphens go. Tables change about once a week, so a table carries its source, serial and
// date, and several can be loaded side by side.

import { elementsOf, type IsbnElements } from './elements.ts'
import { withHyphens } from './hyphens.ts'
import { type Isbn13, ordinalOf } from './isbn13.ts'
import { type Prefix, prefixOf } from './prefix.ts'
import { readPrefix } from './prefix-spelling.ts'
import { type NumberProblem, problemOf } from './problem.ts'
import { type Reading, readingOf } from './reading.ts'
import { type GroupFacts, type RegistrationGroup, registrationGroupOf } from './registration-group.ts'
import { Segments } from './segments.ts'

export type { IsbnElements } from './elements.ts'
export type { Prefix } from './prefix.ts'
export type { Reading } from './reading.ts'
export type { GroupFacts, RangeRule, RegistrationGroup, RuleFacts } from './registration-group.ts'

/** A whole table as plain data. */
export interface TableFacts {
  readonly source: string
  readonly serial: string
  /** An ISO instant, 2026-07-24T06:11:45.000Z. Tables are ordered by it: serials have no order. */
  readonly date: string
  readonly groups: readonly GroupFacts[]
}

export class RangeTable {
  readonly source: string
  readonly serial: string
  readonly date: string
  /** By ascending span. */
  readonly groups: readonly RegistrationGroup[]
  readonly #byValue: ReadonlyMap<string, RegistrationGroup>
  readonly #segments: Segments

  /** Expects groups that don't overlap and rules in ascending order. `parseRangeMessage` checks what it reads. */
  constructor({ source, serial, date, groups }: TableFacts) {
    this.source = source
    this.serial = serial
    this.date = date
    this.groups = groups.map(registrationGroupOf).sort((a, b) => a.span.lo - b.span.lo)
    this.#byValue = new Map(this.groups.map((group) => [group.value, group]))
    this.#segments = new Segments(this.groups)
  }

  /**
   * The registration group with this value.
   *
   * @example
   * defaultRanges.group('978-985').name // → 'Belarus'
   */
  group(value: string): RegistrationGroup | undefined {
    return this.#byValue.get(value)
  }

  /**
   * The registration group that an ordinal falls into.
   *
   * @example
   * defaultRanges.groupAt(978985602020).value // → '978-985'
   */
  groupAt(ordinal: number): RegistrationGroup | undefined {
    return this.#segments.group(this.#segments.indexAt(ordinal))
  }

  /**
   * The five elements; the problem UNDEFINED_GROUP or UNDEFINED_RANGE where no range is open, never an empty element.
   *
   * @example
   * defaultRanges.cut('9789856020202')
   * // → { gs1: '978', registrationGroup: '985', registrant: '6020', publication: '20', checkDigit: '2' }
   * defaultRanges.cut('9786400042628') // → { code: 'UNDEFINED_GROUP', … }
   */
  cut(isbn13: Isbn13): IsbnElements | NumberProblem {
    const segment = this.#segments.indexAt(ordinalOf(isbn13))
    const publicationAt = this.#segments.publicationAt(segment)
    if (publicationAt === 0) return undefinedIn(this.#segments.group(segment))
    return elementsOf(isbn13, this.#segments.registrantAt(segment), publicationAt)
  }

  /**
   * The number with its hyphens; undefined where no range is open: show the plain digits then.
   *
   * @example
   * defaultRanges.hyphenate('9789856020202') // → '978-985-6020-20-2'
   * defaultRanges.hyphenate('9786400042628') // → undefined
   */
  hyphenate(isbn13: Isbn13): string | undefined {
    const segment = this.#segments.indexAt(ordinalOf(isbn13))
    const publicationAt = this.#segments.publicationAt(segment)
    if (publicationAt === 0) return undefined
    return withHyphens(isbn13, this.#segments.registrantAt(segment), publicationAt)
  }

  /**
   * The prefix that an ordinal falls into.
   *
   * @example
   * defaultRanges.prefixAt(978985602020).value // → '978-985-6020'
   */
  prefixAt(ordinal: number): Prefix | NumberProblem {
    const segment = this.#segments.indexAt(ordinal)
    const group = this.#segments.group(segment)
    const publicationAt = this.#segments.publicationAt(segment)
    if (!group || publicationAt === 0) return undefinedIn(group)
    return prefixOf(group.value, String(ordinal).slice(group.value.length - 1, publicationAt))
  }

  /**
   * Reads a prefix as people write it. Hyphens and spaces are ignored.
   *
   * @example
   * defaultRanges.prefix('ISBN 978 985 6020').value // → '978-985-6020'
   * defaultRanges.prefix('985-6020') // → { code: 'PREFIX_WITHOUT_GS1', suggestions: ['978-985-6020'], … }
   */
  prefix(text: string): Prefix | NumberProblem {
    return readPrefix(text, this)
  }

  /**
   * Reads a number or a prefix, and tells everything that this table knows of it.
   *
   * @example
   * defaultRanges.read('9789856020202') // → { form: 'ISBN13', valid: true, defined: true, … }
   * defaultRanges.read('978-985-6020') // → { form: 'PREFIX', valid: true, defined: true, … }
   * defaultRanges.read('0317-8471') // → { valid: false, problem: { code: 'ISSN', … }, … }
   */
  read(text: string): Reading {
    return readingOf(text, this)
  }
}

/** Positions are those in the thirteen digits: the group begins at 3, the registrant behind it. */
function undefinedIn(group: RegistrationGroup | undefined): NumberProblem {
  if (!group) return problemOf('UNDEFINED_GROUP', {}, 3)
  return problemOf('UNDEFINED_RANGE', { group: group.value, name: group.name }, group.value.length - 1)
}
