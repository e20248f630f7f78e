/** Enters the delegations that the project knows of, through the act that any later one takes. */
import type pg from 'pg'

import { type DelegationFacts, DELEGATIONS } from '../delegations.ts'
import { delegate } from './delegate.ts'

/** Those that are there already stay as they are. A refusal here is a mistake in the list and is thrown. */
export async function enterDelegations(
  pool: pg.Pool,
  delegations: readonly DelegationFacts[] = DELEGATIONS,
): Promise<void> {
  for (const { agency, groups, shared = false } of delegations)
    for (const from of groups) {
      const answer = await delegate(pool, { agency, from, shared })
      if ('refusal' in answer) throw new DelegationRefused(agency.code, from, answer.refusal)
    }
}

class DelegationRefused extends Error {
  override readonly name = 'DelegationRefused'
  readonly code = 'DELEGATION_REFUSED'

  constructor(agency: string, group: string, refusal: string) {
    super(`${group} can't be delegated to ${agency}: ${refusal}.`)
  }
}
