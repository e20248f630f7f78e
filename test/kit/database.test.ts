import { expect, test } from '@jest/globals'
import pg from 'pg'

import { testDatabase } from '../src/kit/database.ts'

let preparations = 0

async function aTableOfWords(url: string): Promise<void> {
  preparations++
  await query(url, "create table word (text text primary key); insert into word values ('кніга')")
}

test('each test database is a clone of one that was prepared once', async () => {
  await using first = await testDatabase(aTableOfWords)
  await using second = await testDatabase(aTableOfWords)
  await query(first.url, "insert into word values ('kitob')")
  expect(await query(first.url, 'select text from word order by text')).toEqual([{ text: 'kitob' }, { text: 'кніга' }])
  expect(await query(second.url, 'select text from word')).toEqual([{ text: 'кніга' }])
  expect(preparations).toBe(1)
})

test('a test database is gone after its test, even if a connection is still open', async () => {
  const client = await (async () => {
    await using database = await testDatabase(aTableOfWords)
    const client = new pg.Client(database.url)
    client.on('error', () => undefined)
    await client.connect()
    return client
  })()
  await expect(client.query('select 1')).rejects.toThrow()
})

test('its user is an ordinary one, and may use the extensions that the migrations need', async () => {
  await using database = await testDatabase(aTableOfWords)
  const [role] = await query(database.url, 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user')
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false })
  await query(database.url, 'create extension if not exists btree_gist; create extension if not exists pg_trgm')
  expect(await query(database.url, "select lower('ЎЗ') as lower, similarity('кніга', 'кнігі') > 0 as similar")).toEqual(
    [{ lower: 'ўз', similar: true }],
  )
})

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
