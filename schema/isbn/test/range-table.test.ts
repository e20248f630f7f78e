import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { defaultRanges } from '../src/default-ranges.ts'
import { type Isbn13, isbnAt, ordinalOf } from '../src/number.ts'
import { isProblem } from '../src/problem.ts'
import { type RangeRule, RangeTable, type RegistrationGroup } from '../src/range-table.ts'
import { anyIsbn, definedIn } from './arbitraries.ts'

/** A table of our own, with every difficulty that real ones have; the figures of 985 and 9910 are close to real. */
const table = new RangeTable({
  source: 'made for this test',
  serial: 'test-1',
  date: '2026-07-24T06:11:45.000Z',
  groups: [
    {
      value: '979-10',
      name: 'France',
      rules: [
        { from: '00', to: '19', registrantLength: 2 },
        { from: '200', to: '699', registrantLength: 3 },
      ],
    },
    {
      value: '978-608',
      name: 'North Macedonia',
      rules: [
        { from: '0', to: '0', registrantLength: 1 },
        { from: '10', to: '19', registrantLength: 2 },
        { from: '7', to: '9', registrantLength: 1 },
      ],
    },
    {
      value: '978-9910',
      name: 'Uzbekistan',
      rules: [
        { from: '0000000', to: '0099999', registrantLength: 0 },
        { from: '01', to: '18', registrantLength: 2 },
        { from: '1900000', to: '2249999', registrantLength: 0 },
        { from: '225', to: '374', registrantLength: 3 },
      ],
    },
    { value: '978-968', name: 'Mexico', rules: [{ from: '01', to: '39', registrantLength: 2 }] },
    {
      value: '978-985',
      name: 'Belarus',
      rules: [
        { from: '6000', to: '8799', registrantLength: 4 },
        { from: '880', to: '899', registrantLength: 3 },
      ],
    },
    { value: '978-1', name: 'English language', rules: [{ from: '0600000', to: '0664999', registrantLength: 0 }] },
    { value: '978-611', name: 'Thailand', rules: [{ from: '0000000', to: '9999999', registrantLength: 0 }] },
    {
      value: '978-99937',
      name: 'Macau',
      rules: [
        { from: '0', to: '2', registrantLength: 1 },
        { from: '3000000', to: '3099999', registrantLength: 0 },
        { from: '310', to: '999', registrantLength: 3 },
      ],
    },
  ],
})

describe('where the hyphens go', () => {
  test.each([
    ['9789856020202', '978-985-6020-20-2'],
    ['9789858801007', '978-985-880-100-7'],
    ['9786080123451', '978-608-0-12345-1'],
    ['9786087123450', '978-608-7-12345-0'],
    ['9789910010005', '978-9910-01-000-5'],
    ['9791020012341', '979-10-200-1234-1'],
    ['9789993799907', '978-99937-999-0-7'],
  ])('%s is %s', (isbn13, hyphenated) => {
    expect(table.hyphenate(isbn13 as Isbn13)).toBe(hyphenated)
    expect(Object.values(table.cut(isbn13 as Isbn13)).join('-')).toBe(hyphenated)
  })

  test('elements are digits as text, and may begin with 0', () => {
    expect(table.cut('9789910010005' as Isbn13)).toEqual({
      gs1: '978',
      registrationGroup: '9910',
      registrant: '01',
      publication: '000',
      checkDigit: '5',
    })
  })
})

describe('an undefined number has a right check digit and no hyphens', () => {
  test.each([
    ['its range is not open', isbnAt(978_991_019_999), 'UNDEFINED_RANGE', 7],
    ['its range is not open, behind a long group', isbnAt(978_999_373_050), 'UNDEFINED_RANGE', 8],
    ['no rule covers it', isbnAt(978_968_000_000), 'UNDEFINED_RANGE', 6],
    ['no rule covers it any more', isbnAt(978_985_999_999), 'UNDEFINED_RANGE', 6],
    ['its whole group is closed', isbnAt(978_611_543_009), 'UNDEFINED_RANGE', 6],
    ['it is in no group', isbnAt(978_640_004_262), 'UNDEFINED_GROUP', 3],
    ['it is the last of all', isbnAt(979_999_999_999), 'UNDEFINED_GROUP', 3],
    ['it is the first of all', isbnAt(978_000_000_000), 'UNDEFINED_GROUP', 3],
  ])('because %s', (_, isbn13, code, position) => {
    expect(table.hyphenate(isbn13)).toBeUndefined()
    expect(table.cut(isbn13)).toMatchObject({ code, position, suggestions: [] })
    expect(table.prefixAt(ordinalOf(isbn13))).toMatchObject({ code })
  })
})

test('a range that is not open, behind a long group, ends where its seven digits say', () => {
  expect(isProblem(table.cut(isbnAt(978_999_373_099)))).toBe(true)
  expect(table.hyphenate(isbnAt(978_999_373_100))).toBe('978-99937-310-0-9')
  expect(table.hyphenate(isbnAt(978_999_372_999))).toMatch(/^978-99937-2-999-/)
})

test('groups stand in the order of their numbers, however the table listed them', () => {
  expect(table.groups.map(({ value }) => value)).toEqual([
    '978-1',
    '978-608',
    '978-611',
    '978-968',
    '978-985',
    '978-9910',
    '978-99937',
    '979-10',
  ])
})

test('a group is found by its value and by any number in it', () => {
  expect(table.group('978-985')?.name).toBe('Belarus')
  expect(table.group('978985')).toBeUndefined()
  expect(table.groupAt(978_985_999_999)?.value).toBe('978-985')
  expect(table.groupAt(978_986_000_000)).toBeUndefined()
})

test('a rule says how many registrants it has and how many numbers each of them', () => {
  expect(table.group('978-985')?.rules[0]).toEqual({
    from: '6000',
    to: '8799',
    registrantLength: 4,
    span: { lo: 978_985_600_000, hi: 978_985_880_000 },
    registrants: 2_800,
    block: 100,
  })
  expect(table.group('978-9910')?.rules[0]).toEqual({
    from: '0000000',
    to: '0099999',
    registrantLength: 0,
    span: { lo: 978_991_000_000, hi: 978_991_001_000 },
    registrants: 0,
    block: 0,
  })
})

test('a range that is not open may be a whole group or a part of one', () => {
  expect(table.group('978-1')?.rules[0]?.span).toEqual({ lo: 978_106_000_000, hi: 978_106_650_000 })
  const thailand = table.group('978-611')
  expect(thailand?.rules[0]?.span).toEqual(thailand?.span)
})

describe('a prefix', () => {
  test.each(['978-985-6020', '9789856020', '978 985 6020', 'ISBN 978-985-6020', ' 978-98-56020 '])(
    'is read from %j',
    (text) => {
      expect(table.prefix(text)).toMatchObject({ value: '978-985-6020' })
    },
  )

  test.each([
    ['', 'EMPTY', undefined],
    ['978-985-602', 'OTHER_PREFIX', undefined],
    ['978-985-60201', 'OTHER_PREFIX', undefined],
    ['978-985', 'UNDEFINED_RANGE', 6],
    ['978-985-9', 'UNDEFINED_RANGE', 8],
    ['978-640-1', 'UNDEFINED_GROUP', 4],
    ['977-985-6020', 'NOT_AN_ISBN_PREFIX', 0],
    ['ISBN 977-985-6020', 'NOT_AN_ISBN_PREFIX', 5],
    ['979-0-123', 'ISMN', 0],
    ['978-985-60x0', 'BAD_CHARACTER', 10],
    ['978-985-602X', 'BAD_CHARACTER', 11],
    ['978-985-6020-20-2', 'PREFIX_TOO_LONG', 14],
  ])('is not %j: %s', (text, code, position) => {
    const answer = table.prefix(text)
    expect(answer).toMatchObject({ code })
    expect((answer as { position?: number }).position).toBe(position)
  })
})

describe('the default table', () => {
  test('names its source and its date', () => {
    expect(defaultRanges.serial).toMatch(/^isbn3@\d+\.\d+\.\d+$/)
    expect(defaultRanges.source).toContain('isbn3')
    expect(new Date(defaultRanges.date).toISOString()).toBe(defaultRanges.date)
  })

  test('knows the groups of five agencies', () => {
    const names = ['978-985', '978-954', '978-619', '978-608', '978-9989', '978-9943', '978-9910', '978-9936']
    expect(names.map((value) => defaultRanges.group(value)?.name)).toEqual([
      'Belarus',
      'Bulgaria',
      'Bulgaria',
      'North Macedonia',
      'North Macedonia',
      'Uzbekistan',
      'Uzbekistan',
      'Afghanistan',
    ])
  })

  // Numbers that stale tables, or programs that guess the length of a group, cut wrongly.
  test.each([
    ['9782488115001', '978-2-488115-00-1'],
    ['9786129999999', '978-612-99999-9-9'],
    ['9786630123456', '978-66-30-12345-6'],
    ['9791012345678', '979-10-12-34567-8'],
    ['9786087123450', '978-608-7-12345-0'],
    ['9789858801007', '978-985-880-100-7'],
    ['9789910200120', undefined],
    ['9789680000012', undefined],
    ['9786610326266', undefined],
    ['9786400042628', undefined],
  ])('%s is written %s', (isbn13, hyphenated) => {
    expect(defaultRanges.hyphenate(isbn13 as Isbn13)).toBe(hyphenated)
  })
})

describe.each([
  ['a table with every difficulty', table],
  ['the default table', defaultRanges],
])('at every border of every rule of %s', (_, ranges) => {
  test('a number is cut by the rule that it lies in', () => {
    for (const group of ranges.groups) {
      for (const rule of group.rules) {
        for (const ordinal of [rule.span.lo, rule.span.hi - 1]) expectCutBy(ranges, group, rule, ordinal)
      }
    }
  })

  test('a number between two rules is undefined and still in its group', () => {
    for (const group of ranges.groups) {
      const ends = [group.span.lo, ...group.rules.map(({ span }) => span.hi)]
      const begins = [...group.rules.map(({ span }) => span.lo), group.span.hi]
      begins.forEach((begin, place) => {
        const end = ends[place] ?? begin
        expect(end).toBeLessThanOrEqual(begin)
        if (end === begin) return
        for (const ordinal of [end, begin - 1]) {
          expect(ranges.prefixAt(ordinal)).toMatchObject({ code: 'UNDEFINED_RANGE' })
          expect(ranges.groupAt(ordinal)).toBe(group)
        }
      })
    }
  })

  test('the rules fill their group with whole registrants', () => {
    for (const { rules } of ranges.groups) {
      for (const { span, registrants, block, registrantLength } of rules) {
        if (registrantLength > 0) expect(registrants * block).toBe(span.hi - span.lo)
      }
    }
  })
})

function expectCutBy(ranges: RangeTable, group: RegistrationGroup, rule: RangeRule, ordinal: number): void {
  const isbn13 = isbnAt(ordinal)
  expect(ranges.groupAt(ordinal)).toBe(group)
  if (rule.registrantLength === 0) {
    expect(ranges.hyphenate(isbn13)).toBeUndefined()
    return
  }
  const registrant = ordinal === rule.span.lo ? rule.from : rule.to
  const publication = (ordinal === rule.span.lo ? '0' : '9').repeat(String(rule.block).length - 1)
  expect(ranges.hyphenate(isbn13)).toBe(`${group.value}-${registrant}-${publication}-${isbn13.slice(12)}`)
}

test('whatever the number, its elements join back to it, and its hyphens are theirs', () => {
  fc.assert(
    fc.property(definedIn(defaultRanges), (isbn13) => {
      const elements = Object.values(defaultRanges.cut(isbn13)) as string[]
      expect(elements.join('')).toBe(isbn13)
      expect(elements.every((element) => element.length > 0)).toBe(true)
      expect(defaultRanges.hyphenate(isbn13)).toBe(elements.join('-'))
    }),
  )
})

test('whatever the number, cutting, hyphenating and finding its prefix agree on whether it is defined', () => {
  fc.assert(
    fc.property(anyIsbn, (isbn13) => {
      const defined = defaultRanges.hyphenate(isbn13) !== undefined
      expect(isProblem(defaultRanges.cut(isbn13))).toBe(!defined)
      expect(isProblem(defaultRanges.prefixAt(ordinalOf(isbn13)))).toBe(!defined)
    }),
  )
})
