/**
 * What an act holds until it commits, always in this order: applications by number, then their applicants by number,
 * then the file that is attached, then who is given to, by names or id (store/register-matches.ts), then prefixes by
 * value, then publishers by number, then pools, then the feed's head. Two acts that take them in different orders would
 * wait for each other for ever.
 */
import type { Statements } from '@isbn-hub/postgres/client'

const prefixesBy = (values: string) =>
  `select value from prefix where value = any(${values}::text[]) order by value for update`
const publishersBy = (numbers: string, strength: 'share' | 'update') =>
  `select number from publisher where number = any(${numbers}::bigint[]) order by number for ${strength}`

/** Nobody else gives numbers of them, moves or closes them meanwhile. */
export async function lockPrefixes(client: Statements, values: readonly string[]): Promise<void> {
  await client.query({ name: 'prefixes-lock', text: prefixesBy('$1'), values: [values] })
}

/** They stay what they are meanwhile: nobody closes or renames them. */
export async function holdPublishers(client: Statements, numbers: readonly number[]): Promise<void> {
  await client.query({ name: 'publishers-hold', text: publishersBy('$1', 'share'), values: [numbers] })
}

/** Nobody else gives them anything or changes them meanwhile. */
export async function lockPublishers(client: Statements, numbers: readonly number[]): Promise<void> {
  await client.query({ name: 'publishers-lock', text: publishersBy('$1', 'update'), values: [numbers] })
}

// The counts are taken from the left to the right, and so are the locks.
const LOCK_AND_HOLD = `
  with prefixes as materialized (${prefixesBy('$1')}), publishers as materialized (${publishersBy('$2', 'share')})
  select (select count(*) from prefixes), (select count(*) from publishers)`

/** Locks the prefixes, and then holds the publishers, in one statement. */
export async function lockPrefixesAndHold(
  client: Statements,
  values: readonly string[],
  publishers: readonly number[],
): Promise<void> {
  await client.query({ name: 'prefixes-lock-and-hold', text: LOCK_AND_HOLD, values: [values, publishers] })
}
