// The date of a range message: Fri, 24 Jul 2026 07:11:45 BST.

const DATE =
  /^(?:[A-Z][a-z]{2},? +)?([0-9]{1,2}) +([A-Z][a-z]{2}) +([0-9]{4}) +([0-9]{2}):([0-9]{2})(?::([0-9]{2}))? +([A-Z]{1,4}|[-+][0-9]{4})$/

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Minutes ahead of UTC. Messages have come from London and, once, from Berlin. */
const ZONES: Readonly<Record<string, number>> = { UT: 0, UTC: 0, Z: 0, GMT: 0, BST: 60, CET: 60, CEST: 120 }

/** The ISO instant of an RFC 822 date; undefined if the text isn't one, or its zone is unknown. */
export function instantOf(text: string): string | undefined {
  const [, day, month = '', year, hour, minute, second = '0', zone = ''] = DATE.exec(text) ?? []
  const monthIndex = MONTHS.indexOf(month)
  const ahead = /^[-+]/.test(zone) ? offsetOf(zone) : ZONES[zone]
  if (monthIndex < 0 || ahead === undefined) return undefined
  const local = new Date(Date.UTC(Number(year), monthIndex, Number(day), Number(hour), Number(minute), Number(second)))
  // Date.UTC reads the 31st of June as the 1st of July, and 25 o'clock as the next day.
  if (local.getUTCDate() !== Number(day) || local.getUTCHours() !== Number(hour)) return undefined
  return new Date(local.getTime() - ahead * 60_000).toISOString()
}

function offsetOf(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3))
  return zone.startsWith('-') ? -minutes : minutes
}
