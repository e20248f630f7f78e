import { expect, test } from '@jest/globals'

import { MOST_STRETCHES, stretches } from '../../src/domain/intervals.ts'

test('months are whole between two days, and cut off at them', () => {
  expect(stretches('MONTH', '2026-01-15', '2026-03-10')).toEqual([
    { from: '2026-01-15', to: '2026-01-31' },
    { from: '2026-02-01', to: '2026-02-28' },
    { from: '2026-03-01', to: '2026-03-10' },
  ])
})

test('one day is one stretch', () => {
  for (const interval of ['DAY', 'MONTH', 'YEAR'] as const)
    expect(stretches(interval, '2024-02-29', '2024-02-29')).toEqual([{ from: '2024-02-29', to: '2024-02-29' }])
})

test('without a beginning there are twelve', () => {
  expect(stretches('YEAR', undefined, '2026-11-21')).toHaveLength(12)
  expect(stretches('YEAR', undefined, '2026-11-21')[0]).toEqual({ from: '2015-01-01', to: '2015-12-31' })
})

test('too many are seen to be too many', () => {
  expect(stretches('DAY', '1970-01-01', '2026-11-21').length).toBeGreaterThan(MOST_STRETCHES)
})
