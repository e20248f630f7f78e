/** A publisher ends: it ceases, or another takes it over and holds in its place whatever still gives numbers. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { TryAgain } from '@isbn-hub/postgres/transaction'

import { statusOf } from '../domain/assigned-prefix.ts'
import { dayIn } from '../domain/calendar.ts'
import { publicRecord } from '../domain/publisher.ts'
import { publisherNumber } from '../domain/publisher-id.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { findHoldings, findPrefixes } from '../store/find-prefixes.ts'
import { findPublishers } from '../store/find-publishers.ts'
import { lockPrefixes, lockPublishers } from '../store/lock.ts'
import { once } from '../store/once.ts'
import { writeEnd } from '../store/write-publisher.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { findActive, problemWithEnd, publisherUnknown } from './find-active.ts'
import { handOver } from './transfer-prefix.ts'

export interface Closing {
  /** BY-1042 */
  readonly publisher: string
  /** Who takes it over; without it the publisher simply ceases and keeps what it held. */
  readonly successor?: string | undefined
}

export async function closePublisher(
  { nation, database, clock }: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  { publisher: id, successor }: Closing,
) {
  const number = publisherNumber(nation.code, id)
  if (number === undefined) return publisherUnknown(id, ['publisher'])
  if (successor === id) return refuse('SUCCESSOR_IS_SELF', { publisher: id }, { path: ['successor'] })
  const now = clock()
  const request = { closePublisher: { publisher: id, successor } }
  return once(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    const taker = successor === undefined ? undefined : publisherNumber(nation.code, successor)
    const held = await lockHoldings(client, nation.code, number, taker)
    const before = (await findPublishers(client, nation.code, [number])).get(number)
    if (!before) return publisherUnknown(id, ['publisher'])
    const ended = problemWithEnd(before, ['publisher'])
    if (ended) return ended
    const heir = successor === undefined ? undefined : await findActive(client, nation.code, successor, ['successor'])
    if (isRefusal(heir)) return heir

    const after = { ...before, status: heir ? ('MERGED' as const) : ('CEASED' as const), successor: heir?.id ?? null }
    await writeEnd(client, nation.code, number, after)
    const on = dayIn(nation.timeZone, now)
    const moved = []
    if (heir)
      for (const prefix of held)
        // What is shared or closed stays where it is; whoever holds a prefix beside the publisher goes on holding it.
        if (statusOf(prefix) === 'ASSIGNED')
          moved.push(
            await handOver(client, nation, prefix.value, heir, {
              on,
              at: now,
              reason: 'TAKEOVER',
              leaving: number,
            }),
          )
    return {
      answer: { publisher: id },
      events: [
        ...moved,
        { kind: 'PUBLISHER_CLOSED', at: now.toISOString(), publisher: publicRecord(after, nation.disclosure) },
      ],
    }
  })
}

/** Locks what the publisher holds, then the publisher and its heir, and makes sure that nothing came in between. */
async function lockHoldings(client: DatabaseClient, agency: string, number: number, heir: number | undefined) {
  const holdings = async () => (await findHoldings(client, agency, [number])).map(({ prefix }) => prefix)
  const before = await holdings()
  await lockPrefixes(client, before)
  await lockPublishers(client, heir === undefined ? [number] : [number, heir])
  const values = await holdings()
  if (values.some((value) => !before.includes(value)))
    throw new TryAgain('A prefix was given to the publisher while it was being closed.')
  const found = await findPrefixes(client, agency, values)
  // In the order of their numbers: so they are moved, and so the feed tells it.
  return [...found.values()].toSorted((a, b) => a.lo - b.lo)
}
