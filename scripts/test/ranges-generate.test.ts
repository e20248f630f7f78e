import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import { type Isbn13, isbnAt, parseIsbn, toIsbn10 } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { generatedRanges } from '../src/ranges-generate.ts'

/** Another's program over the same table: an oracle. */
const isbn3 = createRequire(import.meta.url)('isbn3') as {
  hyphenate(text: string): string | null
  asIsbn13(text: string, hyphens?: boolean): string | null
  asIsbn10(text: string): string | null
  groups: Record<string, { name: string }>
}

test('the default range table is what isbn3 gives', () => {
  const committed = new URL('../../schema/isbn/src/default-ranges.generated.ts', import.meta.url)
  expect(readFileSync(committed, 'utf8')).toBe(generatedRanges())
})

test('every group of isbn3 is there, under its name', () => {
  const names = Object.fromEntries(defaultRanges.groups.map(({ value, name }) => [value, name]))
  expect(names).toEqual(Object.fromEntries(Object.entries(isbn3.groups).map(([value, { name }]) => [value, name])))
})

test('the first and the last number of every rule are cut as isbn3 cuts them', () => {
  const borders = defaultRanges.groups.flatMap(({ rules }) => rules.flatMap(({ span }) => [span.lo, span.hi - 1]))
  expect(borders.length).toBeGreaterThan(3_000)
  for (const border of borders) expectSame(isbnAt(border))
})

test('any number at all is cut as isbn3 cuts it, or by neither', () => {
  const ordinal = fc.oneof(
    fc.integer({ min: 978_000_000_000, max: 978_999_999_999 }),
    fc.integer({ min: 979_100_000_000, max: 979_999_999_999 }),
    fc.constantFrom(...defaultRanges.groups).chain(({ span }) => fc.integer({ min: span.lo, max: span.hi - 1 })),
  )
  fc.assert(
    fc.property(ordinal, (place) => expectSame(isbnAt(place))),
    { numRuns: 5_000 },
  )
})

test('ten characters are read as isbn3 reads them', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{9}[0-9X]$/), (ten) => {
      const parsed = parseIsbn(ten)
      const theirs = isbn3.asIsbn13(ten)
      if (isProblem(parsed)) expect(theirs).toBeNull()
      else if (defaultRanges.hyphenate(parsed.isbn13)) expect(theirs).toBe(parsed.isbn13)
    }),
    { numRuns: 2_000 },
  )
})

function expectSame(isbn13: Isbn13): void {
  const hyphenated = defaultRanges.hyphenate(isbn13)
  expect(hyphenated ?? null).toBe(isbn3.hyphenate(isbn13))
  if (hyphenated) expect(toIsbn10(isbn13) ?? null).toBe(isbn3.asIsbn10(isbn13))
}
