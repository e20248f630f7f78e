/** The stretches of the calendar that statistics are counted by. */

export type Interval = 'DAY' | 'MONTH' | 'YEAR'

/** Both days included, 2026-11-01 to 2026-11-30. */
export interface Stretch {
  readonly from: string
  readonly to: string
}

/** Without a beginning: this many stretches up to the end. */
const USUAL = 12
/** More than the days of a year. Asking for more is refused: each costs a row for each agency. */
export const MOST_STRETCHES = 400

/**
 * Whole days, months or years from the one that holds `from` to the one that holds `to`, cut off at these two days.
 * At most one more than {@link MOST_STRETCHES}: the caller refuses that.
 */
export function stretches(interval: Interval, from: string | undefined, to: string): Stretch[] {
  const found: Stretch[] = []
  for (let last = to; found.length <= MOST_STRETCHES;) {
    const start = startOf(interval, last)
    found.unshift({ from: from !== undefined && start < from ? from : start, to: last })
    if (from === undefined ? found.length === USUAL : start <= from) break
    last = dayBefore(start)
  }
  return found
}

function startOf(interval: Interval, day: string): string {
  switch (interval) {
    case 'DAY':
      return day
    case 'MONTH':
      return `${day.slice(0, 7)}-01`
    case 'YEAR':
      return `${day.slice(0, 4)}-01-01`
  }
}

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
