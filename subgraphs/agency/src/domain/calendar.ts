/** Instants and days: a paper bears the day of the country, an event the instant. */

export type Clock = () => Date

/** 2026-11-21, in the zone. */
export function dayIn(timeZone: string, instant: Date): string {
  // The Swedish way of writing a date is ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant)
}
