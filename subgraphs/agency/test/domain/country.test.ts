import { expect, test } from '@jest/globals'

import { namedCountry, problemWithCountry } from '../../src/domain/country.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const pairs = letters.flatMap((first) => letters.map((second) => first + second))

test('there are the 249 countries of ISO 3166-1, and Kosovo', () => {
  const countries = pairs.filter((code) => problemWithCountry(code) === undefined)
  expect(countries).toHaveLength(250)
  expect(countries).toEqual(expect.arrayContaining(['AF', 'BG', 'BY', 'CH', 'GB', 'MK', 'UZ', 'XK']))
})

test.each(['ZZ', 'AA', 'XA', 'XX', 'QO', 'QU', 'EU', 'UN', 'EZ', 'IC', 'gb', 'GBR', '', 'A country'])(
  '%j is no country',
  (code) => {
    expect(problemWithCountry(code)).toMatch(/not a country|no country/)
    expect(problemWithCountry(code)).not.toContain('today')
  },
)

test.each([
  ['UK', 'GB for United Kingdom'],
  ['DD', 'DE for Germany'],
  ['SU', 'such as RU'],
  ['YU', 'such as RS'],
])('%s is refused, with what may be written instead', (code, instead) => {
  expect(problemWithCountry(code)).toContain(instead)
})

test('a country is named in English beside its code; what is none stands as it was entered', () => {
  expect(namedCountry('BG')).toBe('Bulgaria (BG)')
  expect(namedCountry('XK')).toBe('Kosovo (XK)')
  expect([namedCountry('XX'), namedCountry('INTL')]).toEqual(['XX', 'INTL'])
})
