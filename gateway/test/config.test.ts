import { expect, test } from '@jest/globals'

import { delegationsFile, readConfig } from '../src/config.ts'

const NEEDED = {
  INTERNATIONAL_URL: 'http://127.0.0.1:4100',
  JWKS_URL: 'file:///srv/jwks.json',
  JWT_ISSUER: 'https://issuer.example/',
  JWT_AUDIENCE: 'isbn-hub',
}

test('what isn’t set has a default that is safe on one machine', () => {
  const config = readConfig(NEEDED)
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    origins: [],
    graphiql: true,
    international: 'http://127.0.0.1:4100',
  })
  expect(config.ranges.serial).toContain('isbn3')
})

test('what is set is taken', () => {
  const config = readConfig({
    ...NEEDED,
    PORT: '0',
    HOST: '0.0.0.0',
    HUB_DATA: '/srv/hub',
    GRAPHIQL: 'no',
    CORS_ORIGINS: 'https://a.example, https://b.example/',
  })
  expect(config).toMatchObject({
    host: '0.0.0.0',
    port: 0,
    origins: ['https://a.example', 'https://b.example'],
    graphiql: false,
  })
  expect(delegationsFile(config)).toBe('/srv/hub/delegations.json')
})

test.each([
  ['INTERNATIONAL_URL is missing', { INTERNATIONAL_URL: undefined }, 'INTERNATIONAL_URL is not set.'],
  [
    'INTERNATIONAL_URL is no address',
    { INTERNATIONAL_URL: 'international' },
    'INTERNATIONAL_URL holds "international"',
  ],
  ['JWKS_URL is missing', { JWKS_URL: '' }, 'JWKS_URL is not set.'],
  ['PORT is no number', { PORT: 'http' }, 'PORT is "http"'],
  ['PORT is too large', { PORT: '70000' }, 'PORT is "70000"'],
  ['an origin is none', { CORS_ORIGINS: '*' }, 'CORS_ORIGINS holds "*"'],
  [
    'the range message isn’t there',
    { RANGE_MESSAGE: '/nowhere/RangeMessage.xml' },
    'RANGE_MESSAGE /nowhere/RangeMessage.xml',
  ],
])('one sentence says that %s', (_, change, sentence) => {
  let told: unknown
  try {
    readConfig({ ...NEEDED, ...change })
  } catch (error) {
    told = error
  }
  expect(told).toMatchObject({ code: 'CONFIG_PROBLEM', message: expect.stringContaining(sentence) })
  expect((told as Error).message).not.toContain('\n')
})
