/** How well international follows each agency's feed, looked at while somebody listens. */
import type { Log } from '@isbn-hub/process/log'

import { INTERNATIONAL } from '../partition/international.ts'
import type { Upstream } from '../partition/upstream.ts'
import type { Bell } from './bell.ts'

export interface AgencyState {
  readonly agency: string
  readonly state: string
  readonly since: Date
}

export interface AgencyStatesOptions {
  readonly international: Upstream
  /** Whether the hub asks this agency: of one that it has no address of there is no news to expect. */
  readonly isServed: (agency: string) => boolean
  readonly bell: Bell
  readonly log: Log
  /** Milliseconds between two looks. */
  readonly lookEvery?: number
}

export class AgencyStates {
  readonly #options: AgencyStatesOptions
  /** What is worth telling: an agency that was LIVE all along isn't here. */
  readonly #told = new Map<string, AgencyState>()
  #listeners = 0
  #timer: NodeJS.Timeout | undefined

  constructor(options: AgencyStatesOptions) {
    this.#options = options
  }

  /** The agencies whose state has ever been other than LIVE, with their present one. */
  get all(): Iterable<AgencyState> {
    return this.#told.values()
  }

  /** Looks from now on; the returned function ends it. */
  listen(): () => void {
    if (this.#listeners++ === 0) void this.#look()
    return () => {
      if (--this.#listeners === 0) clearTimeout(this.#timer)
    }
  }

  async #look(): Promise<void> {
    const { international, lookEvery = 1_000 } = this.#options
    try {
      const signal = AbortSignal.timeout(lookEvery * 3)
      this.#take(await international.post({ body: JSON.stringify({ query: QUERY }), signal }))
      this.#note(INTERNATIONAL, 'LIVE')
    } catch {
      this.#note(INTERNATIONAL, 'STALLED')
    }
    if (this.#listeners > 0) this.#timer = setTimeout(() => void this.#look(), lookEvery).unref()
  }

  #take(json: unknown): void {
    const { data } = json as { data?: { agencies: readonly { code: string; feed: { state: string } | null }[] } | null }
    for (const { code, feed } of data?.agencies ?? [])
      if (feed && this.#options.isServed(code)) this.#note(code, feed.state)
  }

  /** Between LIVE and CATCHING_UP an agency goes to and fro all day; that alone is no news. */
  #note(agency: string, state: string): void {
    const before = this.#told.get(agency)?.state ?? 'LIVE'
    if (before === state || (before === 'LIVE' && state === 'CATCHING_UP')) return
    this.#told.set(agency, { agency, state, since: new Date() })
    this.#options.bell.ring()
  }
}

const QUERY = '{ agencies { code feed { state } } }'
