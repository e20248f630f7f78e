import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { checkDigit10, checkDigit13 } from '../src/check-digit.ts'
import { defaultRanges } from '../src/default-ranges.ts'
import { parseIsbn } from '../src/number.ts'

describe('an ISSN is named, and no book is offered for it', () => {
  test.each([
    '0317-8471',
    '2049-3630',
    '2434-561X',
    '0317 8471',
    '0317–8471',
    '０３１７－８４７１',
    '٠٣١٧-٨٤٧١',
    '0317.8471',
    '03178471',
    '"0317-8471"',
    '(0317-8471).',
    '317-8471',
    'ISSN 0317-8471',
    'ISSN: 0317-8471 (print)',
    'ISSN-L 0317-8471',
    'eISSN 2049-3630',
    'p-ISSN 0317-8471; e-ISSN 2049-3630',
    'Journal of Examples, ISSN 0317-8471, vol. 3 (2019)',
    'ISSN 0317-8472',
    'urn:issn:0317-8471',
    'URN:ISSN:2049-3630',
    'https://portal.issn.org/resource/ISSN/0317-8471',
    '9770317847001',
    '977-0317-8470-01',
    '977031784700105',
    '9770317847001 51995',
    '9770317847001 (print)',
  ])('%s', (text) => {
    expect(parseIsbn(text)).toMatchObject({ code: 'ISSN', suggestions: [] })
    expect(defaultRanges.read(text)).toMatchObject({ valid: false, problem: { code: 'ISSN', suggestions: [] } })
  })

  /** Seven digits with the check digit that they have in an ISSN: that of an ISBN-10 behind two zeros. */
  const issn = fc.stringMatching(/^[0-9]{7}$/).map((seven) => ({ seven, check: checkDigit10(`00${seven}`) }))

  test('whichever it is, as it is printed', () => {
    fc.assert(
      fc.property(issn, ({ seven, check }) => {
        const printed = `${seven.slice(0, 4)}-${seven.slice(4)}${check}`
        for (const text of [printed, `ISSN ${printed}`, `urn:issn:${printed}`, printed.replace('X', 'Х')]) {
          const { problem } = defaultRanges.read(text)
          expect(problem?.code).toBe('ISSN')
          expect(problem?.suggestions.filter((suggestion) => !suggestion.includes('-'))).toEqual([])
        }
      }),
    )
  })

  test('whichever it is, as the bar code of a journal', () => {
    fc.assert(
      fc.property(issn, fc.stringMatching(/^[0-9]{2}$/), ({ seven }, variant) => {
        const twelve = `977${seven}${variant}`
        const thirteen = twelve + checkDigit13(twelve)
        for (const text of [thirteen, `${thirteen}05`, `${thirteen}51995`]) {
          expect(parseIsbn(text)).toMatchObject({ code: 'ISSN', suggestions: [] })
        }
      }),
    )
  })

  test('whichever has been given, in plain digits', () => {
    fc.assert(
      fc.property(issn, fc.constantFrom('0', '1', '2', '3'), ({ seven }, first) => {
        const eight = first + seven.slice(1) + checkDigit10(`00${first}${seven.slice(1)}`)
        expect(parseIsbn(eight)).toMatchObject({ code: 'ISSN', suggestions: [] })
      }),
    )
  })
})

test('eight plain digits that no ISSN has are an ISBN-10 that lost two zeros', () => {
  expect(parseIsbn('60822554')).toMatchObject({ code: 'WRONG_LENGTH', suggestions: ['9780060822552'] })
})

test('an ISSN beside an ISBN leaves the ISBN the only one', () => {
  expect(parseIsbn('ISSN 0317-8471, ISBN 978-985-6020-20-2')).toMatchObject({ isbn13: '9789856020202' })
})
