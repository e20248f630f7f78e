/**
 * The acts on a real database against a model of lists, over a nation so small that everything in it is used up soon.
 *
 * ALLOCATION_RUNS=5000 looks further than a run of all tests has time for. A failure prints its seed and the shortest
 * sequence of acts that it can find.
 */
/* eslint-disable jest/no-standalone-expect -- the methods that expect are called by the tests below */
import { isDeepStrictEqual } from 'node:util'

import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { isbnAt } from '@isbn-hub/isbn/number'
import { testAgencyContext } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import type { ActRequest, AgencyContext } from '../../src/actions/agency-context.ts'
import { makeNumberList } from '../../src/actions/applications/make-number-list.ts'
import { assignIsbns } from '../../src/actions/assign-isbns.ts'
import { assignPrefix } from '../../src/actions/assign-prefix.ts'
import { cancelIsbn } from '../../src/actions/cancel-isbn.ts'
import { closePrefix } from '../../src/actions/close-prefix.ts'
import { closePublisher } from '../../src/actions/close-publisher.ts'
import { enterPrefix } from '../../src/actions/enter-prefix.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'
import { transferPrefix } from '../../src/actions/transfer-prefix.ts'
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts'
import {
  type Act,
  type Announcement,
  blockOf,
  EVERY_PREFIX,
  type Granted,
  loOf,
  Model,
  type Refused,
  tinyland,
  tinyRanges,
} from './allocation-model.ts'

const RUNS = Number(process.env['ALLOCATION_RUNS'] ?? 12)
const LEAST_RUNS = 6
const LIMIT = 60_000 + RUNS * 2_000

test(
  'whatever is asked for, alone or at once, the register gives what the model gives, and refuses what it refuses',
  async () => {
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 24, size: 'max' }), async (steps) => {
        await using agencyContext = await testAgencyContext(tinyland, tinyRanges)
        const run = new Run(agencyContext)
        // Somebody to give to, and something given.
        await run.together([{ verb: 'registerPublisher', seed: [0, 0, 0] }])
        for (const step of steps) await run.together(step)
        await run.compareRegister()
        runs++
      }),
      // Looking for a shorter sequence that fails ends in time to print what was found.
      { numRuns: RUNS, interruptAfterTimeLimit: LIMIT - 10_000 },
    )
    // On a slow machine the limit cuts them short: so few would show nothing.
    expect(runs).toBeGreaterThanOrEqual(Math.min(RUNS, LEAST_RUNS))
  },
  LIMIT,
)

/** An act whose numbers choose among what there is when it is done. */
interface Wish {
  readonly verb: Exclude<Act['verb'], 'enterPrefix'> | 'again'
  readonly seed: readonly [number, number, number]
}

const aSeed = fc.tuple(fc.nat(999), fc.nat(999), fc.nat(999))

const aWish: fc.Arbitrary<Wish> = fc.record({
  verb: fc.oneof(
    { weight: 2, arbitrary: fc.constant('registerPublisher' as const) },
    { weight: 6, arbitrary: fc.constant('assignPrefix' as const) },
    { weight: 8, arbitrary: fc.constant('assignIsbns' as const) },
    { weight: 2, arbitrary: fc.constant('cancelIsbn' as const) },
    { weight: 1, arbitrary: fc.constant('closePrefix' as const) },
    { weight: 2, arbitrary: fc.constant('transferPrefix' as const) },
    { weight: 1, arbitrary: fc.constant('closePublisher' as const) },
    { weight: 3, arbitrary: fc.constant('again' as const) },
  ),
  seed: aSeed,
})

/** By itself: it tells nothing, so that its place among acts that are done at once is known by nothing. */
const aList: fc.Arbitrary<Wish> = fc.record({ verb: fc.constant('makeNumberList' as const), seed: aSeed })

/** One act, or several at once; at once also with its own copies, as clients that try again send them. */
const aStep: fc.Arbitrary<readonly Wish[]> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(aWish) },
  { weight: 1, arbitrary: fc.tuple(aList) },
  { weight: 2, arbitrary: fc.array(aWish, { minLength: 2, maxLength: 8, size: 'max' }) },
  {
    weight: 2,
    arbitrary: fc.tuple(aWish, fc.integer({ min: 2, max: 6 })).map(([wish, count]) => Array(count).fill(wish)),
  },
)

interface Asked {
  readonly key: string
  readonly act: Act
}

type Answer = Refusal | object

class Run {
  readonly #agencyContext: AgencyContext
  readonly #model = new Model()
  readonly #asked: Asked[] = []
  /** Entries of the feed that were read. */
  #read = 0
  #hash = GENESIS

  constructor(agencyContext: AgencyContext) {
    this.#agencyContext = agencyContext
  }

  /**
   * Does the acts at once and finds the order in which they came about: that of the feed. An act that tells nothing,
   * since it is refused or was done before, must be what the model says at some moment between.
   */
  async together(wishes: readonly Wish[]): Promise<void> {
    const asked = wishes.map((wish) => this.#resolve(wish))
    const pending = await Promise.all(asked.map(async (each) => ({ ...each, answer: await this.#do(each) })))
    const feed = await this.#news()
    for (;;) {
      let settled: (typeof pending)[number] | undefined
      do {
        settled = pending.find((each) => this.#settles(each, []))
        if (settled) pending.splice(pending.indexOf(settled), 1)
      } while (settled)
      if (feed.length === 0 || pending.length === 0) break
      settled = pending.find((each) => this.#settles(each, feed))
      if (!settled) break
      pending.splice(pending.indexOf(settled), 1)
    }
    if (pending.length === 0 && feed.length === 0) return
    expect({
      unexplained: pending.map(({ key, act, answer }) => ({
        key,
        act,
        answer,
        expected: this.#expects({ key, act, answer }),
      })),
      untold: feed,
    }).toEqual({ unexplained: [], untold: [] })
  }

  #expects({ key, act, answer }: Asked & { answer: Answer }): Granted | Refused {
    return this.#model.expects(key, act, answer)
  }

  /** Whether this act, now, gives this answer and tells what the feed says next; if so, it is done and the feed read on. */
  #settles(each: Asked & { answer: Answer }, feed: Announcement[]): boolean {
    const expected = this.#expects(each)
    if ('code' in expected) return feed.length === 0 && isAsExpected(each.answer, expected)
    if (isRefusal(each.answer)) return false
    const { answer, announcements } = expected
    if ((feed.length === 0) !== (announcements.length === 0)) return false
    if (
      !isDeepStrictEqual(each.answer, answer) ||
      !isDeepStrictEqual(feed.slice(0, announcements.length), announcements)
    )
      return false
    feed.splice(0, announcements.length)
    expected.commit()
    return true
  }

  /** What the feed tells since it was last looked at. It has no hole, and its chain holds. */
  async #news(): Promise<Announcement[]> {
    const { rows } = await this.#agencyContext.database.pool.query<{
      sequence: number
      hash: string
      body: string
      epoch: string
    }>(
      `select feed.sequence, encode(feed.hash, 'hex') as hash, body, epoch::text from feed, feed_head
       where feed.sequence > $1 order by feed.sequence`,
      [this.#read],
    )
    return rows.map(({ sequence, hash, body, epoch }) => {
      expect(sequence).toBe(++this.#read)
      expect(hash).toBe((this.#hash = chainHash(this.#hash, epoch, sequence, body)))
      return announcementOf(JSON.parse(body) as AgencyEvent)
    })
  }

  #resolve({ verb, seed: [a, b, c] }: Wish): Asked {
    const asked: Asked =
      verb === 'again' ? this.#again(a, b) : { key: `key ${this.#asked.length}`, act: this.#actOf(verb, a, b, c) }
    this.#asked.push(asked)
    return asked
  }

  /** An earlier key, with the same request or, now and then, another. */
  #again(a: number, b: number): Asked {
    const earlier = this.#asked[a % this.#asked.length]
    if (!earlier) throw new Error('Nothing was asked before.')
    return b % 4 === 0 ? { key: earlier.key, act: this.#actOf('registerPublisher', a, b, 0) } : earlier
  }

  #actOf(verb: Exclude<Act['verb'], 'enterPrefix'>, a: number, b: number, c: number): Act {
    const publishers = [...this.#model.publishers.keys()]
    // The one that nobody is comes up now and then.
    const publisher = (n: number): string => publishers[n % (publishers.length + (n % 7 === 0 ? 1 : 0))] ?? 'XX-999999'
    const given = [...this.#model.prefixes.keys()]
    const prefix = (n: number): string => (n % 9 === 0 ? undefined : given[n % given.length]) ?? pick(EVERY_PREFIX, n)
    switch (verb) {
      case 'registerPublisher':
        return {
          verb,
          asked: {
            name: `House ${this.#asked.length}`,
            kind: 'ORGANISATION',
            disclosure: { contact: false, publications: a % 2 === 0 },
          },
        }
      case 'assignPrefix': {
        const group = [undefined, undefined, ...tinyland.groups][b % 4]
        const where = group === undefined ? {} : { registrationGroup: group }
        const how = [
          { registrantLength: 1 + (c % 5), ...where },
          { registrantLength: 3 + (c % 2) },
          { expectedTitles: pick([1, 10, 11, 100, 101, 1_000, 1_001, 10_000, 99_999], c), ...where },
        ]
        const value = { value: pick(EVERY_PREFIX, c), ...(c % 5 === 0 && { shared: true }) }
        return a % 4 === 3
          ? { verb: 'enterPrefix', asked: { publisher: publisher(a), ...value } }
          : { verb, asked: { publisher: publisher(a), ...pick(how, a) } }
      }
      case 'assignIsbns': {
        const value = prefix(a)
        const [left, block] = [loOf(value), blockOf(value)]
        const what = [
          { count: 1 + (c % 4) },
          // A large block is never filled, which would take long, but asked for too much.
          { count: pick(block > 100 ? [7, block + 1] : [1, block, block - 1, block + 1, 5], c) },
          { publications: publications(c) },
          {
            publications: [
              { title: `Book ${c}`, form: 'PDF' as const, isbn: isbnAt(left + (c % 10)) },
              ...publications(c),
            ],
          },
          { numbers: [b, b + 1, c].map((n) => isbnAt(left + (n % (block + (c % 10 === 0 ? 1 : 0))))) },
        ]
        const whose = b % 3 === 0 ? { publisher: publisher(b) } : {}
        return { verb, asked: { prefix: value, ...pick(what, b), ...whose } }
      }
      case 'makeNumberList': {
        const value = prefix(a)
        return { verb, asked: { prefix: value, first: b % Math.min(10, blockOf(value)), count: 1 + (c % 4) } }
      }
      case 'cancelIsbn': {
        const numbers = [...this.#model.numbers.keys()]
        const number = a % 5 === 0 ? undefined : numbers[b % numbers.length]
        return { verb, asked: { isbn: isbnAt(number ?? loOf(prefix(a)) + (b % 10)) } }
      }
      case 'closePrefix':
        return { verb, asked: { prefix: prefix(a) } }
      case 'transferPrefix':
        return { verb, asked: { prefix: prefix(a), to: publisher(b), reason: c % 2 === 0 ? 'TAKEOVER' : 'RETURNED' } }
      case 'closePublisher':
        return { verb, asked: { publisher: publisher(a), ...(c % 3 > 0 && { successor: publisher(b) }) } }
    }
  }

  #do({ key, act }: Asked): Promise<Answer> {
    const actRequest: ActRequest = { actor: 'registrar', idempotencyKey: key }
    const agencyContext = this.#agencyContext
    switch (act.verb) {
      case 'registerPublisher':
        return registerPublisher(agencyContext, actRequest, act.asked)
      case 'assignPrefix':
        return assignPrefix(agencyContext, actRequest, act.asked)
      case 'enterPrefix':
        return enterPrefix(agencyContext, actRequest, act.asked)
      case 'assignIsbns':
        return assignIsbns(agencyContext, actRequest, act.asked)
      case 'makeNumberList':
        return makeNumberList(agencyContext, { ...actRequest, side: 'AGENCY' }, act.asked)
      case 'cancelIsbn':
        return cancelIsbn(agencyContext, actRequest, act.asked)
      case 'closePrefix':
        return closePrefix(agencyContext, actRequest, act.asked)
      case 'transferPrefix':
        return transferPrefix(agencyContext, actRequest, act.asked)
      case 'closePublisher':
        return closePublisher(agencyContext, actRequest, act.asked)
    }
  }

  /** Row by row: what stands in the register is what the model has, and neither overlaps nor was given twice. */
  async compareRegister(): Promise<void> {
    const { publishers, prefixes, numbers, keys } = this.#model
    const rows = async (text: string): Promise<object[]> => (await this.#agencyContext.database.pool.query(text)).rows
    expect(await rows(`select 'XX-' || number as id, status, 'XX-' || successor as successor from publisher`)).toEqual(
      expect.arrayContaining([...publishers].map(([id, { status, successor }]) => ({ id, status, successor }))),
    )
    expect(await rows(PREFIXES)).toEqual(
      [...prefixes.values()]
        .toSorted((a, b) => loOf(a.value) - loOf(b.value))
        .map(({ value, shared, closed, holders }) => ({
          value,
          lo: loOf(value),
          hi: loOf(value) + blockOf(value),
          kind: shared ? 'SHARED' : 'EXCLUSIVE',
          closed,
          holders,
          holding: 1,
        })),
    )
    expect(await rows(NUMBERS)).toEqual(
      [...numbers.values()]
        .toSorted((a, b) => a.ordinal - b.ordinal)
        .map(({ ordinal, publisher, status, title = null, form = null, volumeOf = null }) => {
          return { ordinal, publisher, status, title, form, volume_of: volumeOf }
        }),
    )
    expect(new Map((await rows(`select key, answer from idempotency`)).map(entryOf))).toEqual(
      new Map([...keys].map(([key, { answer }]) => [key, answer])),
    )
    expect(await rows(OVERLAPS)).toEqual([])
  }
}

const PREFIXES = `
  select value, lo, hi, kind, closed_on is not null as closed,
         array(select 'XX-' || publisher from tenure where prefix = value order by id) as holders,
         (select count(*) from tenure where prefix = value and until is null) as holding
  from prefix order by lo`
const NUMBERS = `
  select ordinal, 'XX-' || publisher as publisher, status, title, form, volume_of
  from isbn left join publication on publication.id = isbn.publication order by ordinal`
/** The register alone, without the model's word. */
const OVERLAPS = `
  select a.value, b.value from prefix a join prefix b on a.value < b.value and a.lo < b.hi and b.lo < a.hi
  union all
  select ordinal::text, 'no prefix' from isbn where (select count(*) from prefix where lo <= ordinal and ordinal < hi) <> 1`

const entryOf = (row: object): [unknown, unknown] => [Reflect.get(row, 'key'), Reflect.get(row, 'answer')]

const pick = <T>(items: readonly T[], n: number): T => items[n % items.length] as T

/** Books alone, or a set with volumes, or two forms of one. */
function publications(n: number) {
  const book = { title: `Book ${n}`, form: 'HARDBACK' as const }
  const shapes = [
    [book],
    [book, { ...book, form: 'EPUB' as const }],
    [{ ...book, form: 'SET' as const, volumes: [1, 2].map((no) => ({ ...book, title: `Book ${n}, ${no}` })) }, book],
  ]
  return pick(shapes, n)
}

function announcementOf({ kind, publisher, prefix, isbn }: AgencyEvent): Announcement {
  return {
    kind,
    publisher: publisher.id,
    publisherStatus: publisher.status,
    successor: publisher.successor,
    ...(prefix && { prefix: { value: prefix.value, status: prefix.status, publishers: prefix.publishers } }),
    ...(isbn && {
      isbn: {
        isbn13: isbn.isbn13,
        prefix: isbn.prefix,
        status: isbn.status,
        publisher: isbn.publisher ?? '',
        ...(isbn.title !== undefined && { title: isbn.title }),
        ...(isbn.form !== undefined && { form: isbn.form }),
      },
    }),
  }
}

function isAsExpected(answer: Answer, { code, facts = {} }: Refused): boolean {
  if (!isRefusal(answer) || answer.code !== code) return false
  return Object.entries(facts).every(([name, fact]) => asSet(Reflect.get(answer.facts, name)) === asSet(fact))
}

const asSet = (fact: unknown): string => [fact].flat().map(String).toSorted().join()
