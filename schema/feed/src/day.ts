/** Days of the calendar as texts, reckoned without a Date: a journal has millions of them, and a Date each costs half of reading. */

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** Whether a text is a day of the calendar, as 2026-11-21. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))]
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = month === 2 && isLeapYear ? 29 : (DAYS[month - 1] ?? 0)
  // There was no year 0, and PostgreSQL knows none.
  return year > 0 && day > 0 && day <= length
}
