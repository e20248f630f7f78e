import { expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import pg from 'pg'

import { createPool } from '../../src/platform/data-source.ts'
import { serve } from '../../src/platform/serve.ts'
import { testDatabase } from '../../src/testing/database.ts'

async function oneRow(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table held (one integer); insert into held values (1)')
  await client.end()
}

test('what a limit of the database breaks off is told as trouble that passes, and says nothing of the database', async () => {
  await using database = await testDatabase(oneRow)
  const holder = new pg.Client({ connectionString: database.url })
  await holder.connect()
  await holder.query('begin; select from held for update')
  const pool = createPool(database.url, { size: 2, statementLimit: 5_000, lockLimit: 100 })
  const brief = createPool(database.url, { size: 1, statementLimit: 100 })
  const schema = buildSchema('type Query { waits: Int, takes: Int }')
  const root = schema.getQueryType()!.getFields()
  root['waits']!.resolve = () => pool.query('update held set one = 2')
  root['takes']!.resolve = () => brief.query('select pg_sleep(60)')
  const running = await serve({
    schemas: { '/graphql': schema },
    context: () => ({}),
    host: '127.0.0.1',
    port: 0,
    checks: {},
    log: { info() {}, warn() {}, error() {} },
    archive: 'register',
    async release() {
      await holder.end()
      await Promise.all([pool.end(), brief.end()])
    },
  })
  const answer = await fetch(`http://127.0.0.1:${running.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ waits takes }' }),
  })
  const { errors } = (await answer.json()) as { errors: { message: string; path: string[] }[] }
  await running.stop()
  const extensions = { code: 'AGENCY_UNAVAILABLE', retryable: true }
  expect(errors.toSorted((a, b) => a.path[0]!.localeCompare(b.path[0]!))).toEqual([
    { path: ['takes'], extensions, message: expect.stringContaining('took the register too long') },
    { path: ['waits'], extensions, message: expect.stringContaining('Nothing was done') },
  ])
})
