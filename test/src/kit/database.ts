// A database of its own for each test file, on one real PostgreSQL for the whole run.

import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { transaction } from '@isbn-hub/postgres/transaction'
import { as } from '@isbn-hub/scripts/postgres/ensure-database'
import { type Postgres, startPostgres } from '@isbn-hub/scripts/postgres/start-postgres'
import type pg from 'pg'
import type { DataSource } from 'typeorm'

export interface TestDatabase extends AsyncDisposable {
  /** The address for the database's owner, who is not a superuser, as in production. */
  readonly url: string
}

/** Makes tables and whatever else each test wants to find, and closes its connections. */
export type Prepare = (url: string) => Promise<void>

/**
 * A fresh, prepared database, dropped when it is disposed of.
 *
 * `prepare` runs once for the whole run of tests, on a template that is then cloned, which takes a few hundredths of a
 * second. Functions of the same name and text count as the same: name it for what it prepares.
 */
export async function testDatabase(prepare: Prepare): Promise<TestDatabase> {
  const postgres = await startTestPostgres()
  const template = await preparedTemplate(postgres, prepare)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await as(postgres.adminUrl, (admin) =>
    admin.query(`create database ${name} template ${template.name} owner ${template.name}`),
  )
  return {
    url: urlOf(template.url, name),
    async [Symbol.asyncDispose]() {
      await as(postgres.adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** A copy of the database as it is now, with everything in it: a backup. Waits until no client is connected to it. */
export async function copyDatabase({ url }: TestDatabase): Promise<TestDatabase> {
  const { adminUrl } = await startTestPostgres()
  const [name, owner] = [new URL(url).pathname.slice(1), new URL(url).username]
  const copy = `test_${randomUUID().replaceAll('-', '')}`
  await as(adminUrl, async (admin) => {
    await untilUnused(admin, name)
    await admin.query(`create database ${copy} template ${name} owner ${owner}`)
  })
  return {
    url: urlOf(url, copy),
    async [Symbol.asyncDispose]() {
      await as(adminUrl, (admin) => admin.query(`drop database if exists ${copy} with (force)`))
    },
  }
}

/** A transaction that a test holds open, so that others wait for what it has locked. */
export async function openTransaction(
  acts: DataSource,
): Promise<{ readonly client: DatabaseClient; commit(): Promise<void> }> {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  let whole: Promise<unknown> = ended
  const client = await new Promise<DatabaseClient>((resolve, reject) => {
    whole = transaction(acts, (opened) => {
      resolve(opened)
      return ended
    }).catch(reject)
  })
  return {
    client,
    async commit() {
      end()
      await whole
    },
  }
}

/** The first that asks starts the server; all others, in whatever process, find it running. */
async function startTestPostgres(): Promise<Postgres> {
  const folder = process.env['TEST_POSTGRES_FOLDER']
  if (!folder) throw new Error('TEST_POSTGRES_FOLDER is set by test/jest/global-setup.js: run jest from the root.')
  // These data need not survive a crash of the machine; the tests of durability start servers of their own.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  return startPostgres({ folder, settings })
}

interface Template {
  readonly name: string
  readonly url: string
}

async function preparedTemplate(postgres: Postgres, prepare: Prepare): Promise<Template> {
  if (!prepare.name) throw new Error('The function that prepares a test database needs a name.')
  const text = createHash('sha256').update(prepare.toString()).digest('hex').slice(0, 8)
  const name = `template_${prepare.name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '_')
    .slice(0, 40)}_${text}`

  return as(postgres.adminUrl, async (admin) => {
    // Two test files ask at the same moment: one prepares, the other waits here. The lock goes with the connection.
    await admin.query('select pg_advisory_lock(hashtext($1))', [name])
    const ready = await isTemplate(admin, name)
    if (!ready) await admin.query(`drop database if exists ${name} with (force)`)
    const url = await postgres.ensureDatabase(name)
    if (!ready) {
      await prepare(url)
      await untilUnused(admin, name)
      await admin.query(`alter database ${name} is_template true`)
    }
    return { name, url }
  })
}

async function isTemplate(admin: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await admin.query('select from pg_database where datname = $1 and datistemplate', [name])
  return rowCount === 1
}

/** A closed connection is gone a moment later; a database in use can't be cloned. */
async function untilUnused(admin: pg.Client, name: string): Promise<void> {
  for (let waits = 0; waits < 200; waits++) {
    const { rowCount } = await admin.query('select from pg_stat_activity where datname = $1', [name])
    if (rowCount === 0) return
    await sleep(10)
  }
  throw new Error(`What prepared ${name} left connections open.`)
}

function urlOf(template: string, name: string): string {
  const url = new URL(template)
  url.pathname = name
  return url.href
}
