/** What is known of the agencies' feeds at this moment, by this process. */
import type { FollowerFacts, FollowerState } from '@isbn-hub/feed/follower'

export interface FeedStanding {
  readonly state: FollowerState
  /** The last event of the agency that is in the directory and the journal. */
  readonly sequence: number
  /** How long ago nothing was missing; 0 while nothing is. */
  readonly lagSeconds: number
  readonly lastContactAt: Date | undefined
  /** What somebody has to look at; undefined where nobody has to. */
  readonly reason: string | undefined
}

type Facts = Pick<FollowerFacts, 'sequence' | 'since' | 'lastContactAt' | 'lastLiveAt' | 'reason'>

export class FeedBoard {
  readonly #standings = new Map<string, { readonly state: FollowerState; readonly facts: Facts }>()

  /** Pins up what a follower says of its agency. */
  pin(agency: string, state: FollowerState, facts: Facts): void {
    this.#standings.set(agency, { state, facts })
  }

  /** Those that are followed, by code. */
  agencies(): string[] {
    return [...this.#standings.keys()].sort()
  }

  /** Undefined for an agency that isn't followed. */
  read(agency: string, now = Date.now()): FeedStanding | undefined {
    const standing = this.#standings.get(agency)
    if (!standing) return undefined
    const { state, facts } = standing
    const complete = facts.lastLiveAt ?? facts.since
    return {
      state,
      sequence: facts.sequence,
      lagSeconds: state === 'LIVE' ? 0 : Math.max(0, (now - complete.getTime()) / 1_000),
      lastContactAt: facts.lastContactAt,
      reason: facts.reason,
    }
  }
}
