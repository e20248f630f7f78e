import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { defaultRanges } from '../src/default-ranges.ts'
import { ordinalOf } from '../src/number.ts'
import { firstIsbn, IndexOutsidePrefix, isbnUnder, lastIsbn, type Prefix } from '../src/prefix.ts'
import { definedIn } from './arbitraries.ts'

function prefix(text: string): Prefix {
  return defaultRanges.prefix(text) as Prefix
}

test('a prefix of four digits in Belarus holds a hundred numbers', () => {
  expect(prefix('978-985-6020')).toEqual({
    value: '978-985-6020',
    registrationGroup: '978-985',
    registrant: '6020',
    span: { lo: 978_985_602_000, hi: 978_985_602_100 },
    capacity: 100,
  })
})

test('numbers under a prefix are counted from 0, by the publication element', () => {
  expect(firstIsbn(prefix('978-985-6020'))).toBe('9789856020004')
  expect(isbnUnder(prefix('978-985-6020'), 20)).toBe('9789856020202')
  expect(lastIsbn(prefix('978-985-6020'))).toBe('9789856020998')
})

test.each([-1, 100, 0.5, NaN])('it has no number with the index %d', (index) => {
  expect(() => isbnUnder(prefix('978-985-6020'), index)).toThrow(IndexOutsidePrefix)
})

test('every number under a prefix is cut under that prefix', () => {
  const position = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(definedIn(defaultRanges), position, (isbn13, part) => {
      const own = defaultRanges.prefixAt(ordinalOf(isbn13)) as Prefix
      const other = isbnUnder(own, Math.floor(part * own.capacity))
      expect(defaultRanges.prefixAt(ordinalOf(other))).toEqual(own)
    }),
  )
})
