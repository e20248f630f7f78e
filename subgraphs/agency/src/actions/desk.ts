/** Where an agency's acts are done: its nation, its ranges, its database, its clock. Handed to every action. */
import type { RangeTable } from '@isbn-hub/isbn/range-table'

import type { Clock } from '../domain/calendar.ts'
import type { Nation } from '../domain/nation.ts'
import type { Database } from '../store/database.ts'

export interface Desk {
  readonly nation: Nation
  readonly ranges: RangeTable
  readonly database: Database
  readonly clock: Clock
}

/** By whom an act is asked for, and under which key it is done at most once. */
export interface Errand {
  readonly actor: string
  readonly idempotencyKey: string
}
