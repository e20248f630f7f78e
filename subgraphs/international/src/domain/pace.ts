/** When a range will be used up, if its agency goes on as it does. */

/** What is known of the prefixes assigned from a range. Days are written 2026-11-21. */
export interface RangeUse {
  /** How many it holds, and how many of them were ever assigned. */
  readonly capacity: number
  readonly assigned: number
  /** How many of these within the last {@link WINDOW_DAYS} days. */
  readonly lately: number
  readonly firstAssignedOn: string | null
  readonly lastAssignedOn: string | null
}

/** A pace is that of one year, or of the time since the first assignment where that is shorter. */
export const WINDOW_DAYS = 365
/** A shorter time than this, or a single assignment, is no pace. */
const SHORTEST_DAYS = 30
/** Beyond this nobody plans. */
const FARTHEST_YEARS = 200

const DAY = 86_400_000

/**
 * The day on which the present pace uses the range up; the day of the last assignment where nothing is left; null where
 * there is no pace to tell by.
 */
export function exhaustedOn(use: RangeUse, today: string): string | null {
  const { capacity, assigned, lately, firstAssignedOn, lastAssignedOn } = use
  if (capacity > 0 && assigned >= capacity) return lastAssignedOn
  if (capacity === 0 || firstAssignedOn === null || lately < 2) return null
  const days = Math.min(WINDOW_DAYS, (Date.parse(today) - Date.parse(firstAssignedOn)) / DAY)
  if (days < SHORTEST_DAYS) return null
  const daysLeft = ((capacity - assigned) / lately) * days
  if (daysLeft > FARTHEST_YEARS * 365) return null
  return new Date(Date.parse(today) + Math.ceil(daysLeft) * DAY).toISOString().slice(0, 10)
}
