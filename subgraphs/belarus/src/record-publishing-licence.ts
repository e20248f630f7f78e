/** A registrar enters the licence of which a publisher has handed in a copy. */
import type { ActRequest, AgencyContext } from '@isbn-hub/agency/actions/agency-context'
import { dayIn } from '@isbn-hub/agency/domain/calendar'
import { publisherNumber } from '@isbn-hub/agency/domain/publisher-id'
import { refuse } from '@isbn-hub/agency/domain/refusal'
import { findPublishers } from '@isbn-hub/agency/store/find-publishers'
import { once } from '@isbn-hub/agency/store/once'

import { writeLicence } from './licence-store.ts'
import { problemWith, type PublishingLicence } from './publishing-licence.ts'

/** Answers with the publisher's id. */
export async function recordPublishingLicence(
  { nation, database, clock }: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  publisher: string,
  { number, issuedOn, validUntil }: PublishingLicence,
) {
  const holder = publisherNumber(nation.code, publisher)
  const unknown = refuse('PUBLISHER_UNKNOWN', { publisher }, { path: ['publisher'] })
  if (holder === undefined) return unknown
  const now = clock()
  const licence = { number: number.trim(), issuedOn, validUntil }
  const problem = problemWith(licence, dayIn(nation.timeZone, now))
  if (problem) return problem
  const request = { recordPublishingLicence: { publisher, ...licence } }

  return once(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    if (!(await findPublishers(client, nation.code, [holder])).has(holder)) return unknown
    await writeLicence(client, holder, licence, now)
    return { answer: { publisher } }
  })
}
