/** Each agency's feed is followed for as long as the process runs. */
import { follow, type FollowerState, type FollowOptions } from '@isbn-hub/feed/follower'
import type { FeedSource } from '@isbn-hub/feed/source'
import type { Log } from '@isbn-hub/process/log'
import type pg from 'pg'

import type { FeedBoard } from '../domain/feed-board.ts'
import { findDelegations } from '../store/delegations.ts'
import { findPlace, keepState, openPlace } from '../store/feed-places.ts'
import { applyEvents } from './apply-events.ts'

export interface Following {
  readonly pool: pg.Pool
  /** Agency → its feed. Only agencies with a delegation are followed. */
  readonly sources: ReadonlyMap<string, FeedSource>
  readonly board: FeedBoard
  readonly log: Log
  readonly signal: AbortSignal
  readonly timing?: Pick<FollowOptions, 'stallAfter' | 'lookAgainAfter'>
}

/** Resolves once every follower has ended, after the signal. One agency's trouble holds no other up. */
export async function followAgencies(following: Following): Promise<void> {
  const { pool, sources, log } = following
  const delegations = await findDelegations(pool)
  const followed: Promise<void>[] = []
  for (const [agency, source] of sources) {
    const delegated = delegations.filter((delegation) => delegation.agency === agency).map(({ span }) => span)
    if (delegated.length === 0) log.warn('agency without delegation is not followed', { agency })
    else followed.push(followAgency(following, agency, source, delegated))
  }
  await Promise.all(followed)
}

async function followAgency(
  { pool, board, log, signal, timing }: Following,
  agency: string,
  source: FeedSource,
  delegated: Parameters<typeof applyEvents>[2],
): Promise<void> {
  const sequence = await openPlace(pool, agency)
  board.pin(agency, 'CATCHING_UP', { sequence, since: new Date(), lastContactAt: undefined, lastLiveAt: undefined })
  let told: FollowerState | undefined
  let lastTrouble = ''
  await follow({
    source,
    place: () => findPlace(pool, agency),
    apply: (batch) => applyEvents(pool, agency, delegated, batch),
    onState(state, facts) {
      board.pin(agency, state, facts)
      if (state === told) return
      told = state
      lastTrouble = ''
      const { sequence, head, since, lastContactAt } = facts
      log[state === 'LIVE' || state === 'CATCHING_UP' ? 'info' : 'warn']('feed state', {
        agency,
        state,
        sequence,
        head,
        lastContactAt,
      })
      keepState(pool, agency, state, since).catch((error: unknown) =>
        log.warn('feed state not kept', { agency, error }),
      )
    },
    onTrouble(trouble) {
      // An agency that is down is tried again and again; the same trouble is told once.
      if (String(trouble) === lastTrouble) return
      lastTrouble = String(trouble)
      log.warn('feed trouble', { agency, code: Reflect.get(Object(trouble), 'code'), trouble: lastTrouble })
    },
    signal,
    ...timing,
  })
}
