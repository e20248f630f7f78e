import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

import { describe, expect, test } from '@jest/globals'
import { z } from 'zod'

import type { Log } from '../src/log.ts'
import {
  anyText,
  count,
  folder,
  host,
  json,
  keySetUrl,
  type Kind,
  listOf,
  origin,
  port,
  postgresUrl,
  readableFile,
  webUrl,
  yesOrNo,
} from '../src/setting-kinds.ts'
import { LISTENING, readSettings, type Settings, settingsTable } from '../src/settings.ts'

const ONE = (kind: Kind<unknown>) => ({ it: { variable: 'IT', kind, meaning: 'what is tested' } }) satisfies Settings
const read = (kind: Kind<unknown>, IT: string): unknown => readSettings(ONE(kind), { IT }).it

function problem(settings: Settings, environment: NodeJS.ProcessEnv): string {
  try {
    readSettings(settings, environment)
  } catch (error) {
    expect(error).toMatchObject({ code: 'CONFIG_PROBLEM' })
    return (error as Error).message
  }
  throw new Error('It was taken.')
}

test.each<[what: string, kind: Kind<unknown>, text: string, value: unknown]>([
  ['a port', port(0), '0', 0],
  ['a port', port(1), '65535', 65_535],
  ['a count', count, '200', 200],
  ['yes', yesOrNo, 'yes', true],
  ['no', yesOrNo, 'no', false],
  ['a host name', host, 'hub.example.org', 'hub.example.org'],
  ['an IPv6 address', host, '::1', '::1'],
  ['a database', postgresUrl, 'postgresql://by@[::1]:5433/by', 'postgresql://by@[::1]:5433/by'],
  ['a URL with slashes at its end', webUrl(''), 'https://isbn.example.org/by//', 'https://isbn.example.org/by'],
  ['an origin', origin(''), 'https://a.example:8443/', 'https://a.example:8443'],
  ['a key set in a file', keySetUrl, 'file:///srv/keys.json', 'file:///srv/keys.json'],
  ['a folder', folder(''), 'files', resolve('files')],
  ['a list divided by commas', listOf(origin(''), '', ''), 'http://a, http://b,', ['http://a', 'http://b']],
  ['a list divided by line breaks', listOf(count, '', ''), '1\n2', [1, 2]],
  ['JSON', json('', '', z.strictObject({ a: z.number() })), '{"a":1}', { a: 1 }],
  ['a text with spaces around it', anyText('', ''), '  some text\n', 'some text'],
])('%s is read', (_, kind, text, value) => {
  expect(read(kind, text)).toEqual(value)
})

test.each<[what: string, kind: Kind<unknown>, text: string]>([
  ['a port beyond the last', port(0), '65536'],
  ['a free port where others must know it', port(1), '0'],
  ['a port with a sign', port(0), '+1'],
  ['a hexadecimal port', port(0), '0x50'],
  ['a fraction', count, '1.5'],
  ['true', yesOrNo, 'true'],
  ['Yes', yesOrNo, 'Yes'],
  ['a URL as a host', host, 'http://127.0.0.1'],
  ['two hosts', host, 'a,b'],
  ['another database', postgresUrl, 'mysql://by@127.0.0.1/by'],
  ['a database without a host', postgresUrl, 'postgres:///by'],
  ['a URL without a scheme', webUrl(''), 'isbn.example.org'],
  ['a URL with credentials', webUrl(''), 'https://user:password@isbn.example.org'],
  ['a URL with a user', origin(''), 'https://user@isbn.example.org'],
  ['a URL with a query', webUrl(''), 'https://isbn.example.org/?a=b'],
  ['an origin with a path', origin(''), 'https://isbn.example.org/graphql'],
  ['a star', origin(''), '*'],
  ['a key set over FTP', keySetUrl, 'ftp://keys.example.org/'],
  ['a list with a part that is wrong', listOf(count, '', ''), '1,two'],
  ['a file that is not there', readableFile(''), '/nowhere/ranges.xml'],
  ['JSON that is none', json('', '', z.unknown()), '{'],
  ['JSON of another shape', json('', '', z.strictObject({ a: z.number() })), '{"a":1,"b":2}'],
])('%s is refused', (_, kind, text) => {
  expect(problem(ONE(kind), { IT: text })).toMatch(/^IT is /)
})

test('a file that can be read gives its path', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'settings-'))
  try {
    await writeFile(join(folder, 'ranges.xml'), '')
    expect(read(readableFile(''), `${folder}/../${folder.split('/').at(-1)}/ranges.xml`)).toBe(
      join(folder, 'ranges.xml'),
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})

test.each(['', ' ', '\n'])('a variable that is %j counts as not set', (text) => {
  expect(readSettings(LISTENING, { HOST: text, PORT: text })).toEqual({ host: '127.0.0.1', port: 0 })
  const optional = { it: { variable: 'IT', kind: count, meaning: '', without: 'none' } } satisfies Settings
  expect(readSettings(optional, { IT: text })).toEqual({ it: undefined })
  expect(problem(ONE(count), { IT: text })).toMatch(/^IT is not set\./)
})

test('all problems are told at once, each in a line with an example', () => {
  const settings = {
    ...LISTENING,
    database: { variable: 'DATABASE_URL', kind: postgresUrl, meaning: '' },
    keys: { variable: 'JWKS_URL', kind: keySetUrl, meaning: '' },
    sample: { variable: 'SAMPLE_DATA', kind: yesOrNo, meaning: '', default: 'no' },
    payee: { variable: 'PAYEE', kind: json('details', '{"bank":"…"}', z.object({ bank: z.string() })), meaning: '' },
  } satisfies Settings
  const environment = { PORT: 'four', DATABASE_URL: 'by', SAMPLE_DATA: 'true', PAYEE: '{"bank":7}' }
  expect(problem(settings, environment).split('\n')).toEqual([
    'PORT is "four". It must be a port from 0 to 65535, such as 4000.',
    'DATABASE_URL is wrong. It must be the URL of a PostgreSQL database, such as postgres://user:password@host:5432/database.',
    'JWKS_URL is not set. It must be an http:, https: or file: URL of a JSON Web Key Set, such as https://login.example.org/jwks.json.',
    'SAMPLE_DATA is "true". It must be yes or no, such as yes.',
    'PAYEE is "{\\"bank\\":7}" (bank: Invalid input: expected string, received number). It must be details, such as {"bank":"…"}.',
  ])
})

test.each([
  ['a database', postgresUrl, 'mysql://by:secret@127.0.0.1/by'],
  ['a database that is no URL', postgresUrl, 'by:secret@127.0.0.1/by'],
  ['a URL', webUrl(''), 'https://by:secret@isbn.example.org/'],
  ['a URL that is none', webUrl(''), 'https//by:secret@isbn.example.org/'],
  ['an origin within a list', listOf(origin(''), '', ''), 'https://a.example,https://by:secret@isbn.example.org'],
])('the password in %s is not told', (_, kind, text) => {
  expect(problem(ONE(kind), { IT: text })).not.toContain('secret')
})

describe('settings for each agency', () => {
  const ofEach = {
    agencies: {
      variable: 'AGENCY_URL_<CODE>',
      codes: ['BY', 'INTL'],
      kind: webUrl('https://isbn.example.org'),
      meaning: '',
      without: 'none',
    },
  } satisfies Settings

  test('are read by code; one that is empty is not set', () => {
    const environment = { AGENCY_URL_BY: 'http://127.0.0.1:1', AGENCY_URL_INTL: '', AGENCY_URL_XY: '' }
    expect(readSettings(ofEach, environment).agencies).toEqual(new Map([['BY', 'http://127.0.0.1:1']]))
    expect(readSettings(ofEach, {}).agencies).toEqual(new Map())
  })

  test('are refused for an agency that is not there, and for a code that is none', () => {
    const url = 'http://127.0.0.1:1'
    expect(problem(ofEach, { AGENCY_URL_XY: url, AGENCY_URL_by: 'by' }).split('\n')).toEqual([
      'AGENCY_URL_XY is set, and "XY" is not a code that it can be for: the codes are BY, INTL.',
      'AGENCY_URL_by is set, and "by" is not a code that it can be for: the codes are BY, INTL.',
    ])
    const anyCode = { agencies: { ...ofEach.agencies, codes: /^[A-Z]{2}$/ } } satisfies Settings
    expect(readSettings(anyCode, { AGENCY_URL_XY: url }).agencies).toEqual(new Map([['XY', url]]))
    expect(problem(anyCode, { AGENCY_URL_by: url })).toContain('a code is written in capitals, as BY')
  })
})

test('a variable that resembles a setting is logged, with the setting that may be meant', () => {
  const settings = {
    issuer: { variable: 'JWT_ISSUER', kind: anyText('', ''), meaning: '', without: '' },
    origins: { variable: 'CORS_ORIGINS', kind: anyText('', ''), meaning: '', without: '' },
    holidays: { variable: 'HOLIDAYS_<CODE>', codes: ['BY'], kind: anyText('', ''), meaning: '', without: '' },
    key: { variable: 'AWS_ACCESS_KEY_ID', kind: anyText('', ''), meaning: '', without: '' },
  } satisfies Settings
  const lines: unknown[] = []
  const log: Log = { info: () => undefined, error: () => undefined, warn: (...line) => lines.push(line) }
  const environment = {
    ...{ JWT_ISUER: 'x', CROS_ORIGINS: 'x', HOLIDAY_BY: 'x', JWT_LEEWAY: 'x' },
    ...{ PATH: '/bin', HOME: '/', AWS_REGION: 'x', CORS: 'x', JWT_ISSUER: 'x', HOLIDAYS_BY: 'x', CORS_MAX_AGE: '' },
  }
  readSettings(settings, environment, log)
  expect(lines).toEqual([
    ['unknown setting', { variable: 'JWT_ISUER', meant: 'JWT_ISSUER' }],
    ['unknown setting', { variable: 'CROS_ORIGINS', meant: 'CORS_ORIGINS' }],
    ['unknown setting', { variable: 'HOLIDAY_BY', meant: 'HOLIDAYS_<CODE>' }],
    ['unknown setting', { variable: 'JWT_LEEWAY' }],
  ])
})

test('the table of settings says what each means and what holds without it', () => {
  expect(settingsTable(LISTENING).split('\n').slice(2)).toEqual([
    '| `HOST` | the address to listen on | `127.0.0.1` | `127.0.0.1` |',
    '| `PORT` | the port; 0 takes a free one | `4000` | `0` |',
  ])
})
