/**
 * The licence under which a Belarusian publisher works: a copy of it is handed in with the application.
 *
 * See 001_c1eed1b5c3513997.txt:18.
 */

import { canBeKept } from '@isbn-hub/agency/domain/can-be-kept'

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

/** Why a registrar can't have read this from a licence; undefined where nothing speaks against it. */
export function problemWith({ number, issuedOn, validUntil }: PublishingLicence, today: string): string | undefined {
  if (number.trim() === '' || number.length > LONGEST_NUMBER)
    return `A licence's number has 1 to ${LONGEST_NUMBER} characters.`
  if (!canBeKept(number)) return "A licence's number has no NUL character."
  if (issuedOn > today) return `A licence issued on ${issuedOn} can't be recorded on ${today}.`
  if (validUntil !== null && validUntil < issuedOn) return `A licence issued on ${issuedOn} can't end on ${validUntil}.`
  return undefined
}
