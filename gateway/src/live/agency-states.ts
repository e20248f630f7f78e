/** How well international follows each agency's feed, looked at while somebody listens. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { Log } from '@isbn-hub/runtime/log'
import { retry } from '@isbn-hub/runtime/retry'
import type { Signal } from '@isbn-hub/runtime/signal'
import { z } from 'zod'

import { INTERNATIONAL } from '../partition/international.ts'
import type { Upstream } from '../partition/upstream.ts'

export interface AgencyState {
  readonly agency: string
  /** Whether news of every agency wait with it: then it is the journal itself, and not a feed of that agency. */
  readonly concernsAll: boolean
  readonly state: string
  readonly since: Date
}

export interface AgencyStatesOptions {
  readonly international: Upstream
  /** Whether the hub asks this agency: of one that it has no address of there is no news to expect. */
  readonly isServed: (agency: string) => boolean
  /** Whether the gateway itself gets on in the journal. */
  readonly isFollowing: () => boolean
  readonly arrivals: Signal
  readonly log: Log
  /** Milliseconds between two looks. */
  readonly lookEvery?: number
}

export class AgencyStates {
  readonly #options: AgencyStatesOptions
  /** What is worth telling, by agency, the journal beside them: what was LIVE all along isn't here. */
  readonly #told = new Map<string, AgencyState>()
  #listeners = 0
  #isLooking = false

  constructor(options: AgencyStatesOptions) {
    this.#options = options
  }

  /** Whose state has ever been other than LIVE, each under a name of its own, with the present one. */
  get all(): Iterable<readonly [string, AgencyState]> {
    return this.#told
  }

  /** Looks from now on; the returned function ends it. */
  listen(): () => void {
    this.#listeners++
    // The last listener may have gone and another come while one look was under way: it goes on.
    if (!this.#isLooking) void this.#lookAgainAndAgain()
    return () => void this.#listeners--
  }

  async #lookAgainAndAgain(): Promise<void> {
    const { lookEvery = 1_000, log } = this.#options
    this.#isLooking = true
    while (this.#listeners > 0) {
      await retry(() => this.#look(lookEvery * 3), {
        task: 'ask for the states of feeds',
        log,
        firstPause: lookEvery,
        longestPause: lookEvery,
        isFinal: () => this.#listeners === 0,
      }).catch(() => undefined)
      await sleep(lookEvery, undefined, { ref: false })
    }
    this.#isLooking = false
  }

  async #look(within: number): Promise<void> {
    const { international, isFollowing } = this.#options
    try {
      const signal = AbortSignal.timeout(within)
      this.#take(await international.post({ body: JSON.stringify({ query: QUERY }), signal }))
      this.#note(JOURNAL, isFollowing() ? 'LIVE' : 'STALLED')
    } catch (error) {
      this.#note(JOURNAL, 'STALLED')
      throw error
    }
  }

  #take(json: unknown): void {
    for (const { code, feed } of answer.parse(json).data.agencies)
      if (feed && this.#options.isServed(code)) this.#note(code, feed.state)
  }

  /** Between LIVE and CATCHING_UP an agency goes to and fro all day; that alone is no news. */
  #note(whose: string, state: string): void {
    const before = this.#told.get(whose)?.state ?? 'LIVE'
    if (before === state || (before === 'LIVE' && state === 'CATCHING_UP')) return
    const concernsAll = whose === JOURNAL
    this.#told.set(whose, { agency: concernsAll ? INTERNATIONAL : whose, concernsAll, state, since: new Date() })
    this.#options.arrivals.raise()
  }
}

/** Beside the agencies' codes: the International Agency keeps the journal, and may have a register and a feed besides. */
const JOURNAL = 'journal'

const QUERY = '{ agencies { code feed { state } } }'
const feed = z.object({ state: z.string() }).nullable()
const answer = z.object({ data: z.object({ agencies: z.array(z.object({ code: z.string(), feed })) }) })
