import { expect, test } from '@jest/globals'

import { contains, intersect, overlaps, spanOf } from '../src/span.ts'

test('digits stand for all numbers that begin with them', () => {
  expect(spanOf('978985')).toEqual({ lo: 978_985_000_000, hi: 978_986_000_000 })
  expect(spanOf('9789856020')).toEqual({ lo: 978_985_602_000, hi: 978_985_602_100 })
  expect(spanOf('978985602020')).toEqual({ lo: 978_985_602_020, hi: 978_985_602_021 })
})

test('neighbours touch and do not overlap', () => {
  expect(overlaps(spanOf('978985'), spanOf('978986'))).toBe(false)
  expect(intersect(spanOf('978985'), spanOf('978986'))).toBeUndefined()
  expect(contains(spanOf('978985'), 978_986_000_000)).toBe(false)
  expect(contains(spanOf('978985'), 978_985_000_000)).toBe(true)
})

test('a prefix lies in its group, and the group not in it', () => {
  const group = spanOf('978985')
  const prefix = spanOf('9789856020')
  expect(contains(group, prefix)).toBe(true)
  expect(contains(prefix, group)).toBe(false)
  expect(contains(prefix, prefix)).toBe(true)
  expect(overlaps(group, prefix)).toBe(true)
  expect(intersect(group, prefix)).toEqual(prefix)
})
