/** The licence that an applicant brings, and the one on record: what the kernel asks of a permit. */
import type { CredentialKeeper } from '@isbn-hub/agency/actions/agency-context'

import { findLicences, writeLicence } from './licence-store.ts'

export const LICENCE_DOCUMENT = 'PUBLISHING_LICENCE'

export const credentials: CredentialKeeper = {
  async of(client, publisher) {
    const licence = (await findLicences(client, [publisher])).get(publisher)
    return licence ? [{ document: LICENCE_DOCUMENT, ...licence }] : []
  },
  async keep(client, publisher, brought, at) {
    const known = (await findLicences(client, [publisher])).get(publisher)
    for (const { document, number, issuedOn, validUntil } of brought)
      if (document === LICENCE_DOCUMENT && !(known?.number === number && known.issuedOn === issuedOn))
        await writeLicence(client, publisher, { number, issuedOn, validUntil }, at)
  },
}
