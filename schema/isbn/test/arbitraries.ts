// Random numbers and texts for the property tests.

import fc from 'fast-check'

import { type Isbn13, isbnAt } from '../src/number.ts'
import type { RangeRule, RangeTable } from '../src/range-table.ts'

/** Any number there could be, whether a range defines it or not. */
export const anyIsbn: fc.Arbitrary<Isbn13> = fc
  .oneof(
    fc.integer({ min: 978_000_000_000, max: 978_999_999_999 }),
    fc.integer({ min: 979_100_000_000, max: 979_999_999_999 }),
  )
  .map(isbnAt)

export const anyIsbnUnder978: fc.Arbitrary<Isbn13> = fc
  .integer({ min: 978_000_000_000, max: 978_999_999_999 })
  .map(isbnAt)

/** Numbers of one table's open ranges, short ranges as often as long ones. */
export function definedIn(table: RangeTable): fc.Arbitrary<Isbn13> {
  return fc
    .constantFrom(...openRules(table))
    .chain(({ span }) => fc.integer({ min: span.lo, max: span.hi - 1 }).map(isbnAt))
}

function openRules(table: RangeTable): RangeRule[] {
  return table.groups.flatMap(({ rules }) => rules).filter(({ registrantLength }) => registrantLength > 0)
}

/** Texts that look like numbers and mostly aren't, next to any text at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'0123456789789978-  Xx.eE+:/ISBNurndoМХ–０٣'), maxLength: 40 }),
  fc
    .tuple(anyIsbn, fc.nat({ max: 12 }), fc.string({ unit: fc.constantFrom(...'0123456789Xx- .Хe'), maxLength: 3 }))
    .map(([isbn13, at, damage]) => isbn13.slice(0, at) + damage + isbn13.slice(at + damage.length)),
)
