import { setTimeout as sleep } from 'node:timers/promises'

import { chainHash } from '@isbn-hub/feed/chain'
import { spanOf } from '@isbn-hub/isbn/span'
import { describe, expect, test } from '@jest/globals'
import pg from 'pg'

import { applyEvents } from '../../src/actions/apply-events.ts'
import { delegate } from '../../src/actions/delegate.ts'
import { isbnGiven, openFeed, prefixGiven, publisher, registered, told } from '../agency-feed.ts'
import { openDirectory, type TestDirectory, until } from '../directory.ts'

const delegated = [spanOf('978985')]
const house = publisher('BY-1', 'Харвест', { place: 'Мінск' })
const other = publisher('BY-2', 'Мастацкая літаратура')

const journal = (directory: TestDirectory) =>
  directory.rows<{ sequence: number; body: string }>('select sequence, body from feed order by sequence')

describe('what an agency tells', () => {
  test('is in the directory as the last event left it, and in the journal event by event', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    const renamed = {
      ...house,
      name: 'Харвест плюс',
      names: [...house.names, { ...house.names[0]!, kind: 'FORMER' as const, until: '2026-11-20' }],
    }
    await feed.append(
      registered(house),
      registered(other),
      prefixGiven(house, '978-985-16'),
      prefixGiven(house, '978-985-6020', { publishers: ['BY-1', 'BY-2'] }),
      isbnGiven(house, '9789851600010', '978-985-16', { title: 'Кніга' }),
      told('PUBLISHER_RENAMED', renamed),
      isbnGiven(renamed, '9789851600010', '978-985-16', { status: 'CANCELLED' }),
    )
    await directory.catchUp({ BY: feed.source })

    expect(
      await directory.rows('select id, name, place, status, closed_on from directory_publisher order by id'),
    ).toEqual([
      { id: 'BY-1', name: 'Харвест плюс', place: 'Мінск', status: 'ACTIVE', closed_on: null },
      { id: 'BY-2', name: 'Мастацкая літаратура', place: null, status: 'ACTIVE', closed_on: null },
    ])
    expect(await directory.rows('select name from directory_name where publisher = $1 order by 1', ['BY-1'])).toEqual([
      { name: 'Харвест' },
      { name: 'Харвест плюс' },
    ])
    expect(await directory.rows('select prefix, publisher from directory_holding order by 1, 2')).toEqual([
      { prefix: '978-985-16', publisher: 'BY-1' },
      { prefix: '978-985-6020', publisher: 'BY-1' },
      { prefix: '978-985-6020', publisher: 'BY-2' },
    ])
    expect(await directory.rows('select isbn13, status, title from directory_isbn')).toEqual([
      { isbn13: '9789851600010', status: 'CANCELLED', title: null },
    ])
    const events = (await journal(directory)).map(({ body }) => JSON.parse(body))
    expect(events.map(({ agency, sequence, kind }) => `${agency} ${sequence} ${kind}`)).toEqual([
      'BY 1 PUBLISHER_REGISTERED',
      'BY 2 PUBLISHER_REGISTERED',
      'BY 3 PREFIX_ASSIGNED',
      'BY 4 PREFIX_ASSIGNED',
      'BY 5 ISBN_ASSIGNED',
      'BY 6 PUBLISHER_RENAMED',
      'BY 7 ISBN_CANCELLED',
    ])
    expect(await directory.rows('select kind, registration_group from journal_entry order by sequence')).toEqual([
      { kind: 'PUBLISHER_REGISTERED', registration_group: null },
      { kind: 'PUBLISHER_REGISTERED', registration_group: null },
      { kind: 'PREFIX_ASSIGNED', registration_group: '978-985' },
      { kind: 'PREFIX_ASSIGNED', registration_group: '978-985' },
      { kind: 'ISBN_ASSIGNED', registration_group: '978-985' },
      { kind: 'PUBLISHER_RENAMED', registration_group: null },
      { kind: 'ISBN_CANCELLED', registration_group: '978-985' },
    ])
  })

  test('takes a prefix from one holder when it goes to another', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    await feed.append(registered(house), registered(other), prefixGiven(house, '978-985-16'))
    await directory.catchUp({ BY: feed.source })
    const taken = prefixGiven(other, '978-985-16')
    await feed.append({ ...taken, kind: 'PREFIX_TRANSFERRED' })
    await directory.catchUp({ BY: feed.source })
    expect(await directory.rows('select publisher from directory_holding')).toEqual([{ publisher: 'BY-2' }])
  })

  test('loses its titles with the consent to show them, in one batch or in several', async () => {
    for (const batches of [1, 4]) {
      await using feed = await openFeed()
      await using directory = await openDirectory()
      const changed = (disclosesPublications: boolean) =>
        told('PUBLISHER_CHANGED', { ...house, disclosesPublications }, '2026-11-25T10:00:00Z')
      const events = [
        isbnGiven(house, '9789851600010', '978-985-16', { title: 'Canary' }),
        isbnGiven(other, '9789851600027', '978-985-16', { title: 'Of another' }),
        changed(false),
        changed(true),
        isbnGiven(house, '9789851600034', '978-985-16', { title: 'Agreed again' }),
      ]
      await feed.append(registered(house), registered(other), prefixGiven(house, '978-985-16'))
      const size = Math.ceil(events.length / batches)
      for (let n = 0; n < events.length; n += size) {
        await feed.append(...events.slice(n, n + size))
        await directory.catchUp({ BY: feed.source })
      }
      expect(await directory.rows('select title from directory_isbn order by isbn13')).toEqual([
        { title: null },
        { title: 'Of another' },
        { title: 'Agreed again' },
      ])
    }
  })

  test('of a contact is kept until it is no longer told, and of a shared prefix beyond its end', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    const contact = { address: ['вул. Прыклад 1', 'Мінск'], email: 'a@house.example' }
    await feed.append(prefixGiven({ ...house, contact }, '978-985-16', { status: 'SHARED' }))
    await directory.catchUp({ BY: feed.source })
    expect(await directory.rows('select contact from directory_publisher')).toEqual([{ contact }])
    await feed.append(prefixGiven(house, '978-985-16', { status: 'CLOSED' }))
    await directory.catchUp({ BY: feed.source })
    expect(await directory.rows('select contact from directory_publisher')).toEqual([{ contact: null }])
    expect(await directory.rows('select status, shared from directory_prefix')).toEqual([
      { status: 'CLOSED', shared: true },
    ])
  })

  test('keeps the day on which a publisher ceased, whatever is told of it later', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    const ceased = { ...house, status: 'CEASED' as const }
    await feed.append(registered(house), told('PUBLISHER_CLOSED', ceased, '2026-11-22T10:00:00Z'))
    await directory.catchUp({ BY: feed.source })
    await feed.append(told('PUBLISHER_RENAMED', { ...ceased, name: 'Other' }, '2026-11-25T10:00:00Z'))
    await directory.catchUp({ BY: feed.source })
    expect(await directory.rows('select name, closed_on from directory_publisher')).toEqual([
      { name: 'Other', closed_on: '2026-11-22' },
    ])
  })
})

test('a publisher that ceased on the day of its registration, east of Greenwich, ceased no day before', async () => {
  await using feed = await openFeed()
  await using directory = await openDirectory()
  await feed.append(
    told('PUBLISHER_CLOSED', { ...house, registeredOn: '2026-11-23', status: 'CEASED' }, '2026-11-22T21:30:00Z'),
  )
  await directory.catchUp({ BY: feed.source })
  expect(await directory.rows('select registered_on, closed_on from directory_publisher')).toEqual([
    { registered_on: '2026-11-23', closed_on: '2026-11-23' },
  ])
})

describe('a batch is applied exactly once', () => {
  test('and a second time it is PLACE_MOVED', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    await directory.catchUp({ BY: feed.source })
    await feed.append(registered(house))
    const batch = await feed.log.page(undefined, 10)
    await applyEvents(directory.pool, 'BY', delegated, batch)
    await expect(applyEvents(directory.pool, 'BY', delegated, batch)).rejects.toMatchObject({
      code: 'PLACE_MOVED',
    })
    expect(await journal(directory)).toHaveLength(1)
  })

  test('also by two that apply it at the same moment', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    await directory.catchUp({ BY: feed.source })
    await feed.append(...Array.from({ length: 50 }, (_, n) => registered(publisher(`BY-${n}`, `Кніга ${n}`))))
    const batch = await feed.log.page(undefined, 100)
    const answers = await Promise.allSettled([1, 2, 3].map(() => applyEvents(directory.pool, 'BY', delegated, batch)))
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(await journal(directory)).toHaveLength(50)
  })

  test('not where an entry before it is missing, or another was there', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    await directory.catchUp({ BY: feed.source })
    await feed.append(registered(house), registered(other))
    const batch = await feed.log.page(undefined, 10)
    const later = { ...batch, entries: batch.entries.slice(1) }
    await expect(applyEvents(directory.pool, 'BY', delegated, later)).rejects.toMatchObject({
      code: 'PLACE_MOVED',
    })
    const [first] = batch.entries
    const rewritten = { ...batch, entries: [{ ...first!, hash: chainHash('00', batch.epoch, 1, first!.body) }] }
    await expect(applyEvents(directory.pool, 'BY', delegated, rewritten)).rejects.toMatchObject({
      code: 'PLACE_MOVED',
    })
    expect(await journal(directory)).toEqual([])
  })

  test('or not at all: what fails half way leaves nothing behind', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    await directory.catchUp({ BY: feed.source })
    await feed.append(registered(house), prefixGiven(house, '978-985-16'))
    const batch = await feed.log.page(undefined, 10)
    await directory.rows(`
      create function breaks() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
      create trigger breaks before insert on journal_entry
        for each row when (new.kind = 'PREFIX_ASSIGNED') execute function breaks()`)
    await expect(applyEvents(directory.pool, 'BY', delegated, batch)).rejects.toThrow('broken')
    for (const table of ['directory_publisher', 'directory_name', 'directory_prefix', 'feed', 'journal_entry'])
      expect(await directory.rows(`select * from ${table}`)).toEqual([])
    expect(await directory.rows('select sequence from feed_place')).toEqual([{ sequence: 0 }])
  })
})

describe('a following', () => {
  test('whose connections to its database are killed again and again applies everything once', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    const total = 2_000
    for (let n = 0; n < total; n += 100)
      await feed.append(
        ...Array.from({ length: 100 }, (_, i) => registered(publisher(`BY-${n + i}`, `Кніга ${n + i}`))),
      )
    // Small batches, so that a kill often meets one half way.
    const small = { open: (after: any, signal: AbortSignal) => inTens(feed.log.live(after, signal)) }
    const stop = directory.follow({ BY: small })
    const killer = new pg.Client({ connectionString: directory.url })
    await killer.connect()
    let kills = 0
    await until(async () => {
      const { rowCount } = await killer.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle' and $1`,
        [kills < 20],
      )
      kills += rowCount ?? 0
      await sleep(kills < 20 ? 60 : 0)
      const standing = directory.board.read('BY')
      return standing?.sequence === total && standing.state === 'LIVE'
    }, 80_000)
    await stop()
    await killer.end()
    expect(kills).toBeGreaterThan(3)
    const entries = await journal(directory)
    expect(entries.map(({ sequence, body }) => [sequence, JSON.parse(body).sequence])).toEqual(
      Array.from({ length: total }, (_, n) => [n + 1, n + 1]),
    )
    expect(await directory.rows('select count(*) from directory_publisher')).toEqual([{ count: total }])
  }, 90_000)

  test('of one agency goes on while another’s feed holds what can not be taken over', async () => {
    await using belarus = await openFeed()
    await using bulgaria = await openFeed()
    await using directory = await openDirectory()
    await belarus.append(registered(house), registered(publisher('BG-1', 'Бард')))
    await bulgaria.append(registered(publisher('BG-1', 'Бард')))
    const stop = directory.follow({ BY: belarus.source, BG: bulgaria.source })
    await until(() => directory.board.read('BG')?.state === 'LIVE')
    await until(() => directory.board.read('BY')?.state === 'STALLED' && directory.board.read('BY')?.sequence === 1)
    await stop()
    expect(directory.logged.filter(({ event }) => event === 'feed trouble')).toMatchObject([
      { facts: { agency: 'BY', code: 'AGENCY_EVENT_UNREADABLE' } },
    ])
    // Belarus stands still before the event that isn't its own, and it is said why; what it told before is here.
    expect(directory.board.read('BY')?.reason).toBe("Event 2 of BY: BG-1 is another agency's publisher.")
    expect((await journal(directory)).map(({ body }) => JSON.parse(body).publisher.id).sort()).toEqual(['BG-1', 'BY-1'])
    expect(await directory.rows('select agency, sequence from feed_place order by 1')).toEqual([
      { agency: 'BG', sequence: 1 },
      { agency: 'BY', sequence: 1 },
    ])
  })

  test('that PostgreSQL will never take stands still before it, and says so', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    await directory.rows(`alter table directory_publisher add constraint no_mars check (place <> 'Mars')`)
    const onMars = registered(publisher('BY-3', 'Марс', { place: 'Mars' }))
    await feed.append(registered(house), registered(other), onMars, registered(publisher('BY-4', 'Юпітэр')))
    const stop = directory.follow({ BY: feed.source })
    await until(() => directory.board.read('BY')?.state === 'STALLED' && directory.board.read('BY')?.sequence === 2)
    await stop()
    expect(directory.board.read('BY')?.reason).toBe("Event 3 of BY: the directory can't keep it.")
    expect(await directory.rows('select id from directory_publisher order by id')).toEqual([
      { id: 'BY-1' },
      { id: 'BY-2' },
    ])
  })

  test('goes on by itself once a span that it needs is delegated', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    await feed.append(registered(house), prefixGiven(house, '979-8-200'))
    const stop = directory.follow({ BY: feed.source })
    await until(() => directory.board.read('BY')?.state === 'STALLED')
    expect(directory.board.read('BY')?.reason).toBe('Event 2 of BY: 979-8-200 was not delegated to it.')
    const agency = { code: 'BY', name: 'National Book Chamber of Belarus', country: 'Belarus', website: null }
    await delegate(directory.acts, { agency, from: '979-8' })
    await until(() => directory.board.read('BY')?.state === 'LIVE')
    await stop()
    expect(directory.board.read('BY')).toMatchObject({ sequence: 2, reason: undefined })
  })

  test('begins though its database was away for the first moment', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    await feed.append(registered(house))
    let asked = 0
    const blinking = Object.create(directory.pool, {
      query: {
        value: (...statement: [any]) =>
          [1, 3].includes(++asked) ? Promise.reject(new Error('away')) : directory.pool.query(...statement),
      },
    }) as pg.Pool
    // The first look for a delegation fails, and then the opening of the place.
    const stop = directory.follow({ BY: feed.source }, { lookAgainAfter: 10 }, blinking)
    await until(() => directory.board.read('BY')?.state === 'LIVE')
    await stop()
    expect(directory.logged[0]).toMatchObject({ event: 'failed, is tried again', facts: { task: 'follow BY' } })
  })

  test('of an agency that no delegation names is refused, and said', async () => {
    await using feed = await openFeed()
    await using directory = await openDirectory()
    await feed.append(registered(publisher('XX-1', 'Nobody')))
    const stop = directory.follow({ XX: feed.source })
    await until(() => directory.logged.length > 0)
    await stop()
    expect(directory.logged).toMatchObject([
      {
        event: 'failed, is tried again',
        facts: { task: 'follow XX', reason: 'NOTHING_DELEGATED Nothing is delegated to XX.' },
      },
    ])
    expect(await journal(directory)).toEqual([])
  })
})

async function* inTens(batches: AsyncIterable<any>): AsyncGenerator<any> {
  for await (const batch of batches) {
    for (let n = 0; n < batch.entries.length; n += 10) yield { ...batch, entries: batch.entries.slice(n, n + 10) }
    if (batch.entries.length === 0) yield batch
  }
}
