import { expect, test } from '@jest/globals'

import { startWorld } from './world/world.ts'

const LOOKUP = `query ($number: String!) { lookup(number: $number) {
  valid defined
  isbn { hyphenated isbn10 urn isbnA status publisher { name } }
  prefix { value capacity status issued publisher { name kind publishingLicence { number } } }
  registrationGroup { name }
  delegation { agency { code name } from to }
  problem { code }
  rangeTable { serial }
} }`

test('a number is cut here, its owner asked, and what only its nation has comes from there', async () => {
  await using world = await startWorld()
  const answer = await world.ask(LOOKUP, { number: '978-985-6020-20-2' })
  expect(answer).toEqual({
    data: {
      lookup: {
        valid: true,
        defined: true,
        isbn: {
          hyphenated: '978-985-6020-20-2',
          isbn10: '9856020204',
          urn: 'urn:isbn:9789856020202',
          isbnA: '10.978.9856020/202',
          status: 'ASSIGNED',
          publisher: { name: 'Мастацкая літаратура' },
        },
        prefix: {
          value: '978-985-6020',
          capacity: 100,
          status: 'ASSIGNED',
          issued: 2,
          publisher: {
            name: 'Мастацкая літаратура',
            kind: 'ORGANISATION',
            publishingLicence: { number: '02330/BY-1' },
          },
        },
        registrationGroup: { name: 'Belarus' },
        delegation: {
          agency: { code: 'BY', name: 'National Book Chamber of Belarus' },
          from: '978985000000',
          to: '978985999999',
        },
        problem: null,
        rangeTable: { serial: 'test' },
      },
    },
  })
  expect(world.servers['BG']?.requests).toEqual([])
  expect(world.servers['MK']?.requests).toEqual([])
})
