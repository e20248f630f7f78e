import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import type { FeedEntry } from '@isbn-hub/feed/entry'
import { RolledBack, transaction } from '@isbn-hub/postgres/transaction'
import { testAgencyContext } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

import { appendToFeed, FeedLog } from '../src/feed-log.ts'

test('PostgreSQL chains as everyone else does', async () => {
  await using desk = await testAgencyContext()
  const bodies = ['{"a":1}', '{"имя":"Ўзбекистон"}', '']
  await transaction(desk.database.pool, (client) => appendToFeed(client, bodies))
  const log = new FeedLog(desk.database.pool, desk.database.url)
  const { epoch, entries, head } = await log.page(undefined, 10)
  log.stop()
  let hash = GENESIS
  for (const [n, body] of bodies.entries()) {
    hash = chainHash(hash, epoch, n + 1, body)
    expect(entries[n]).toEqual({ sequence: n + 1, hash, body })
  }
  expect(head).toEqual({ sequence: 3, hash })
})

test('a feed is only ever continued', async () => {
  await using desk = await testAgencyContext()
  const { pool } = desk.database
  await transaction(pool, (client) => appendToFeed(client, ['{}']))
  await expect(pool.query(`update feed set body = 'x'`)).rejects.toThrow('never changed')
  await expect(pool.query('delete from feed')).rejects.toThrow('never changed')
  await expect(pool.query('truncate feed')).rejects.toThrow('never changed')
})

test('a live reader misses nothing of many writers, some of whom roll back', async () => {
  await using desk = await testAgencyContext()
  const { pool, url } = desk.database
  const log = new FeedLog(pool, url)
  const stop = new AbortController()
  const seen: FeedEntry[] = []
  const writers = 8
  const each = 25
  const expected = writers * (each - each / 5)
  const reading = (async () => {
    for await (const batch of log.live(undefined, stop.signal)) {
      seen.push(...batch.entries)
      if (seen.length >= expected) return
    }
  })()
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < each; n++)
        await transaction<unknown, undefined>(pool, async (client) => {
          await appendToFeed(client, [JSON.stringify({ writer, n })])
          return n % 5 === 4 ? new RolledBack(undefined) : undefined
        })
    }),
  )
  await reading
  stop.abort()
  log.stop()
  expect(seen.map(({ sequence }) => sequence)).toEqual(Array.from({ length: expected }, (_, n) => n + 1))
})

test('a position that is not of this feed is refused by its kind', async () => {
  await using desk = await testAgencyContext()
  const log = new FeedLog(desk.database.pool, desk.database.url)
  const { epoch } = await log.head()
  await expect(log.page({ epoch, sequence: 1 }, 10)).rejects.toMatchObject({ code: 'POSITION_AHEAD' })
  const other = '00000000-0000-4000-8000-000000000000'
  await expect(log.page({ epoch: other, sequence: 0 }, 10)).rejects.toMatchObject({ code: 'EPOCH_CHANGED' })
  log.stop()
})
