import type { FeedSource } from '@isbn-hub/feed/source'
import { expect, test } from '@jest/globals'

import { compareDirectory, rebuildDirectory } from '../../src/actions/rebuild-directory.ts'
import { type AgencyFeed, isbnGiven, openFeed, prefixGiven, publisher, registered, told } from '../agency-feed.ts'
import { openDirectory, type TestDirectory, until } from '../directory.ts'

test('the directory made again from the feeds is the live one row by row, while agencies and international run', async () => {
  await using world = await aWorld()
  const { directory, sources, feeds } = world
  const stop = directory.follow(Object.fromEntries(sources))
  let n = 0
  let isBusy = true
  const writing = (async () => {
    while (isBusy) await feeds.BY.append(registered(publisher(`BY-${100 + n++}`, `Кніга ${n}`)))
  })()
  await until(async () => ((await places(directory))['BY'] ?? 0) > 1_206)
  const reported = await compareDirectory(directory, { sources })
  expect(reported).toMatchObject({ differences: [], lost: [] })
  expect(reported.events).toBeGreaterThan(1_206)

  const [epoch, length] = await journal(directory)
  const rebuilt = await rebuildDirectory(directory, { sources })
  isBusy = false
  await writing
  expect(rebuilt).toMatchObject({ lost: [] })
  await until(async () => (await places(directory))['BY'] === (await feeds.BY.log.head()).sequence)
  await stop()
  expect(await compareDirectory(directory, { sources })).toMatchObject({ differences: [], lost: [] })

  // The journal is another, holds each event once, each agency's in its order, and all of them by their instants.
  const [epochNow, lengthNow] = await journal(directory)
  expect(epochNow).not.toBe(epoch)
  expect(lengthNow).toBeGreaterThanOrEqual(length)
  const entries = (await directory.rows<{ body: string }>('select body from feed order by sequence')).map(({ body }) =>
    JSON.parse(body),
  )
  for (const [code, feed] of Object.entries(feeds))
    expect(entries.filter(({ agency }) => agency === code).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: (await feed.log.head()).sequence }, (_, i) => i + 1),
    )
  // Behind 1,200 registrations and a renaming of the day before, and before a closing of the day after.
  expect(entries[1_201].publisher.id).toBe('BG-1')
  await expect(directory.pool.query('delete from feed')).rejects.toThrow('only continued')
})

test('a difference is named by its table and side', async () => {
  await using world = await aWorld()
  const { directory, sources } = world
  await directory.catchUp(Object.fromEntries(sources))
  await directory.pool.query(`update directory_isbn set status = 'CANCELLED'`)
  await directory.pool.query(`delete from directory_holding where prefix = '978-985-16'`)
  expect((await compareDirectory(directory, { sources })).differences).toEqual([
    { table: 'directory_holding', onlyLive: 0, onlyRebuilt: 1 },
    { table: 'directory_isbn', onlyLive: 1, onlyRebuilt: 1 },
  ])
})

test('a rebuild that can not be finished changes nothing', async () => {
  await using world = await aWorld()
  const { directory, sources, feeds } = world
  await directory.catchUp(Object.fromEntries(sources))
  const before = await everything(directory)
  const silent: FeedSource = {
    open: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }),
  }
  await expect(
    rebuildDirectory(directory, { sources: new Map([...sources, ['UZ', silent]]), silence: 200 }),
  ).rejects.toMatchObject({ code: 'FEED_UNREAD' })
  // A feed that tells what isn't its own.
  await feeds.BG.append(registered(publisher('BY-1', 'Bard')))
  await expect(rebuildDirectory(directory, { sources })).rejects.toMatchObject({ code: 'AGENCY_EVENT_UNREADABLE' })
  // A connection that is lost in the middle of the taking over.
  await directory.pool.query(`alter table journal_entry add constraint broken check (sequence < 1000)  not valid`)
  await feeds.BG.restore(1)
  await expect(rebuildDirectory(directory, { sources })).rejects.toThrow('broken')
  expect(await everything(directory)).toEqual(before)
})

test('what no feed tells any more is not thrown away unless that is accepted', async () => {
  await using world = await aWorld()
  const { directory, sources, feeds } = world
  await directory.catchUp(Object.fromEntries(sources))
  const before = await everything(directory)
  const { sequence } = await feeds.BY.log.head()
  await feeds.BY.restore(sequence - 1)
  const lost = [{ agency: 'BY', sequence, kind: 'ISBN_ASSIGNED', subject: '9789851600010' }]
  expect(await rebuildDirectory(directory, { sources })).toEqual({ refusal: 'WOULD_BE_LOST', lost })
  // So is an agency whose feed isn't given at all.
  const withoutBulgaria = new Map([['BY', feeds.BY.source]])
  expect(await rebuildDirectory(directory, { sources: withoutBulgaria })).toMatchObject({
    refusal: 'WOULD_BE_LOST',
    lost: expect.arrayContaining([{ agency: 'BG', sequence: 1, kind: 'PUBLISHER_REGISTERED', subject: 'BG-1' }]),
  })
  expect(await everything(directory)).toEqual(before)
  expect(await rebuildDirectory(directory, { sources, acceptLoss: true })).toMatchObject({ lost })
  expect(await directory.rows('select isbn13 from directory_isbn')).toEqual([])
})

/** Two agencies: one with more than a page of events, of all kinds. */
async function aWorld() {
  const [belarus, bulgaria, directory] = [await openFeed(), await openFeed(), await openDirectory()]
  const houses = Array.from({ length: 1_200 }, (_, n) =>
    publisher(`BY-${n}`, `Дом ${n % 40}`, { place: n % 3 ? 'Мінск' : null }),
  )
  const [first] = houses as [(typeof houses)[0]]
  const gone = { ...first, status: 'CEASED' as const }
  await belarus.append(
    ...houses.map(registered),
    told('PUBLISHER_RENAMED', {
      ...first,
      name: 'Харвест',
      names: [...first.names, { ...first.names[0]!, name: 'Харвест' }],
    }),
    told('PUBLISHER_CLOSED', gone, '2026-11-23T10:00:00Z'),
    told('PUBLISHER_RENAMED', { ...gone, name: 'Other' }, '2026-11-25T10:00:00Z'),
    prefixGiven(first, '978-985-16', { publishers: ['BY-0', 'BY-1'] }),
    prefixGiven(first, '978-985-16', { publishers: ['BY-1'] }),
    registered({ ...houses[1]!, contact: { email: 'a@house.example', address: ['вул. 1'] } }),
    prefixGiven(first, '978-985-6020', { status: 'SHARED' }),
    prefixGiven(first, '978-985-6020', { status: 'CLOSED' }),
    isbnGiven(first, '9789851600010', '978-985-16', { title: 'Кніга' }),
  )
  await bulgaria.append({ ...registered(publisher('BG-1', 'Бард')), at: '2026-11-22T10:00:00Z' })
  const feeds: Record<'BY' | 'BG', AgencyFeed> = { BY: belarus, BG: bulgaria }
  return {
    directory,
    feeds,
    sources: new Map(Object.entries(feeds).map(([code, { source }]) => [code, source] as const)),
    async [Symbol.asyncDispose]() {
      for (const each of [directory, belarus, bulgaria]) await each[Symbol.asyncDispose]()
    },
  }
}

async function journal(directory: TestDirectory): Promise<[epoch: string, length: number]> {
  const [head] = await directory.rows<{ epoch: string; sequence: number }>(
    'select epoch::text, sequence from feed_head',
  )
  return [head!.epoch, head!.sequence]
}

async function places(directory: TestDirectory): Promise<Record<string, number>> {
  const rows = await directory.rows<{ agency: string; sequence: number }>('select agency, sequence from feed_place')
  return Object.fromEntries(rows.map(({ agency, sequence }) => [agency, sequence]))
}

async function everything(directory: TestDirectory): Promise<unknown> {
  const tables = [
    'directory_publisher',
    'directory_name',
    'directory_word',
    'directory_prefix',
    'directory_holding',
    'directory_isbn',
    'feed',
    'feed_head',
    'journal_entry',
  ]
  return Promise.all([
    ...tables.map((table) => directory.rows(`select * from ${table} t order by t::text`)),
    directory.rows('select agency, epoch, sequence, hash from feed_place order by 1'),
  ])
}
