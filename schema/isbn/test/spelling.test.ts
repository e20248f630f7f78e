import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { parseIsbn, toIsbn10 } from '../src/number.ts'
import type { NumberProblem } from '../src/problem.ts'
import { anyIsbn, anyIsbnUnder978 } from './arbitraries.ts'

// The damage below is what catalogues, spreadsheets and booksellers' lists really hold.

describe('why a text is no ISBN', () => {
  test.each([
    ['', 'EMPTY', undefined],
    [' - ', 'EMPTY', undefined],
    ['ISBN:', 'EMPTY', undefined],
    ['978-985-11-0355', 'WRONG_LENGTH', undefined],
    ['978-985', 'WRONG_LENGTH', undefined],
    ['123456788', 'WRONG_LENGTH', undefined],
    ['28458625552876144972', 'TOO_LONG', 13],
    ['978-3-515-12871-1 8', 'TOO_LONG', 18],
    ['0073999960822', 'NOT_AN_ISBN_PREFIX', 0],
    ['ISBN 0073999960822', 'NOT_AN_ISBN_PREFIX', 5],
    ['978-9910-987-04-4', 'BAD_CHECK_DIGIT', 16],
    ['ISBN 978-9910-987-04-4', 'BAD_CHECK_DIGIT', 21],
    ['985-6020-20-5', 'BAD_CHECK_DIGIT', 12],
    ['954-445-456-Х', 'BAD_CHARACTER', 12],
    ['0596008023 (pbk.)', 'BAD_CHARACTER', 11],
    ['389319.9373', 'BAD_CHARACTER', 6],
    ['X', 'BAD_CHARACTER', 0],
    ['98560X0204', 'BAD_CHARACTER', 5],
    ['978985602020X', 'BAD_CHARACTER', 12],
    ['urn:isbn:978-9910-987-04-4', 'BAD_CHECK_DIGIT', 25],
    ['10.978.9910987/044', 'BAD_CHECK_DIGIT', 17],
  ])('%j: %s', (text, problem, position) => {
    expect(parseIsbn(text)).toMatchObject({ problem })
    expect(parseIsbn(text)).toHaveProperty('message', expect.stringMatching(/\.$/))
    expect((parseIsbn(text) as { position?: number }).position).toBe(position)
  })

  test.each(['urn:isbn:439023483', 'urn:isbn:09789856020202', '10.978.079/0004'])(
    'a good number of a length that the spelling does not take: %s',
    (text) => {
      expect(parseIsbn(text)).toMatchObject({ problem: 'WRONG_LENGTH', suggestions: [expect.any(String)] })
    },
  )

  test('a character that cannot be seen is named by its number only', () => {
    expect(parseIsbn('978\u0007')).toMatchObject({
      problem: 'BAD_CHARACTER',
      message: "U+0007 doesn't belong in an ISBN.",
    })
    expect(parseIsbn('954-445-456-Х')).toMatchObject({ message: "“Х” (U+0425) doesn't belong in an ISBN." })
  })

  test('a case of many copies is not one copy', () => {
    expect(parseIsbn('19789856020209')).toMatchObject({ problem: 'NOT_AN_ISBN_PREFIX', position: 0, suggestions: [] })
  })
})

describe('scientific notation', () => {
  // Without its marks, 9.7804515293e+12 reads 9780451529312: a well-formed number of another book.
  test.each(['9.7804515293e+12', '9.78045116394e+12', '9.78E+12', '9,78045E+12', ' 9.7804515293e+12 ', '9e12'])(
    'is refused, with nothing to suggest, since the digits are lost: %s',
    (text) => {
      expect(parseIsbn(text)).toMatchObject({ problem: 'SCIENTIFIC_NOTATION', suggestions: [] })
    },
  )
})

describe('the number of printed music', () => {
  test.each(['9790007672386', '979-0-007-67238-6', 'ISMN 979-0-007-67238-6', 'M-007-67238-6', '979-0-007-67238-5'])(
    'is called by its name: %s',
    (text) => {
      expect(parseIsbn(text)).toMatchObject({ problem: 'ISMN', position: 0, suggestions: [] })
    },
  )
})

describe('what a damaged number may have meant', () => {
  test.each([
    ['a wrong check digit', '978-9910-987-04-4', '9789910987045'],
    ['a wrong check digit of ten', '985-6020-20-5', '9789856020202'],
    ['two neighbours swapped', '9789850620202', '9789856020202'],
    ['two neighbours swapped in front', '9879856020202', '9789856020202'],
    ['two neighbours swapped in ten', '9856020024', '9789856020202'],
    ['ten characters glued behind 978 with their old check digit', '9789856020204', '9789856020202'],
    ['the same where the old check digit was X', '978-9548083-06-X', '9789548083065'],
    ['979 written for 978', '979-985-6020-20-2', '9789856020202'],
    ['978 written for 979', '9781012345678', '9791012345678'],
    ['leading zeros that a spreadsheet took', '60822554', '9780060822552'],
    ['Cyrillic Х, 954-8083-06-Х', '954-8083-06-Х', '9789548083065'],
    ['Cyrillic Х, 954-445-456-Х', '954-445-456-Х', '9789544454562'],
    ['Cyrillic х, 954-8560-33-х', '954-8560-33-х', '9789548560337'],
    ['typographic dashes', '978–985–6020–20–2', '9789856020202'],
    ['typographic dashes in an SBN', '439–02348–3', '9780439023481'],
    ['full-width digits', '９７８９８５６０２０２０２', '9789856020202'],
    ['Arabic-Indic digits', '٩٧٨٩٨٥٦٠٢٠٢٠٢', '9789856020202'],
    ['Persian digits', '۹۷۸۹۸۵۶۰۲۰۲۰۲', '9789856020202'],
    ['a mark that cannot be seen', '\u200e978-985-6020-20-2', '9789856020202'],
    ['text around the number', '978-985-6751-59-5 (Мисанта)', '9789856751595'],
  ])('%s', (_, text, meant) => {
    const { suggestions } = parseIsbn(text) as NumberProblem
    expect(suggestions).toContain(meant)
  })

  test('three digits are too few to be what is left of a number', () => {
    expect(parseIsbn('0')).toMatchObject({ problem: 'WRONG_LENGTH', suggestions: [] })
    expect(parseIsbn('019')).toMatchObject({ problem: 'WRONG_LENGTH', suggestions: [] })
  })

  test('a lost last digit is not guessed', () => {
    expect(parseIsbn('978-985-11-0355')).toMatchObject({ suggestions: [] })
  })

  test('two numbers in one field are both suggested where they are divided', () => {
    expect(parseIsbn('978-3-8309-3506-3;978-3-8309-8506-8')).toMatchObject({
      problem: 'BAD_CHARACTER',
      suggestions: ['9783830935063', '9783830985068'],
    })
  })

  test('is found for every number whose last digit was mistyped, and whose neighbours were swapped', () => {
    fc.assert(
      fc.property(anyIsbn, fc.nat({ max: 11 }), fc.integer({ min: 1, max: 9 }), (isbn13, at, off) => {
        const mistyped = isbn13.slice(0, 12) + String((Number(isbn13.slice(12)) + off) % 10)
        const swapped = isbn13.slice(0, at) + isbn13.charAt(at + 1) + isbn13.charAt(at) + isbn13.slice(at + 2)
        for (const damaged of [mistyped, swapped]) {
          const parsed = parseIsbn(damaged)
          if ('isbn13' in parsed) continue // a swap that the check digit doesn't see
          if (parsed.problem === 'ISMN') continue // a swap into the space of printed music
          expect(parsed.suggestions).toContain(isbn13)
        }
      }),
    )
  })

  test('is found for every ISBN-10 glued behind 978', () => {
    fc.assert(
      fc.property(anyIsbnUnder978, (isbn13) => {
        const parsed = parseIsbn(`978${toIsbn10(isbn13)}`)
        if (!('isbn13' in parsed)) expect(parsed.suggestions[0]).toBe(isbn13)
      }),
    )
  })
})
