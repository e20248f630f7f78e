import { expect, test } from '@jest/globals'

import { readConfig } from '../src/config.ts'

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
  expect(config).toMatchObject({ connectionsPerAddress: 200, behindProxy: false, rangeMessage: undefined })
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
    data: '/srv/hub',
  })
})

test.each([
  [{ INTERNATIONAL_URL: undefined }, 'INTERNATIONAL_URL is not set.'],
  [{ INTERNATIONAL_URL: 'http://127.0.0.1:4100/graphql' }, 'INTERNATIONAL_URL is "http://127.0.0.1:4100/graphql".'],
  [{ JWKS_URL: '' }, 'JWKS_URL is not set.'],
  [{ JWKS_URL: 'keys.json' }, 'JWKS_URL is "keys.json".'],
  [{ PORT: '70000' }, 'PORT is "70000".'],
  [{ CORS_ORIGINS: '*' }, 'CORS_ORIGINS is "*".'],
  [{ RANGE_MESSAGE: '/nowhere/RangeMessage.xml' }, 'RANGE_MESSAGE is "/nowhere/RangeMessage.xml" (ENOENT).'],
])('%j is refused in one line', (change, beginning) => {
  expect(() => readConfig({ ...NEEDED, ...change })).toThrow(
    expect.objectContaining({ code: 'CONFIG_PROBLEM', message: expect.stringContaining(beginning) }),
  )
})
