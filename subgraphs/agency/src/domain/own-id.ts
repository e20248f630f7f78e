/** Ids that an agency gives to what it keeps: UZ-APPLICATION-12 is application number 12 of agency UZ. */

export type KeptKind = 'APPLICANT' | 'APPLICATION'

export const keptId = (agency: string, kind: KeptKind, number: number): string => `${agency}-${kind}-${number}`

/** The number behind such an id of this agency; undefined for any other text. */
export function keptNumber(agency: string, kind: KeptKind, id: string): number | undefined {
  const head = `${agency}-${kind}-`
  const digits = id.slice(head.length)
  return id.startsWith(head) && /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : undefined
}
