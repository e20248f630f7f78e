import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { defaultRanges } from '../src/default-ranges.ts'
import { isbnAt, ordinalOf, parseIsbn, toIsbn10 } from '../src/number.ts'
import type { Prefix } from '../src/prefix.ts'
import { isProblem, type NumberProblem } from '../src/problem.ts'
import { anyText, definedIn } from './arbitraries.ts'

test('the reading of a good number in an open range has everything', () => {
  expect(defaultRanges.read('ISBN 985-6020-20-4')).toEqual({
    input: 'ISBN 985-6020-20-4',
    form: 'ISBN10',
    isbn13: '9789856020202',
    elements: { gs1: '978', registrationGroup: '985', registrant: '6020', publication: '20', checkDigit: '2' },
    prefix: defaultRanges.prefix('978-985-6020'),
    group: defaultRanges.group('978-985'),
    valid: true,
    defined: true,
  })
})

describe('a good number outside every open range is valid and not defined', () => {
  test.each([
    ['9789910200120', 7],
    ['978-9910-2001-2-0', 9],
    ['ISBN-13: 9789910200120', 16],
    ['09789910200120', 8],
    ['10.978.99102001/20', 11],
    ['urn:isbn:9789910200120', 16],
    ['9910-2001-2-0', 5],
    ['𝟗𝟕𝟖-9910-2001-2-0', 12],
    ['"978-9910-2001-2-0" (pbk.)', 10],
    ['(01)09789910200120', 12],
  ])('%s', (input, position) => {
    expect(defaultRanges.read(input)).toMatchObject({
      isbn13: '9789910200120',
      valid: true,
      defined: false,
      group: { value: '978-9910' },
      problem: { code: 'UNDEFINED_RANGE', position },
    })
  })

  test.each([
    ['9786400042628', 3],
    [toIsbn10(isbnAt(978_640_004_262)) ?? '', 0],
  ])('%s, which is in no group', (input, position) => {
    const reading = defaultRanges.read(input)
    expect(reading).toMatchObject({
      isbn13: '9786400042628',
      valid: true,
      defined: false,
      problem: { code: 'UNDEFINED_GROUP', position },
    })
    expect(reading.group).toBeUndefined()
    expect(reading.prefix).toBeUndefined()
    expect(reading.elements).toBeUndefined()
  })
})

test('a text that is not a number is neither valid nor defined, and has a problem', () => {
  expect(defaultRanges.read('978-9910-987-04-4')).toEqual({
    input: '978-9910-987-04-4',
    valid: false,
    defined: false,
    problem: {
      code: 'BAD_CHECK_DIGIT',
      facts: { found: '4', expected: '5' },
      message: expect.any(String),
      position: 16,
      suggestions: ['9789910987045', '9799910987044'],
    },
  })
})

test('suggestions in open ranges come first', () => {
  const input = '9786400042682' // the last two swapped; no group has 978-640
  const asParsed = parseIsbn(input) as NumberProblem
  const { problem } = defaultRanges.read(input)
  const defined = (text: string) => defaultRanges.read(text).defined
  expect(problem?.suggestions.toSorted()).toEqual(asParsed.suggestions.toSorted())
  expect(problem?.suggestions.map(defined)).toEqual(asParsed.suggestions.map(defined).sort().reverse())
})

describe('a prefix', () => {
  test.each(['978-985-6020', '978 985 6020', '9789856020', 'ISBN 978-985-6020', '978-5-17', '97899989-0'])(
    'is read where the table cuts it exactly there: %s',
    (input) => {
      const reading = defaultRanges.read(input)
      const prefix = defaultRanges.prefix(input) as Prefix
      expect(reading).toEqual({
        input,
        form: 'PREFIX',
        prefix,
        group: defaultRanges.group(prefix.registrationGroup),
        valid: true,
        defined: true,
      })
    },
  )

  test('with a digit too many or too few is neither a prefix nor a number', () => {
    expect(defaultRanges.read('978-985-602')).toMatchObject({ valid: false, problem: { code: 'WRONG_LENGTH' } })
    expect(defaultRanges.read('978-985-60201')).toMatchObject({ valid: false, problem: { code: 'WRONG_LENGTH' } })
  })

  test('in plain digits is a number first, with its hyphens a prefix first', () => {
    const prefix = prefixThatChecks()
    expect(defaultRanges.read(prefix.value.replaceAll('-', '')).form).toBe('ISBN10')
    expect(defaultRanges.read(prefix.value)).toMatchObject({ form: 'PREFIX', prefix })
    expect(defaultRanges.read(prefix.value.replaceAll('-', ' '))).toMatchObject({ form: 'PREFIX', prefix })
  })

  test('of any number is read back from its value', () => {
    fc.assert(
      fc.property(definedIn(defaultRanges), (isbn13) => {
        const prefix = defaultRanges.prefixAt(ordinalOf(isbn13)) as Prefix
        expect(defaultRanges.read(prefix.value)).toMatchObject({ form: 'PREFIX', prefix, valid: true, defined: true })
      }),
    )
  })
})

/** The first prefix of Belarus whose ten digits are also a good ISBN-10. */
function prefixThatChecks(): Prefix {
  for (let registrant = 6000; registrant < 8800; registrant++) {
    const value = `978-985-${registrant}`
    if (!isProblem(parseIsbn(value))) return defaultRanges.prefix(value) as Prefix
  }
  throw new Error('No prefix checks as an ISBN-10.')
}

test('a group alone is not a prefix; the reading has the group', () => {
  expect(defaultRanges.read('978-985')).toMatchObject({
    valid: false,
    defined: false,
    group: { value: '978-985', name: 'Belarus' },
    problem: { code: 'GROUP_ONLY', facts: { group: '978-985' } },
  })
  expect(defaultRanges.read('ISBN ９７８–９８５')).toMatchObject({ problem: { code: 'GROUP_ONLY' } })
})

test.each([
  ['978.985.6020', '978-985-6020'],
  ['978/985/6020', '978-985-6020'],
  ['985.6020', '978-985-6020'],
])('a prefix with other signs than hyphens is offered: %s', (input, prefix) => {
  expect(defaultRanges.read(input)).toMatchObject({ problem: { code: 'BAD_CHARACTER', suggestions: [prefix] } })
})

test('a decimal of few digits is not taken for a prefix', () => {
  expect(defaultRanges.read('0.19').problem).toMatchObject({ code: 'BAD_CHARACTER', suggestions: [] })
})

describe('a prefix without its 978 or 979', () => {
  test.each([
    ['985-6020', '978-985-6020'],
    ['985 6020', '978-985-6020'],
    ['ISBN 985-6020', '978-985-6020'],
    ['۹۸۵-۶۰۲۰', '978-985-6020'],
    ['985-90000', '978-985-90000'],
    ['0-19', '978-0-19'],
    ['10-12', '979-10-12'],
    ['9943-4001', '978-9943-4001'],
    ['979-1020', '978-979-1020'],
  ])('%s is named: %s', (input, prefix) => {
    expect(defaultRanges.read(input)).toMatchObject({
      valid: false,
      problem: { code: 'PREFIX_WITHOUT_GS1', facts: { prefix }, suggestions: [prefix] },
    })
    expect(defaultRanges.prefix(input)).toMatchObject({ code: 'PREFIX_WITHOUT_GS1', suggestions: [prefix] })
  })

  test('in plain digits may have been meant, unless they are very few', () => {
    const suggestions = (input: string) => defaultRanges.read(input).problem?.suggestions
    expect(suggestions('9856020')).toEqual(['978-985-6020'])
    expect(suggestions('019')).toEqual([])
  })

  test('is named for every prefix, or is offered where it is an ISSN or a number too', () => {
    fc.assert(
      fc.property(definedIn(defaultRanges), (isbn13) => {
        const prefix = defaultRanges.prefixAt(ordinalOf(isbn13)) as Prefix
        const without = prefix.value.slice('978-'.length)
        const reading = defaultRanges.read(without)
        // 978-23 may as well be the beginning of another prefix.
        if (!reading.valid && !/^97[89]-.{1,3}$/.test(without))
          expect(reading.problem?.suggestions).toContain(prefix.value)
      }),
    )
  })
})

test('reading never throws, and its members agree with each other, for any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { input, isbn13, prefix, elements, form, valid, defined, problem } = defaultRanges.read(text)
      expect(input).toBe(text)
      expect(problem === undefined).toBe(valid && defined)
      expect(form !== undefined).toBe(valid)
      expect(prefix !== undefined).toBe(defined)
      expect(elements !== undefined).toBe(defined && form !== 'PREFIX')
      expect(isbn13 !== undefined).toBe(valid && form !== 'PREFIX')
      if (problem?.position !== undefined) expect(text.charAt(problem.position)).not.toBe('')
    }),
    { numRuns: 1_000 },
  )
})
