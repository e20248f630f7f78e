import type { FeedBatch, FeedEntry } from '@isbn-hub/feed/entry'
import { FeedUnacceptable } from '@isbn-hub/feed/feed-unacceptable'
import { follow, type FollowerFacts, type FollowerState } from '@isbn-hub/feed/follower'
import { FeedProblem, type Place, type Position } from '@isbn-hub/feed/position'
import type { FeedSource } from '@isbn-hub/feed/source'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { ManualClock, rest } from './manual-clock.ts'
import { batchOf, EPOCH, OTHER_EPOCH, placeIn, writeFeed } from './written-feed.ts'

describe('a follower', () => {
  test('applies the feed from its beginning, then each new entry, and is LIVE when nothing is missing', async () => {
    await using world = new World(writeFeed(5))
    await world.clock.advance(0)
    expect(world.numbers()).toEqual([1, 2, 3, 4, 5])
    expect(world.state).toBe('LIVE')
    world.append(2)
    await world.clock.advance(0)
    expect(world.numbers()).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(world.facts).toMatchObject({ sequence: 7, head: 7 })
  })

  test('goes on from the place it is given', async () => {
    const feed = writeFeed(5)
    await using world = new World(feed, { applied: feed.slice(0, 3) })
    await world.clock.advance(0)
    expect(world.opened[0]).toMatchObject({ epoch: EPOCH, sequence: 3 })
    expect(world.applications).toEqual([[4, 5]])
  })

  test('opens again from its last committed place when a connection is lost', async () => {
    await using world = new World(writeFeed(5))
    world.next({ batches: [[1, 3]], then: 'reset' })
    await world.clock.advance(0)
    expect(world.state).toBe('CATCHING_UP')
    await world.clock.advance(3_000)
    expect(world.opened.map((place) => place?.sequence)).toEqual([undefined, 3])
    expect(world.state).toBe('LIVE')
    expect(world.numbers()).toEqual([1, 2, 3, 4, 5])
  })

  test('takes a plain end for a break', async () => {
    await using world = new World(writeFeed(5))
    world.next({ batches: [[1, 5]], then: 'end' })
    await world.clock.advance(3_000)
    expect(world.opened).toHaveLength(2)
    expect(world.state).toBe('LIVE')
  })

  test('asks less and less often while a feed can not be reached, and never more than 3 s apart', async () => {
    await using world = new World([])
    for (let n = 0; n < 1_000; n++) world.next({ batches: [], then: 'reset' })
    await world.clock.advance(60_000)
    // Half of 100, 200, 400 … 3,000 ms, as the clock's dice always show one half.
    expect(world.openedAt.slice(0, 8)).toEqual([0, 50, 150, 350, 750, 1_550, 3_050, 4_550])
  })

  test('is STALLED after 8 s without a word, and LIVE again with the next one', async () => {
    await using world = new World(writeFeed(1))
    world.next({ batches: [[1, 1]], then: 'hang' }, { batches: [], then: 'hang' })
    await world.clock.advance(7_900)
    expect(world.state).toBe('LIVE')
    await world.clock.advance(100)
    expect(world.state).toBe('STALLED')
    expect(world.facts.since).toEqual(new Date(8_000))
    expect(world.facts.lastContactAt).toEqual(new Date(0))
    await world.clock.advance(20_000)
    expect(world.state).toBe('LIVE')
  })

  test('is STALLED 8 s after the last word from a feed that refuses to be opened', async () => {
    await using world = new World(writeFeed(1))
    world.next({ batches: [[1, 1]], then: 'reset' })
    for (let n = 0; n < 1_000; n++) world.next({ batches: [], then: 'reset' })
    await world.clock.advance(7_900)
    expect(world.state).toBe('CATCHING_UP')
    await world.clock.advance(100)
    expect(world.state).toBe('STALLED')
  })

  test('stays LIVE by heartbeats alone', async () => {
    await using world = new World(writeFeed(1))
    await world.clock.advance(3_600_000)
    expect(world.state).toBe('LIVE')
    expect(world.opened).toHaveLength(1)
    expect(world.facts.lastContactAt!.getTime()).toBeGreaterThan(3_590_000)
  })

  test('does not call its own slowness a stall', async () => {
    await using world = new World(writeFeed(1), { applyTakes: 30_000 })
    await world.clock.advance(29_000)
    expect(world.state).toBe('CATCHING_UP')
    await world.clock.advance(1_500)
    expect(world.state).toBe('LIVE')
  })

  test('finishes the apply that is under way before it ends', async () => {
    const world = new World(writeFeed(1), { applyTakes: 1_000 })
    await world.clock.advance(500)
    world.stop()
    await rest()
    expect(world.ended).toBe(false)
    await world.clock.advance(500)
    expect(world.ended).toBe(true)
    expect(world.numbers()).toEqual([1])
  })
})

describe('a follower never skips in silence', () => {
  test('a gap is read again', async () => {
    await using world = new World(writeFeed(5))
    world.next({
      batches: [
        [1, 2],
        [4, 5],
      ],
      then: 'hang',
    })
    await world.clock.advance(3_000)
    expect(world.numbers()).toEqual([1, 2, 3, 4, 5])
    expect(world.troubles).toMatchObject([{ code: 'GAP', sequence: 3 }])
  })

  test('a feed that only ever has a gap is STALLED', async () => {
    await using world = new World(writeFeed(5))
    for (let n = 0; n < 100; n++) world.next({ batches: [[2, 5]], then: 'hang' })
    await world.clock.advance(10_000)
    expect(world.state).toBe('STALLED')
    expect(world.numbers()).toEqual([])
  })

  test('rewritten history is TAMPERED: nothing is applied, and it is looked at again once a minute', async () => {
    const feed = writeFeed(5)
    const rewritten = writeFeed(7, EPOCH, () => '{}')
    await using world = new World(rewritten, { applied: feed })
    await world.clock.advance(0)
    expect(world.state).toBe('TAMPERED')
    await world.clock.advance(600_000)
    expect(world.openedAt).toHaveLength(11)
    expect(world.state).toBe('TAMPERED')
    expect(world.numbers()).toEqual([1, 2, 3, 4, 5])
    expect(new Set(world.states)).toEqual(new Set(['CATCHING_UP', 'TAMPERED']))
  })

  test('what was TAMPERED is followed again once it proves itself', async () => {
    const feed = writeFeed(5)
    await using world = new World(
      writeFeed(7, EPOCH, () => '{}'),
      { applied: feed },
    )
    await world.clock.advance(0)
    world.feed = writeFeed(7)
    await world.clock.advance(61_000)
    expect(world.state).toBe('LIVE')
    expect(world.numbers()).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  test('a heartbeat from beyond our place clears nobody', async () => {
    const feed = writeFeed(5)
    await using world = new World(
      writeFeed(7, EPOCH, () => '{}'),
      { applied: feed },
    )
    await world.clock.advance(0)
    for (let n = 0; n < 9; n++) world.next({ batches: [[8, 7]], then: 'hang' })
    await world.clock.advance(300_000)
    expect(new Set(world.states.slice(1))).toEqual(new Set(['TAMPERED']))
  })

  test('another epoch, or a feed shorter than our place, is EPOCH_CHANGED', async () => {
    await using replaced = new World(writeFeed(9, OTHER_EPOCH), { applied: writeFeed(5), epoch: OTHER_EPOCH })
    await using restored = new World(writeFeed(3), { applied: writeFeed(5) })
    for (const world of [replaced, restored]) {
      await world.clock.advance(600_000)
      expect(world.state).toBe('EPOCH_CHANGED')
      expect(world.numbers()).toEqual([1, 2, 3, 4, 5])
    }
  })

  test('an entry that can not be taken makes it STALLED with the reason, steadily, until it is taken', async () => {
    const feed = writeFeed(2)
    await using world = new World(feed, { applied: feed.slice(0, 1) })
    world.failApply(...Array.from({ length: 6 }, (): ApplyFailure => 'unacceptable'))
    await world.clock.advance(0)
    const since = world.facts.since
    await world.clock.advance(3_000)
    expect(world.state).toBe('STALLED')
    expect(world.facts).toMatchObject({ sequence: 1, head: 2, since, reason: 'Entry 2 is not its own.' })
    await world.clock.advance(10_000)
    expect(world.state).toBe('LIVE')
    expect(world.facts.reason).toBeUndefined()
    expect([...new Set(world.states)]).toEqual(['CATCHING_UP', 'STALLED', 'LIVE'])
  })

  test('an apply that failed is tried again from the committed place, whether or not it had committed', async () => {
    await using world = new World(writeFeed(6))
    world.failApply('before commit', 'after commit')
    await world.clock.advance(10_000)
    expect(world.numbers()).toEqual([1, 2, 3, 4, 5, 6])
    expect(world.state).toBe('LIVE')
    expect(world.troubles).toHaveLength(2)
  })

  const acts = fc.oneof(
    fc.record({
      batches: fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 12 })), { maxLength: 4 }),
      then: fc.constantFrom('reset', 'end', 'hang'),
    }),
    fc.record({ onward: fc.integer({ min: 1, max: 5 }), then: fc.constantFrom('reset', 'end', 'hang') }),
    fc.record({ altered: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ epoch: fc.constant(OTHER_EPOCH) }),
    fc.constant({ then: 'refuse' }),
  )

  test('whatever a feed does on the way, each entry is applied once and in order, and nothing else ever is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(acts, { maxLength: 8 }),
        fc.array(fc.constantFrom('before commit', 'after commit', 'no'), { maxLength: 4 }),
        async (script, applyFailures) => {
          const feed = writeFeed(12)
          // The epoch of the first word is believed: something has been applied before.
          await using world = new World(feed, { applied: feed.slice(0, 1) })
          world.failApply(...(applyFailures as ApplyFailure[]))
          world.next(...(script as Act[]))
          for (let steps = 0; steps < 200 && !(world.state === 'LIVE' && world.script.length === 0); steps++)
            await world.clock.step()
          expect(world.database).toEqual(feed)
          expect(world.state).toBe('LIVE')
        },
      ),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 500) },
    )
  })
})

/** What a feed does with one connection. Batches are [from, to]; `altered` rewrites an entry, `onward` serves so many batches of two. */
interface Act {
  readonly batches?: readonly (readonly [number, number])[]
  readonly onward?: number
  readonly altered?: number
  readonly epoch?: string
  readonly then?: 'reset' | 'end' | 'hang' | 'refuse'
}
type ApplyFailure = 'before commit' | 'after commit' | 'unacceptable' | 'no'

/** A feed, a follower of it, and the database that the follower applies to. */
class World implements FeedSource {
  readonly clock = new ManualClock()
  feed: FeedEntry[]
  readonly database: FeedEntry[]
  readonly applications: number[][] = []
  readonly opened: (Position | undefined)[] = []
  readonly openedAt: number[] = []
  readonly states: FollowerState[] = []
  readonly troubles: unknown[] = []
  readonly script: Act[] = []
  facts!: FollowerFacts
  ended = false
  readonly #epoch: string
  readonly #applyFailures: ApplyFailure[] = []
  readonly #stopped = new AbortController()
  readonly #following: Promise<void>
  #ring: () => void = () => undefined

  constructor(
    feed: FeedEntry[],
    {
      applied = [] as FeedEntry[],
      epoch = EPOCH,
      applyTakes = 0,
    }: { applied?: FeedEntry[]; epoch?: string; applyTakes?: number } = {},
  ) {
    this.feed = feed
    this.database = [...applied]
    this.#epoch = epoch
    this.#following = follow({
      source: this,
      place: () => Promise.resolve(this.#place()),
      apply: async (batch, place) => {
        if (applyTakes) await new Promise<void>((done) => this.clock.after(applyTakes, done))
        this.#commit(batch, place)
      },
      onState: (state, facts) => {
        this.states.push(state)
        this.facts = facts
      },
      onTrouble: (trouble) => this.troubles.push(trouble),
      signal: this.#stopped.signal,
      clock: this.clock,
    }).then(() => void (this.ended = true))
  }

  get state(): FollowerState | undefined {
    return this.states.at(-1)
  }

  numbers = (): number[] => this.database.map(({ sequence }) => sequence)
  next = (...acts: Act[]): void => void this.script.push(...acts)
  failApply = (...failures: ApplyFailure[]): void => void this.#applyFailures.push(...failures)

  append(count: number): void {
    this.feed = writeFeed(this.feed.length + count, this.#epoch)
    this.#ring()
  }

  async *open(after: Position | undefined, signal: AbortSignal): AsyncGenerator<FeedBatch> {
    this.opened.push(after)
    this.openedAt.push(this.clock.now())
    const act = this.script.shift()
    if (act?.then === 'refuse') throw new Error('refused')
    const epoch = act?.epoch ?? this.#epoch
    if (after && after.epoch !== epoch) throw new FeedProblem('EPOCH_CHANGED', 'other')
    if (after && after.sequence > this.feed.length) throw new FeedProblem('POSITION_AHEAD', 'ahead')
    let feed: readonly FeedEntry[] = this.feed
    if (act?.altered)
      feed = feed.map((entry) => (entry.sequence === act.altered ? { ...entry, body: `${entry.body} ` } : entry))
    if (act?.epoch) feed = writeFeed(12, act.epoch)
    for (const [from, to] of act?.batches ?? []) yield batchOf(feed, from, to, epoch)
    let at = after?.sequence ?? 0
    for (let n = 0; n < (act?.onward ?? 0); n++, at += 2)
      yield batchOf(feed, at + 1, Math.min(at + 2, feed.length), epoch)
    if (act?.then === 'reset') throw new Error('reset')
    if (act?.then === 'end') return
    if (act?.then === 'hang') await new Promise((_, reject) => signal.addEventListener('abort', reject))
    signal.addEventListener('abort', () => this.#ring())
    for (; !signal.aborted; feed = act ? feed : this.feed) {
      yield batchOf(feed, at + 1, feed.length, epoch)
      at = feed.length
      await new Promise<void>((wake) => {
        this.#ring = wake
        this.clock.after(2_500, wake)
      })
    }
  }

  stop(): void {
    this.#stopped.abort()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stop()
    await this.clock.advance(60_000)
    await this.#following
  }

  #place(): Place | undefined {
    return this.database.length > 0 ? placeIn(this.database, this.database.length) : undefined
  }

  #commit(batch: FeedBatch, place: Place): void {
    const failure = this.#applyFailures.shift()
    if (failure === 'unacceptable') throw new FeedUnacceptable('Entry 2 is not its own.')
    if (failure === 'before commit') throw new Error('not committed')
    if (batch.entries[0]?.sequence !== this.database.length + 1) throw new Error('This was applied before.')
    this.database.push(...batch.entries)
    this.applications.push(batch.entries.map(({ sequence }) => sequence))
    if (place.hash !== this.#place()?.hash) throw new Error('The place is not behind the entries.')
    if (failure === 'after commit') throw new Error('committed, and yet')
  }
}
