// One process of the hub, kept alive: when it ends it is started again, on the port that it had.

import { createLog } from '@isbn-hub/runtime/log'
import { retry } from '@isbn-hub/runtime/retry'

/** A process that takes requests. */
export interface Instance {
  readonly pid: number
  readonly port: number
  /** Resolves when it has ended, for whatever reason, with what there is to say of that. */
  readonly exited: Promise<object>
  /** Ends it in order, and by force after so many milliseconds. */
  stop(within: number): Promise<void>
}

/**
 * Starts one, on the earlier port if it had one and that is still free. Rejects if it ends before it takes requests, or if
 * the signal comes first, and then leaves nothing running.
 */
export type Launch = (earlier: number | undefined, signal: AbortSignal) => Promise<Instance>

export interface Watchers {
  /** It has come, or gone. */
  changed(): void
  /** It came back on another port: whoever was told the earlier one must be told again. */
  moved(): void
}

/** Milliseconds before it is started again, at most: doubled by each end that follows soon. */
const FIRST_PAUSE = 200
const LONGEST_PAUSE = 10_000

const log = createLog('start')

export class Supervised {
  readonly name: string
  readonly #launch: Launch
  readonly #watchers: Watchers
  readonly #stopping = new AbortController()
  #launching: Promise<Instance> | undefined
  #instance: Instance | undefined
  #port: number | undefined

  constructor(name: string, launch: Launch, watchers: Watchers) {
    this.name = name
    this.#launch = launch
    this.#watchers = watchers
  }

  /** What runs now; nothing while it is down. */
  get process(): { name: string; pid: number; port: number } | undefined {
    return this.#instance && { name: this.name, pid: this.#instance.pid, port: this.#instance.port }
  }

  /** Where it listens, or did until a moment ago. */
  get port(): number {
    if (this.#port === undefined) throw new Error(`${this.name} has not listened yet.`)
    return this.#port
  }

  /** Resolves when it takes requests, and watches it from then on. A first start that fails is not repeated. */
  async start(): Promise<void> {
    void this.#attend(await this.#begin())
  }

  /** Ends what runs; it comes back at once. For when what it was told at its start no longer holds. */
  async restart(within: number): Promise<void> {
    await this.#end(within)
  }

  /** Ends it for good. */
  async stop(within: number): Promise<void> {
    this.forgo()
    await this.#end(within)
    this.#instance = undefined
  }

  /** From now on it isn't started again. */
  forgo(): void {
    this.#stopping.abort()
  }

  async #end(within: number): Promise<void> {
    const instance = this.#instance ?? (await this.#launching?.catch(() => undefined))
    await instance?.stop(within)
  }

  async #begin(): Promise<Instance> {
    const { signal } = this.#stopping
    signal.throwIfAborted()
    this.#launching = this.#launch(this.#port, signal)
    try {
      this.#instance = await this.#launching
    } finally {
      this.#launching = undefined
    }
    const moved = this.#port !== undefined && this.#port !== this.#instance.port
    this.#port = this.#instance.port
    this.#watchers.changed()
    if (moved) this.#watchers.moved()
    return this.#instance
  }

  /** Waits until it ends and starts it again, until it is to be stopped. */
  async #attend(first: Instance): Promise<void> {
    let started: Instance | undefined = first
    const runOnce = async (works: () => void): Promise<never> => {
      const instance = started ?? (await this.#begin())
      started = undefined
      works()
      const end = await instance.exited
      this.#instance = undefined
      this.#watchers.changed()
      throw new Ended(`${this.name} ended: ${JSON.stringify(end)}`)
    }
    const { signal } = this.#stopping
    const options = { task: `run ${this.name}`, log, signal, firstPause: FIRST_PAUSE, longestPause: LONGEST_PAUSE }
    await retry(runOnce, options).catch(() => undefined)
  }
}

class Ended extends Error {
  override readonly name = 'Ended'
  readonly code = 'ENDED'
}
