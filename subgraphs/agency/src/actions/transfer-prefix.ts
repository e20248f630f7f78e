/** A prefix changes hands: a takeover, or a return to an earlier holder. No number changes. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { prefixRecord } from '../domain/assigned-prefix.ts'
import { dayIn } from '../domain/calendar.ts'
import type { Nation } from '../domain/nation.ts'
import { publicRecord, type Publisher } from '../domain/publisher.ts'
import { ownNumber } from '../domain/publisher-id.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { findPrefixes, findTenures } from '../store/find-prefixes.ts'
import { lockPrefixes } from '../store/lock.ts'
import { movePrefix } from '../store/move-prefix.ts'
import { once } from '../store/once.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { findActive } from './find-active.ts'

export interface Transfer {
  /** 978-985-6020 */
  readonly prefix: string
  /** Who holds it from now on, alone: BY-1042. */
  readonly to: string
  readonly reason: 'TAKEOVER' | 'RETURNED'
}

export async function transferPrefix(
  { nation, ranges, database, clock }: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: Transfer,
) {
  const place = ranges.prefix(asked.prefix)
  if (isProblem(place)) return refuse('PREFIX_INVALID', { input: asked.prefix, problem: place }, { path: ['prefix'] })
  const now = clock()
  const request = { transferPrefix: { ...asked } }
  return once(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    await lockPrefixes(client, [place.value])
    const prefix = (await findPrefixes(client, nation.code, [place.value])).get(place.value)
    if (!prefix) return refuse('PREFIX_UNKNOWN', { prefix: place.value }, { path: ['prefix'] })
    if (prefix.closedOn !== null) return refuse('PREFIX_CLOSED', { prefix: prefix.value }, { path: ['prefix'] })
    if (prefix.kind === 'SHARED') return refuse('PREFIX_SHARED', { prefix: prefix.value }, { path: ['prefix'] })
    if (prefix.holders.length === 1 && prefix.holders[0] === asked.to)
      return refuse('HOLDER_UNCHANGED', { prefix: prefix.value, publisher: asked.to }, { path: ['to'] })
    const heir = await findActive(client, nation.code, asked.to, ['to'])
    if (isRefusal(heir)) return heir
    const tenures = asked.reason === 'RETURNED' ? await findTenures(client, nation.code, [prefix.value]) : []
    if (asked.reason === 'RETURNED' && !tenures.some(({ publisher, until }) => publisher === heir.id && until !== null))
      return refuse('NEVER_HELD', { prefix: prefix.value, publisher: heir.id }, { path: ['to'] })
    return {
      answer: { prefix: prefix.value },
      events: [
        await handOver(client, nation, prefix.value, heir, {
          on: dayIn(nation.timeZone, now),
          at: now,
          reason: asked.reason,
        }),
      ],
    }
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
