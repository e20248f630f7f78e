/** Each agency's feed is followed for as long as the process runs. */
import { follow, type FollowerState, type FollowOptions } from '@isbn-hub/feed/follower'
import type { FeedSource } from '@isbn-hub/feed/source'
import type { Log } from '@isbn-hub/runtime/log'
import { retry } from '@isbn-hub/runtime/retry'
import type pg from 'pg'
import type { EntityManager } from 'typeorm'

import type { FeedBoard } from '../domain/feed-board.ts'
import { findDelegated } from '../store/delegations.ts'
import { findPlace, openPlace } from '../store/feed-places.ts'
import { applyEvents } from './apply-events.ts'

export interface Following {
  readonly pool: pg.Pool
  readonly entities: EntityManager
  /** Agency → its feed. Only agencies with a delegation are followed. */
  readonly sources: ReadonlyMap<string, FeedSource>
  readonly board: FeedBoard
  readonly log: Log
  readonly signal: AbortSignal
  readonly timing?: Pick<FollowOptions, 'stallAfter' | 'lookAgainAfter'>
}

/** Milliseconds between two looks at a feed that was found wrong, or for what an agency needs to be followed. */
const LOOK_AGAIN_AFTER = 5_000

/** Resolves once every follower has ended, after the signal; never rejects. One agency's trouble holds no other up. */
export async function followAgencies(following: Following): Promise<void> {
  await Promise.all(
    [...following.sources].map(([agency, source]) =>
      followAgency(following, agency, source).catch((error: unknown) =>
        following.log.error('following ended', { agency, error }),
      ),
    ),
  )
}

async function followAgency(following: Following, agency: string, source: FeedSource): Promise<void> {
  const { pool, entities, board, log, signal, timing } = following
  const sequence = await untilOpened(following, agency)
  if (sequence === undefined) return
  board.pin(agency, 'CATCHING_UP', {
    sequence,
    since: new Date(),
    lastContactAt: undefined,
    lastLiveAt: undefined,
    reason: undefined,
  })
  let told: FollowerState | undefined
  let lastTrouble = ''
  await follow({
    source,
    place: () => findPlace(pool, agency),
    // Read each time: a span that is delegated meanwhile counts from then on.
    apply: async (batch) => applyEvents(pool, agency, await findDelegated(entities, agency), batch),
    onState(state, facts) {
      board.pin(agency, state, facts)
      if (state === told) return
      told = state
      if (state === 'LIVE') lastTrouble = ''
      const { sequence, head, lastContactAt, reason } = facts
      log[state === 'LIVE' || state === 'CATCHING_UP' ? 'info' : 'warn']('feed state', {
        agency,
        state,
        sequence,
        head,
        lastContactAt,
        reason,
      })
    },
    onTrouble(trouble) {
      // What doesn't go well is tried again and again; the same trouble is told once, until it is over.
      if (String(trouble) === lastTrouble) return
      lastTrouble = String(trouble)
      log.warn('feed trouble', { agency, code: Reflect.get(Object(trouble), 'code'), trouble: lastTrouble })
    },
    signal,
    lookAgainAfter: LOOK_AGAIN_AFTER,
    ...timing,
  })
}

/**
 * The last sequence that was applied; undefined where the signal came first. Who has no delegation is waited for, and so
 * is a database that is away for a moment.
 */
async function untilOpened(
  { pool, entities, log, signal, timing }: Following,
  agency: string,
): Promise<number | undefined> {
  const pause = timing?.lookAgainAfter ?? LOOK_AGAIN_AFTER
  const open = async (): Promise<number> => {
    if ((await findDelegated(entities, agency)).length > 0) return openPlace(pool, agency)
    throw new NothingDelegated(`Nothing is delegated to ${agency}.`)
  }
  const options = { task: `follow ${agency}`, log, signal, firstPause: pause, longestPause: pause }
  return retry(open, options).catch(() => undefined)
}

/** Who has no delegation may announce nothing, so there is nothing to follow. */
class NothingDelegated extends Error {
  override readonly name = 'NothingDelegated'
  readonly code = 'NOTHING_DELEGATED'
}
