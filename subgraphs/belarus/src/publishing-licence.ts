/**
 * The licence under which a Belarusian publisher works: a copy of it is handed in with the application.
 *
 * See 001_c1eed1b5c3513997.txt:18.
 */

import { problemWithText } from '@isbn-hub/agency/domain/entered-text'
import { refuse } from '@isbn-hub/agency/domain/refusal'

/** Days as 2026-11-21. */
export interface PublishingLicence {
  /** As printed on the licence. */
  readonly number: string
  readonly issuedOn: string
  /** The last day on which it holds; null where the licence names none. */
  readonly validUntil: string | null
}

/** Whether it holds on that day: the days of issue and of expiry both count. */
export const isValidOn = (day: string, { issuedOn, validUntil }: PublishingLicence): boolean =>
  // Days written year first have the order of their text.
  issuedOn <= day && (validUntil === null || day <= validUntil)

const LONGEST_NUMBER = 100

/** Refuses what no licence can say. */
export function problemWith({ number, issuedOn, validUntil }: PublishingLicence, today: string) {
  const problem = problemWithText(number, LONGEST_NUMBER, ['number'])
  if (problem) return problem
  if (issuedOn > today) return refuse('DATE_IN_FUTURE', { date: issuedOn, today }, { path: ['issuedOn'] })
  if (validUntil !== null && validUntil < issuedOn)
    return refuse('DATES_REVERSED', { issuedOn, validUntil }, { path: ['validUntil'] })
  return undefined
}
