/** Enters the delegations that the project knows of, for agencies that the table has never named. */
import { transaction } from '@isbn-hub/postgres/transaction'
import type { DataSource } from 'typeorm'

import { type DelegationFacts, DELEGATIONS } from '../domain/delegations.ts'
import { findDelegations, lockDelegations } from '../store/delegations.ts'
import { enter } from './delegate.ts'

/**
 * What the table says, counts: a delegation that an operator has ended, moved or given otherwise is not entered again.
 * All of an agency's are entered at once, so that a start that was broken off leaves none of them out.
 */
export async function enterDelegations(
  acts: DataSource,
  delegations: readonly DelegationFacts[] = DELEGATIONS,
): Promise<void> {
  await transaction(acts, async (client) => {
    await lockDelegations(client)
    const named = new Set((await findDelegations(client.entities)).map(({ agency }) => agency))
    for (const { agency, groups, shared = false } of delegations)
      if (!named.has(agency.code)) for (const from of groups) await enter(client, { agency, from, shared })
  })
}
