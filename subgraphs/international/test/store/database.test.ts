import { appendToFeed } from '@isbn-hub/feed-log/feed-log'
import { isUnreachable } from '@isbn-hub/postgres/data-source'
import { testDatabase } from '@isbn-hub/test/database'
import { expect, test } from '@jest/globals'

import { openDatabase } from '../../src/store/database.ts'
import { anEmptyDirectory, prefixGiven, publisher } from '../agency-feed.ts'

test('what the public asks ends after ten seconds at most, and may be asked again', async () => {
  await using test = await testDatabase(anEmptyDirectory)
  const database = await openDatabase(test.url)
  expect((await database.reading.query('show statement_timeout')).rows).toEqual([{ statement_timeout: '10s' }])
  const client = await database.reading.connect()
  await client.query('set statement_timeout = 1')
  const late = await client.query('select pg_sleep(60)').catch((error: unknown) => error)
  client.release()
  await database.close()
  // What is unreachable is told to clients as retryable.
  expect(isUnreachable(late)).toBe(true)
})

test('a directory from before knows which of its closed prefixes were shared, by its journal', async () => {
  await using test = await testDatabase(anEmptyDirectory)
  const before = await openDatabase(test.url)
  await before.pool.query(`
    delete from migration where name like 'ContactsAndSharedPrefixes%';
    alter table directory_publisher drop column contact;
    alter table directory_prefix drop column shared;
    drop index directory_isbn_under_prefix;
    insert into directory_prefix (value, agency, registration_group, lo, status, assigned_on) values
      ('978-985-08', 'BY', '978-985', 978985080000, 'SHARED', '2026-11-21'),
      ('978-985-16', 'BY', '978-985', 978985160000, 'CLOSED', '2026-11-21'),
      ('978-985-6020', 'BY', '978-985', 978985602000, 'CLOSED', '2026-11-21')`)
  const office = publisher('BY-1', 'Аўтарскае выданне')
  const client = await before.pool.connect()
  await appendToFeed(client, [
    JSON.stringify(prefixGiven(office, '978-985-16', { status: 'SHARED' })),
    JSON.stringify(prefixGiven(office, '978-985-16', { status: 'CLOSED' })),
    JSON.stringify(prefixGiven(office, '978-985-6020', { status: 'CLOSED' })),
  ])
  client.release()
  await before.close()
  const after = await openDatabase(test.url)
  const { rows } = await after.pool.query('select value from directory_prefix where shared order by value')
  await after.close()
  expect(rows).toEqual([{ value: '978-985-08' }, { value: '978-985-16' }])
})
