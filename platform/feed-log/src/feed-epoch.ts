/** A feed begins a new epoch: every entry is sealed anew, under another name, and none is changed. */
import type { Statements } from '@isbn-hub/postgres/client'

/**
 * Within the caller's transaction; returns the new epoch. Writers wait from here to the commit, readers don't.
 *
 * The chain of the new epoch goes over the same bodies under the same numbers, from the first on. So whoever knows
 * nothing can follow the new epoch alone, and whoever holds a position in the old one can tell whether the new one has
 * all of it: the old chain is computed again from the bodies. `feed_past_epoch` keeps where each one ended.
 */
export async function beginFeedEpoch(client: Statements): Promise<string> {
  const { rows } = await client.query<{ epoch: string }>('select feed_begin_epoch()::text as epoch')
  if (!rows[0]) throw new Error('The feed gave no epoch.')
  return rows[0].epoch
}
