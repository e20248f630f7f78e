import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { defaultRanges } from '../src/default-ranges.ts'
import { type Isbn13, parseIsbn, toGtin14, toIsbn10 } from '../src/number.ts'
import { isbnUnder, type Prefix } from '../src/prefix.ts'
import { isProblem } from '../src/problem.ts'
import { anyIsbn, anyIsbnUnder978, definedIn } from './arbitraries.ts'

// The damage below is what catalogues, spreadsheets, scanners and booksellers' lists really hold.

function suggestionsFor(text: string): readonly string[] {
  const parsed = parseIsbn(text)
  if (!isProblem(parsed)) throw new Error(`${text} was read as ${parsed.isbn13}.`)
  return parsed.suggestions
}

describe('digits of every script are digits, and invisible characters are nothing', () => {
  test.each([
    ['full-width digits and hyphens', '９７８－９８５－６０２０－２０－２'],
    ['Arabic-Indic digits', '٩٧٨٩٨٥٦٠٢٠٢٠٢'],
    ['Persian digits', '۹۷۸-۹۸۵-۶۰۲۰-۲۰-۲'],
    ['Devanagari digits', '९७८९८५६०२०२०२'],
    ['Thai digits', '๙๗๘๙๘๕๖๐๒๐๒๐๒'],
    ['Adlam digits, beyond U+FFFF', '𞥙𞥗𞥘𞥙𞥘𞥕𞥖𞥐𞥒𞥐𞥒𞥐𞥒'],
    ['mathematical digits, beyond U+FFFF', '𝟗𝟕𝟖-𝟗𝟖𝟓-𝟔𝟎𝟐𝟎-𝟐𝟎-𝟐'],
    ['digits of two scripts', '٩٧٨-985-6020-20-2'],
    ['keycaps', '9️⃣7️⃣8️⃣9️⃣8️⃣5️⃣6️⃣0️⃣2️⃣0️⃣2️⃣0️⃣2️⃣'],
    ['typographic dashes', '978–985‑6020—20−2'],
    ['typographic spaces', '978\u2009985\u202f6020\u300020\u20032'],
    ['bidi marks around', '\u200e978-985-6020-20-2\u200f'],
    ['bidi isolates around', '\u2066978-985-6020-20-2\u2069'],
    ['a byte order mark in front', '\ufeff9789856020202'],
    ['soft hyphens and zero width spaces within', '978\u00ad985\u200b6020\u206020\u200d2'],
    ['variation selectors and tags within', '978\ufe0f985\u{e0101}6020\u{e0020}202'],
    ['a label of full-width letters', 'ＩＳＢＮ：９７８９８５６０２０２０２'],
  ])('%s', (_, text) => {
    expect(parseIsbn(text)).toEqual({ form: 'ISBN13', isbn13: '9789856020202' })
  })

  test('a full-width X is an X', () => {
    expect(parseIsbn('９９１０２２５００Ｘ')).toEqual({ form: 'ISBN10', isbn13: '9789910225000' })
  })

  test('a superscript behind a number is a footnote, not a digit', () => {
    expect(parseIsbn('978985602020²')).toMatchObject({ code: 'BAD_CHARACTER', position: 12 })
    expect(suggestionsFor('9789856020202¹')).toEqual(['9789856020202'])
  })

  test('a position is that in the text as it came, whatever precedes it', () => {
    expect(parseIsbn('\ufeff𝟗𝟕𝟖-985-6020-20-3')).toMatchObject({ code: 'BAD_CHECK_DIGIT', position: 20 })
    expect(parseIsbn('\u200e𝟗\u200b?')).toMatchObject({ code: 'BAD_CHARACTER', position: 4 })
    expect(parseIsbn('\u200b𐌗')).toMatchObject({ facts: { character: '“𐌗” (U+10317)' }, position: 1 })
  })
})

describe('GS1 spellings of the number', () => {
  test.each([
    '(01)09789856020202',
    '(01) 09789856020202',
    '(01)09789856020202(21)12345678901',
    '(21)77(01)09789856020202',
    'https://id.gs1.org/01/09789856020202',
    'https://id.gs1.org/01/09789856020202/21/1',
    'https://example.com/some/path/01/09789856020202/10/ABC/21/123456789012?17=261231#x',
    'HTTP://example.com:8080/01/09789856020202?linkType=all',
    'id.gs1.org/gtin/09789856020202',
    'GTIN 09789856020202',
  ])('%s', (text) => {
    expect(parseIsbn(text)).toEqual({ form: 'GTIN14', isbn13: '9789856020202' })
  })

  test('a number of another kind says which, at its place', () => {
    expect(parseIsbn('(01)19789856020209')).toMatchObject({ code: 'GTIN14_OF_A_CASE', facts: { indicator: '1' } })
    expect(parseIsbn('(01)09789856020203')).toMatchObject({ code: 'BAD_CHECK_DIGIT', position: 17 })
    expect(parseIsbn('(01)09770317847001')).toMatchObject({ code: 'ISSN', position: 5 })
  })

  test.each(['0109789856020202', '010978985602020221ABC123', ']C10109789856020202', ']E09789856020202'])(
    'without brackets is offered, not taken: %s',
    (text) => {
      expect(suggestionsFor(text)).toEqual(['9789856020202'])
    },
  )
})

describe('a number within other text is read where it is the only one', () => {
  test.each([
    ['978-985-6751-59-5 (Мисанта)', 'ISBN13', '9789856751595'],
    ['978-5-406-00618-4.', 'ISBN13', '9785406006184'],
    ['9780307970060 :', 'ISBN13', '9780307970060'],
    ['"9789856020202"', 'ISBN13', '9789856020202'],
    ['="9789856020202"', 'ISBN13', '9789856020202'],
    ['9789856020202.pdf', 'ISBN13', '9789856020202'],
    ['Title, 2nd ed., 2019, 300 p. ISBN 978-985-6020-20-2, £12.99', 'ISBN13', '9789856020202'],
    ['978-985-6020-20-2 2nd ed.', 'ISBN13', '9789856020202'],
    ['https://library.example/isbn/9789856020202?page=2', 'ISBN13', '9789856020202'],
    ['شابک: ۹۷۸-۹۸۵-۶۰۲۰-۲۰-۲', 'ISBN13', '9789856020202'],
    ['书号9789856020202的书', 'ISBN13', '9789856020202'],
    ['ISSN 1611-3349 ISBN 978-985-6020-20-2', 'ISBN13', '9789856020202'],
    ['978 985 6020 20 2 / 985 6020 20 4', 'ISBN13', '9789856020202'],
    ['ISBN-10: 985-6020-20-4 ISBN-13: 978-985-6020-20-2', 'ISBN10', '9789856020202'],
    ['0596008023 (pbk.)', 'ISBN10', '9780596008024'],
    ['156592875X (electronic bk.) :', 'ISBN10', '9781565928756'],
    ['985-06-0280-5.', 'ISBN10', '9789850602800'],
    ['see ISBN 0596008023 for the first edition', 'ISBN10', '9780596008024'],
    ['The ISBN number is 0596008023', 'ISBN10', '9780596008024'],
    ['Paperback, ISBN-10 (pbk.): 0596008023', 'ISBN10', '9780596008024'],
    ['urn:isbn:9789856020202#page=3', 'ISBN13', '9789856020202'],
  ])('%s', (text, form, isbn13) => {
    expect(parseIsbn(text)).toEqual({ form, isbn13 })
  })

  test.each([
    ['ten digits that nothing marks as an ISBN', 'order 0596008023 now', '9780596008024'],
    ['ten digits of something else, behind the label', 'ISBN pending, order 0596008023', '9780596008024'],
    ['ten digits in an address', 'https://shop.example/dp/0596008023', '9780596008024'],
    ['a number beside a long number of another kind', '978-985-6020-20-2, Tel. +375 17 378-67-15', '9789856020202'],
    ['a number grown together with letters', '9789856020202pbk', '9789856020202'],
    ['a number of which a letter is part', '954-8083-06-Х (подв.)', '9789548083065'],
    ['an SBN', 'SBN 439-02348-3 (hbk)', '9780439023481'],
    ['a wrong check digit', '978-985-6020-20-3 (pbk.)', '9789856020202'],
    ['a DOI of thirteen digits', '10.1007/9789856020202', '9789856020202'],
    ['a DOI of hyphened digits', 'https://doi.org/10.1007/978-985-6020-20-2_12', '9789856020202'],
    ['a DOI with a letter in front', '10.1016/B978-985-6020-20-2.00001-X', '9789856020202'],
    ['a DOI with letters in front', '10.1017/CBO9789856020202', '9789856020202'],
    ['a DOI of a chapter', 'doi:10.1093/oso/9780195106404.001.0001', '9780195106404'],
    ['a DOI with an ISBN-10', '10.1007/0-596-00802-3_3', '9780596008024'],
  ])('offered, not taken: %s', (_, text, meant) => {
    expect(suggestionsFor(text)[0]).toBe(meant)
  })

  test.each([
    ['978-5-271-40616-4 (Астрель) ; 978-985-6751-59-5 (Мисанта)', ['9785271406164', '9789856751595']],
    ['9789856020202 9789548083065', ['9789856020202', '9789548083065']],
    ['9789548083065,9789856020202', ['9789548083065', '9789856020202']],
    ['9789856020202\n9789548083065\n0596008023', ['9789856020202', '9789548083065', '9780596008024']],
    ['9789856020202-9789856020998', ['9789856020202', '9789856020998']],
  ])('several are all offered, in order: %j', (text, numbers) => {
    const facts = { count: numbers.length }
    expect(parseIsbn(text)).toMatchObject({ code: 'SEVERAL_NUMBERS', facts, suggestions: numbers })
    expect(defaultRanges.read(text).problem?.suggestions).toEqual(numbers)
  })

  test('of very many, ten are offered', () => {
    const prefix = defaultRanges.prefix('978-985-01') as Prefix
    const numbers = Array.from({ length: 200 }, (_, index) => isbnUnder(prefix, index))
    expect(parseIsbn(numbers.join('; '))).toMatchObject({ facts: { count: 200 }, suggestions: numbers.slice(0, 10) })
  })
})

describe('why a text is not an ISBN', () => {
  test.each([
    ['', 'EMPTY', {}, undefined],
    [' - ', 'EMPTY', {}, undefined],
    ['ISBN:', 'EMPTY', {}, undefined],
    ['\u200b', 'EMPTY', {}, undefined],
    ['978-985-11-0355', 'WRONG_LENGTH', { length: 12 }, undefined],
    ['978-985', 'WRONG_LENGTH', { length: 6 }, undefined],
    ['123456788', 'WRONG_LENGTH', { length: 9 }, undefined],
    ['28458625552876144972', 'TOO_LONG', { length: 20 }, 13],
    ['978-3-515-12871-1 8', 'TOO_LONG', { length: 14 }, 18],
    ['0073999960822', 'NOT_AN_ISBN_PREFIX', { found: '007' }, 0],
    ['ISBN 0073999960822', 'NOT_AN_ISBN_PREFIX', { found: '007' }, 5],
    ['978-9910-987-04-4', 'BAD_CHECK_DIGIT', { found: '4', expected: '5' }, 16],
    ['ISBN 978-9910-987-04-4', 'BAD_CHECK_DIGIT', { found: '4', expected: '5' }, 21],
    ['985-6020-20-5', 'BAD_CHECK_DIGIT', { found: '5', expected: '4' }, 12],
    ['ISBN 978-985-6020-20-3.', 'BAD_CHECK_DIGIT', { found: '3', expected: '2' }, 21],
    ['954-445-456-Х', 'BAD_CHARACTER', { character: '“Х” (U+0425)' }, 12],
    ['0596008023 is a number', 'BAD_CHARACTER', { character: '“i” (U+0069)' }, 11],
    ['389319.9373', 'BAD_CHARACTER', { character: '“.” (U+002E)' }, 6],
    ['978\u0007', 'BAD_CHARACTER', { character: 'U+0007' }, 3],
    ['X', 'BAD_CHARACTER', { character: '“X” (U+0058)' }, 0],
    ['98560X0204', 'BAD_CHARACTER', { character: '“X” (U+0058)' }, 5],
    ['978985602020X', 'BAD_CHARACTER', { character: '“X” (U+0058)' }, 12],
    ['urn:isbn:978-9910-987-04-4', 'BAD_CHECK_DIGIT', { found: '4', expected: '5' }, 25],
    ['10.978.9910987/044', 'BAD_CHECK_DIGIT', { found: '4', expected: '5' }, 17],
    ['19789856020209', 'GTIN14_OF_A_CASE', { indicator: '1' }, 0],
  ])('%j: %s', (text, code, facts, position) => {
    expect(parseIsbn(text)).toMatchObject({ code, facts })
    expect(parseIsbn(text)).toHaveProperty('message', expect.stringMatching(/\.$/))
    expect((parseIsbn(text) as { position?: number }).position).toBe(position)
  })

  test.each([
    ['urn:isbn:439023483', 'WRONG_LENGTH', { length: 9 }, '9780439023481'],
    ['urn:isbn:09789856020202', 'WRONG_LENGTH', { length: 14 }, '9789856020202'],
    ['10.978.079/0004', 'ISBN_A_WRONG_LENGTH', { length: 10 }, '9789780790004'],
  ])('a good number of a length that the spelling does not take: %s', (text, code, facts, meant) => {
    expect(parseIsbn(text)).toMatchObject({ code, facts, suggestions: [meant] })
  })

  test('a case of many copies is not one copy: nothing is offered', () => {
    expect(suggestionsFor('19789856020209')).toEqual([])
  })
})

describe('scientific notation', () => {
  // Without its marks, 9.7804515293e+12 reads 9780451529312: a well-formed number of another book.
  test.each([
    '9.7804515293e+12',
    '9.780451529312E+12',
    '9.78E+12',
    '9,78045E+12',
    ' 9.7804515293e+12 ',
    '9e12',
    '９．７８Ｅ＋１２',
    '9.78×10^12',
    '9,78 × 10¹²',
    'ISBN 9.7804515293E+12 (hardback)',
  ])('is refused, with nothing to suggest, since the digits are lost: %s', (text) => {
    expect(parseIsbn(text)).toMatchObject({ code: 'SCIENTIFIC_NOTATION', suggestions: [] })
  })
})

describe('the number of printed music', () => {
  test.each([
    '9790007672386',
    '979-0-007-67238-6',
    'ISMN 979-0-007-67238-6',
    'M-007-67238-6',
    '979-0-007-67238-5',
    '979-0-007-67238-6 (score)',
  ])('is called by its name: %s', (text) => {
    expect(parseIsbn(text)).toMatchObject({ code: 'ISMN', position: 0, suggestions: [] })
  })
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
    ['an X behind 978 that is not even the old check digit', '978-1-60558-012-X', '9781605580128'],
    ['979 written for 978', '979-985-6020-20-2', '9789856020202'],
    ['978 written for 979', '9781012345678', '9791012345678'],
    ['977 written for 978', '977-985-6020-20-2', '9789856020202'],
    ['979 left out', '1012345678', '9791012345678'],
    ['the first 9 left out', '789856020202', '9789856020202'],
    ['the check digit of thirteen left out', '978985602020', '9789856020202'],
    ['the same with hyphens', '978-985-11-0355', '9789851103559'],
    ['the check digit of ten left out', '985602020', '9789856020202'],
    ['two leading zeros that a spreadsheet took', '60822554', '9780060822552'],
    ['three leading zeros that a spreadsheet took', '7117140', '9780007117147'],
    ['a leading zero added', '00943088399', '9780943088396'],
    ['leading zeros added to thirteen digits', '000009789856020202', '9789856020202'],
    ['leading zeros added to ten', '0000596008023', '9780596008024'],
    ['one digit too many within', '08795694238', '9780879694234'],
    ['one digit too many at the end', '92801156507', '9789280115659'],
    ['one digit too many in fourteen', '97898560202022', '9789856020202'],
    ['Cyrillic Х, 954-8083-06-Х', '954-8083-06-Х', '9789548083065'],
    ['Cyrillic Х, 954-445-456-Х', '954-445-456-Х', '9789544454562'],
    ['Cyrillic х, 954-8560-33-х', '954-8560-33-х', '9789548560337'],
    ['Greek Χ in an SBN', '30788743Χ', '9780307887436'],
    ['a multiplication sign', '991022500×', '9789910225000'],
    ['Cyrillic Х behind 978', '978-9548083-06-Х', '9789548083065'],
    ['dots', '978.985.6020.20.2', '9789856020202'],
    ['middle dots', '978·985·6020·20·2', '9789856020202'],
    ['half-width middle dots', '978･985･6020･20･2', '9789856020202'],
    ['slashes', '978/985/6020/20/2', '9789856020202'],
    ['underscores', '978_985_6020_20_2', '9789856020202'],
    ['dots with spaces', '978 . 985 . 6020 . 20 . 2', '9789856020202'],
    ['the Japanese long vowel for a hyphen', '978ー985ー6020ー20ー2', '9789856020202'],
    ['dots in ten', '985.6020.20.4', '9789856020202'],
    ['dots in ten, one of them left out', '985.602020.4', '9789856020202'],
    ['a question mark for the check digit', '978-985-6020-20-?', '9789856020202'],
    ['six decimals', '9789856020202.000000', '9789856020202'],
    ['a percent-encoded DOI', '10.1007%2F978-985-6020-20-2', '9789856020202'],
    ['dots, and a wrong check digit', '978.985.6020.20.3', '9789856020202'],
    ['a decimal that was an integer', '9789856020202.0', '9789856020202'],
    ['the same with a comma', '9789856020202,00', '9789856020202'],
    ['the same of ten digits', '9856020204.0', '9789856020202'],
    ['the same of nine', '439023483.0', '9780439023481'],
    ['the same of eight', '60822554.0', '9780060822552'],
    ['commas between thousands', '9,789,856,020,202', '9789856020202'],
    ['dots between thousands, and a decimal comma', '9.789.856.020.202,00', '9789856020202'],
    ['apostrophes between thousands', '9’789’856’020’202', '9789856020202'],
    ['Arabic marks between thousands', '٩٬٧٨٩٬٨٥٦٬٠٢٠٬٢٠٢', '9789856020202'],
    ['commas between the thousands of nine digits', '439,023,483', '9780439023481'],
    ['commas after Indian custom', '97,89,85,60,20,202', '9789856020202'],
    ['the price code of five digits, glued', '978985602020251995', '9789856020202'],
    ['the same behind a space', '9789856020202 51995', '9789856020202'],
    ['the same behind a hyphen', '9789856020202-51995', '9789856020202'],
    ['the same behind the label', 'ISBN: 9789856020202 51995', '9789856020202'],
    ['the code of two digits, glued', '978985602020205', '9789856020202'],
    ['the code of two digits glued to a hyphened number', '978-985-6020-20-205', '9789856020202'],
  ])('%s', (_, text, meant) => {
    expect(suggestionsFor(text)).toContain(meant)
  })

  test.each([
    ['two numbers run together', '97898560202029789548083065', ['9789856020202', '9789548083065']],
    ['the same with hyphens', '978-985-6020-20-2978-954-8083-06-5', ['9789856020202', '9789548083065']],
    ['two of ten digits', '28458625552876144972', ['9782845862555', '9782876144972']],
    ['one clear and one with dots', 'a 9789856020202 b 978.954.8083.06.5', ['9789856020202', '9789548083065']],
  ])('%s are both offered, in order', (_, text, meant) => {
    expect(suggestionsFor(text)).toEqual(meant)
  })

  test.each([
    '0',
    '019',
    '389319.9373',
    '0.0596008023',
    '0596008023.5',
    'rubbish',
    '978-985-602',
    '97898560202',
    '0073999960822',
  ])('too little for a guess: %s', (text) => {
    expect(suggestionsFor(text)).toEqual([])
  })
})

describe('every valid number, damaged in a known way, is offered again', () => {
  const ways: Readonly<Record<string, (isbn13: Isbn13, hyphenated: string) => string>> = {
    'without its check digit': (isbn13) => isbn13.slice(0, 12),
    'with other separators': (_, hyphenated) => hyphenated.replaceAll('-', '.'),
    'with a price code': (isbn13) => `${isbn13}51995`,
    'with an issue code': (isbn13) => `${isbn13}05`,
    'as a decimal': (isbn13) => `${isbn13}.0`,
    'with marks between thousands': (isbn13) => Number(isbn13).toLocaleString('en'),
    'behind zeros': (isbn13) => `0000${isbn13}`,
    'behind the application identifier 01': (isbn13) => `01${toGtin14(isbn13)}`,
    'without the first 9': (isbn13) => isbn13.slice(1),
    'with its last digit typed twice': (isbn13) => isbn13 + isbn13.slice(-1),
    'with an X for its check digit': (isbn13) => `${isbn13.slice(0, 12)}X`,
    'grown together with letters': (isbn13) => `B${isbn13}x`,
    'in a DOI': (isbn13) => `10.1093/oso/${isbn13}.001.0001`,
    'run together with another': (isbn13) => `${isbn13}9789856020202`,
  }
  test.each(Object.entries(ways))('%s', (_, damage) => {
    fc.assert(
      fc.property(definedIn(defaultRanges), (isbn13) => {
        const damaged = damage(isbn13, defaultRanges.hyphenate(isbn13) ?? '')
        const parsed = parseIsbn(damaged)
        // Some damage gives another good number, which a parser cannot see.
        if (isProblem(parsed)) expect(parsed.suggestions).toContain(isbn13)
        else expect(damaged).toMatch(/^\d{9}[\dX]$|^\d{13,14}$/)
      }),
    )
  })

  test('its last digit mistyped, its neighbours swapped', () => {
    fc.assert(
      fc.property(anyIsbn, fc.nat({ max: 11 }), fc.integer({ min: 1, max: 9 }), (isbn13, index, off) => {
        const mistyped = isbn13.slice(0, 12) + String((Number(isbn13.slice(12)) + off) % 10)
        const swapped =
          isbn13.slice(0, index) + isbn13.charAt(index + 1) + isbn13.charAt(index) + isbn13.slice(index + 2)
        for (const damaged of [mistyped, swapped]) {
          const parsed = parseIsbn(damaged)
          if (!isProblem(parsed)) continue // a swap that the check digit doesn't see
          if (parsed.code === 'ISMN') continue // a swap into the space of printed music
          expect(parsed.suggestions).toContain(isbn13)
        }
      }),
    )
  })

  test('as ten characters glued behind 978', () => {
    fc.assert(
      fc.property(anyIsbnUnder978, (isbn13) => {
        const parsed = parseIsbn(`978${toIsbn10(isbn13)}`)
        if (isProblem(parsed)) expect(parsed.suggestions[0]).toBe(isbn13)
      }),
    )
  })

  test('as ten characters with one digit too many, or with an X of another script', () => {
    fc.assert(
      fc.property(anyIsbnUnder978, fc.nat({ max: 9 }), fc.nat({ max: 9 }), (isbn13, index, digit) => {
        // Nigeria's numbers, under 978-978, would look like the beginning of an ISBN-13.
        fc.pre(!isbn13.startsWith('978978'))
        const ten = toIsbn10(isbn13) ?? ''
        for (const damaged of [ten.slice(0, index) + digit + ten.slice(index), ten.replace('X', 'Х')]) {
          const parsed = parseIsbn(damaged)
          // Behind 978 or 979 it would look like the beginning of an ISBN-13.
          if (isProblem(parsed) && !/^97[89]/.test(damaged)) expect(parsed.suggestions).toContain(isbn13)
        }
      }),
    )
  })
})
