/** Nothing of a caller goes on once its token is no longer good. */

/** Does `act` at that instant; the returned function gives it up. Years ahead, it is done after 24 days. */
export function atExpiry(instant: Date, act: () => void): () => void {
  const timer = setTimeout(act, Math.min(instant.getTime() - Date.now(), LONGEST_TIMER)).unref()
  return () => clearTimeout(timer)
}

/** What setTimeout can hold, in milliseconds. */
const LONGEST_TIMER = 2 ** 31 - 1
