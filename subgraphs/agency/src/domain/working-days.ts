/** Working days of a country, and a clock that counts them while an application lies with the agency. */

export interface WorkingWeek {
  /** 1 is Monday, 7 Sunday. */
  readonly daysOff: readonly number[]
  /** Each year's (03-08) or one year's (2026-04-13): feasts that move, and days that a government moves. */
  readonly holidays: readonly string[]
}

/** 2026-11-23 is one where Mondays are worked and it is no holiday. */
export function isWorkingDay({ daysOff, holidays }: WorkingWeek, day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7
  return !daysOff.includes(weekday) && !holidays.includes(day) && !holidays.includes(day.slice('2026-'.length))
}

export function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, '2026-11-21'.length)
}

/** In whose hands something is from a day on. */
export interface Handover {
  readonly on: string
  readonly to: 'AGENCY' | 'APPLICANT' | 'NOBODY'
}

/** Nothing takes longer: a country whose every day is off would otherwise be waited for without end. */
const LONGEST = 3_660

/**
 * The day by whose end the agency has had so many working days; undefined while the clock stands, since it lies with the
 * applicant or with nobody.
 *
 * A working day counts if it lay with the agency in the morning. So the day of the request isn't counted, nor is the one
 * on which it was handed in again; each later one that began with the agency is, also the one on which it was returned or
 * decided. Else that day would be nobody's.
 */
export function dueOn(week: WorkingWeek, handovers: readonly Handover[], workingDays: number): string | undefined {
  if (handovers.at(-1)?.to !== 'AGENCY') return undefined
  let found: string | undefined
  walk(week, handovers, (day, count) => {
    if (count >= workingDays) found = day
    return found === undefined
  })
  return found
}

/** How many working days it has lain with the agency, counted as above, before this day. */
export function workingDaysSpent(week: WorkingWeek, handovers: readonly Handover[], today: string): number {
  let spent = 0
  walk(week, handovers, (day, count) => {
    if (day < today) spent = count
    return day < today
  })
  return spent
}

/** Goes from the first day on, with the working days counted by each day's end, until told to stop. */
function walk(week: WorkingWeek, handovers: readonly Handover[], see: (day: string, count: number) => boolean): void {
  const [first] = handovers
  if (!first) return
  let count = 0
  let inHand: Handover['to'] = 'APPLICANT'
  let next = 0
  for (let day = first.on, n = 0; n < LONGEST; day = dayAfter(day), n++) {
    if (inHand === 'AGENCY' && isWorkingDay(week, day)) count++
    for (let handover = handovers[next]; handover && handover.on <= day; handover = handovers[++next])
      inHand = handover.to
    if (!see(day, count)) return
  }
}
