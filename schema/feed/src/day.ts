/** Whether a text is a day of the calendar, as 2026-11-21. */
export function isDay(text: string): boolean {
  // There was no year 0, and PostgreSQL knows none.
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  // 2026-02-30 parses as 2 March: only a day that comes back unchanged exists.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
