/** A publisher is given a prefix: the next free one of the length that fits, or one it had before the hub. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { type AssignedPrefix, prefixRecord } from '../domain/assigned-prefix.ts'
import { dayIn } from '../domain/calendar.ts'
import { publicRecord, type Publisher } from '../domain/publisher.ts'
import { ownNumber } from '../domain/publisher-id.ts'
import { quoted } from '../domain/quoted.ts'
import { isRefusal, notOurs, type Refusal, refuse } from '../domain/refusal.ts'
import { reasonFor } from '../domain/tenure.ts'
import { findHoldings, findPrefixes } from '../store/find-prefixes.ts'
import { once } from '../store/once.ts'
import {
  findNextBlock,
  lockPool,
  type Pool,
  poolsOf,
  takeNextBlock,
  writePrefix,
  writeTenure,
} from '../store/take-prefix.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { announce } from './announce.ts'
import { findActive } from './find-active.ts'

/** Either how many titles are expected, or the length itself, or the very prefix. */
export interface PrefixRequest {
  /** BY-1042 */
  readonly publisher: string
  readonly expectedTitles?: number | undefined
  readonly registrantLength?: number | undefined
  /** 978-985; without it the nation's groups in its order of preference. */
  readonly registrationGroup?: string | undefined
  /** 978-985-6020: a prefix given out before the agency used the hub. */
  readonly value?: string | undefined
  /** With `value`: many authors are to share it. */
  readonly shared?: boolean | undefined
  /** With `value`: the publisher joins the holders of a prefix that is in the register already. */
  readonly joint?: boolean | undefined
}

export interface PrefixAssignment {
  /** 978-985-6020 */
  readonly prefix: string
}

/**
 * Refuses GROUP_NOT_OURS, PUBLISHER_UNKNOWN, PUBLISHER_CEASED, RANGE_EXHAUSTED (naming what is still open),
 * PREFIX_TAKEN, INPUT_INVALID and KEY_REUSED.
 */
export async function assignPrefix(
  agencyContext: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: PrefixRequest,
): Promise<PrefixAssignment | Refusal> {
  const pools = choosePools(agencyContext, asked)
  if (isRefusal(pools)) return pools
  const now = agencyContext.clock()
  const request = { assignPrefix: asked }
  return once<{ prefix: string }>(
    agencyContext.database.acts,
    { actor, key: idempotencyKey, request, at: now },
    async (client) => {
      const publisher = await findActive(client, agencyContext.nation.code, asked.publisher)
      if (isRefusal(publisher)) return publisher
      const given = await givePrefix(client, agencyContext, publisher, asked, pools, now)
      if (isRefusal(given)) return given
      await announce(client, given.events)
      return { prefix: given.prefix.value }
    },
  )
}

/** Within a transaction that holds the publisher: takes the prefix, and leaves its event to be announced. */
export async function givePrefix(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  publisher: Publisher,
  asked: Omit<PrefixRequest, 'publisher'>,
  pools: readonly Pool[],
  now: Date,
): Promise<{ readonly prefix: AssignedPrefix; readonly events: readonly AgencyEvent[] } | Refusal> {
  const { nation } = agencyContext
  const today = dayIn(nation.timeZone, now)
  const value = await take(client, agencyContext, asked, pools, today)
  if (isRefusal(value)) return value
  const number = ownNumber(nation.code, publisher.id)
  const holdsOthers = (await findHoldings(client, nation.code, [number])).length > 0
  const reason = reasonFor({ moved: false, heldItBefore: false, holdsOthers })
  await writeTenure(client, { publisher: number, prefix: value, from: today, reason })
  const prefix = (await findPrefixes(client, nation.code, [value])).get(value)
  if (!prefix) throw new Error(`Prefix ${value} was written and is not there.`)
  const event = {
    kind: 'PREFIX_ASSIGNED' as const,
    at: now.toISOString(),
    publisher: publicRecord(publisher, nation.disclosure),
    prefix: prefixRecord(prefix),
  }
  return { prefix, events: [event] }
}

/** The pools to try in this order; none of them where the request names the prefix. */
export function choosePools(
  { nation, ranges }: AgencyContext,
  asked: Omit<PrefixRequest, 'publisher'>,
): readonly Pool[] | Refusal {
  const { expectedTitles, registrantLength, registrationGroup, value } = asked
  if ([expectedTitles, registrantLength, value].filter((given) => given !== undefined).length !== 1)
    return refuse(
      'INPUT_INVALID',
      'Say either how many titles are expected or how long the registrant element is to be.',
    )
  if (registrationGroup !== undefined && !nation.groups.includes(registrationGroup))
    return notOurs(registrationGroup, nation.groups)
  if (value !== undefined) return []
  const pools = poolsOf(ranges, registrationGroup === undefined ? nation.groups : [registrationGroup])
  if (expectedTitles !== undefined) {
    if (expectedTitles < 1) return refuse('INPUT_INVALID', 'At least one title is expected.')
    const fitting = nation.lengthPolicy(expectedTitles, pools)
    return fitting.flatMap((wanted) => pools.filter((pool) => samePool(pool, wanted)))
  }
  const ofLength = pools.filter((pool) => pool.registrantLength === registrantLength)
  if (ofLength.length > 0) return ofLength
  const lengths = [...new Set(pools.map((pool) => pool.registrantLength))].toSorted()
  return refuse('INPUT_INVALID', `The open lengths of a registrant element are ${lengths.join(', ')}.`)
}

const samePool = (a: Omit<Pool, 'spans'>, b: Omit<Pool, 'spans'>): boolean =>
  a.registrationGroup === b.registrationGroup && a.registrantLength === b.registrantLength

/** The value of the prefix that was taken. */
async function take(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  asked: Omit<PrefixRequest, 'publisher'>,
  pools: readonly Pool[],
  today: string,
): Promise<string | Refusal> {
  if (asked.value !== undefined) return takeNamed(client, agencyContext, asked.value, asked, today)
  for (const pool of pools) {
    const lo = await takeNextBlock(client, pool)
    if (lo === undefined) continue
    const prefix = agencyContext.ranges.prefixAt(lo)
    if (isProblem(prefix)) throw new Error(`The pool gave ${lo}, which the range table does not cut.`)
    await writePrefix(client, { value: prefix.value, ...prefix.span, kind: 'EXCLUSIVE', assignedOn: today })
    return prefix.value
  }
  return exhausted(client, agencyContext, pools)
}

/** Names the lengths that still have room, in every group of the agency. */
async function exhausted(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  tried: readonly Pool[],
): Promise<Refusal> {
  const open: string[] = []
  for (const pool of poolsOf(agencyContext.ranges, agencyContext.nation.groups)) {
    if (tried.some((other) => samePool(other, pool))) continue
    if ((await findNextBlock(client, pool)) !== undefined)
      open.push(`${pool.registrationGroup}, length ${pool.registrantLength}`)
  }
  const whole = tried.map((pool) => `${pool.registrationGroup}, length ${pool.registrantLength}`).join('; ')
  return refuse(
    'RANGE_EXHAUSTED',
    open.length === 0
      ? `No prefix is left (${whole}), nor in any other length: ask the International ISBN Agency for a new range.`
      : `No prefix is left (${whole}). Still open: ${open.join('; ')}.`,
  )
}

async function takeNamed(
  client: DatabaseClient,
  { nation, ranges }: AgencyContext,
  value: string,
  { shared = false, joint = false }: Pick<PrefixRequest, 'shared' | 'joint'>,
  today: string,
): Promise<string | Refusal> {
  const prefix = ranges.prefix(value)
  if (isProblem(prefix)) return refuse('INPUT_INVALID', `${quoted(value)} is not a prefix: ${prefix.message}`)
  if (!nation.groups.includes(prefix.registrationGroup)) return notOurs(value, nation.groups)
  const { registrationGroup, registrant } = prefix
  await lockPool(client, { registrationGroup, registrantLength: registrant.length })
  const kind = shared ? 'SHARED' : 'EXCLUSIVE'
  const written = await writePrefix(client, { value: prefix.value, ...prefix.span, kind, assignedOn: today })
  if (!written && !joint) return refuse('PREFIX_TAKEN', `${prefix.value} was given out before.`)
  return prefix.value
}
