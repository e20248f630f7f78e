import { type BootstrapDelegation, readBootstrap } from '@isbn-hub/feed/bootstrap'
import { expect, test } from '@jest/globals'

const agencies = [
  { code: 'BY', name: 'Belarus', endpoint: 'http://127.0.0.1:1/graphql' },
  { code: 'RU', name: 'Russia', endpoint: null },
]

const span = (agency: string, digits: string): BootstrapDelegation => ({
  agency,
  from: digits.padEnd(12, '0'),
  to: digits.padEnd(12, '9'),
})

const good = {
  version: '1.0',
  publication: '2026-11-21T00:00:00Z',
  agencies,
  delegations: [span('BY', '978985'), { ...span('BY', '978988'), since: '1993-01-01' }],
  services: [[['978985000000-978985999999'], ['http://127.0.0.1:1/graphql']]],
}

test('a table of delegations is read as it is', () => {
  expect(readBootstrap(JSON.stringify(good))).toEqual(good)
})

test('a table of a later version 1 is read, without what this version doesn’t know', () => {
  const later = { ...good, version: '1.7', agencies: agencies.map((agency) => ({ ...agency, colour: 'blue' })) }
  expect(readBootstrap(JSON.stringify(later))).toEqual({ ...good, version: '1.7' })
})

test.each([
  ['a number', 7, 'the value is missing, or not of the type object'],
  ['another version', { ...good, version: '2.0' }, 'version is not a version 1.x'],
  ['an agency without a code', { ...good, agencies: [{ name: 'Belarus', endpoint: null }] }, 'agencies.0.code'],
  [
    'an endpoint that is a file',
    { ...good, agencies: [{ ...agencies[0], endpoint: 'file:///etc/passwd' }] },
    'agencies.0.endpoint is not an http: or https: URL',
  ],
  [
    'a span that ends before it begins',
    { ...good, delegations: [{ agency: 'BY', from: '978986000000', to: '978985000000' }] },
    'delegations.0 is a span that ends before it begins',
  ],
  [
    'a day that the calendar doesn’t have',
    { ...good, delegations: [{ ...span('BY', '978985'), since: '1993-02-30' }] },
    'delegations.0.since is not a day',
  ],
  ['a span of an agency that isn’t listed', { ...good, delegations: [span('XX', '978985')] }, 'delegations.0.agency'],
  [
    'a span with a check digit',
    { ...good, delegations: [{ agency: 'BY', from: '9789850000000', to: '9789859999999' }] },
    'delegations.0.from is not an ordinal',
  ],
])('a table with %s is refused, and the message says where', (_, value, message) => {
  expect(() => readBootstrap(JSON.stringify(value))).toThrow(
    expect.objectContaining({ code: 'BOOTSTRAP_UNREADABLE', message: expect.stringContaining(message) }),
  )
})

test('what is not JSON is refused', () => {
  expect(() => readBootstrap('<html>')).toThrow(expect.objectContaining({ code: 'BOOTSTRAP_UNREADABLE' }))
})
