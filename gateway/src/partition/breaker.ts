/** Whether it is worth asking an owner: after several failures in a row, not before a probe has come back. */
import type { Log } from '@isbn-hub/runtime/log'
import { retry } from '@isbn-hub/runtime/retry'

/** Times in milliseconds. */
export interface BreakerSettings {
  /** How many failures in a row open it. */
  readonly failures: number
  /** From one probe to the next, on average. */
  readonly probeEvery: number
}

export interface BreakerOptions extends BreakerSettings {
  /** Whom it stands before, for the log. */
  readonly owner: string
  /** Asks the owner for a sign of life, and rejects where there is none. No request of a client ever serves as one. */
  readonly probe: () => Promise<unknown>
  readonly log: Log
}

export class Breaker {
  readonly #options: BreakerOptions
  #failures = 0
  #open: Open | undefined

  constructor(options: BreakerOptions) {
    this.#options = options
  }

  /** Since when it is open; undefined while it is closed. */
  get openSince(): Date | undefined {
    return this.#open?.since
  }

  succeeded(): void {
    this.#open?.works()
    this.close()
  }

  failed(cause: unknown): void {
    this.#failures++
    if (this.#open || this.#failures < this.#options.failures) return
    this.#open = { since: new Date(), closed: new AbortController(), works: () => undefined }
    void this.#probe(this.#open, cause)
  }

  close(): void {
    this.#failures = 0
    this.#open?.closed.abort()
    this.#open = undefined
  }

  async #probe(open: Open, cause: unknown): Promise<void> {
    const { owner, probe, probeEvery, log } = this.#options
    const { signal } = open.closed
    let hasPaused = false
    const attempt = async (works: () => void): Promise<unknown> => {
      open.works = works
      if (hasPaused) return probe()
      // The failure that opened it counts as the first, so that a pause comes before the first probe.
      hasPaused = true
      throw cause
    }
    const options = { task: `ask ${owner}`, log, signal, firstPause: 2 * probeEvery, longestPause: 2 * probeEvery }
    await retry(attempt, options).catch(() => undefined)
    if (this.#open === open) this.close()
  }
}

interface Open {
  readonly since: Date
  readonly closed: AbortController
  /** Tells the log that the owner answers again. */
  works: () => void
}
