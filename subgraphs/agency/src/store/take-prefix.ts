/** Takes prefixes: the next free one of a length, or one that is named. */
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import type { Statements } from '@isbn-hub/postgres/client'

import type { PrefixKind } from '../domain/assigned-prefix.ts'

/** All registrants of one length in one registration group: what one counter counts. */
export interface Pool {
  readonly registrationGroup: string
  readonly registrantLength: number
  readonly block: number
  /** The rules' spans in the order of numbers: lengths of a group needn't rise, and one may come twice. */
  readonly spans: readonly { readonly lo: number; readonly hi: number }[]
}

/** Every pool that the range table opens in the groups, in the groups' order. */
export function poolsOf(ranges: RangeTable, groups: readonly string[]): Pool[] {
  return groups.flatMap((registrationGroup) => {
    const pools = new Map<number, Pool & { spans: { lo: number; hi: number }[] }>()
    for (const { registrantLength, block, span } of ranges.group(registrationGroup)?.rules ?? []) {
      if (registrantLength === 0) continue
      const pool = pools.get(registrantLength) ?? { registrationGroup, registrantLength, block, spans: [] }
      pool.spans.push({ lo: span.lo, hi: span.hi })
      pools.set(registrantLength, pool)
    }
    return [...pools.values()]
  })
}

// The counter row decides who gets what: whoever updates it, if only to what it was, makes the others wait until commit.
// Reading the highest prefix and taking the one after it, without this lock, gives two registrars the same prefix.
const LOCK_POOL = `
  insert into pool (registration_group, registrant_length, next) values ($1, $2, 0)
  on conflict (registration_group, registrant_length) do update set next = pool.next
  returning next`

const NEXT_FREE = `
  select free.lo
  from unnest($2::bigint[], $3::bigint[]) with ordinality as span(lo, hi, place)
  cross join lateral (select next_free_block(greatest(span.lo, $1), span.hi, $4) as lo) free
  where free.lo is not null
  order by span.place limit 1`

const MOVE_POOL = `update pool set next = $3 where registration_group = $1 and registrant_length = $2`

/**
 * Locks the pool until the transaction ends, and gives its counter. Whoever writes a prefix holds its pool, one that was
 * named too: else the next free one, chosen a moment before the named one was committed, would be that very prefix.
 */
export async function lockPool(
  client: Statements,
  { registrationGroup, registrantLength }: Pick<Pool, 'registrationGroup' | 'registrantLength'>,
): Promise<number> {
  const values = [registrationGroup, registrantLength]
  const { rows } = await client.query<{ next: number }>({ name: 'pool-lock', text: LOCK_POOL, values })
  return rows[0]?.next ?? 0
}

/** The ordinal at which the pool's next free block begins; undefined where it is used up. The pool is locked by it. */
export async function findNextBlock(client: Statements, pool: Pool): Promise<number | undefined> {
  const next = await lockPool(client, pool)
  // A later range table may open a span of the length below the counter.
  return (await searchFrom(client, pool, next)) ?? (next === 0 ? undefined : searchFrom(client, pool, 0))
}

async function searchFrom(client: Statements, pool: Pool, start: number): Promise<number | undefined> {
  const { rows } = await client.query<{ lo: number }>({
    name: 'pool-next-free',
    text: NEXT_FREE,
    values: [start, pool.spans.map(({ lo }) => lo), pool.spans.map(({ hi }) => hi), pool.block],
  })
  return rows[0]?.lo
}

/**
 * The same, and moves the counter behind it. The counter only shortens the search: what keeps a prefix from being given
 * twice is its row, which stays whatever becomes of it.
 */
export async function takeNextBlock(client: Statements, pool: Pool): Promise<number | undefined> {
  const lo = await findNextBlock(client, pool)
  if (lo === undefined) return undefined
  const values = [pool.registrationGroup, pool.registrantLength, lo + pool.block]
  await client.query({ name: 'pool-move', text: MOVE_POOL, values })
  return lo
}

export interface NewPrefix {
  /** 978-985-6020 */
  readonly value: string
  readonly lo: number
  readonly hi: number
  readonly kind: PrefixKind
  readonly assignedOn: string
}

const INSERT_PREFIX = `
  insert into prefix (value, lo, hi, kind, assigned_on) values ($1, $2, $3, $4, $5)
  on conflict (value) do nothing`

/** Writes the prefix; false where it had been given before. Overlap with another throws a {@link PrefixOverlaps}. */
export async function writePrefix(client: Statements, prefix: NewPrefix): Promise<boolean> {
  try {
    const { rowCount } = await client.query({
      name: 'prefix-insert',
      text: INSERT_PREFIX,
      values: [prefix.value, prefix.lo, prefix.hi, prefix.kind, prefix.assignedOn],
    })
    return rowCount === 1
  } catch (error) {
    if (Reflect.get(Object(error), 'constraint') === 'prefix_overlaps_none')
      throw new PrefixOverlaps(prefix.value, { cause: error })
    throw error
  }
}

/** The exclusion constraint held: the range table cuts space that was given out by another cut. */
export class PrefixOverlaps extends Error {
  override readonly name = 'PrefixOverlaps'
  readonly code = 'PREFIX_OVERLAPS'
  readonly prefix: string

  constructor(prefix: string, options?: ErrorOptions) {
    super(`Prefix ${prefix} overlaps one that was given out before.`, options)
    this.prefix = prefix
  }
}

const INSERT_TENURE = `insert into tenure (publisher, prefix, "from", reason) values ($1, $2, $3, $4)`

export async function writeTenure(
  client: Statements,
  tenure: { publisher: number; prefix: string; from: string; reason: string },
): Promise<void> {
  await client.query({
    name: 'tenure-insert',
    text: INSERT_TENURE,
    values: [tenure.publisher, tenure.prefix, tenure.from, tenure.reason],
  })
}
