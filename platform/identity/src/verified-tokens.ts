// The tokens that were verified a moment ago: a client sends the same one a thousand times.

import { createHash } from 'node:crypto'

import type { Caller } from './claims.ts'

/** For so long a key taken away by the issuer may still be honoured; hence short. */
const KEPT_FOR = 60_000
const CAPACITY = 10_000

/** Bounded, and keyed by the token's hash, so that no token lies in memory for longer than its request. */
export class VerifiedTokens {
  readonly #callers = new Map<string, { caller: Caller; until: number }>()

  /** The caller of a token verified less than a minute ago and not expired since. */
  find(token: string): Caller | undefined {
    const key = hash(token)
    const found = this.#callers.get(key)
    if (found && found.until <= Date.now()) {
      this.#callers.delete(key)
      return undefined
    }
    return found?.caller
  }

  keep(token: string, caller: Caller): void {
    // A Map keeps the order of insertion: the first is the oldest.
    for (const oldest of this.#callers.keys()) {
      if (this.#callers.size < CAPACITY) break
      this.#callers.delete(oldest)
    }
    this.#callers.set(hash(token), { caller, until: Math.min(Date.now() + KEPT_FOR, caller.expiresAt.getTime()) })
  }
}

const hash = (token: string) => createHash('sha256').update(token).digest('base64')
