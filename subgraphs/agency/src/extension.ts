/** What only one nation has: fields of its own on Publisher, Prefix or Isbn, served beside the contract by its agency. */
import type { Federated } from '@isbn-hub/subgraph/federate'

import type { CredentialKeeper } from './store/credential-keeper.ts'
import type { NationsTables } from './store/database.ts'

export interface Extension {
  /** The nation's own tables, in the agency's database; their migrations run after the kernel's. */
  readonly tables: NationsTables
  /** What it keeps of its publishers' permits; the procedures of its nation ask for them. */
  readonly credentials?: CredentialKeeper
  /** Builds the subgraph; its resolvers get the kernel's ResolverContext. Served at `/extension`. */
  readonly build: () => Promise<Federated>
}
