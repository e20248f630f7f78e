/** The latest entries of the journal, in memory, no more than so many. */
import type { FeedEntry } from '@isbn-hub/feed/entry'
import type { JournalEvent } from '@isbn-hub/feed/event'
import type { Place } from '@isbn-hub/feed/position'

/** An entry with its body as a value. */
export interface LiveEntry extends FeedEntry {
  readonly event: JournalEvent
}

export const liveEntry = (entry: FeedEntry): LiveEntry => ({ ...entry, event: JSON.parse(entry.body) as JournalEvent })

export class Ring {
  readonly #capacity: number
  readonly epoch: string
  /** By sequence modulo the capacity. */
  readonly #entries: (LiveEntry | undefined)[]
  /** The place before the first entry. */
  readonly #start: Place
  #end: Place

  /** An empty ring that begins after `start`. */
  constructor(start: Place, capacity: number) {
    this.#capacity = capacity
    this.epoch = start.epoch
    this.#entries = new Array<LiveEntry | undefined>(capacity).fill(undefined)
    this.#start = start
    this.#end = start
  }

  /** The place of the last entry. */
  get end(): Place {
    return this.#end
  }

  /** Takes entries that follow one another from the end; the oldest give way. */
  append(entries: readonly FeedEntry[]): void {
    for (const entry of entries) {
      this.#entries[entry.sequence % this.#capacity] = liveEntry(entry)
      this.#end = { epoch: this.epoch, sequence: entry.sequence, hash: entry.hash }
    }
  }

  /** The entry of this number, if it is still here. */
  at(sequence: number): LiveEntry | undefined {
    const entry = this.#entries[sequence % this.#capacity]
    return entry?.sequence === sequence ? entry : undefined
  }

  /** The hash at this place, if it is known here. */
  hashAt(sequence: number): string | undefined {
    return sequence === this.#start.sequence ? this.#start.hash : this.at(sequence)?.hash
  }
}
