/** International's own database: opened, brought up to date, closed. */
import { createDataSource, createPool, migrate } from '@isbn-hub/postgres/data-source'
import type pg from 'pg'

import { TheDirectory1763760000000 } from './migrations/0001-the-directory.ts'

export interface Database {
  readonly url: string
  readonly pool: pg.Pool
  /** For what the public asks: no statement of it keeps a connection for long. */
  readonly reading: pg.Pool
  close(): Promise<void>
}

/** Runs what is missing of the migrations. A database that can't be had is a ConfigProblem. */
export async function openDatabase(url: string): Promise<Database> {
  const migrations = createDataSource({
    url,
    entities: [],
    migrations: [TheDirectory1763760000000],
  })
  await migrate(migrations, url)
  await migrations.destroy()
  const pool = createPool(url)
  const reading = createPool(withTimeout(url))
  return {
    url,
    pool,
    reading,
    async close() {
      await Promise.all([pool.end(), reading.end()])
    },
  }
}

/** Milliseconds. Whoever asked for more is told that the register is out of reach, and may ask again. */
const LONGEST_STATEMENT = 10_000

function withTimeout(url: string): string {
  const limited = new URL(url)
  limited.searchParams.set('statement_timeout', String(LONGEST_STATEMENT))
  return limited.href
}
