import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import { readPiid } from '@isbn-hub/international/domain/piid-csv'
import { openDatabase } from '@isbn-hub/international/store/database'
import { testDatabase } from '@isbn-hub/test/database'
import { expect, test } from '@jest/globals'

const program = fileURLToPath(new URL('../dist/directory-export.js', import.meta.url))
const run = promisify(execFile)

test('the directory is written to a file, whole or not at all', async () => {
  await using database = await testDatabase(aDirectory)
  const folder = await mkdtemp(join(tmpdir(), 'directory-'))
  const env = { ...process.env, DATABASE_URL_INTERNATIONAL: database.url }
  const out = join(folder, 'directory.csv')
  await run(process.execPath, [program, '--out', out, '--agency', 'by'], { env })
  expect(readPiid(await readFile(out, 'utf8'))).toMatchObject([{ Registrant_ID: 'BY-1' }])
  const nowhere = { ...env, DATABASE_URL_INTERNATIONAL: 'postgres://127.0.0.1:1/none' }
  const other = join(folder, 'other.csv')
  await expect(run(process.execPath, [program, '--out', other], { env: nowhere })).rejects.toMatchObject({ code: 1 })
  await expect(run(process.execPath, [program, '--agency', 'BY'], { env })).rejects.toMatchObject({ code: 2 })
  expect(await readdir(folder)).toEqual(['directory.csv'])
  await rm(folder, { recursive: true })
})

async function aDirectory(url: string): Promise<void> {
  const { pool, close } = await openDatabase(url)
  for (const [agency, prefix, lo] of [
    ['BY', '978-985-16', 978_985_160_000],
    ['BG', '978-954-585', 978_954_585_000],
  ] as const) {
    await pool.query(
      `insert into directory_publisher (id, agency, name, names, kind, status, activity_profile, registered_on, sort_key)
       values ($1 || '-1', $1, 'House', '[]', 'ORGANISATION', 'ACTIVE', '{}', '2026-11-21', 'house')`,
      [agency],
    )
    await pool.query(
      `insert into directory_prefix (value, agency, registration_group, lo, status, assigned_on)
       values ($1, $2, 'group', $3, 'ASSIGNED', '2026-11-21')`,
      [prefix, agency, lo],
    )
    await pool.query(`insert into directory_holding (prefix, publisher, registration_group) values ($1, $2, 'group')`, [
      prefix,
      `${agency}-1`,
    ])
  }
  await close()
}
