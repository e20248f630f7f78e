/**
 * Several feeds become one directory and one journal, in whatever pieces and order they come and wherever it breaks off.
 *
 * MERGE_RUNS=1000 looks further than a run of all tests has time for. A failure prints its seed.
 */
import { canonicalJson } from '@isbn-hub/feed/canonical-json'
import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import type { FeedEntry } from '@isbn-hub/feed/entry'
import type { AgencyEvent, PublisherRecord } from '@isbn-hub/feed/event'
import { isbnAt } from '@isbn-hub/isbn/number'
import { spanOf } from '@isbn-hub/isbn/span'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type pg from 'pg'

import { applyEvents } from '../../src/actions/apply-events.ts'
import { findPlace, openPlace } from '../../src/store/feed-places.ts'
import { isbnGiven, prefixGiven, publisher, registered, told } from '../agency-feed.ts'
import { openDirectory, type TestDirectory } from '../directory.ts'

const RUNS = Number(process.env['MERGE_RUNS'] ?? 10)
const LIMIT = 60_000 + RUNS * 2_000

const GROUPS = { BY: '978985', BG: '978954', MK: '978608' } as const
type Code = keyof typeof GROUPS
const CODES = Object.keys(GROUPS) as Code[]

test(
  'any interleaving, any batches, broken off between any two statements: one directory, and each event once, in order',
  async () => {
    await fc.assert(
      fc.asyncProperty(someHistories, fc.array(aMoment, { maxLength: 12, size: 'max' }), async (histories, moments) => {
        const feeds = new Map(CODES.map((code, n) => [code, feedOf(code, n, histories[n] ?? [])]))
        await using merged = await openDirectory()
        for (const code of CODES) await openPlace(merged.pool, code)
        for (const moment of moments)
          await Promise.all(moment.map((step) => take(merged, step, feeds.get(step.agency) ?? [])))
        // What is left, with nothing in the way.
        for (const code of CODES) await take(merged, { agency: code, size: Infinity }, feeds.get(code) ?? [])

        await using plain = await openDirectory()
        for (const code of CODES) {
          await openPlace(plain.pool, code)
          await take(plain, { agency: code, size: Infinity }, feeds.get(code) ?? [])
        }
        expect(await directoryOf(merged)).toEqual(await directoryOf(plain))
        await compareJournal(merged, feeds)
      }),
      { numRuns: RUNS, interruptAfterTimeLimit: LIMIT - 10_000 },
    )
  },
  LIMIT,
)

/** What an agency does, by numbers that choose of what. */
type Deed = readonly [number, number, number]

const someHistories = fc.tuple(
  ...CODES.map(() => fc.array(fc.tuple(fc.nat(6), fc.nat(9), fc.nat(9)), { maxLength: 30, size: 'max' })),
)

/** A batch of one agency's feed that somebody applies; `breaks` is the statement at which the connection goes. */
interface Step {
  readonly agency: Code
  readonly size: number
  readonly breaks?: { readonly at: number; readonly after: boolean } | undefined
}

const aStep: fc.Arbitrary<Step> = fc.record({
  agency: fc.constantFrom(...CODES),
  size: fc.integer({ min: 1, max: 12 }),
  breaks: fc.option(fc.record({ at: fc.nat(16), after: fc.boolean() }), { nil: undefined }),
})

/** What happens at once: also one agency's feed by two, as by a process and its predecessor that hung. */
const aMoment = fc.array(aStep, { minLength: 1, maxLength: 4 })

/** As a follower does it: where do we stand, what comes next, apply it. A step that fails is taken again some day, or not. */
async function take({ pool }: TestDirectory, { agency, size, breaks }: Step, feed: readonly FeedEntry[]) {
  const { sequence } = (await findPlace(pool, agency)) ?? { sequence: 0 }
  const entries = feed.slice(sequence, sequence + size)
  if (entries.length === 0) return
  const [head] = feed.slice(-1)
  const batch = { epoch: epochOf(agency), entries, head: { sequence: feed.length, hash: head?.hash ?? GENESIS } }
  const delegated = [spanOf(GROUPS[agency])]
  try {
    await applyEvents(breaks ? breaking(pool, breaks) : pool, agency, delegated, batch)
  } catch (error) {
    if (!(error instanceof Broken || isMoved(error))) throw error
  }
}

/** Another was quicker. */
const isMoved = (error: unknown): boolean => Reflect.get(Object(error), 'code') === 'PLACE_MOVED'

class Broken extends Error {}

/** A pool whose connection is cut before a statement is sent, or when it was carried out and nobody hears of it. */
function breaking(pool: pg.Pool, { at, after }: NonNullable<Step['breaks']>): pg.Pool {
  let statements = 0
  const connect = async (): Promise<pg.PoolClient> => {
    const client = await pool.connect()
    const query = async (...given: unknown[]): Promise<unknown> => {
      const isHere = given[0] !== 'rollback' && statements++ === at
      const answer = isHere && !after ? undefined : await Reflect.apply(client.query, client, given)
      if (!isHere) return answer
      Reflect.get(Reflect.get(client, 'connection'), 'stream').destroy()
      throw new Broken()
    }
    return new Proxy(client, {
      get(target, name) {
        if (name === 'query') return query
        const member: unknown = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
  }
  return { connect } as unknown as pg.Pool
}

const epochOf = (code: Code): string => `${CODES.indexOf(code)}1111111-1111-4111-8111-111111111111`

/** An agency's feed: what it tells of a few publishers, prefixes and numbers, over and over. */
function feedOf(code: Code, n: number, deeds: readonly Deed[]): FeedEntry[] {
  const publishers = new Map<string, PublisherRecord>()
  const group = `978-${GROUPS[code].slice(3)}`
  const events = deeds.map(([verb, a, b], place): AgencyEvent => {
    const id = `${code}-${1 + (a % 4)}`
    const who = publishers.get(id) ?? publisher(id, `Дом ${id} shared word`)
    const isNew = !publishers.has(id)
    publishers.set(id, who)
    const prefix = `${group}-${10 + (b % 3)}`
    if (isNew) return registered(who)
    switch (verb) {
      case 0: {
        const name = `House ${place} of ${n}`
        const renamed = { ...who, name, names: [...who.names, { ...publisher(id, name).names[0]! }] }
        publishers.set(id, renamed)
        return told('PUBLISHER_RENAMED', renamed)
      }
      case 1: {
        const closed = { ...who, status: 'CEASED' as const }
        publishers.set(id, closed)
        return told('PUBLISHER_CLOSED', closed, `2026-11-${10 + a + b}T10:00:00Z`)
      }
      case 2:
        return { ...prefixGiven(who, prefix), kind: 'PREFIX_TRANSFERRED' }
      case 3:
        return { ...prefixGiven(who, prefix, { status: 'CLOSED', publishers: [] }), kind: 'PREFIX_CLOSED' }
      case 4:
        return prefixGiven(who, prefix, { publishers: [...publishers.keys()] })
      default: {
        const isbn13 = isbnAt(Number(prefix.replaceAll('-', '').padEnd(12, '0')) + b)
        return isbnGiven(who, isbn13, prefix, verb === 5 ? { title: `Book ${place}` } : { status: 'CANCELLED' })
      }
    }
  })
  const epoch = epochOf(code)
  let hash = GENESIS
  return events.map((event, place) => {
    const body = canonicalJson(event)
    hash = chainHash(hash, epoch, place + 1, body)
    return { sequence: place + 1, hash, body }
  })
}

const TABLES = ['publisher', 'name', 'word', 'prefix', 'holding', 'isbn'].map((name) => `directory_${name}`)

async function directoryOf(directory: TestDirectory): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {}
  for (const table of TABLES) rows[table] = await directory.rows(`select * from ${table} as it order by it::text`)
  rows['places'] = await directory.rows('select agency, epoch, sequence, hash from feed_place order by agency')
  return rows
}

/** The journal has no hole, its chain holds, and of each agency it tells all, once, in that agency's order. */
async function compareJournal(directory: TestDirectory, feeds: ReadonlyMap<Code, readonly FeedEntry[]>) {
  const rows = await directory.rows<{ sequence: number; hash: string; body: string; epoch: string; kind: string }>(
    `select feed.sequence, encode(feed.hash, 'hex') as hash, body, epoch::text, kind
     from feed_head, feed left join journal_entry using (sequence) order by feed.sequence`,
  )
  let before = GENESIS
  const heard = new Map(CODES.map((code) => [code, [] as object[]]))
  rows.forEach(({ sequence, hash, body, epoch, kind }, place) => {
    expect(sequence).toBe(place + 1)
    expect(hash).toBe((before = chainHash(before, epoch, sequence, body)))
    const { agency, ...event } = JSON.parse(body)
    expect(kind).toBe(event.kind)
    heard.get(agency)?.push(event)
  })
  for (const code of CODES)
    expect(heard.get(code)).toEqual(
      feeds.get(code)?.map(({ sequence, body }) => ({ epoch: epochOf(code), sequence, ...JSON.parse(body) })),
    )
  expect(await directory.rows('select sequence from feed_head')).toEqual([{ sequence: rows.length }])
}
