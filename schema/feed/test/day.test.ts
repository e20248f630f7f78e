import { isDay } from '@isbn-hub/feed/day'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'

test('every day of the calendar is a day', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) =>
      isDay(date.toISOString().slice(0, 10)),
    ),
  )
})

test('a text is a day where a Date gives it back, save in the year 0', () => {
  const part = (length: number, most: number) =>
    fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(length, '0'))
  fc.assert(
    fc.property(part(4, 2_500), part(2, 14), part(2, 33), (year, month, day) => {
      const text = `${year}-${month}-${day}`
      const date = new Date(`${text}T00:00:00Z`)
      const isCalendarDay = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
      expect(isDay(text)).toBe(isCalendarDay && year !== '0000')
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  '',
  '2026-2-1',
  '2026-02-30',
  '2026-13-01',
  '0000-01-01',
  '2026-11-21 ',
  '２０２６-11-21',
  '2026-11-21T00:00:00Z',
])('%j is no day', (text) => {
  expect(isDay(text)).toBe(false)
})
