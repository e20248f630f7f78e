import { expect, test } from '@jest/globals'

import { isValidOn, problemWith } from '../src/publishing-licence.ts'

const fiveYears = { number: '1', issuedOn: '2020-03-01', validUntil: '2025-02-28' }

test('a licence holds from the day of its issue to its last day', () => {
  const days = ['2020-02-29', '2020-03-01', '2025-02-28', '2025-03-01']
  expect(days.map((day) => isValidOn(day, fiveYears))).toEqual([false, true, true, false])
})

test('a licence without a last day holds for ever', () => {
  expect(isValidOn('2999-12-31', { ...fiveYears, validUntil: null })).toBe(true)
})

test('what no licence can say is refused', () => {
  const today = '2026-11-21'
  expect(problemWith(fiveYears, today)).toBeUndefined()
  const refused = (licence: Partial<typeof fiveYears>) => problemWith({ ...fiveYears, ...licence }, today)?.code
  expect(refused({ number: ' ' })).toBe('TEXT_EMPTY')
  expect(refused({ number: '1'.repeat(101) })).toBe('TEXT_TOO_LONG')
  expect(refused({ number: 'a\0b' })).toBe('CHARACTER_NOT_ALLOWED')
  expect(refused({ issuedOn: '2026-11-22', validUntil: '2027-01-01' })).toBe('DATE_IN_FUTURE')
  expect(refused({ validUntil: '2020-02-29' })).toBe('DATES_REVERSED')
})
