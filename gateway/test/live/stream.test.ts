import { decodeCursor, encodeCursor } from '@isbn-hub/feed/cursor'
import { Signal } from '@isbn-hub/runtime/signal'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { AgencyStates } from '../../src/live/agency-states.ts'
import { Journal } from '../../src/live/journal.ts'
import { openStream, type StreamArguments, type StreamMessage } from '../../src/live/stream.ts'
import { quiet } from '../world/world.ts'
import { MemoryJournal } from './memory-journal.ts'

let source: MemoryJournal
let journal: Journal
let states: AgencyStates
let agencies: { code: string; feed: { state: string } }[]
/** Whether international answers. */
let isThere: boolean
/** How many questions of the agencies' states are under way, and the most that ever were. */
let looking: { now: number; most: number }
let gone: AbortController
let streams: AsyncGenerator<StreamMessage>[]

const HEARTBEAT = 100

beforeEach(() => {
  source = new MemoryJournal()
  gone = new AbortController()
  streams = []
  agencies = []
  isThere = true
  const own = (looking = { now: 0, most: 0 })
  const arrivals = new Signal()
  journal = new Journal({ source, pages: source, log: quiet, capacity: 16, pageSize: 5 }, arrivals)
  const post = async (): Promise<unknown> => {
    own.most = Math.max(own.most, ++own.now)
    await new Promise((resolve) => setTimeout(resolve, 20))
    own.now--
    if (!isThere) throw new Error('no answer')
    return { data: { agencies } }
  }
  const international = { post, close: () => Promise.resolve() }
  states = new AgencyStates({
    international,
    isServed: (code) => code !== 'SU',
    isFollowing: () => journal.state.state !== 'STALLED',
    arrivals,
    log: quiet,
    lookEvery: 10,
  })
})

afterEach(async () => {
  gone.abort()
  for (const stream of streams) await stream.return(undefined)
  journal.stop()
})

function open(given: StreamArguments = {}, heartbeat = HEARTBEAT): AsyncGenerator<StreamMessage> {
  const stream = openStream(given, { journal, states, heartbeat }, gone.signal)
  streams.push(stream)
  return stream
}

/** The stream's next messages; only assignments unless said otherwise. */
async function take(
  stream: AsyncGenerator<StreamMessage>,
  count: number,
  kind = 'Assignment',
): Promise<StreamMessage[]> {
  const taken: StreamMessage[] = []
  while (taken.length < count) {
    const { done, value } = await stream.next()
    if (done) break
    if (value.__typename === kind) taken.push(value)
  }
  return taken
}

const numbers = (messages: readonly StreamMessage[]): number[] =>
  messages.map(({ cursor }) => decodeCursor(cursor).sequence)
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, n) => from + n)
const followed = async (sequence: number): Promise<void> => {
  while ((journal.end?.sequence ?? -1) < sequence) await new Promise((resolve) => setTimeout(resolve, 1))
}
const cursorOf = (sequence: number): string => {
  const { hash } = source.entries[sequence - 1] ?? { hash: '0'.repeat(64) }
  return encodeCursor({ epoch: source.epoch, sequence, hash })
}

test('without a cursor the stream begins now', async () => {
  source.append(3)
  await followed(3)
  const stream = open()
  await take(stream, 1, 'Heartbeat')
  source.append(2)
  expect(numbers(await take(stream, 2))).toEqual([4, 5])
})

test('an assignment is told as the journal has it', async () => {
  source.append(1)
  await followed(1)
  const [message] = await take(open({ after: cursorOf(0) }), 1)
  expect(message).toEqual({
    __typename: 'Assignment',
    cursor: cursorOf(1),
    kind: 'PREFIX_ASSIGNED',
    agency: { code: 'BY' },
    at: '2026-11-21T20:18:00.000Z',
    sequence: '1',
    prefix: '978-985-6020',
    isbn: undefined,
    publisher: { id: 'BY-1' },
    publisherName: 'Мастацкая літаратура',
  })
})

describe('going on from a cursor', () => {
  test('what the ring still holds costs no page', async () => {
    await followed(0)
    source.append(10)
    await followed(10)
    const before = source.pages
    expect(numbers(await take(open({ after: cursorOf(4) }), 6))).toEqual(range(5, 10))
    expect(source.pages).toBe(before)
  })

  test('what is older comes by page, and nothing falls through between pages and ring', async () => {
    source.append(12)
    await followed(12)
    source.append(30)
    await followed(42)
    const stream = open({ after: cursorOf(2) })
    expect(numbers(await take(stream, 20))).toEqual(range(3, 22))
    source.append(7)
    expect(numbers(await take(stream, 27))).toEqual(range(23, 49))
  })

  test('a reader slower than the ring loses nothing, and holds nothing', async () => {
    await followed(0)
    const stream = open({ after: cursorOf(0) })
    const seen: number[] = []
    for (let round = 0; round < 10; round++) {
      source.append(20)
      await followed(source.entries.length)
      seen.push(...numbers(await take(stream, 3)))
    }
    expect(seen).toEqual(range(1, 30))
    expect(numbers(await take(stream, 170))).toEqual(range(31, 200))
  })

  test('whatever the writer and the reader do when, each entry comes once and in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ write: fc.nat(12), read: fc.nat(12) }), { maxLength: 12 }),
        fc.nat(5),
        async (steps, start) => {
          const own = new MemoryJournal()
          own.append(start)
          const arrivals = new Signal()
          const reader = new Journal({ source: own, pages: own, log: quiet, capacity: 4, pageSize: 3 }, arrivals)
          const ended = new AbortController()
          try {
            while (!reader.end) await new Promise((resolve) => setImmediate(resolve))
            const readings = reader.read(undefined, 10_000, ended.signal)
            const seen: number[] = []
            let written = 0
            const read = async (count: number): Promise<void> => {
              while (count > 0) {
                const { value } = await readings.next()
                if (!value) return
                if (!value.entry) continue
                seen.push(value.entry.sequence)
                count--
              }
            }
            let open = read(0)
            for (const { write, read: wanted } of steps) {
              // The first reading fixes where "now" is.
              if (written === 0 && write > 0) open = read(1)
              own.append(write)
              written += write
              await open
              await read(Math.min(wanted, written - seen.length))
            }
            await read(written - seen.length)
            expect(seen).toEqual(range(start + 1, start + written))
          } finally {
            ended.abort()
            reader.stop()
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a cursor that is none of this journal', () => {
  const refusal = async (after: string): Promise<unknown> =>
    open({ after })
      .next()
      .catch((error: unknown) => error)

  test('altered anywhere, it is refused', async () => {
    source.append(20)
    await followed(20)
    const cursor = cursorOf(9)
    for (const place of [0, 10, 25, 32, 36, 42]) {
      const other = cursor[place] === 'A' ? 'B' : 'A'
      const forged = cursor.slice(0, place) + other + cursor.slice(place + 1)
      expect(await refusal(forged)).toMatchObject({
        code: expect.stringMatching(/^(POSITION_INVALID|POSITION_AHEAD|EPOCH_CHANGED)$/),
      })
    }
    expect(await refusal(cursor.slice(1))).toMatchObject({ code: 'POSITION_INVALID' })
    expect(await refusal('rubbish')).toMatchObject({ code: 'POSITION_INVALID' })
  })

  test('with another entry’s proof it is refused, in the ring and beyond it', async () => {
    source.append(40)
    await followed(40)
    for (const sequence of [3, 38]) {
      const { hash = '' } = source.entries[sequence] ?? {}
      expect(await refusal(encodeCursor({ epoch: source.epoch, sequence, hash }))).toMatchObject({
        code: 'POSITION_INVALID',
      })
    }
  })

  test('ahead of the journal', async () => {
    source.append(3)
    await followed(3)
    expect(await refusal(encodeCursor({ epoch: source.epoch, sequence: 9, hash: 'f'.repeat(64) }))).toMatchObject({
      code: 'POSITION_AHEAD',
    })
  })

  test('of another epoch', async () => {
    source.append(3)
    await followed(3)
    const epoch = '99999999-9999-4999-8999-999999999999'
    expect(await refusal(encodeCursor({ epoch, sequence: 1, hash: 'f'.repeat(64) }))).toMatchObject({
      code: 'EPOCH_CHANGED',
    })
  })

  test('while the journal doesn’t answer at all, that is said', async () => {
    const silent = new MemoryJournal()
    silent.up = false
    const dumb = new Journal({ source: silent, pages: silent, log: quiet }, new Signal())
    await expect(
      openStream({}, { journal: dumb, states, heartbeat: HEARTBEAT }, gone.signal).next(),
    ).rejects.toMatchObject({
      code: 'AGENCY_UNAVAILABLE',
    })
    dumb.stop()
  })
})

test('when the journal begins anew its readers are told, and new ones begin there', async () => {
  source.append(3)
  await followed(3)
  const stream = open({ after: cursorOf(3) })
  const next = stream.next()
  await new Promise((resolve) => setTimeout(resolve, 10))
  source.beginAnew()
  source.append(1)
  await expect(next.then(() => take(stream, 1))).rejects.toMatchObject({ code: 'EPOCH_CHANGED' })
  while (journal.end?.epoch !== source.epoch) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(numbers(await take(open({ after: cursorOf(0) }), 1))).toEqual([1])
})

describe('when the journal is restored from a backup', () => {
  test('who stands beyond its end is told, and is not given what others did there instead', async () => {
    source.append(10)
    await followed(10)
    const stream = open({ after: cursorOf(9) })
    expect(numbers(await take(stream, 1))).toEqual([10])
    source.restore(6)
    await expect(take(stream, 1)).rejects.toMatchObject({ code: 'POSITION_AHEAD' })
  })

  test('and has gone on otherwise since, whoever stands after the fork is told', async () => {
    source.append(10)
    await followed(10)
    const [atTheFork, behindIt] = [open({ after: cursorOf(5) }), open({ after: cursorOf(8) })]
    for (const stream of [atTheFork, behindIt]) await take(stream, 1)
    source.restore(6)
    source.append(30, { agency: 'BG' })
    await expect(take(behindIt, 40)).rejects.toMatchObject({ code: 'POSITION_INVALID' })
    expect(numbers(await take(atTheFork, 30))).toEqual(range(7, 36))
  })

  test('a page of another history is not handed on', async () => {
    source.append(40)
    await followed(40)
    const stream = open({ after: cursorOf(10) })
    await take(stream, 1)
    // The follower hasn't noticed: to it nothing has come.
    for (const [n, entry] of source.entries.entries())
      if (n >= 20) source.entries[n] = { ...entry, body: entry.body.replace('BY', 'BG') }
    await expect(take(stream, 40)).rejects.toMatchObject({ code: 'POSITION_INVALID' })
  })
})

describe('a silent stream', () => {
  test('says at once from where it goes on, and then gives signs of life', async () => {
    source.append(3)
    await followed(3)
    const [place] = await take(open({}, 3_600_000), 1, 'Heartbeat')
    expect(place).toMatchObject({ cursor: cursorOf(3) })
    const beats = await take(open(), 3, 'Heartbeat')
    expect(beats.map(({ cursor }) => cursor)).toEqual([cursorOf(3), cursorOf(3), cursorOf(3)])
  })

  test('moves its place on past what its filter leaves out', async () => {
    await followed(0)
    const stream = open({ after: cursorOf(0), filter: { agencies: ['BG'] } })
    await take(stream, 1, 'Heartbeat')
    source.append(5)
    const [beat] = await take(stream, 1, 'Heartbeat')
    expect(beat).toMatchObject({ cursor: cursorOf(5) })
  })

  test('does so too while the journal is busy with what it leaves out', async () => {
    await followed(0)
    const stream = open({ after: cursorOf(0), filter: { agencies: ['BG'] } })
    const busy = setInterval(() => source.append(1), HEARTBEAT / 10)
    // Each entry that is left out comes sooner than the next beat: were they to put it off, it would never come.
    const beats = await take(stream, 2, 'Heartbeat')
    clearInterval(busy)
    expect(beats.map(({ __typename }) => __typename)).toEqual(['Heartbeat', 'Heartbeat'])
  })

  test('ends when its reader is gone', async () => {
    await followed(0)
    const stream = open()
    await stream.next()
    const next = stream.next()
    gone.abort()
    expect(await next).toEqual({ done: true, value: undefined })
  })
})

test('a filter takes agencies, kinds and groups', async () => {
  await followed(0)
  source.append(1, { agency: 'BY' })
  source.append(1, {
    agency: 'BG',
    prefix: { value: '978-954-26', status: 'ASSIGNED', publishers: [], assignedOn: '2026-11-21' },
  })
  source.append(1, { agency: 'BY', kind: 'PUBLISHER_RENAMED', prefix: undefined as never })
  source.append(1, {
    agency: 'BY',
    kind: 'ISBN_ASSIGNED',
    prefix: undefined as never,
    isbn: {
      isbn13: '9789856020202',
      prefix: '978-985-6020',
      status: 'ASSIGNED',
      publisher: null,
      assignedOn: '2026-11-21',
    },
  })
  await followed(4)
  const after = cursorOf(0)
  const some = async (filter: StreamArguments['filter'], count: number) =>
    numbers(await take(open({ after, filter: filter ?? null }), count))
  expect(await some({ agencies: ['BG'] }, 1)).toEqual([2])
  expect(await some({ kinds: ['PUBLISHER_RENAMED', 'ISBN_ASSIGNED'] }, 2)).toEqual([3, 4])
  expect(await some({ registrationGroups: ['978-985'] }, 2)).toEqual([1, 4])
  expect(await some({ registrationGroups: ['978-985'], agencies: ['BY'], kinds: ['ISBN_ASSIGNED'] }, 1)).toEqual([4])
})

describe('an agency whose feed is in trouble', () => {
  const state = (code: string, state: string) => ({ code, feed: { state } })

  test('is told of when it stalls and when it is back; going on as usual is no news', async () => {
    await followed(0)
    agencies = [state('BY', 'LIVE'), state('BG', 'LIVE'), state('SU', 'STALLED')]
    const stream = open()
    await take(stream, 1, 'Heartbeat')
    agencies = [state('BY', 'CATCHING_UP'), state('BG', 'STALLED'), state('SU', 'STALLED')]
    expect(await take(stream, 1, 'AgencyNotice')).toMatchObject([
      { agency: { code: 'BG' }, state: 'STALLED', cursor: cursorOf(0) },
    ])
    agencies = [state('BY', 'LIVE'), state('BG', 'LIVE'), state('SU', 'STALLED')]
    expect(await take(stream, 1, 'AgencyNotice')).toMatchObject([{ agency: { code: 'BG' }, state: 'LIVE' }])
  })

  test('is asked after once for all, however they come and go', async () => {
    await followed(0)
    for (let n = 0; n < 20; n++) {
      const stream = open()
      await stream.next()
      await stream.return(undefined)
    }
    agencies = [state('BG', 'STALLED')]
    await take(open(), 1, 'AgencyNotice')
    expect(looking.most).toBe(1)
  })

  test('is told of to who comes later, once', async () => {
    await followed(0)
    agencies = [state('BG', 'STALLED')]
    await take(open(), 1, 'AgencyNotice')
    expect(await take(open(), 1, 'AgencyNotice')).toMatchObject([{ agency: { code: 'BG' }, state: 'STALLED' }])
    const later = open({ filter: { agencies: ['BY'] } })
    const first = await later.next()
    expect(first.value?.__typename).toBe('Heartbeat')
  })

  test('that of the International Agency’s own numbers isn’t mistaken for the journal, which concerns everybody', async () => {
    await followed(0)
    agencies = [state('INTL', 'STALLED')]
    const [all, some] = [open(), open({ filter: { agencies: ['BY'] } })]
    expect(await take(all, 1, 'AgencyNotice')).toMatchObject([{ agency: { code: 'INTL' }, state: 'STALLED' }])
    // It stays so: neither is it told of again, nor to who doesn't listen to it.
    expect((await all.next()).value?.__typename).toBe('Heartbeat')
    expect((await some.next()).value?.__typename).toBe('Heartbeat')
    isThere = false
    for (const stream of [all, some])
      expect(await take(stream, 1, 'AgencyNotice')).toMatchObject([{ agency: { code: 'INTL' }, state: 'STALLED' }])
  })

  test('an entry that this gateway can’t read holds the journal up, which is told; none after it is passed over', async () => {
    await followed(0)
    const stream = open()
    source.append(1)
    source.append(1, { kind: 'PREFIX_LENT' as never })
    source.append(1)
    expect(await take(stream, 1)).toMatchObject([{ kind: 'PREFIX_ASSIGNED', sequence: '1' }])
    expect(await take(stream, 1, 'AgencyNotice')).toMatchObject([{ agency: { code: 'INTL' }, state: 'STALLED' }])
    expect(journal.end?.sequence).toBe(1)
  })

  test('an entry that can’t be read and isn’t in memory any more ends the stream with an error', async () => {
    source.append(2, { kind: 'PREFIX_LENT' as never })
    source.append(30)
    journal.stop()
    journal = new Journal({ source, pages: source, log: quiet, capacity: 16, pageSize: 5 }, new Signal())
    await followed(32)
    const stream = open({ after: cursorOf(1) })
    await expect(take(stream, 1)).rejects.toMatchObject({ code: 'AGENCY_UNAVAILABLE' })
  })
})
