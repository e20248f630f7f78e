// The range table: where the hyphens go. Hyphenation is a function of a number and a table, and tables change about
// once a week, so a table carries its source, serial and date, and several can be loaded side by side.

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
  /** ISO instant, 2026-07-24T06:11:45.000Z. Serials have no order; dates have. */
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

  /** Trusts the facts: groups that don't overlap, rules in ascending order. `parseRangeMessage` checks what it reads. */
  constructor({ source, serial, date, groups }: TableFacts) {
    this.source = source
    this.serial = serial
    this.date = date
    this.groups = groups.map(registrationGroupOf).sort((a, b) => a.span.lo - b.span.lo)
    this.#byValue = new Map(this.groups.map((group) => [group.value, group]))
    this.#segments = new Segments(this.groups)
  }

  /** 978-985 */
  group(value: string): RegistrationGroup | undefined {
    return this.#byValue.get(value)
  }

  groupAt(ordinal: number): RegistrationGroup | undefined {
    return this.#segments.group(this.#segments.indexAt(ordinal))
  }

  /** The five elements; UNDEFINED_GROUP or UNDEFINED_RANGE where no range is open, never an empty element. */
  cut(isbn13: Isbn13): IsbnElements | NumberProblem {
    const segment = this.#segments.indexAt(ordinalOf(isbn13))
    const publicationAt = this.#segments.publicationAt(segment)
    if (publicationAt === 0) return undefinedIn(this.#segments.group(segment))
    return elementsOf(isbn13, this.#segments.registrantAt(segment), publicationAt)
  }

  /** 978-985-6020-20-2; nothing where the number is undefined: then show it raw. */
  hyphenate(isbn13: Isbn13): string | undefined {
    const segment = this.#segments.indexAt(ordinalOf(isbn13))
    const publicationAt = this.#segments.publicationAt(segment)
    if (publicationAt === 0) return undefined
    return withHyphens(isbn13, this.#segments.registrantAt(segment), publicationAt)
  }

  /** The prefix that an ordinal falls under. */
  prefixAt(ordinal: number): Prefix | NumberProblem {
    const segment = this.#segments.indexAt(ordinal)
    const group = this.#segments.group(segment)
    const publicationAt = this.#segments.publicationAt(segment)
    if (!group || publicationAt === 0) return undefinedIn(group)
    return prefixOf(group.value, String(ordinal).slice(group.value.length - 1, publicationAt))
  }

  /** Reads a prefix as people write it: 978-985-6020, 9789856020, ISBN 978 985 6020. */
  prefix(text: string): Prefix | NumberProblem {
    return readPrefix(text, this)
  }

  /** Everything this table can say of a number or prefix. */
  read(text: string): Reading {
    return readingOf(text, this)
  }
}

/** Positions are those in the thirteen digits: the group begins at 3, the registrant after it. */
function undefinedIn(group: RegistrationGroup | undefined): NumberProblem {
  if (!group) return problemOf('UNDEFINED_GROUP', {}, 3)
  return problemOf('UNDEFINED_RANGE', { group: group.value, name: group.name }, group.value.length - 1)
}
