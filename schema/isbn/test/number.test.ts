import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { defaultRanges } from '../src/default-ranges.ts'
import {
  type Isbn13,
  isbnAt,
  nextIsbn,
  ordinalOf,
  OrdinalOutOfRange,
  parseIsbn,
  previousIsbn,
  toGtin14,
  toIsbn10,
  toUrn,
} from '../src/number.ts'
import { isProblem } from '../src/problem.ts'
import { anyIsbn, anyIsbnUnder978, anyText, definedIn } from './arbitraries.ts'

function isbn(text: string): Isbn13 {
  const parsed = parseIsbn(text)
  if (isProblem(parsed)) throw new Error(`${text}: ${parsed.message}`)
  return parsed.isbn13
}

describe('one number, in every spelling that people use', () => {
  // The example of the National Book Chamber of Belarus: group 985, publisher 6020, book 20.
  test.each([
    ['9789856020202', 'ISBN13'],
    ['978-985-6020-20-2', 'ISBN13'],
    ['978 985 6020 20 2', 'ISBN13'],
    ['978-985-60-2020-2', 'ISBN13'],
    ['  978-985-6020-20-2\n', 'ISBN13'],
    ['978\u00a0985\u00a06020\u00a020\u00a02', 'ISBN13'],
    ['ISBN 978-985-6020-20-2', 'ISBN13'],
    ['ISBN978-985-6020-20-2', 'ISBN13'],
    ['isbn: 978-985-6020-20-2', 'ISBN13'],
    ['ISBN-13: 978-985-6020-20-2', 'ISBN13'],
    ['ISBN-13 978-985-6020-20-2', 'ISBN13'],
    ['ISBN 13: 9789856020202', 'ISBN13'],
    ['eISBN 978-985-6020-20-2', 'ISBN13'],
    ['985-6020-20-4', 'ISBN10'],
    ['9856020204', 'ISBN10'],
    ['ISBN 985-6020-20-4', 'ISBN10'],
    ['ISBN-10: 985-6020-20-4', 'ISBN10'],
    ['09789856020202', 'GTIN14'],
    ['0 9789856 020202', 'GTIN14'],
    ['10.978.9856020/202', 'ISBN_A'],
    ['doi:10.978.9856020/202', 'ISBN_A'],
    ['doi: 10.978.9856020/202', 'ISBN_A'],
    ['https://doi.org/10.978.9856020/202', 'ISBN_A'],
    ['http://dx.doi.org/10.978.9856020/202', 'ISBN_A'],
    ['HTTPS://WWW.DOI.ORG/10.978.9856020/202', 'ISBN_A'],
    ['ISBN-A: 10.978.9856020/202', 'ISBN_A'],
    ['urn:isbn:9789856020202', 'URN'],
    ['URN:ISBN:978-985-6020-20-2', 'URN'],
    ['urn:isbn:985-6020-20-4', 'URN'],
  ])('%j is 978-985-6020-20-2, written as %s', (text, form) => {
    expect(parseIsbn(text)).toEqual({ form, isbn13: '9789856020202' })
  })

  test('an ISBN-10 may end in X, large or small', () => {
    const expected = { form: 'ISBN10', isbn13: '9789910225000' }
    expect(parseIsbn('991022500X')).toEqual(expected)
    expect(parseIsbn('9910-225-00-x')).toEqual(expected)
    expect(parseIsbn('ISBN 9910-225-00-X')).toEqual(expected)
  })

  test('nine digits that check are an SBN, which is an ISBN-10 without its leading zero', () => {
    expect(parseIsbn('439023483')).toEqual({ form: 'SBN', isbn13: '9780439023481' })
    expect(parseIsbn('SBN 439-02348-3')).toEqual({ form: 'SBN', isbn13: '9780439023481' })
    expect(parseIsbn('0439023483')).toEqual({ form: 'ISBN10', isbn13: '9780439023481' })
    expect(parseIsbn('30788743X')).toEqual({ form: 'SBN', isbn13: '9780307887436' })
  })

  test('the 10 or 13 of a label is not read as digits, and digits are not read as a label', () => {
    expect(parseIsbn('ISBN 1306543215')).toEqual({ form: 'ISBN10', isbn13: '9781306543217' })
    expect(parseIsbn('ISBN 13 06543 21 5')).toEqual({ form: 'ISBN10', isbn13: '9781306543217' })
    expect(parseIsbn('ISBN 13 13 06543 21 5')).toEqual({ form: 'ISBN10', isbn13: '9781306543217' })
  })

  test.each([
    'urn:isbn:439023483',
    'urn:isbn:09789856020202',
    '10.978.985/6020',
    '10.9789856020202',
    '10.1007/9789856020202',
  ])('%s is not a spelling of an ISBN', (text) => {
    expect(isProblem(parseIsbn(text))).toBe(true)
  })
})

// One number in each group of the five agencies, Germany's for comparison; both check digits worked out by hand.
test.each([
  ['9789856020202', '9856020204'],
  ['9783110162165', '3110162164'],
  ['9789910225000', '991022500X'],
  ['9789547990005', '9547990004'],
  ['9786082000008', '6082000005'],
  ['9789936400009', '9936400003'],
  ['9789943975002', '9943975008'],
  ['9786191880003', '6191880006'],
])('%s and %s are one number', (isbn13, isbn10) => {
  expect(toIsbn10(isbn(isbn13))).toBe(isbn10)
  expect(isbn(isbn10)).toBe(isbn13)
})

test('a number under 979 has no spelling in ten characters', () => {
  expect(toIsbn10(isbn('9791012345678'))).toBeUndefined()
})

test('a number is also a GTIN-14 and a URN', () => {
  expect(toGtin14(isbn('9789856020202'))).toBe('09789856020202')
  expect(toUrn(isbn('9789856020202'))).toBe('urn:isbn:9789856020202')
})

test('after the last number under 978 comes the first under 979-1: 979-0 is printed music', () => {
  const last978 = isbnAt(978_999_999_999)
  const first979 = isbnAt(979_100_000_000)
  expect(nextIsbn(last978)).toBe(first979)
  expect(previousIsbn(first979)).toBe(last978)
})

test('nothing comes before the first number or after the last', () => {
  expect(previousIsbn(isbnAt(978_000_000_000))).toBeUndefined()
  expect(nextIsbn(isbnAt(979_999_999_999))).toBeUndefined()
})

test.each([977_999_999_999, 979_000_000_000, 979_099_999_999, 980_000_000_000, 978_000_000_000.5, NaN, -1])(
  'no ISBN has the ordinal %d',
  (ordinal) => {
    expect(() => isbnAt(ordinal)).toThrow(OrdinalOutOfRange)
  },
)

describe('whatever the number', () => {
  test('its ordinal leads back to it', () => {
    fc.assert(fc.property(anyIsbn, (isbn13) => isbnAt(ordinalOf(isbn13)) === isbn13))
  })

  test('the one after the one before it is itself', () => {
    fc.assert(
      fc.property(anyIsbn, (isbn13) => {
        const before = previousIsbn(isbn13)
        const after = nextIsbn(isbn13)
        expect(before === undefined ? isbn13 : nextIsbn(before)).toBe(isbn13)
        expect(after === undefined ? isbn13 : previousIsbn(after)).toBe(isbn13)
      }),
    )
  })

  test('its ten characters say the same', () => {
    fc.assert(fc.property(anyIsbnUnder978, (isbn13) => isbn(toIsbn10(isbn13) ?? '') === isbn13))
  })

  test('it is read back from any spelling that it can be written in', () => {
    fc.assert(
      fc.property(definedIn(defaultRanges), (isbn13) => {
        const spellings = [defaultRanges.hyphenate(isbn13), toGtin14(isbn13), toUrn(isbn13), `ISBN-13: ${isbn13}`]
        for (const spelling of spellings) expect(isbn(spelling ?? '')).toBe(isbn13)
      }),
    )
  })

  test('a wrong check digit is never accepted', () => {
    fc.assert(
      fc.property(anyIsbn, fc.integer({ min: 1, max: 9 }), (isbn13, off) => {
        const wrong = isbn13.slice(0, 12) + String((Number(isbn13.slice(12)) + off) % 10)
        expect(parseIsbn(wrong)).toMatchObject({ code: 'BAD_CHECK_DIGIT', position: 12 })
      }),
    )
  })
})

describe('whatever the text', () => {
  test('parsing never throws, and what it accepts is a good number', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseIsbn(text)
        if (!isProblem(parsed)) expect(isbnAt(ordinalOf(parsed.isbn13))).toBe(parsed.isbn13)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a problem points inside the text and suggests good numbers only, each once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseIsbn(text)
        if (!isProblem(parsed)) return
        const { position = 0, suggestions } = parsed
        expect(position).toBeGreaterThanOrEqual(0)
        if (parsed.position !== undefined) expect(position).toBeLessThan(text.length)
        for (const suggestion of suggestions)
          expect(parseIsbn(suggestion)).toEqual({ form: 'ISBN13', isbn13: suggestion })
        expect(new Set(suggestions).size).toBe(suggestions.length)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a long text is answered at once', () => {
    const long = 50_000
    for (const piece of ['ISBN', ' ', '-', '9', '978', 'X', 'ISBN 13 ', 'urn:isbn:', '10.978.', '1 ', '1-', '\u2013']) {
      const started = process.cpuUsage()
      for (const lead of ['', 'ISBN', 'ISBN 13', 'M', '10.978.']) {
        expect(isProblem(parseIsbn(`${lead}${piece.repeat(long / piece.length)}z`))).toBe(true)
      }
      // The process's own time, in microseconds: other processes don't count.
      expect(process.cpuUsage(started).user).toBeLessThan(1_500_000)
    }
  })
})
