/** Where an agency's acts are done: its nation, its ranges, its database, its clock. Handed to every action. */
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { BankDetails } from '../domain/applicant.ts'
import type { Credential } from '../domain/application.ts'
import type { Clock } from '../domain/calendar.ts'
import type { Nation } from '../domain/nation.ts'
import type { Database } from '../store/database.ts'

export interface AgencyContext {
  readonly nation: Nation
  readonly ranges: RangeTable
  readonly database: Database
  readonly clock: Clock
  /** Where fees are paid, as the operator says; papers are without it otherwise. */
  readonly payee?: BankDetails | undefined
  /** What only this nation keeps of its publishers' permits. */
  readonly credentials?: CredentialKeeper | undefined
}

/** Where a nation's own tables hold permits, such as licences to publish. */
export interface CredentialKeeper {
  /** Those of a publisher, by its number. */
  of(client: DatabaseClient, publisher: number): Promise<readonly Credential[]>
  /** Those that an approved application brought; the ones of other kinds are passed over. */
  keep(client: DatabaseClient, publisher: number, credentials: readonly Credential[], at: Date): Promise<void>
}

/** By whom an act is asked for, and under which key it is done at most once. */
export interface ActRequest {
  readonly actor: string
  readonly idempotencyKey: string
}
