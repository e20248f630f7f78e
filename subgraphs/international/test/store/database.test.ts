import { isUnreachable } from '@isbn-hub/postgres/data-source'
import { testDatabase } from '@isbn-hub/test/database'
import { expect, test } from '@jest/globals'

import { openDatabase } from '../../src/store/database.ts'
import { anEmptyDirectory } from '../agency-feed.ts'

test('what the public asks ends after ten seconds at most, and may be asked again', async () => {
  await using test = await testDatabase(anEmptyDirectory)
  const database = await openDatabase(test.url)
  expect((await database.reading.pool.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '10s' }])
  const client = await database.reading.pool.connect()
  await client.query('set statement_timeout = 1')
  const late = await client.query('select pg_sleep(60)').catch((error: unknown) => error)
  client.release()
  await database.close()
  // What is unreachable is told to clients as retryable.
  expect(isUnreachable(late)).toBe(true)
})
