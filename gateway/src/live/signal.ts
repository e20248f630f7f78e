/** Wakes all who wait at once. It carries nothing: whoever is woken looks for himself. */
export class Signal {
  readonly #waiting = new Set<() => void>()

  ring(): void {
    const woken = [...this.#waiting]
    this.#waiting.clear()
    for (const wake of woken) wake()
  }

  /** Resolves at the next ring with true, after so many milliseconds or when the signal aborts with false. */
  wait(milliseconds: number, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return Promise.resolve(false)
    return new Promise((resolve) => {
      const end = (rung: boolean): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', stop)
        this.#waiting.delete(wake)
        resolve(rung)
      }
      const wake = (): void => end(true)
      const stop = (): void => end(false)
      const timer = setTimeout(stop, milliseconds)
      signal.addEventListener('abort', stop)
      this.#waiting.add(wake)
    })
  }
}
