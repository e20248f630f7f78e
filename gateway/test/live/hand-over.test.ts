/**
 * A stream's change from pages to the ring and back, in every order in which pages, batches, writers and readers can come.
 *
 * HAND_OVER_RUNS=20000 looks further than a run of all tests has time for. A failure prints its seed and the order.
 */
import { encodeCursor } from '@isbn-hub/feed/cursor'
import type { FeedBatch } from '@isbn-hub/feed/entry'
import type { Position } from '@isbn-hub/feed/position'
import { Signal } from '@isbn-hub/runtime/signal'
import { expect, test } from '@jest/globals'
import fc, { type Scheduler } from 'fast-check'

import { Journal } from '../../src/live/journal.ts'
import { quiet } from '../world/world.ts'
import { MemoryJournal } from './memory-journal.ts'

const RUNS = Number(process.env['HAND_OVER_RUNS'] ?? 150)
const LIMIT = 30_000 + RUNS * 200

test(
  'whatever overtakes what, each reader gets every entry after its cursor once and in order, also over its own breaks',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.nat(10),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }),
        fc.array(aReader, { minLength: 1, maxLength: 3 }),
        async (scheduler, before, writes, readers) => {
          const source = new UnhurriedJournal(scheduler)
          source.append(before)
          const total = writes.reduce((sum, count) => sum + count, before)
          const journal = new Journal({ source, pages: source, log: quiet, capacity: 4, pageSize: 3 }, new Signal())
          try {
            const write = async (): Promise<void> => {
              for (const count of writes) {
                await scheduler.schedule(Promise.resolve(), 'write')
                source.append(count)
              }
            }
            const seen = await scheduler.waitFor(
              Promise.all([write(), ...readers.map((reader) => readAll(reader, journal, source, scheduler, total))]),
            )
            for (const { from, sequences } of seen.slice(1) as Seen[])
              expect(sequences).toEqual(Array.from({ length: total - from }, (_, n) => from + 1 + n))
          } finally {
            journal.stop()
          }
        },
      ),
      { numRuns: RUNS, interruptAfterTimeLimit: LIMIT - 5_000 },
    )
  },
  LIMIT,
)

interface Reader {
  /** From which of the entries that are there it goes on; undefined: from now. */
  readonly after: number | undefined
  /** How many entries it reads before it breaks off and comes again with its last cursor. */
  readonly breaks: readonly number[]
}

const aReader: fc.Arbitrary<Reader> = fc.record({
  after: fc.option(fc.nat(99), { nil: undefined }),
  breaks: fc.array(fc.nat(6), { maxLength: 4 }),
})

interface Seen {
  readonly from: number
  readonly sequences: readonly number[]
}

async function readAll(
  { after, breaks }: Reader,
  journal: Journal,
  source: MemoryJournal,
  scheduler: Scheduler,
  total: number,
): Promise<Seen> {
  // Not by the scheduler, which would ask again and again and let nothing else happen.
  while (!journal.end) await new Promise((resolve) => setImmediate(resolve))
  // The writer may be ahead of what the gateway has heard of: such a cursor comes from another gateway.
  let cursor = after === undefined ? undefined : cursorOf(source, after % (source.entries.length + 1))
  let from = after === undefined ? undefined : after % (source.entries.length + 1)
  const sequences: number[] = []
  for (const patience of [...breaks, Infinity]) {
    const gone = new AbortController()
    let left = patience
    for await (const { entry, place } of journal.read(cursor, 10_000, gone.signal)) {
      from ??= entry ? entry.sequence - 1 : place.sequence
      cursor = encodeCursor(place)
      if (entry) {
        sequences.push(entry.sequence)
        left--
      }
      if (left <= 0 || place.sequence >= total) break
      await scheduler.schedule(Promise.resolve(), 'read')
    }
    gone.abort()
    if ((from ?? 0) + sequences.length >= total) break
  }
  return { from: from ?? 0, sequences }
}

function cursorOf({ epoch, entries }: MemoryJournal, sequence: number): string {
  return encodeCursor({ epoch, sequence, hash: entries[sequence - 1]?.hash ?? '0'.repeat(64) })
}

/** Pages and batches are read at one moment and arrive at another: what was written between, they don't hold. */
class UnhurriedJournal extends MemoryJournal {
  readonly #scheduler: Scheduler

  constructor(scheduler: Scheduler) {
    super()
    this.#scheduler = scheduler
  }

  override async page(after: Position | undefined, first: number): Promise<FeedBatch> {
    await this.#scheduler.schedule(Promise.resolve(), 'a page is asked for')
    const page = await super.page(after, first)
    await this.#scheduler.schedule(Promise.resolve(), 'a page arrives')
    return page
  }

  override async *open(after: Position | undefined, signal: AbortSignal): AsyncGenerator<FeedBatch> {
    for await (const batch of super.open(after, signal)) {
      await this.#scheduler.schedule(Promise.resolve(), 'a batch arrives')
      yield batch
    }
  }
}
