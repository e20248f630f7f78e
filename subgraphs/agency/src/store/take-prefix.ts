/** Takes prefixes: the next free one of a length, or one that is named. */
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import type { Statements } from '@isbn-hub/postgres/client'
import type pg from 'pg'

import type { PrefixKind } from '../domain/assigned-prefix.ts'
import type { TenureReason } from '../domain/tenure.ts'

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
  on conflict (registration_group, registrant_length) do update set next = pool.next`

/**
 * Locks the pool until the transaction ends. Whoever writes a prefix holds its pool, one that was named too: else the
 * next free one, chosen a moment before the named one was committed, would be that very prefix.
 */
export async function lockPool(
  client: Statements,
  { registrationGroup, registrantLength }: Pick<Pool, 'registrationGroup' | 'registrantLength'>,
): Promise<void> {
  await client.query({ name: 'pool-lock', text: LOCK_POOL, values: [registrationGroup, registrantLength] })
}

/** The ordinal at which the pool's next free block begins; undefined where it is used up. The pool is locked by it. */
export const findNextBlock = (client: Statements, pool: Pool): Promise<number | undefined> =>
  nextBlock(client, pool, false)

/**
 * The same, and moves the counter behind it. The counter only shortens the search: what keeps a prefix from being given
 * twice is its row, which stays whatever becomes of it.
 */
export const takeNextBlock = (client: Statements, pool: Pool): Promise<number | undefined> =>
  nextBlock(client, pool, true)

// One statement, since every act on the pool waits meanwhile.
const NEXT_BLOCK = `select next_block_of_pool($1, $2, $3, $4, $5, $6) as lo`

async function nextBlock(
  client: Statements,
  { registrationGroup, registrantLength, spans, block }: Pool,
  isTaken: boolean,
): Promise<number | undefined> {
  const bounds = [spans.map(({ lo }) => lo), spans.map(({ hi }) => hi)]
  const { rows } = await client.query<{ lo: number | null }>({
    name: 'pool-next-block',
    text: NEXT_BLOCK,
    values: [registrationGroup, registrantLength, ...bounds, block, isTaken],
  })
  return rows[0]?.lo ?? undefined
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
  const values = [prefix.value, prefix.lo, prefix.hi, prefix.kind, prefix.assignedOn]
  const { rowCount } = await insert(client, prefix, { name: 'prefix-insert', text: INSERT_PREFIX, values })
  return rowCount === 1
}

const INSERT_HELD = `
  with given as (insert into prefix (value, lo, hi, kind, assigned_on) values ($1, $2, $3, $4, $5))
  insert into tenure (publisher, prefix, "from", reason) values ($6, $1, $5, $7)`

/** Writes a prefix that the pool gave, with the tenure of its first holder. Overlap throws a {@link PrefixOverlaps}. */
export async function writeHeldPrefix(
  client: Statements,
  prefix: NewPrefix,
  { publisher, reason }: { readonly publisher: number; readonly reason: TenureReason },
): Promise<void> {
  const values = [prefix.value, prefix.lo, prefix.hi, prefix.kind, prefix.assignedOn, publisher, reason]
  await insert(client, prefix, { name: 'prefix-insert-held', text: INSERT_HELD, values })
}

async function insert(client: Statements, { value }: NewPrefix, statement: pg.QueryConfig) {
  try {
    return await client.query(statement)
  } catch (error) {
    if (Reflect.get(Object(error), 'constraint') === 'prefix_overlaps_none')
      throw new PrefixOverlaps(value, { cause: error })
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
  tenure: { publisher: number; prefix: string; from: string; reason: TenureReason },
): Promise<void> {
  await client.query({
    name: 'tenure-insert',
    text: INSERT_TENURE,
    values: [tenure.publisher, tenure.prefix, tenure.from, tenure.reason],
  })
}
