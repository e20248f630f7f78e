/** What a nation's own tables hold of its publishers' permits, such as licences to publish. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { Credential } from '../domain/application.ts'

export interface CredentialKeeper {
  /** Those on record, by the publisher's number. */
  find(client: DatabaseClient, publishers: readonly number[]): Promise<ReadonlyMap<number, readonly Credential[]>>
  /** Records those that an approved application brought; the ones of other kinds are passed over. */
  keep(client: DatabaseClient, publisher: number, credentials: readonly Credential[], at: Date): Promise<void>
}
