import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import {
  dayAfter,
  dueOn,
  type Handover,
  isWorkingDay,
  workingDaysSpent,
  type WorkingWeek,
} from '../../src/domain/working-days.ts'

const week: WorkingWeek = { daysOff: [6, 7], holidays: ['03-03', '2026-04-13'] }

test('weekends, each year’s holidays and one year’s days off are not worked', () => {
  expect(isWorkingDay(week, '2026-11-20')).toBe(true)
  expect(isWorkingDay(week, '2026-11-21')).toBe(false)
  expect(isWorkingDay(week, '2026-03-03')).toBe(false)
  expect(isWorkingDay(week, '2027-03-03')).toBe(false)
  expect(isWorkingDay(week, '2026-04-13')).toBe(false)
  expect(isWorkingDay(week, '2027-04-13')).toBe(true)
})

describe('the clock of an application', () => {
  const to = (on: string, to: Handover['to']): Handover => ({ on, to })

  test('begins on the working day after the request', () => {
    // A Friday: Monday is the first day, Wednesday the third.
    const handovers = [to('2026-11-20', 'AGENCY')]
    expect(dueOn(week, handovers, 1)).toBe('2026-11-23')
    expect(dueOn(week, handovers, 3)).toBe('2026-11-25')
    expect(workingDaysSpent(week, handovers, '2026-11-23')).toBe(0)
    expect(workingDaysSpent(week, handovers, '2026-11-25')).toBe(2)
  })

  test('passes over holidays', () => {
    expect(dueOn(week, [to('2026-03-02', 'AGENCY')], 1)).toBe('2026-03-04')
  })

  test('stands while the applicant owes something, and goes on where it stood', () => {
    const asked = [to('2026-11-16', 'AGENCY'), to('2026-11-18', 'APPLICANT')]
    expect(dueOn(week, asked, 3)).toBeUndefined()
    expect(workingDaysSpent(week, asked, '2026-12-31')).toBe(2)
    // Tuesday and Wednesday counted. It came back on Thursday the 26th: Friday and Monday are the third and the fourth.
    const again = [...asked, to('2026-11-26', 'AGENCY')]
    expect(dueOn(week, again, 4)).toBe('2026-11-30')
    expect(workingDaysSpent(week, again, '2026-11-27')).toBe(2)
  })

  test('counts the day on which it was returned or decided, if the agency had it in the morning', () => {
    for (const side of ['APPLICANT', 'NOBODY'] as const) {
      const sameDay = [to('2026-11-16', 'AGENCY'), to('2026-11-16', side)]
      expect(workingDaysSpent(week, sameDay, '2026-12-31')).toBe(0)
      const nextDay = [to('2026-11-16', 'AGENCY'), to('2026-11-17', side)]
      expect(workingDaysSpent(week, nextDay, '2026-12-31')).toBe(1)
    }
  })

  test('counts a day on which it was returned and came back, however often: who returns it daily gains nothing', () => {
    const week16 = ['2026-11-17', '2026-11-18', '2026-11-19'].flatMap((day) =>
      (['APPLICANT', 'AGENCY', 'APPLICANT', 'AGENCY'] as const).map((side) => to(day, side)),
    )
    const daily = [to('2026-11-16', 'AGENCY'), ...week16]
    expect(workingDaysSpent(week, daily, '2026-11-20')).toBe(3)
    expect(dueOn(week, daily, 3)).toBe('2026-11-19')
  })

  test('after any handovers, the days spent by the evening of the due day are the allowed days', () => {
    const day = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 8 }), (offsets, allowed) => {
        const days = offsets.toSorted((a, b) => a - b).map(after)
        const handovers = days.map((on, n) => to(on, (days.length - n) % 2 === 1 ? 'AGENCY' : 'APPLICANT'))
        const due = dueOn(week, handovers, allowed)
        expect(due).toBeDefined()
        expect(workingDaysSpent(week, handovers, dayAfter(due!))).toBe(allowed)
        expect(workingDaysSpent(week, handovers, due!)).toBe(allowed - 1)
      }),
    )
  })

  const after = (days: number): string => {
    let day = '2026-02-20'
    for (let n = 0; n < days; n++) day = dayAfter(day)
    return day
  }

  test('in a country without working days there is no due day, and computing it ends', () => {
    expect(dueOn({ daysOff: [1, 2, 3, 4, 5, 6, 7], holidays: [] }, [to('2026-11-20', 'AGENCY')], 1)).toBeUndefined()
  })
})
