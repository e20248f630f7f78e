// Wakes everyone who waits. It carries no data: each waiter looks for itself what has changed.

export class Signal {
  readonly #waiting = new Set<() => void>()
  #count = 0

  /** How often it was raised so far. */
  get count(): number {
    return this.#count
  }

  raise(): void {
    this.#count++
    const woken = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of woken) wake()
  }

  /**
   * Resolves with true when it is raised, with false after so many milliseconds or when `ended` aborts.
   *
   * Who looks first and waits afterwards passes the count from before the look as `seen`: if it was raised in between, the
   * wait is over at once.
   */
  wait(milliseconds: number, ended?: AbortSignal, seen: number = this.#count): Promise<boolean> {
    if (ended?.aborted) return Promise.resolve(false)
    if (seen !== this.#count) return Promise.resolve(true)
    return new Promise((resolve) => {
      const finish = (raised: boolean): void => {
        clearTimeout(timer)
        ended?.removeEventListener('abort', stop)
        this.#waiting.delete(wake)
        resolve(raised)
      }
      const wake = (): void => finish(true)
      const stop = (): void => finish(false)
      const timer = setTimeout(stop, milliseconds)
      ended?.addEventListener('abort', stop)
      this.#waiting.add(wake)
    })
  }
}
