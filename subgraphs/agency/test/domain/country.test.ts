import { expect, test } from '@jest/globals'

import { problemWithCountry } from '../../src/domain/country.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const pairs = letters.flatMap((first) => letters.map((second) => first + second))

test('there are the 249 countries of ISO 3166-1, and Kosovo', () => {
  const countries = pairs.filter((code) => problemWithCountry(code, []) === undefined)
  expect(countries).toHaveLength(250)
  expect(countries).toEqual(expect.arrayContaining(['AF', 'BG', 'BY', 'CH', 'GB', 'MK', 'UZ', 'XK']))
})

test.each(['ZZ', 'AA', 'XA', 'XX', 'QO', 'QU', 'EU', 'UN', 'EZ', 'IC', 'gb', 'GBR', '', 'A country'])(
  '%j is not the code of a country',
  (country) => {
    expect(problemWithCountry(country, ['basedIn'])).toMatchObject({ code: 'COUNTRY_UNKNOWN', facts: { country } })
  },
)

test.each([
  ['UK', 'GB'],
  ['DD', 'DE'],
  ['SU', 'RU'],
  ['YU', 'RS'],
])('%s is refused, with the country that follows it: %s', (country, successor) => {
  expect(problemWithCountry(country, ['basedIn'])).toMatchObject({
    code: 'COUNTRY_RENAMED',
    facts: { country, successor },
  })
})
