/** A prefix changes hands: a takeover, or a return to an earlier holder. No number changes. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { prefixRecord } from '../domain/assigned-prefix.ts'
import { dayIn } from '../domain/calendar.ts'
import type { Nation } from '../domain/nation.ts'
import { publicRecord, type Publisher } from '../domain/publisher.ts'
import { ownNumber } from '../domain/publisher-id.ts'
import { quoted } from '../domain/quoted.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import { findPrefixes, findTenures } from '../store/find-prefixes.ts'
import { lockPrefixes } from '../store/lock.ts'
import { movePrefix } from '../store/move-prefix.ts'
import { once } from '../store/once.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { announce } from './announce.ts'
import { findActive } from './find-active.ts'

export interface Transfer {
  /** 978-985-6020 */
  readonly prefix: string
  /** Who holds it from now on, alone: BY-1042. */
  readonly to: string
  readonly reason: 'TAKEOVER' | 'RETURNED'
}

/** Refuses PREFIX_UNKNOWN, PREFIX_CLOSED, PUBLISHER_UNKNOWN, PUBLISHER_CEASED, INPUT_INVALID and KEY_REUSED. */
export async function transferPrefix(
  { nation, ranges, database, clock }: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: Transfer,
): Promise<{ readonly prefix: string } | Refusal> {
  const place = ranges.prefix(asked.prefix)
  if (isProblem(place)) return refuse('INPUT_INVALID', `${quoted(asked.prefix)} is not a prefix: ${place.message}`)
  const now = clock()
  const request = { transferPrefix: { ...asked } }
  return once<{ prefix: string }>(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    await lockPrefixes(client, [place.value])
    const prefix = (await findPrefixes(client, nation.code, [place.value])).get(place.value)
    if (!prefix) return refuse('PREFIX_UNKNOWN', `${place.value} has not been given out.`)
    if (prefix.closedOn !== null) return refuse('PREFIX_CLOSED', `${prefix.value} is closed.`)
    if (prefix.kind === 'SHARED')
      return refuse('INPUT_INVALID', `${prefix.value} is shared by authors and has no one holder.`)
    if (prefix.holders.length === 1 && prefix.holders[0] === asked.to)
      return refuse('INPUT_INVALID', `${asked.to} holds ${prefix.value} already.`)
    const heir = await findActive(client, nation.code, asked.to)
    if (isRefusal(heir)) return heir
    const tenures = asked.reason === 'RETURNED' ? await findTenures(client, nation.code, [prefix.value]) : []
    if (asked.reason === 'RETURNED' && !tenures.some(({ publisher, until }) => publisher === heir.id && until !== null))
      return refuse('INPUT_INVALID', `${heir.id} never held ${prefix.value} before: it can't return there.`)
    await announce(client, [
      await handOver(client, nation, prefix.value, heir, {
        on: dayIn(nation.timeZone, now),
        at: now,
        reason: asked.reason,
      }),
    ])
    return { prefix: prefix.value }
  })
}

/**
 * Moves the tenure of `leaving`, or those of all holders, within the caller's transaction, and returns what the feed is to
 * tell of it.
 */
export async function handOver(
  client: DatabaseClient,
  nation: Nation,
  value: string,
  heir: Publisher,
  { on, at, reason, leaving }: { on: string; at: Date; reason: Transfer['reason']; leaving?: number },
): Promise<AgencyEvent> {
  await movePrefix(client, { prefix: value, publisher: ownNumber(nation.code, heir.id), from: on, reason, leaving })
  const prefix = (await findPrefixes(client, nation.code, [value])).get(value)
  if (!prefix) throw new Error(`Prefix ${value} was moved and is not there.`)
  return {
    kind: 'PREFIX_TRANSFERRED',
    at: at.toISOString(),
    publisher: publicRecord(heir, nation.disclosure),
    prefix: prefixRecord(prefix),
  }
}
