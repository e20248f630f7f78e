/**
 * What an act holds until it commits, always in this order: applications by number, then their applicants by number,
 * then the file that is attached, then who is given to, by names or id (store/register-matches.ts), then prefixes by
 * value, then publishers by number, then pools, then the feed's head. Two acts that take them in different orders would
 * wait for each other for ever.
 */
import type { Statements } from '@isbn-hub/postgres/client'

const LOCK_PREFIXES = `select value from prefix where value = any($1::text[]) order by value for update`

/** Nobody else gives numbers of them, moves or closes them meanwhile. */
export async function lockPrefixes(client: Statements, values: readonly string[]): Promise<void> {
  await client.query({ name: 'prefixes-lock', text: LOCK_PREFIXES, values: [values] })
}

const HOLD_PUBLISHERS = `select number from publisher where number = any($1::bigint[]) order by number for share`
const LOCK_PUBLISHERS = `select number from publisher where number = any($1::bigint[]) order by number for update`

/** They stay what they are meanwhile: nobody closes or renames them. */
export async function holdPublishers(client: Statements, numbers: readonly number[]): Promise<void> {
  await client.query({ name: 'publishers-hold', text: HOLD_PUBLISHERS, values: [numbers] })
}

/** Nobody else gives them anything or changes them meanwhile. */
export async function lockPublishers(client: Statements, numbers: readonly number[]): Promise<void> {
  await client.query({ name: 'publishers-lock', text: LOCK_PUBLISHERS, values: [numbers] })
}
