import { expect, test } from '@jest/globals'

import { isRefusal } from '../../../src/domain/refusal.ts'
import { amountOf, feeFor, type FeeSchedule, readFeePerNumber, readPayment } from '../../../src/domain/rules/fees.ts'
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
  feeFor({ fees: [later, undated] }, { registrantLength: length, exhaustedLength: exhausted }, onDay)

test('a fee is a decimal in the currency of its document, with its rule', () => {
  expect(fee(4)).toEqual({
    amount: '11.00',
    minorUnits: 1100,
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
  expect(feeFor(silence, { registrantLength: 4, numbers: 1 }, '2026-01-01')).toBeNull()
})

test('a payment is read in the decimals of its currency, and a payment in another currency is not accepted', () => {
  const fees = { fees: [later, undated] }
  const read = (amount: string, currency = 'XTS') => {
    const payment = readPayment(fees, amount, currency)
    return isRefusal(payment) ? payment.code : amountOf(fees, payment)
  }
  expect(['11', '11.0', '0.05', '11.005', '-11', '1e3', ''].map((amount) => read(amount))).toEqual([
    ...['11.00', '11.00', '0.05'],
    ...['AMOUNT_INVALID', 'AMOUNT_INVALID', 'AMOUNT_INVALID', 'AMOUNT_INVALID'],
  ])
  expect([read('7', 'XXX'), read('7.0', 'XXX'), read('7', 'EUR')]).toEqual(['7', 'AMOUNT_INVALID', 'CURRENCY_NOT_USED'])
})

test('where each number costs something, numbers are counted, and a code is free', () => {
  const tariff = readFeePerNumber('120000.50 UZS')
  if (!tariff) throw new Error('The tariff is well formed.')
  const fees = { fees: [tariff] }
  expect(feeFor(fees, { registrantLength: 4, numbers: 3 }, '2026-01-01')).toMatchObject({
    amount: '360001.50',
    currency: 'UZS',
    rule: { id: 'F00' },
  })
  expect(feeFor(fees, { registrantLength: 4 }, '2026-01-01')).toBeNull()
})

test.each(['120000', 'UZS 120000', '-1 UZS', '1,5 UZS', '1.001 UZS', '1.5 JPY', '99999999999999 UZS', '1 uzs', ''])(
  '%j is not a tariff for numbers',
  (text) => {
    expect(readFeePerNumber(text)).toBeUndefined()
  },
)
