/** Instants and days: a paper bears the day of the country, an event the instant. */

export type Clock = () => Date

/** To make one takes longer than to write a number down; an agency has one zone. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** 2026-11-21, in the zone. */
export function dayIn(timeZone: string, instant: Date): string {
  let format = formats.get(timeZone)
  if (!format) {
    // The Swedish way of writing a date is ISO 8601.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
    formats.set(timeZone, format)
  }
  return format.format(instant)
}
