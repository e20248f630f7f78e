/**
 * The journal as the gateway holds it: one follower, a ring of what came last, and any number of readers, each at its own
 * pace. A reader is a position and nothing more: it takes from the ring what is there and from international by page
 * what isn't, so between the two no entry can fall through, and none is kept for a reader that doesn't read.
 */
import { GENESIS } from '@isbn-hub/feed/chain'
import { decodeCursor, type ReadCursor } from '@isbn-hub/feed/cursor'
import type { FeedEntry } from '@isbn-hub/feed/entry'
import { FeedBroken, follow, type FollowerState } from '@isbn-hub/feed/follower'
import { FeedProblem, type Place } from '@isbn-hub/feed/position'
import type { FeedSource } from '@isbn-hub/feed/source'
import { isFinding, verify } from '@isbn-hub/feed/verify'
import type { Log } from '@isbn-hub/runtime/log'
import { retry } from '@isbn-hub/runtime/retry'
import type { Signal } from '@isbn-hub/runtime/signal'

import type { JournalPages } from './journal-pages.ts'
import { type LiveEntry, liveEntry, Ring } from './ring.ts'

export interface JournalOptions {
  readonly source: FeedSource
  readonly pages: JournalPages
  readonly log: Log
  /** Entries that the ring holds. */
  readonly capacity?: number
  /** Entries of one page. */
  readonly pageSize?: number
}

/** What a reader gets: an entry; or only where it stands, after a silence or because of other news. */
export interface Reading {
  readonly entry?: LiveEntry
  readonly place: Place
  readonly silent: boolean
}

/** International hasn't answered yet, so that nobody knows where the journal stands. */
export class JournalUnknown extends Error {
  override readonly name = 'JournalUnknown'
  readonly code = 'AGENCY_UNAVAILABLE'
}

export class Journal {
  readonly #options: JournalOptions
  readonly #stopped = new AbortController()
  #ring: Ring | undefined
  #state: FollowerState = 'CATCHING_UP'
  #since = new Date()
  readonly #arrivals: Signal

  /** `arrivals` is raised at every change; others who have news for the readers may raise it too. */
  constructor(options: JournalOptions, arrivals: Signal) {
    this.#options = options
    this.#arrivals = arrivals
    void this.#run()
  }

  /** How well the gateway follows the journal. */
  get state(): { readonly state: FollowerState; readonly since: Date } {
    return { state: this.#state, since: this.#since }
  }

  /** Where the journal stands, as far as is known here. */
  get end(): Place | undefined {
    return this.#ring?.end
  }

  stop(): void {
    this.#stopped.abort()
    this.#arrivals.raise()
  }

  /**
   * Reads on after the cursor, or from now. Ends when `signal` aborts. Throws a FeedProblem where the cursor is none of
   * this journal, or the journal was replaced; {@link JournalUnknown} where international can't say.
   *
   * The place alone is given when the reader has caught up, so that it knows from where to go on, and then every
   * `silence` milliseconds without an entry.
   */
  async *read(cursor: string | undefined, silence: number, signal: AbortSignal): AsyncGenerator<Reading> {
    let place = cursor === undefined ? this.#now() : await this.#prove(decodeCursor(cursor), signal)
    let proven = this.#ring
    let caughtUp = false
    while (!signal.aborted && !this.#stopped.signal.aborted) {
      const ring = this.#ringOf(place)
      if (ring !== proven) {
        // The journal was restored from a backup: it may be shorter now than where this reader stands, or another.
        place = await this.#prove({ ...place, proof: place.hash }, signal)
        proven = ring
        continue
      }
      let entry = ring.at(place.sequence + 1)
      if (entry) {
        for (; entry && ring === this.#ring && !signal.aborted; entry = ring.at(place.sequence + 1)) {
          place = { epoch: place.epoch, sequence: entry.sequence, hash: entry.hash }
          yield { entry, place, silent: false }
        }
        continue
      }
      if (place.sequence < ring.end.sequence) {
        for (const paged of await this.#page(place, signal)) {
          place = { epoch: place.epoch, sequence: paged.sequence, hash: paged.hash }
          yield { entry: readEntry(paged), place, silent: false }
          if (ring !== this.#ring || signal.aborted) break
        }
        continue
      }
      if (!caughtUp) {
        caughtUp = true
        yield { place, silent: true }
        continue
      }
      const raised = await this.#arrivals.wait(silence, signal)
      if (!signal.aborted && ring === this.#ring && !ring.at(place.sequence + 1)) yield { place, silent: !raised }
    }
  }

  #now(): Place {
    if (this.#ring) return this.#ring.end
    throw new JournalUnknown("The International Agency's journal doesn't answer at the moment.")
  }

  /** A reader of another epoch has nothing to read on from. */
  #ringOf(place: Place): Ring {
    if (this.#ring?.epoch === place.epoch) return this.#ring
    throw new FeedProblem('EPOCH_CHANGED', 'The journal began anew: read the directory again, then go on from now.')
  }

  /** The place, once the journal has the same entry there. */
  async #prove({ epoch, sequence, proof }: ReadCursor, signal: AbortSignal): Promise<Place> {
    const { epoch: current, sequence: end } = this.#now()
    if (epoch !== current)
      throw new FeedProblem('EPOCH_CHANGED', 'The journal began anew: read the directory again, then go on from now.')
    if (sequence > end && sequence > (await this.#endThere(signal)))
      throw new FeedProblem('POSITION_AHEAD', 'The cursor is ahead of the journal.')
    const hash =
      sequence === 0 ? GENESIS : (this.#ring?.hashAt(sequence) ?? (await this.#hashThere(epoch, sequence, signal)))
    if (hash?.startsWith(proof)) return { epoch, sequence, hash }
    throw new FeedProblem('POSITION_INVALID', NOT_OF_THIS_JOURNAL)
  }

  /** Where the journal really ends: another gateway may have been quicker. */
  async #endThere(signal: AbortSignal): Promise<number> {
    const { head } = await this.#ask({ epoch: this.#now().epoch, sequence: this.#now().sequence }, 1, signal)
    return head.sequence
  }

  async #hashThere(epoch: string, sequence: number, signal: AbortSignal): Promise<string | undefined> {
    const { entries } = await this.#ask({ epoch, sequence: sequence - 1 }, 1, signal)
    return entries[0]?.sequence === sequence ? entries[0].hash : undefined
  }

  async #ask(...[after, first, signal]: Parameters<JournalPages['page']>): ReturnType<JournalPages['page']> {
    try {
      return await this.#options.pages.page(after, first, AbortSignal.any([signal, AbortSignal.timeout(ASK_LIMIT)]))
    } catch (cause) {
      if (cause instanceof FeedProblem) throw cause
      throw new JournalUnknown("The International Agency's journal doesn't answer at the moment.", { cause })
    }
  }

  /**
   * The next page, proven to go on from the place; tries until there is one, for a reader that is behind has no other way
   * on. Throws a FeedProblem where the journal is another one from there.
   */
  async #page(place: Place, signal: AbortSignal): Promise<readonly FeedEntry[]> {
    return retry(
      async () => {
        const batch = await this.#ask(place, this.#options.pageSize ?? 500, signal)
        const proof = verify(place, batch)
        if (!isFinding(proof)) return batch.entries
        throw proof.finding === 'GAP'
          ? new FeedBroken(proof.finding, proof.sequence)
          : new FeedProblem('POSITION_INVALID', NOT_OF_THIS_JOURNAL)
      },
      // Without the log: every reader that is behind tries by itself, and the follower's own trouble is logged.
      {
        task: 'read a page of the journal',
        signal: AbortSignal.any([signal, this.#stopped.signal]),
        longestPause: LONGEST_PAUSE,
        isFinal: (error) => error instanceof FeedProblem,
      },
    )
  }

  /** Follows for as long as the gateway lives; where the journal was replaced, from its new end. */
  async #run(): Promise<void> {
    const { source, pages, log, capacity = 10_000 } = this.#options
    const { signal } = this.#stopped
    const followOnce = async (works: () => void): Promise<never> => {
      const within = AbortSignal.any([signal, AbortSignal.timeout(ASK_LIMIT)])
      const { epoch, head } = await pages.page(undefined, 1, within)
      const ring = new Ring({ epoch, ...head }, capacity)
      this.#ring = ring
      this.#arrivals.raise()
      works()
      const replaced = new AbortController()
      await follow({
        source,
        place: ring.end,
        signal: AbortSignal.any([signal, replaced.signal]),
        apply: async ({ entries }) => {
          ring.append(entries)
          this.#arrivals.raise()
        },
        onState: (state, { since, reason }) => {
          if (state === 'STALLED' && this.#state !== 'STALLED') log.warn('the journal stands still', { reason })
          this.#state = state
          this.#since = since
          if (state === 'EPOCH_CHANGED' || state === 'TAMPERED') replaced.abort()
        },
      })
      throw new JournalReplaced('The journal is not the one that was followed.')
    }
    const options = { task: 'follow the journal', log, signal, longestPause: LONGEST_PAUSE }
    await retry(followOnce, options).catch(() => undefined)
  }
}

/** The journal was restored or rewritten: it is followed from its new end. */
class JournalReplaced extends Error {
  override readonly name = 'JournalReplaced'
  readonly code = 'JOURNAL_REPLACED'
}

/** For a reader, which can't go on at an entry that isn't readable here. */
function readEntry(entry: FeedEntry): LiveEntry {
  try {
    return liveEntry(entry)
  } catch (cause) {
    throw new JournalUnknown(UNREADABLE, { cause })
  }
}

const LONGEST_PAUSE = 3_000
const ASK_LIMIT = 5_000
const NOT_OF_THIS_JOURNAL = 'This is not a cursor of the journal.'
const UNREADABLE = 'The journal holds an entry that this gateway can not read. A later version of it can.'
