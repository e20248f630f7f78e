import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import type { FeedEntry } from '@isbn-hub/feed/entry'
import { journalBody } from '@isbn-hub/feed/journal-body'
import { readWhole } from '@isbn-hub/feed/read-whole'
import type { FeedSource } from '@isbn-hub/feed/source'
import { FEED_LOG_MIGRATION, FeedLog } from '@isbn-hub/feed-log/feed-log'
import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import { copyDatabase, type TestDatabase, testDatabase } from '@isbn-hub/test/database'
import { actRequest, anEmptyRegister, now, testland } from '@isbn-hub/test/testland'
import { afterEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'

import type { AgencyContext } from '../../src/actions/agency-context.ts'
import { assignIsbns } from '../../src/actions/assign-isbns.ts'
import { assignPrefix } from '../../src/actions/assign-prefix.ts'
import { beginEpoch } from '../../src/actions/begin-epoch.ts'
import { cancelIsbn } from '../../src/actions/cancel-isbn.ts'
import { changePublisher } from '../../src/actions/change-publisher.ts'
import { closePrefix } from '../../src/actions/close-prefix.ts'
import { closePublisher } from '../../src/actions/close-publisher.ts'
import { enterPrefix } from '../../src/actions/enter-prefix.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'
import { renamePublisher } from '../../src/actions/rename-publisher.ts'
import { transferPrefix } from '../../src/actions/transfer-prefix.ts'
import type { Contact } from '../../src/domain/publisher.ts'
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts'
import { openDatabase } from '../../src/store/database.ts'

const where = { agency: testland.code, timeZone: testland.timeZone }

const release: (() => PromiseLike<unknown>)[] = []
afterEach(async () => {
  for (const letGo of release.splice(0).toReversed()) await letGo()
})

describe('an agency restored from an old backup that begins a new epoch', () => {
  test('has everything again that was public, and gives none of it a second time', async () => {
    const { live, restored, journal } = await anAgencyRestored()
    const { recovered, before } = await beginEpoch(restored.database, where, journal)
    expect(before.sequence + recovered.length).toBe((await feedOf(live)).length)

    const [was, is] = [await publicFacts(live), await publicFacts(restored)]
    expect(is).toEqual(was)
    // The next of each kind is the same as if nothing had been lost.
    const next = async (agencyContext: AgencyContext): Promise<unknown> => {
      const { publisher } = granted(
        await registerPublisher(agencyContext, actRequest(), { name: 'Next', kind: 'AUTHOR' }),
      )
      const { prefix } = granted(await assignPrefix(agencyContext, actRequest(), { publisher, registrantLength: 3 }))
      return [
        publisher,
        prefix,
        granted(await assignIsbns(agencyContext, actRequest(), { prefix: '978-985-00', count: 2 })).isbns,
      ]
    }
    expect(await next(restored)).toEqual(await next(live))
  })

  test('keeps every entry and its number under the new epoch, and where the old one ended', async () => {
    const { live, restored, journal } = await anAgencyRestored()
    const liveFeed = await feedOf(live)
    const { epoch, before } = await beginEpoch(restored.database, where, journal)
    expect(epoch).not.toBe(before.epoch)
    const entries = await feedOf(restored)
    expect(entries.map(({ sequence, body }) => [sequence, body])).toEqual(
      liveFeed.map(({ sequence, body }) => [sequence, body]),
    )
    expect(entries[0]!.hash).toBe(chainHash(GENESIS, epoch, 1, liveFeed[0]!.body))
    const { rows } = await restored.database.pool.query(
      `select epoch::text, sequence, encode(hash, 'hex') as hash from feed_past_epoch`,
    )
    expect(rows).toEqual([{ epoch: before.epoch, sequence: liveFeed.length, hash: liveFeed.at(-1)!.hash }])
    // And it is only ever continued, as before.
    await expect(restored.database.pool.query(`update feed set body = '{}'`)).rejects.toThrow('only continued')
  })

  test('refuses where it wrote before, names the first entry that differs, and changes nothing', async () => {
    const { restored, journal } = await anAgencyRestored()
    const length = (await feedOf(restored)).length
    for (const name of ['Too', 'Soon'])
      granted(await registerPublisher(restored, actRequest(), { name, kind: 'AUTHOR' }))
    const before = await feedOf(restored)
    await expect(beginEpoch(restored.database, where, journal)).rejects.toMatchObject({
      code: 'EPOCH_FORKED',
      sequence: length + 1,
    })
    expect(await feedOf(restored)).toEqual(before)
  })

  test('waits for an act that is under way in an agency that runs, and then sees what it wrote', async () => {
    const { restored, journal } = await anAgencyRestored()
    const { pool } = restored.database
    const act = await pool.connect()
    await act.query('begin')
    await act.query(`insert into idempotency (actor, key, request, at) values ('registrar', 'slow', '', now())`)
    await act.query(`select feed_append(array['{"an":"act"}'])`)
    const beginning = beginEpoch(restored.database, where, journal).catch((error: unknown) => error)
    while (
      !(
        await pool.query(`select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`)
      ).rowCount
    )
      await new Promise((done) => setTimeout(done, 5))
    await act.query('commit')
    act.release()
    expect(await beginning).toMatchObject({ code: 'EPOCH_FORKED' })
  })
})

test('a new epoch without a journal puts nothing back', async () => {
  const { restored } = await anAgencyRestored()
  const before = await feedOf(restored)
  const { recovered } = await beginEpoch(restored.database, where, undefined)
  expect(recovered).toEqual([])
  expect((await feedOf(restored)).map(({ body }) => body)).toEqual(before.map(({ body }) => body))
})

/** Publishers, prefixes and numbers were given, a backup taken, and more of everything done since. */
async function anAgencyRestored() {
  const original = await testDatabase(anEmptyRegister)
  release.push(() => original[Symbol.asyncDispose]())
  const first = await open(original, false)
  const register = async (agencyContext: AgencyContext, name: string, contact?: Contact): Promise<string> =>
    granted(
      await registerPublisher(agencyContext, actRequest(), {
        name,
        kind: 'ORGANISATION',
        names: [{ name: `${name} Press`, kind: 'IMPRINT' }],
        ...(contact && { contact }),
        disclosure: { contact: contact !== undefined, publications: true },
      }),
    ).publisher
  const [a, b] = [await register(first, 'Alpha'), await register(first, 'Beta')]
  const hidden = { email: 'beta@example.com', phone: '1' }
  granted(await changePublisher(first, actRequest(), { publisher: b, contact: hidden }))
  granted(await enterPrefix(first, actRequest(), { publisher: a, value: '978-985-00' }))
  granted(await assignIsbns(first, actRequest(), { prefix: '978-985-00', count: 3 }))
  await first.database.close()

  const backup = await copyDatabase(original)
  release.push(() => backup[Symbol.asyncDispose]())

  const live = await open(original)
  const c = await register(live, 'Gamma', { address: ['1 Gamma Street'], person: 'G. Gamma' })
  const { prefix } = granted(await assignPrefix(live, actRequest(), { publisher: c, registrantLength: 3 }))
  granted(await enterPrefix(live, actRequest(), { publisher: b, value: prefix, joint: true }))
  granted(
    await assignIsbns(live, actRequest(), { prefix: '978-985-00', publications: [{ title: 'A book', form: 'PDF' }] }),
  )
  const { isbns } = granted(await assignIsbns(live, actRequest(), { prefix: '978-985-00', count: 2 }))
  granted(await cancelIsbn(live, actRequest(), { isbn: isbns[0]! }))
  granted(await enterPrefix(live, actRequest(), { publisher: b, value: '978-985-6020' }))
  granted(await transferPrefix(live, actRequest(), { prefix: '978-985-6020', to: c, reason: 'TAKEOVER' }))
  granted(await transferPrefix(live, actRequest(), { prefix: '978-985-6020', to: b, reason: 'RETURNED' }))
  granted(await enterPrefix(live, actRequest(), { publisher: b, value: '978-985-6021' }))
  granted(await closePrefix(live, actRequest(), { prefix: '978-985-6021' }))
  granted(await changePublisher(live, actRequest(), { publisher: b, contact: { phone: '2' }, discloseContact: true }))
  granted(await renamePublisher(live, actRequest(), { publisher: c, name: 'Gamma and Sons' }))
  granted(await closePublisher(live, actRequest(), { publisher: b, successor: a }))
  return { live, restored: await open(backup), journal: await journalOf(live) }
}

async function open(place: TestDatabase, storing = true): Promise<AgencyContext> {
  const database = await openDatabase(place.url)
  if (storing) release.push(() => database.close())
  return { nation: testland, ranges: defaultRanges, database, clock: () => now }
}

function granted<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}

async function anEmptyJournal(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(FEED_LOG_MIGRATION)
  await client.end()
}

/** International's journal of what the agency has told, with another agency's events between. */
async function journalOf(agencyContext: AgencyContext): Promise<FeedSource> {
  const place = await testDatabase(anEmptyJournal)
  const pool = new pg.Pool({ connectionString: place.url })
  const { epoch } = await log(agencyContext).head()
  for (const { sequence, body } of await feedOf(agencyContext))
    await pool.query('select feed_append($1)', [
      [journalBody('YY', epoch, sequence, body), journalBody(testland.code, epoch, sequence, body)],
    ])
  const journal = new FeedLog(pool, place.url)
  release.push(async () => {
    journal.stop()
    await pool.end()
    await place[Symbol.asyncDispose]()
  })
  return { open: (after, signal) => journal.live(after, signal) }
}

const logs = new Map<string, FeedLog>()
function log({ database }: AgencyContext): FeedLog {
  const known = logs.get(database.url)
  if (known) return known
  const made = new FeedLog(database.pool, database.url)
  logs.set(database.url, made)
  release.push(async () => made.stop())
  return made
}

/** The whole feed, its chain proven. */
async function feedOf(agencyContext: AgencyContext): Promise<FeedEntry[]> {
  const entries: FeedEntry[] = []
  await readWhole({
    source: { open: (after, signal) => log(agencyContext).live(after, signal) },
    take: (batch) => void entries.push(...batch.entries),
  })
  return entries
}

/** The register, without what only the agency may know and without the numbers of rows. */
async function publicFacts({ database: { pool } }: AgencyContext): Promise<unknown> {
  const rows = async (text: string): Promise<unknown[]> => (await pool.query(text)).rows
  return {
    publishers: await rows(`
      select number, name, kind, status, place, activity_profile, website, registered_on, successor,
             contact, disclose_contact, disclose_publications
      from publisher order by number`),
    names: await rows(
      'select publisher, name, kind, language, script, "from", until from publisher_name order by publisher, id',
    ),
    prefixes: await rows('select value, lo, hi, kind, assigned_on, closed_on from prefix order by lo'),
    tenures: await rows('select publisher, prefix, "from", until, reason from tenure order by id'),
    isbns: await rows(`
      select ordinal, i.publisher, status, assigned_on, title, form
      from isbn i left join publication p on p.id = publication order by ordinal`),
  }
}
