/** International's own database: opened, brought up to date, closed. */
import { createDataSource, migrate, poolOf } from '@isbn-hub/postgres/data-source'
import type pg from 'pg'
import type { DataSource, EntityManager } from 'typeorm'

import { TheDirectory1763760000000 } from './migrations/0001-the-directory.ts'
import { DIRECTORY_ROWS } from './rows/directory-rows.ts'

/** Ways to read one database: by named statements, and by entities. */
export interface Connections {
  readonly pool: pg.Pool
  readonly entities: EntityManager
}

export interface Database extends Connections {
  readonly url: string
  /** For transactions with entities, on the connections of `pool`. */
  readonly acts: DataSource
  /** For what the public asks: no statement of it keeps a connection for long. */
  readonly reading: Connections
  close(): Promise<void>
}

/** Milliseconds. Whoever asked for more is told that the directory is out of reach, and may ask again. */
const LONGEST_STATEMENT = 10_000

/** Runs what is missing of the migrations. A database that can't be had is a ConfigProblem. */
export async function openDatabase(url: string): Promise<Database> {
  const migrations = createDataSource({ url, entities: [], migrations: [TheDirectory1763760000000] })
  await migrate(migrations, url)
  await migrations.destroy()
  const acts = createDataSource({ url, entities: DIRECTORY_ROWS })
  const reading = createDataSource({ url, entities: DIRECTORY_ROWS, statementLimit: LONGEST_STATEMENT })
  await Promise.all([acts.initialize(), reading.initialize()])
  return {
    url,
    ...connectionsOf(acts),
    acts,
    reading: connectionsOf(reading),
    async close() {
      await Promise.all([acts.destroy(), reading.destroy()])
    },
  }
}

const connectionsOf = (source: DataSource): Connections => ({ pool: poolOf(source), entities: source.manager })
