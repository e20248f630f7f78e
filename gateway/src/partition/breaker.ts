/** Whether it is worth asking: after several failures in a row, not before a probe has come back. */

/** Times in milliseconds. */
export interface BreakerSettings {
  /** How many failures in a row open it. */
  readonly failures: number
  /** How long from one probe to the next. */
  readonly probeEvery: number
}

export class Breaker {
  readonly #settings: BreakerSettings
  readonly #probe: () => Promise<boolean>
  #failures = 0
  #timer: NodeJS.Timeout | undefined
  #since: Date | undefined

  /** `probe` asks the owner for a sign of life; it must not throw. No request of a client ever serves as one. */
  constructor(settings: BreakerSettings, probe: () => Promise<boolean>) {
    this.#settings = settings
    this.#probe = probe
  }

  /** Since when it is open; undefined while it is closed. */
  get openSince(): Date | undefined {
    return this.#since
  }

  succeeded(): void {
    this.#failures = 0
    if (this.#since) this.close()
  }

  failed(): void {
    this.#failures++
    if (this.#since || this.#failures < this.#settings.failures) return
    this.#since = new Date()
    this.#await()
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#since = undefined
    this.#failures = 0
  }

  #await(): void {
    this.#timer = setTimeout(() => {
      void this.#probe().then((alive) => {
        if (!this.#since) return
        if (alive) this.close()
        else this.#await()
      })
    }, this.#settings.probeEvery).unref()
  }
}
