// One process of the hub, kept alive: when it ends it is started again, on the port that it had.

import { setTimeout as sleep } from 'node:timers/promises'

import { createLog } from '@isbn-hub/runtime/log'

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

/** The pause before it is started again, in milliseconds: doubled by each end that follows soon, reset by a quiet minute. */
const FIRST_PAUSE = 200
const LONGEST_PAUSE = 10_000
const QUIET = 60_000

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

  async #attend(first: Instance): Promise<void> {
    const { signal } = this.#stopping
    let pause = FIRST_PAUSE
    for (let instance: Instance | undefined = first; instance; instance = await this.#again(pause)) {
      const since = Date.now()
      const end = await instance.exited
      this.#instance = undefined
      this.#watchers.changed()
      if (signal.aborted) return
      log.warn('ended, and will be started again', { name: this.name, ...end })
      pause = Date.now() - since > QUIET ? FIRST_PAUSE : Math.min(pause * 2, LONGEST_PAUSE)
    }
  }

  /** Tries until it is there again; nothing if it is to be stopped first. */
  async #again(first: number): Promise<Instance | undefined> {
    const { signal } = this.#stopping
    for (let pause = first; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      // With jitter, so that several that ended of one cause don't all come back at one instant.
      await sleep(pause * (0.5 + Math.random() / 2), undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return undefined
      try {
        return await this.#begin()
      } catch (error) {
        if (signal.aborted) return undefined
        log.warn('does not come back yet', { name: this.name, error })
      }
    }
  }
}
