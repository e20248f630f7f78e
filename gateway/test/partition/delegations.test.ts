import type { BootstrapDelegation } from '@isbn-hub/feed/bootstrap'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { DelegationTable } from '../../src/partition/delegations.ts'

const agencies = [
  { code: 'BY', name: 'Belarus', endpoint: 'http://127.0.0.1:1/graphql' },
  { code: 'BG', name: 'Bulgaria', endpoint: 'http://127.0.0.1:2/graphql' },
  { code: 'RU', name: 'Russia', endpoint: null },
  { code: 'UA', name: 'Ukraine', endpoint: null },
]

const table = (...delegations: BootstrapDelegation[]): DelegationTable =>
  new DelegationTable({ version: '1.0', publication: '2026-11-21T00:00:00Z', agencies, delegations })

const span = (agency: string, digits: string): BootstrapDelegation => ({
  agency,
  from: digits.padEnd(12, '0'),
  to: digits.padEnd(12, '9'),
})

describe('whose a number is', () => {
  const shared = table(span('RU', '9785'), span('UA', '978596'), span('BY', '978985'))

  test('an ISBN and a prefix lead to the same owner, hyphens or not', () => {
    for (const number of ['9789856020202', '978-985-6020-20-2', '978-985-6020', '978985'])
      expect(shared.ofNumber(number)?.agency).toBe('BY')
  })

  test('the most specific span wins', () => {
    expect(shared.ofNumber('978-5-96000-000-0')?.agency).toBe('UA')
    expect(shared.ofNumber('978-5-97000-000-0')?.agency).toBe('RU')
    expect(shared.ofNumber('978-5-95999-999-9')?.agency).toBe('RU')
  })

  test('the numbers beside a span are nobody’s', () => {
    expect(shared.ofNumber('978-984-99-9999-9')).toBeUndefined()
    expect(shared.ofNumber('978-986-00-0000-0')).toBeUndefined()
  })

  test('a beginning that spans several owners is nobody’s', () => {
    expect(shared.ofNumber('978-5')).toBeUndefined()
    expect(shared.ofNumber('978')).toBeUndefined()
  })

  test('what is no number is nobody’s', () => {
    for (const text of ['', 'BY-1', '978-985-602X', '9999856020202', '978 985'])
      expect(shared.ofNumber(text)).toBeUndefined()
  })

  test('of several holders of one span, the first that the hub can ask', () => {
    expect(
      table(span('RU', '978985'), span('BG', '978985'), span('BY', '978985')).ofNumber('978-985-6020')?.agency,
    ).toBe('BG')
    expect(table(span('UA', '978985'), span('RU', '978985')).ofNumber('978-985-6020')?.agency).toBe('UA')
  })

  test('agrees with a look at every span, on any spans', () => {
    const ordinal = fc.integer({ min: 0, max: 999 }).map((n) => 978_000_000_000 + n)
    const delegation = fc.tuple(fc.constantFrom('BY', 'BG', 'RU'), ordinal, ordinal).map(([agency, a, b]) => ({
      agency,
      from: String(Math.min(a, b)),
      to: String(Math.max(a, b)),
    }))
    fc.assert(
      fc.property(fc.array(delegation, { maxLength: 12 }), ordinal, (delegations, at) => {
        const width = (one: BootstrapDelegation): number => Number(one.to) - Number(one.from)
        const holders = delegations.filter(({ from, to }) => Number(from) <= at && at <= Number(to))
        const narrowest = Math.min(...holders.map(width))
        const best = holders.filter((one) => width(one) === narrowest)
        const expected = best.find(({ agency }) => agency !== 'RU') ?? best[0]
        expect(table(...delegations).at(at)?.agency).toBe(expected?.agency)
      }),
    )
  })
})

test('an id begins with its agency’s code', () => {
  expect(table().ofAgency('BY-1042')?.code).toBe('BY')
  expect(table().ofAgency('BG')?.code).toBe('BG')
  expect(table().ofAgency('XX-1')).toBeUndefined()
  expect(table().ofAgency('')).toBeUndefined()
})
