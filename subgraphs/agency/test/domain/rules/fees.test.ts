import { expect, test } from '@jest/globals'

import { feeFor, type FeeSchedule } from '../../../src/domain/rules/fees.ts'
import { silence } from '../../../src/domain/rules/nation-rules.ts'

const cited = { text: 'a rule', source: 'invented' }

const undated: FeeSchedule = {
  currency: 'XTS',
  decimals: 2,
  validFrom: null,
  tariffs: [
    { ...cited, id: 'F04', registrantLength: 4, amount: 1100 },
    { ...cited, id: 'F05', registrantLength: 5, amount: 5 },
  ],
  waivers: [{ ...cited, id: 'F55', exhaustedLength: 5, registrantLength: 5 }],
}
const later: FeeSchedule = {
  currency: 'XXX',
  decimals: 0,
  validFrom: '2026-01-01',
  tariffs: [{ ...cited, id: 'F14', registrantLength: 4, amount: 7 }],
  waivers: [],
}
const fee = (length: number, exhausted?: number, onDay = '2025-12-31') =>
  feeFor({ fees: [later, undated] }, length, exhausted, onDay)

test('a fee is a decimal in the currency of its document, with its rule', () => {
  expect(fee(4)).toEqual({
    amount: '11.00',
    currency: 'XTS',
    validFrom: null,
    waived: false,
    rule: { ...cited, id: 'F04' },
  })
  expect(fee(5)?.amount).toBe('0.05')
})

test('a waiver holds for the two lengths that it names, and says that there would be a fee', () => {
  expect(fee(5, 5)).toMatchObject({ amount: '0.00', waived: true, rule: { id: 'F55' } })
  expect(fee(5, 4)).toMatchObject({ amount: '0.05', waived: false })
  expect(fee(4, 5)).toMatchObject({ amount: '11.00', waived: false })
})

test('the schedule in force on the day is asked, and no older one', () => {
  expect(fee(4, undefined, '2026-01-01')).toMatchObject({ amount: '7', currency: 'XXX', validFrom: '2026-01-01' })
  expect(fee(5, undefined, '2026-01-01')).toBeNull()
})

test('where the document names no fee there is no fee, not even one of zero', () => {
  expect(fee(3)).toBeNull()
  expect(feeFor(silence, 4, undefined, '2026-01-01')).toBeNull()
})
