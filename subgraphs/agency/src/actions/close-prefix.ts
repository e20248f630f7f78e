/** A prefix gives no further numbers. Those it gave stay, and it is never given to anybody else. */
import { isProblem } from '@isbn-hub/isbn/problem'

import { prefixRecord } from '../domain/assigned-prefix.ts'
import { dayIn } from '../domain/calendar.ts'
import { publicRecord } from '../domain/publisher.ts'
import { ownNumber } from '../domain/publisher-id.ts'
import { refuse } from '../domain/refusal.ts'
import { findPrefixes } from '../store/find-prefixes.ts'
import { findPublishers } from '../store/find-publishers.ts'
import { lockPrefixes } from '../store/lock.ts'
import { writeClosed } from '../store/move-prefix.ts'
import { once } from '../store/once.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'

export async function closePrefix(
  { nation, ranges, database, clock }: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: { readonly prefix: string },
) {
  const place = ranges.prefix(asked.prefix)
  if (isProblem(place)) return refuse('PREFIX_INVALID', { input: asked.prefix, problem: place }, { path: ['prefix'] })
  const now = clock()
  const request = { closePrefix: { ...asked } }
  return once(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    await lockPrefixes(client, [place.value])
    const prefix = (await findPrefixes(client, nation.code, [place.value])).get(place.value)
    if (!prefix) return refuse('PREFIX_UNKNOWN', { prefix: place.value }, { path: ['prefix'] })
    if (prefix.closedOn !== null) return refuse('PREFIX_CLOSED', { prefix: prefix.value }, { path: ['prefix'] })
    const closedOn = dayIn(nation.timeZone, now)
    await writeClosed(client, prefix.value, closedOn)
    const [id] = prefix.holders
    const number = id === undefined ? undefined : ownNumber(nation.code, id)
    const holder = number === undefined ? undefined : (await findPublishers(client, nation.code, [number])).get(number)
    if (!holder) throw new Error(`Prefix ${prefix.value} has no holder.`)
    return {
      answer: { prefix: prefix.value },
      events: [
        {
          kind: 'PREFIX_CLOSED',
          at: now.toISOString(),
          publisher: publicRecord(holder, nation.disclosure),
          prefix: prefixRecord({ ...prefix, closedOn }),
        },
      ],
    }
  })
}
