import { expect, test } from '@jest/globals'

import { instantOf } from '../src/rfc822-date.ts'

test.each([
  ['Fri, 24 Jul 2026 07:11:45 BST', '2026-07-24T06:11:45.000Z'],
  ['Thu, 01 Jan 2026 00:30:00 GMT', '2026-01-01T00:30:00.000Z'],
  ['Thu, 1 Jan 2026 00:30:00 CET', '2025-12-31T23:30:00.000Z'],
  ['Wed, 1 Jul 2026 12:00 CEST', '2026-07-01T10:00:00.000Z'],
  ['1 Jul 2026 12:00:00 -0530', '2026-07-01T17:30:00.000Z'],
])('%s is %s', (text, instant) => {
  expect(instantOf(text)).toBe(instant)
})

test.each([
  '',
  '2026-07-24T06:11:45Z',
  'Fri, 24 Juli 2026 07:11:45 BST',
  'Fri, 31 Jun 2026 07:11:45 BST',
  'Fri, 24 Jul 2026 25:11:45 BST',
  'Fri, 24 Jul 2026 07:61:45 BST',
  'Fri, 24 Jul 2026 07:11:45 XST',
  'Fri, 24 Jul 2026 07:11:45',
])('%j is not a date of a range message', (text) => {
  expect(instantOf(text)).toBeUndefined()
})
