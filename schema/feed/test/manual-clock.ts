/** A clock that stands still until a test moves it. */
import type { Clock } from '@isbn-hub/feed/follower'

export class ManualClock implements Clock {
  #now = 0
  readonly #timers = new Set<{ readonly at: number; readonly act: () => void }>()

  now = (): number => this.#now
  random = (): number => 0.5

  after = (milliseconds: number, act: () => void): (() => void) => {
    const timer = { at: this.#now + milliseconds, act }
    this.#timers.add(timer)
    return () => void this.#timers.delete(timer)
  }

  /** Moves on, stopping at each timer that is due on the way until all that it set going has come to rest. */
  async advance(milliseconds: number): Promise<void> {
    const until = this.#now + milliseconds
    await rest()
    while (await this.#fireNext(until)) await rest()
    this.#now = until
  }

  /** Fires the next timer, whenever it is due. */
  async step(): Promise<void> {
    await this.#fireNext(Infinity)
    await rest()
  }

  async #fireNext(until: number): Promise<boolean> {
    const next = [...this.#timers].sort((a, b) => a.at - b.at)[0]
    if (!next || next.at > until) return false
    this.#timers.delete(next)
    this.#now = next.at
    next.act()
    return true
  }
}

/** Until every promise that can go on has gone on. */
export const rest = (): Promise<void> => new Promise((done) => setImmediate(done))
