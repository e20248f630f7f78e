import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { defaultRanges } from '../src/default-ranges.ts'
import { extract } from '../src/extract.ts'
import { toIsbn10 } from '../src/number.ts'
import { anyText, definedIn } from './arbitraries.ts'

function numbersIn(text: string): string[] {
  return extract(text).map(({ isbn13 }) => isbn13)
}

test('says what it found and where', () => {
  expect(extract('Paperback: ISBN 0-596-00802-3 (pbk.)')).toEqual([
    { isbn13: '9780596008024', form: 'ISBN10', text: '0-596-00802-3', start: 16, end: 29 },
  ])
})

describe('in library records', () => {
  test.each([
    ['0596008023 (pbk.)', ['9780596008024']],
    ['0742525589 (cloth : alk. paper)', ['9780742525580']],
    ['156592875X (electronic bk.) :', ['9781565928756']],
    ['9780307970060 :', ['9780307970060']],
    ['978-5-406-00618-4.', ['9785406006184']],
    ['985-06-0280-5.', ['9789850602800']],
    ['978-985-6751-59-5 (Мисанта)', ['9789856751595']],
    ['954-8083-06-Х (подв.)', ['9789548083065']],
    ['ISBN 978‑985‑6751‑59‑5', ['9789856751595']],
    ['978-5-271-40616-4 (Астрель) ; 978-985-6751-59-5 (Мисанта)', ['9785271406164', '9789856751595']],
    ['9780470194959 0470194952', ['9780470194959', '9780470194959']],
    ['978-3-515-12871-1 8', ['9783515128711']],
    ['2024;10.14361/9783839472354;978-3-8376-7235-0', ['9783839472354', '9783837672350']],
    ['978 985 6020 20 2 / 985 6020 20 4', ['9789856020202', '9789856020202']],
    ['(9789856020202)', ['9789856020202']],
  ])('%s', (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers)
  })
})

describe('does not find', () => {
  test.each([
    ['a number in scientific notation', '9.7804515293e+12'],
    ['digits behind a decimal point', '0.0596008023'],
    ['digits in front of a decimal point', '0596008023.5'],
    ['a part of more digits', '28458625552876144972'],
    ['digits glued to letters', 'A0596008023 0596008023B 9789856020202pbk'],
    ['a telephone number', '059-600-8023, 0 596 008 023, 059600 802 3'],
    ['a wrong check digit', '978-985-6020-20-3'],
    ['printed music', '979-0-007-67238-6'],
    ['nine digits, which are too often something else', '439023483'],
  ])('%s', (_, text) => {
    expect(numbersIn(text)).toEqual([])
  })
})

test('finds a GTIN-14, and a number in digits of another script, where it stands', () => {
  const text = 'GTIN 09789856020202; ۹۷۸-۹۸۵-۶۰۲۰-۲۰-۲\u200f'
  expect(extract(text)).toEqual([
    { isbn13: '9789856020202', form: 'GTIN14', text: '09789856020202', start: 5, end: 19 },
    { isbn13: '9789856020202', form: 'ISBN13', text: '۹۷۸-۹۸۵-۶۰۲۰-۲۰-۲', start: 21, end: 38 },
  ])
})

test('finds every number that stands by itself in a text, in order', () => {
  const word = fc.constantFrom('(pbk.)', ';', ', ', ' : ', ' / ', '\n', ' Мисанта ', ' 2019; ', '$a')
  const number = definedIn(defaultRanges).chain((isbn13) => {
    const hyphenated = defaultRanges.hyphenate(isbn13) ?? isbn13
    const spellings = [isbn13, hyphenated, hyphenated.replaceAll('-', ' '), hyphenated.replaceAll('-', '\u2011')]
    return fc.constantFrom(...spellings, toIsbn10(isbn13) ?? isbn13).map((spelling) => ({ isbn13, spelling }))
  })
  fc.assert(
    fc.property(fc.array(fc.tuple(word, number)), (parts) => {
      const text = parts.map(([before, { spelling }]) => `${before} ${spelling};`).join('')
      expect(numbersIn(text)).toEqual(parts.map(([, { isbn13 }]) => isbn13))
    }),
  )
})

test('whatever the text, each find stands where it says', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let from = 0
      for (const { start, end, text: found } of extract(text)) {
        expect(start).toBeGreaterThanOrEqual(from)
        expect(text.slice(start, end)).toBe(found)
        from = end
      }
    }),
    { numRuns: 1_000 },
  )
})
