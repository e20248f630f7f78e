/** The licence that an applicant brings, and the one on record: what the kernel asks of a permit. */
import type { CredentialKeeper } from '@isbn-hub/agency/store/credential-keeper'

import { findLicences, writeLicence } from './licence-store.ts'

export const LICENCE_DOCUMENT = 'PUBLISHING_LICENCE'

export const credentials: CredentialKeeper = {
  async find(client, publishers) {
    const licences = await findLicences(client, publishers)
    return new Map(
      [...licences].map(([publisher, licence]) => [publisher, [{ document: LICENCE_DOCUMENT, ...licence }]]),
    )
  },
  async keep(client, publisher, brought, at) {
    for (const { document, number, issuedOn, validUntil } of brought)
      if (document === LICENCE_DOCUMENT) await writeLicence(client, publisher, { number, issuedOn, validUntil }, at)
  },
}
