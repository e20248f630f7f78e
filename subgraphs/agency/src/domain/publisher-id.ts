/** A publisher's id says whose it is: BY-1042 is number 1042 of agency BY. */

export const publisherId = (agency: string, number: number): string => `${agency}-${number}`

/** The number behind an id of this agency; undefined for another agency's, or for what isn't an id. */
export function publisherNumber(agency: string, id: string): number | undefined {
  const [code, digits, ...rest] = id.split('-')
  if (code !== agency || digits === undefined || rest.length > 0 || !/^[1-9]\d{0,14}$/.test(digits)) return undefined
  return Number(digits)
}

/** The number behind an id that this agency gave itself; throws for any other. */
export function ownNumber(agency: string, id: string): number {
  const number = publisherNumber(agency, id)
  if (number === undefined) throw new RangeError(`${id} is no id of agency ${agency}.`)
  return number
}
