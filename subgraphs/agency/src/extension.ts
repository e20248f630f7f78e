/** What only one nation has: fields of its own on Publisher, Prefix or Isbn, served beside the contract by its agency. */
import type { Federated } from '@isbn-hub/subgraph/federate'
import type { MigrationInterface } from 'typeorm'

import type { CredentialKeeper } from './actions/agency-context.ts'

export interface Extension {
  /** Brings the nation's own tables; they run after the kernel's, in the agency's database. */
  readonly migrations: readonly (new () => MigrationInterface)[]
  /** What it keeps of its publishers' permits; the procedures of its nation ask for them. */
  readonly credentials?: CredentialKeeper
  /** Builds the subgraph; its resolvers get the kernel's ResolverContext. Served at `/extension`. */
  readonly build: () => Promise<Federated>
}
