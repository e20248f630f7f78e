/** Assigns a publisher the next free prefix of the length that fits. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { type AssignedPrefix, prefixRecord } from '../domain/assigned-prefix.ts'
import { dayIn } from '../domain/calendar.ts'
import { publicRecord, type Publisher } from '../domain/publisher.ts'
import { ownNumber } from '../domain/publisher-id.ts'
import { isRefusal, notOurs, type Refusal, refuse } from '../domain/refusal.ts'
import { reasonFor, type TenureReason } from '../domain/tenure.ts'
import { findHoldings, findPrefixes } from '../store/find-prefixes.ts'
import { once } from '../store/once.ts'
import { findNextBlock, type Pool, poolsOf, takeNextBlock, writeHeldPrefix, writeTenure } from '../store/take-prefix.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { findActive } from './find-active.ts'

/** Either how many titles are expected, or the length itself. */
export interface PrefixRequest {
  /** BY-1042 */
  readonly publisher: string
  readonly expectedTitles?: number | undefined
  readonly registrantLength?: number | undefined
  /** 978-985; without it the nation's groups in its order of preference. */
  readonly registrationGroup?: string | undefined
}

export async function assignPrefix(
  agencyContext: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: PrefixRequest,
) {
  const pools = choosePools(agencyContext, asked)
  if (isRefusal(pools)) return pools
  const now = agencyContext.clock()
  const request = { assignPrefix: asked }
  return once(agencyContext.database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    const publisher = await findActive(client, agencyContext.nation.code, asked.publisher, ['publisher'])
    if (isRefusal(publisher)) return publisher
    const given = await givePrefix(client, agencyContext, { publisher, isNew: false }, pools, now)
    if (isRefusal(given)) return given
    return { answer: { prefix: given.prefix.value }, events: given.events }
  })
}

interface GivenPrefix {
  readonly prefix: AssignedPrefix
  readonly events: readonly AgencyEvent[]
}

/** Within a transaction that holds the publisher, or has just entered it: takes a prefix of these pools. */
export async function givePrefix(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  { publisher, isNew }: { readonly publisher: Publisher; readonly isNew: boolean },
  pools: readonly Pool[],
  now: Date,
): Promise<GivenPrefix | Refusal<'RANGE_EXHAUSTED' | 'ALL_RANGES_EXHAUSTED'>> {
  const { nation, ranges } = agencyContext
  for (const pool of pools) {
    const lo = await takeNextBlock(client, pool)
    if (lo === undefined) continue
    const { value, span } = found(ranges.prefixAt(lo))
    const assignedOn = dayIn(nation.timeZone, now)
    const prefix = { value, ...span, kind: 'EXCLUSIVE' as const, assignedOn }
    const holder = ownNumber(nation.code, publisher.id)
    const reason = await reasonOf(client, agencyContext, holder, isNew)
    await writeHeldPrefix(client, prefix, { publisher: holder, reason })
    return given(agencyContext, publisher, { ...prefix, closedOn: null, holders: [publisher.id] }, now)
  }
  return exhausted(client, agencyContext, pools)
}

function found(prefix: ReturnType<RangeTable['prefixAt']>) {
  if (isProblem(prefix)) throw new Error(`The range table does not cut a block of its own: ${prefix.message}`)
  return prefix
}

/** The publisher holds the prefix from now on. */
export async function holdPrefix(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  publisher: Publisher,
  value: string,
  now: Date,
): Promise<GivenPrefix> {
  const { nation } = agencyContext
  const number = ownNumber(nation.code, publisher.id)
  const reason = await reasonOf(client, agencyContext, number, false)
  await writeTenure(client, { publisher: number, prefix: value, from: dayIn(nation.timeZone, now), reason })
  const prefix = (await findPrefixes(client, nation.code, [value])).get(value)
  if (!prefix) throw new Error(`Prefix ${value} was written and is not there.`)
  return given(agencyContext, publisher, prefix, now)
}

/** Asked while the pool is locked: of two that give to one publisher the second sees what the first has given. */
async function reasonOf(
  client: DatabaseClient,
  { nation }: AgencyContext,
  publisher: number,
  isNew: boolean,
): Promise<TenureReason> {
  const holdsOthers = !isNew && (await findHoldings(client, nation.code, [publisher])).length > 0
  return reasonFor({ moved: false, heldItBefore: false, holdsOthers })
}

function given({ nation }: AgencyContext, publisher: Publisher, prefix: AssignedPrefix, now: Date): GivenPrefix {
  const event = {
    kind: 'PREFIX_ASSIGNED' as const,
    at: now.toISOString(),
    publisher: publicRecord(publisher, nation.disclosure),
    prefix: prefixRecord(prefix),
  }
  return { prefix, events: [event] }
}

/** The pools to try, in this order. */
export function choosePools(
  { nation, ranges }: AgencyContext,
  asked: Omit<PrefixRequest, 'publisher'>,
): readonly Pool[] | Refusal<'ONE_OF_NEEDED' | 'GROUP_NOT_OURS' | 'NUMBER_TOO_SMALL' | 'LENGTH_NOT_OPEN'> {
  const { expectedTitles, registrantLength, registrationGroup } = asked
  if ((expectedTitles === undefined) === (registrantLength === undefined))
    return refuse('ONE_OF_NEEDED', { fields: ['expectedTitles', 'registrantLength'] })
  if (registrationGroup !== undefined && !nation.groups.includes(registrationGroup))
    return notOurs(registrationGroup, nation.groups, ['registrationGroup'])
  const pools = poolsOf(ranges, registrationGroup === undefined ? nation.groups : [registrationGroup])
  if (expectedTitles !== undefined) {
    if (expectedTitles < 1)
      return refuse('NUMBER_TOO_SMALL', { field: 'expectedTitles', least: 1 }, { path: ['expectedTitles'] })
    const fitting = nation.lengthPolicy(expectedTitles, pools)
    return fitting.flatMap((wanted) => pools.filter((pool) => samePool(pool, wanted)))
  }
  const ofLength = pools.filter((pool) => pool.registrantLength === registrantLength)
  if (ofLength.length > 0) return ofLength
  const open = [...new Set(pools.map((pool) => pool.registrantLength))].toSorted((a, b) => a - b)
  return refuse('LENGTH_NOT_OPEN', { length: registrantLength ?? 0, open }, { path: ['registrantLength'] })
}

const samePool = (a: Omit<Pool, 'spans'>, b: Omit<Pool, 'spans'>): boolean =>
  a.registrationGroup === b.registrationGroup && a.registrantLength === b.registrantLength

/** Names the lengths that still have free prefixes, in every group of the agency. */
async function exhausted(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  tried: readonly Pool[],
): Promise<Refusal<'RANGE_EXHAUSTED' | 'ALL_RANGES_EXHAUSTED'>> {
  const open: Pool[] = []
  for (const pool of poolsOf(agencyContext.ranges, agencyContext.nation.groups)) {
    if (tried.some((other) => samePool(other, pool))) continue
    if ((await findNextBlock(client, pool)) !== undefined) open.push(pool)
  }
  const groups = tried.map(({ registrationGroup }) => registrationGroup)
  const lengths = tried.map(({ registrantLength }) => registrantLength)
  if (open.length === 0) return refuse('ALL_RANGES_EXHAUSTED', { groups, lengths })
  const openGroups = open.map(({ registrationGroup }) => registrationGroup)
  const openLengths = open.map(({ registrantLength }) => registrantLength)
  return refuse('RANGE_EXHAUSTED', { groups, lengths, openGroups, openLengths })
}
