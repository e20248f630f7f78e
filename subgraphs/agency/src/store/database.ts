/** An agency's own database: opened, brought up to date, closed. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { type Class, createDataSource, migrate, poolOf } from '@isbn-hub/postgres/data-source'
import type pg from 'pg'
import type { DataSource, MigrationInterface } from 'typeorm'

import { TheRegister1763760000000 } from './migrations/0001-the-register.ts'
import { REGISTER_ROWS } from './rows/register-rows.ts'

export interface Database {
  readonly url: string
  /** For reading: by entities and by named statements. */
  readonly reading: DatabaseClient
  /** The connections of `reading`. */
  readonly pool: pg.Pool
  /** For transactions: acts that wait for one another leave the readers their connections. */
  readonly acts: DataSource
  close(): Promise<void>
}

/** What only one nation keeps: the tables that its migrations make, as entities too. */
export interface NationsTables {
  readonly rows: readonly Class[]
  readonly migrations: readonly (new () => MigrationInterface)[]
}

/** Connections. With the one that listens for news of the feed an agency holds no more than thirteen. */
const READERS = 7
const ACTORS = 5

/** How long one read may take, in milliseconds: none that a client sends takes a second. */
const READ_LIMIT = 10_000
/** How long an act waits for others, in milliseconds. Its caller still hears then that nothing was done. */
const WAIT_LIMIT = 8_000

/**
 * Opens the database and runs what is missing of the kernel's migrations, then of the nation's own.
 * One that can't be reached is a ConfigProblem.
 */
export async function openDatabase(
  url: string,
  nations: NationsTables = { rows: [], migrations: [] },
): Promise<Database> {
  const migrations = createDataSource({
    url,
    entities: [],
    migrations: [TheRegister1763760000000, ...nations.migrations],
  })
  await migrate(migrations, url)
  await migrations.destroy()
  const entities = [...REGISTER_ROWS, ...nations.rows]
  const reading = createDataSource({ url, entities, size: READERS, statementLimit: READ_LIMIT })
  const acts = createDataSource({ url, entities, size: ACTORS, lockLimit: WAIT_LIMIT })
  await Promise.all([reading.initialize(), acts.initialize()])
  const pool = poolOf(reading)
  return {
    url,
    reading: { entities: reading.manager, query: pool.query.bind(pool) as DatabaseClient['query'] },
    pool,
    acts,
    async close() {
      await Promise.all([reading.destroy(), acts.destroy()])
    },
  }
}
