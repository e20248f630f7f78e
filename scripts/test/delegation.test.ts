import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { enterDelegations } from '@isbn-hub/international/actions/enter-delegations'
import { openDatabase } from '@isbn-hub/international/store/database'
import { testDatabase } from '@isbn-hub/test/database'
import { expect, test } from '@jest/globals'

const program = fileURLToPath(new URL('../dist/delegation.js', import.meta.url))

test('an operator adds a country, moves what it holds and ends it, and is told why not', async () => {
  await using database = await testDatabase(theDelegations)
  const delegation = (...args: string[]) => run(database.url, args)
  const estonia = ['--agency', 'EE', '--group', '978-9949']
  expect(await delegation('add', ...estonia)).toEqual([
    1,
    "The table doesn't know EE yet: give its --name and its --country.",
  ])
  const named = ['--name', 'National Library of Estonia', '--country', 'Estonia', '--since', '2005-01-01']
  expect(await delegation('add', ...estonia, ...named)).toEqual([
    0,
    'EE  978994900000-978994999999  group since 2005-01-01',
  ])
  expect(await delegation('add', '--agency', 'EE', '--group', '978-985')).toEqual([
    1,
    'Refused. It is held already: BY  978985000000-978985999999  group',
  ])
  expect(
    await delegation('move', ...estonia.slice(2), '--agency', 'BY', '--holder', 'EE', '--until', '2026-01-31'),
  ).toEqual([0, 'BY  978994900000-978994999999  group'])
  expect(await delegation('end', ...estonia)).toMatchObject([1, expect.stringContaining('holds no delegation')])
  expect(await delegation('end', '--agency', 'BY', '--group', '978-9949', '--until', '2026-02-28')).toEqual([
    0,
    'BY  978994900000-978994999999  group until 2026-02-28',
  ])
  const [, listed] = await delegation('list')
  expect(listed.split('\n').filter((line) => line.includes('9949'))).toEqual([
    'EE  978994900000-978994999999  group since 2005-01-01 until 2026-01-31  National Library of Estonia',
    'BY  978994900000-978994999999  group until 2026-02-28  National Book Chamber of Belarus',
  ])
})

test.each([
  ['no act', []],
  ['no group', ['add', '--agency', 'EE']],
  ['a malformed agency code', ['end', '--agency', 'EE1', '--group', '978-9949']],
  ['a day that does not exist', ['end', '--agency', 'EE', '--group', '978-9949', '--until', '2026-02-30']],
  ['a day to come', ['end', '--agency', 'EE', '--group', '978-9949', '--until', '9999-01-01']],
])('with %s it says how it is used', async (_, args) => {
  expect(await run('postgres://127.0.0.1:1/none', args)).toMatchObject([2, expect.stringContaining('usage:')])
})

async function theDelegations(url: string): Promise<void> {
  const database = await openDatabase(url)
  await enterDelegations(database.acts)
  await database.close()
}

/** How it ended, and what it said. */
function run(database: string, args: readonly string[]): Promise<[number, string]> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL_INTERNATIONAL: database }
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) =>
      resolve([error ? Number(error.code) : 0, (stdout + stderr).trim()]),
    )
  })
}
