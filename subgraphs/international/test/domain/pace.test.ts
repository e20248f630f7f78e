import { expect, test } from '@jest/globals'

import { exhaustedOn, type RangeUse } from '../../src/domain/pace.ts'

const use = (other: Partial<RangeUse>): RangeUse => ({
  capacity: 1_000,
  assigned: 100,
  lately: 100,
  firstAssignedOn: '2025-11-21',
  lastAssignedOn: '2026-11-20',
  ...other,
})
const today = '2026-11-21'

test('a hundred in the last year leave nine years for nine hundred', () => {
  expect(exhaustedOn(use({}), today)).toBe('2035-11-19')
})

test('a range that began this year goes by the time since', () => {
  // Ten in 73 days: 990 more take 7,227 days.
  expect(exhaustedOn(use({ assigned: 10, lately: 10, firstAssignedOn: '2026-09-09' }), today)).toBe('2046-09-04')
})

test('a range that is used up says since when', () => {
  expect(exhaustedOn(use({ assigned: 1_000 }), today)).toBe('2026-11-20')
})

test('there is no date without a pace', () => {
  expect(exhaustedOn(use({ assigned: 0, lately: 0, firstAssignedOn: null, lastAssignedOn: null }), today)).toBeNull()
  expect(exhaustedOn(use({ lately: 1 }), today)).toBeNull()
  expect(exhaustedOn(use({ firstAssignedOn: '2026-11-01' }), today)).toBeNull()
  expect(exhaustedOn(use({ capacity: 1_000_000, lately: 2 }), today)).toBeNull()
  expect(exhaustedOn(use({ capacity: 0, assigned: 0 }), today)).toBeNull()
})
