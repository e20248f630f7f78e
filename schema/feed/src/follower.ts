/**
 * A follower keeps a place in a feed: it reads on from what was last committed, proves that nothing is missing and
 * nothing was altered, reconnects, and says how it stands.
 */
import { GENESIS } from './chain.ts'
import type { FeedBatch } from './entry.ts'
import { FeedUnacceptable } from './feed-unacceptable.ts'
import { FeedProblem, type Place } from './position.ts'
import type { FeedSource } from './source.ts'
import { entriesAfter, type FindingCode, isFinding, verify } from './verify.ts'

export type FollowerState =
  /** Something is still to be read, or a lost connection is being made again. */
  | 'CATCHING_UP'
  /** Everything that the feed holds has been applied, as of the last word from it. */
  | 'LIVE'
  /** It doesn't move on: nothing has come for `stallAfter`, not even a heartbeat, or it holds what can't be applied. */
  | 'STALLED'
  /** The feed's database was restored or replaced. Nothing is applied until someone has decided what to do. */
  | 'EPOCH_CHANGED'
  /** The feed's history isn't what it was. Nothing is applied until someone has decided what to do. */
  | 'TAMPERED'

export interface FollowerFacts {
  /** The last entry that was applied; 0 before the first. */
  readonly sequence: number
  /** Where the feed ended when it was last heard of. */
  readonly head: number
  /** When the follower came into its state. */
  readonly since: Date
  /** When a batch or a heartbeat last came that continues our place. */
  readonly lastContactAt: Date | undefined
  /** When nothing was last missing. */
  readonly lastLiveAt: Date | undefined
  /** What somebody has to look at before it goes on; undefined where it goes on by itself. */
  readonly reason: string | undefined
}

export interface FollowOptions {
  readonly source: FeedSource
  /**
   * The last place that was committed; undefined before the first. As a function it is asked before each connection:
   * right where the place is kept in a database, since a commit may have succeeded though its answer was lost.
   */
  readonly place: Place | undefined | (() => Promise<Place | undefined>)
  /**
   * Commits the entries together with the place after them, in one transaction. Is never called twice at once, nor with
   * an entry that a returned call has had. A throw makes the follower read again from the last place; a
   * {@link FeedUnacceptable} makes it STALLED besides, until the entry is taken.
   */
  readonly apply: (batch: FeedBatch, place: Place) => Promise<void>
  /** Called at each attempt to read, at each contact and at each change of state. Must not throw. */
  readonly onState: (state: FollowerState, facts: FollowerFacts) => void
  /** What went wrong on the way, for the log; the follower goes on by itself. */
  readonly onTrouble?: (trouble: unknown) => void
  /** Ends the following, after the apply that is under way. */
  readonly signal: AbortSignal
  /**
   * Milliseconds of silence after which a feed is called STALLED and its connection given up. Heartbeats come each
   * 2.5 s; a hung agency is to be seen within 10 s.
   */
  readonly stallAfter?: number
  /** Milliseconds between two looks at a feed that was found EPOCH_CHANGED or TAMPERED. */
  readonly lookAgainAfter?: number
  readonly clock?: Clock
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Acts after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, act: () => void): () => void
  /** From 0 up to, not including, 1. */
  random(): number
}

/** The entries of a batch don't continue the place. */
export class FeedBroken extends Error {
  override readonly name = 'FeedBroken'
  readonly code: FindingCode
  /** Where it shows. */
  readonly sequence: number

  constructor(code: FindingCode, sequence: number) {
    super(`The feed doesn't continue at ${sequence}: ${code}.`)
    this.code = code
    this.sequence = sequence
  }
}

/** The connection ended, or was given up after a silence. */
export class FeedSilent extends Error {
  override readonly name = 'FeedSilent'
  readonly code = 'FEED_SILENT'
}

/** The pause before the nth attempt is anything up to FIRST_PAUSE · 2ⁿ, and never more than LONGEST_PAUSE. Milliseconds. */
const FIRST_PAUSE = 100
const LONGEST_PAUSE = 3_000

/** Follows until the signal aborts, and resolves then. Never rejects for anything that the feed or `apply` does. */
export function follow(options: FollowOptions): Promise<void> {
  return new Follower(options).run()
}

class Follower {
  readonly #options: FollowOptions
  readonly #clock: Clock
  readonly #stallAfter: number
  #place: Place | undefined
  #state: FollowerState = 'CATCHING_UP'
  #head: number
  #since: number
  #lastContactAt: number | undefined
  #lastLiveAt: number | undefined
  #failures = 0
  /** Why nothing is applied until somebody has looked. */
  #verdict: Error | undefined
  #attempt = new AbortController()
  /** Ends the watch for a silence; undefined while nobody watches. */
  #silence: (() => void) | undefined

  constructor(options: FollowOptions) {
    this.#options = options
    this.#clock = options.clock ?? systemClock
    this.#stallAfter = options.stallAfter ?? 8_000
    if (typeof options.place !== 'function') this.#place = options.place
    this.#head = this.#place?.sequence ?? 0
    this.#since = this.#clock.now()
  }

  async run(): Promise<void> {
    const { signal } = this.#options
    const stop = (): void => this.#attempt.abort(signal.reason)
    signal.addEventListener('abort', stop)
    while (!signal.aborted) {
      this.#attempt = new AbortController()
      // The time since the last contact counts, over all attempts; once it is used up, each attempt has its own.
      if (!this.#silence || this.#state === 'STALLED' || this.#isDistrusted()) this.#watch()
      const openedAt = this.#clock.now()
      try {
        await this.#read(this.#attempt.signal)
      } catch (trouble) {
        if (!signal.aborted) this.#judge(trouble, openedAt)
      }
      this.#attempt.abort()
      if (!signal.aborted) await this.#pause()
    }
    this.#stopWatching()
    signal.removeEventListener('abort', stop)
  }

  async #read(attempt: AbortSignal): Promise<never> {
    const { source, place } = this.#options
    if (typeof place === 'function') this.#place = await place()
    this.#tell()
    const batches = source.open(this.#place, attempt)[Symbol.asyncIterator]()
    try {
      for (;;) {
        attempt.throwIfAborted()
        const next = await nextOf(batches, attempt)
        if (next.done) throw new FeedSilent('The feed ended its answer.')
        await this.#receive(next.value)
      }
    } finally {
      // Not awaited: a source that hangs would hold us up.
      batches.return?.().catch(() => undefined)
    }
  }

  async #receive(batch: FeedBatch): Promise<void> {
    const before = this.#place ?? { epoch: batch.epoch, sequence: 0, hash: GENESIS }
    const after = verify(before, batch)
    if (isFinding(after)) throw new FeedBroken(after.finding, after.sequence)
    const entries = entriesAfter(before, batch)
    // A heartbeat from beyond our place proves nothing, and a feed that was found wrong has to prove itself.
    if (this.#isDistrusted() && entries.length === 0 && batch.head.sequence !== after.sequence) return
    this.#head = batch.head.sequence
    this.#lastContactAt = this.#clock.now()
    // While entries are applied the silence is ours, not the feed's.
    this.#stopWatching()
    if (entries.length > 0) {
      if (this.#state !== 'LIVE' && !this.#isRefused()) this.#enter('CATCHING_UP')
      await this.#options.apply({ ...batch, entries }, after)
      this.#place = after
      this.#failures = 0
    }
    this.#verdict = undefined
    const live = after.sequence === batch.head.sequence
    if (live) this.#lastLiveAt = this.#clock.now()
    this.#enter(live ? 'LIVE' : 'CATCHING_UP')
    this.#watch()
  }

  #judge(trouble: unknown, openedAt: number): void {
    this.#options.onTrouble?.(trouble)
    // A connection that lasted was a good one, even where nothing happened in it.
    if (this.#clock.now() - openedAt > LONGEST_PAUSE) this.#failures = 0
    const verdict = verdictOf(trouble)
    if (verdict) this.#verdict = trouble as Error
    if (verdict) this.#enter(verdict)
    else if (this.#state === 'LIVE') this.#enter('CATCHING_UP')
  }

  #pause(): Promise<void> {
    const { signal, lookAgainAfter = 60_000 } = this.#options
    // Anything from nothing to the bound, so that readers that lost one feed together don't come back together.
    const bound = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** this.#failures++)
    const wait = this.#isDistrusted() ? lookAgainAfter : this.#clock.random() * bound
    return new Promise((resolve) => {
      const cancel = this.#clock.after(wait, done)
      signal.addEventListener('abort', done)
      function done(): void {
        cancel()
        signal.removeEventListener('abort', done)
        resolve()
      }
    })
  }

  /** Starts the time anew after which silence is a stall. */
  #watch(): void {
    this.#stopWatching()
    this.#silence = this.#clock.after(this.#stallAfter, () => {
      this.#silence = undefined
      if (!this.#isDistrusted()) this.#enter('STALLED')
      this.#attempt.abort(new FeedSilent(`Nothing came for ${this.#stallAfter} ms.`))
    })
  }

  #stopWatching(): void {
    this.#silence?.()
    this.#silence = undefined
  }

  #isDistrusted(): boolean {
    return this.#state === 'EPOCH_CHANGED' || this.#state === 'TAMPERED'
  }

  #isRefused(): boolean {
    return this.#verdict instanceof FeedUnacceptable
  }

  #enter(state: FollowerState): void {
    if (state !== this.#state) this.#since = this.#clock.now()
    this.#state = state
    this.#tell()
  }

  #tell(): void {
    this.#options.onState(this.#state, {
      sequence: this.#place?.sequence ?? 0,
      head: this.#head,
      since: new Date(this.#since),
      lastContactAt: dateOf(this.#lastContactAt),
      lastLiveAt: dateOf(this.#lastLiveAt),
      reason: this.#verdict?.message,
    })
  }
}

/** The state that a trouble of this kind ends in; undefined where it is enough to try again. */
function verdictOf(trouble: unknown): 'EPOCH_CHANGED' | 'TAMPERED' | 'STALLED' | undefined {
  if (trouble instanceof FeedUnacceptable) return 'STALLED'
  if (trouble instanceof FeedBroken && trouble.code !== 'GAP') return trouble.code
  if (!(trouble instanceof FeedProblem)) return undefined
  switch (trouble.code) {
    case 'EPOCH_CHANGED':
    // The feed ends before the place that it once gave us: an old backup.
    case 'POSITION_AHEAD':
      return 'EPOCH_CHANGED'
    // It disowns a place that it once gave us.
    case 'POSITION_INVALID':
      return 'TAMPERED'
  }
}

/** The next item, or the signal's reason: a source that hangs holds nobody up. */
function nextOf<T>(items: AsyncIterator<T>, signal: AbortSignal): Promise<IteratorResult<T>> {
  // Not a race against one promise for the signal: over a long connection each race would leave something behind on it.
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error)
    signal.addEventListener('abort', stop)
    items
      .next()
      .finally(() => signal.removeEventListener('abort', stop))
      .then(resolve, reject)
  })
}

const dateOf = (milliseconds: number | undefined): Date | undefined =>
  milliseconds === undefined ? undefined : new Date(milliseconds)

const systemClock: Clock = {
  now: Date.now,
  random: Math.random,
  after(milliseconds, act) {
    const timer = setTimeout(act, milliseconds)
    return () => clearTimeout(timer)
  },
}
