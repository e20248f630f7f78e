/** A journal in memory: one writer, any number of followers and pages. */
import { canonicalJson } from '@isbn-hub/feed/canonical-json'
import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import type { FeedBatch, FeedEntry } from '@isbn-hub/feed/entry'
import type { JournalEvent } from '@isbn-hub/feed/event'
import { FeedProblem, type Position } from '@isbn-hub/feed/position'
import type { FeedSource } from '@isbn-hub/feed/source'
import { Signal } from '@isbn-hub/runtime/signal'

import type { JournalPages } from '../../src/live/journal-pages.ts'

export class MemoryJournal implements FeedSource, JournalPages {
  epoch = '11111111-1111-4111-8111-111111111111'
  readonly entries: FeedEntry[] = []
  /** How often a page was asked for. */
  pages = 0
  /** While false, nobody gets an answer. */
  up = true
  readonly #arrivals = new Signal()

  append(count = 1, event: Partial<JournalEvent> = {}): void {
    for (let n = 0; n < count; n++) {
      const sequence = this.entries.length + 1
      const body = canonicalJson({ ...EVENT, agency: event.agency ?? 'BY', sequence, ...event })
      const previous = this.entries.at(-1)?.hash ?? GENESIS
      this.entries.push({ sequence, body, hash: chainHash(previous, this.epoch, sequence, body) })
    }
    this.#arrivals.raise()
  }

  /** The database was replaced: another epoch, and nothing in it. */
  beginAnew(): void {
    this.epoch = '22222222-2222-4222-8222-222222222222'
    this.entries.length = 0
    this.#arrivals.raise()
  }

  /** The database was restored from a backup that held this many: the same epoch, and less in it. */
  restore(length: number): void {
    this.entries.length = length
    this.#arrivals.raise()
  }

  async page(after: Position | undefined, first: number): Promise<FeedBatch> {
    this.pages++
    if (!this.up) throw new Error('Down.')
    await new Promise((resolve) => setImmediate(resolve))
    return this.#batch(after, first)
  }

  async *open(after: Position | undefined, signal: AbortSignal): AsyncGenerator<FeedBatch> {
    let position = after
    while (!signal.aborted) {
      const batch = this.#batch(position, 100)
      yield batch
      position = { epoch: batch.epoch, sequence: batch.entries.at(-1)?.sequence ?? position?.sequence ?? 0 }
      if (position.sequence >= this.entries.length) await this.#arrivals.wait(1_000, signal)
    }
  }

  #batch(after: Position | undefined, first: number): FeedBatch {
    if (after && after.epoch !== this.epoch) throw new FeedProblem('EPOCH_CHANGED', 'Another epoch.')
    if (after && after.sequence > this.entries.length) throw new FeedProblem('POSITION_AHEAD', 'Ahead.')
    const from = after?.sequence ?? 0
    const last = this.entries.at(-1)
    return {
      epoch: this.epoch,
      entries: this.entries.slice(from, from + first),
      head: { sequence: last?.sequence ?? 0, hash: last?.hash ?? GENESIS },
    }
  }
}

const EVENT: Omit<JournalEvent, 'agency' | 'sequence'> = {
  epoch: '33333333-3333-4333-8333-333333333333',
  kind: 'PREFIX_ASSIGNED',
  at: '2026-11-21T20:18:00.000Z',
  publisher: {
    id: 'BY-1',
    name: 'Мастацкая літаратура',
    names: [],
    kind: 'ORGANISATION',
    status: 'ACTIVE',
    place: null,
    website: null,
    activityProfile: [],
    registeredOn: '2026-11-21',
    successor: null,
  },
  prefix: { value: '978-985-6020', status: 'ASSIGNED', publishers: ['BY-1'], assignedOn: '2026-11-21' },
}
