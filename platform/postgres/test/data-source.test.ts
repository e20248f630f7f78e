import { testDatabase } from '@isbn-hub/test/database'
import { anEmptyRegister } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

import { createPool, isUnreachable } from '../src/data-source.ts'

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )

test('a database that goes away is out of reach, whatever the connection says: when it is cut, used again, or closed', async () => {
  await using place = await testDatabase(anEmptyRegister)
  const pool = createPool(place.url)
  const client = await pool.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const waiting = failureOf(client.query('select pg_sleep(60)'))
  await pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
  const failures = [await waiting, await failureOf(client.query('select 1'))]
  client.release(true)
  await pool.end()
  failures.push(await failureOf(pool.query('select 1')))
  failures.push(await failureOf(createPool('postgres://nobody@127.0.0.1:1/nothing').query('select 1')))
  expect(failures.map((failure) => [String(failure), isUnreachable(failure)])).toEqual([
    [expect.stringContaining('terminating connection'), true],
    [expect.stringMatching(/not queryable|terminated/), true],
    [expect.stringContaining('after calling end'), true],
    [expect.stringContaining('ECONNREFUSED'), true],
  ])
  expect(isUnreachable(new Error('duplicate key value'))).toBe(false)
})
