/** Where an agency's acts are done: its nation, its ranges, its database, its clock. Handed to every action. */
import type { RangeTable } from '@isbn-hub/isbn/range-table'

import type { BankDetails } from '../domain/applicant.ts'
import type { Clock } from '../domain/calendar.ts'
import type { Nation } from '../domain/nation.ts'
import type { CredentialKeeper } from '../store/credential-keeper.ts'
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

/** By whom an act is asked for, and under which key it is done at most once. */
export interface ActRequest {
  readonly actor: string
  readonly idempotencyKey: string
}
