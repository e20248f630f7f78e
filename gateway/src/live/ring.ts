/** The latest entries of the journal, in memory, no more than so many. */
import type { FeedEntry } from '@isbn-hub/feed/entry'
import { isbnRecord, journalEvent, prefixRecord, publisherRecord, readEvent } from '@isbn-hub/feed/event'
import type { Place } from '@isbn-hub/feed/position'
import { z } from 'zod'

/** What streams tell of an event. The rest of it isn't read here: clients ask the owner for it. */
const streamedEvent = journalEvent.pick({ agency: true, sequence: true, kind: true }).extend({
  // Handed on as it is: to look whether it is an instant would take two of the three microseconds of this reading.
  at: z.string(),
  publisher: publisherRecord.pick({ id: true, name: true }),
  prefix: prefixRecord.pick({ value: true }).exactOptional(),
  isbn: isbnRecord.pick({ isbn13: true, prefix: true }).exactOptional(),
})
export type StreamedEvent = z.infer<typeof streamedEvent>

/** An entry with its body as a value. */
export interface LiveEntry extends FeedEntry {
  readonly event: StreamedEvent
}

/** Throws a FeedUnacceptable where the body isn't an event that this version knows. */
export const liveEntry = (entry: FeedEntry): LiveEntry => ({ ...entry, event: readEvent(streamedEvent, entry.body) })

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

  /** Takes entries that follow one another from the end; the oldest give way. Throws a FeedUnacceptable as {@link liveEntry}. */
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
