import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { defaultRanges } from '../src/default-ranges.ts'
import { toIsbnA } from '../src/isbn-a.ts'
import { type Isbn13, parseIsbn } from '../src/number.ts'
import type { IsbnElements } from '../src/range-table.ts'
import { definedIn } from './arbitraries.ts'

function isbnA(isbn13: Isbn13): string {
  return toIsbnA(defaultRanges.cut(isbn13) as IsbnElements)
}

test('an ISBN-A is divided before the publication element', () => {
  expect(isbnA('9789856020202' as Isbn13)).toBe('10.978.9856020/202')
})

test('an ISBN-A is read back, as a DOI and as an address', () => {
  fc.assert(
    fc.property(definedIn(defaultRanges), (isbn13) => {
      const expected = { form: 'ISBN_A', isbn13 }
      expect(parseIsbn(isbnA(isbn13))).toEqual(expected)
      expect(parseIsbn(`https://doi.org/${isbnA(isbn13)}`)).toEqual(expected)
    }),
  )
})
