// Tries again what failed, until it succeeds or is no longer wanted.

import { setTimeout as sleep } from 'node:timers/promises'

import type { Log } from './log.ts'
import { reasonOf } from './reason.ts'

export interface RetryOptions {
  /** What is tried, as the log names it: 'refresh the delegation table'. */
  readonly task: string
  /** Ends the retrying. An attempt that is under way has to watch the signal itself. */
  readonly signal?: AbortSignal
  /** Without a log nothing is said: for what many readers try at once. */
  readonly log?: Log | undefined
  /** Milliseconds. The pause after the nth failure in a row is anything up to firstPause · 2ⁿ⁻¹. */
  readonly firstPause?: number
  /** Milliseconds that a pause never exceeds. */
  readonly longestPause?: number
  /** Whether no further attempt can help, or is wanted. Such an error is thrown at once. */
  readonly isFinal?: (error: unknown) => boolean
}

/**
 * Calls `attempt` until it resolves, and resolves with its result. Rejects with the signal's reason or a final error only.
 *
 * Pauses have full jitter, so that what failed together doesn't come back together. What runs for long, such as a
 * connection, calls `works` once it does; if it then lasts longer than the longest pause, the pauses begin anew.
 *
 * Of a failure the log tells the beginning, each further kind of reason once, and the end.
 */
export async function retry<T>(
  attempt: (works: () => void) => Promise<T>,
  { task, signal, log, firstPause = 100, longestPause = 5_000, isFinal }: RetryOptions,
): Promise<T> {
  let failures = 0
  let failingSince: number | undefined
  let workingSince: number | undefined
  const logged = new Set<unknown>()
  const works = (): void => {
    workingSince ??= Date.now()
    if (failingSince === undefined) return
    log?.info('works again', { task, failures, seconds: (Date.now() - failingSince) / 1_000 })
    failingSince = undefined
    logged.clear()
  }
  for (;;) {
    signal?.throwIfAborted()
    workingSince = undefined
    try {
      const result = await attempt(works)
      works()
      return result
    } catch (error) {
      signal?.throwIfAborted()
      if (isFinal?.(error)) throw error
      if (workingSince !== undefined && Date.now() - workingSince > longestPause) failures = 0
      failures++
      failingSince ??= Date.now()
      const kind = Reflect.get(Object(error), 'code') ?? reasonOf(error)
      if (!logged.has(kind)) log?.warn('failed, is tried again', { task, reason: reasonOf(error) })
      logged.add(kind)
    }
    const bound = Math.min(longestPause, firstPause * 2 ** (failures - 1))
    await sleep(Math.random() * bound, undefined, { ...(signal && { signal }) }).catch(() => undefined)
  }
}
