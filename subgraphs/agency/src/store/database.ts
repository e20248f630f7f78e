/** An agency's own database: opened, brought up to date, closed. */
import type pg from 'pg'
import type { DataSource, MigrationInterface } from 'typeorm'

import { createDataSource, createPool, migrate } from '../platform/data-source.ts'
import { TheRegister1763760000000 } from './migrations/0001-the-register.ts'
import { Files1764000200000 } from './migrations/0002-files.ts'
import { Epochs1764000300000 } from './migrations/0003-epochs.ts'
import { Applications1764000400000 } from './migrations/0004-applications.ts'
import { IsbnRow } from './rows/isbn-row.ts'
import { PublicationRow } from './rows/publication-row.ts'
import { PublisherRow } from './rows/publisher-row.ts'
import { TenureRow } from './rows/tenure-row.ts'

export interface Database {
  readonly url: string
  /** For lists and whatever isn't hot. */
  readonly entities: DataSource
  /** For named statements and transactions. */
  readonly pool: pg.Pool
  close(): Promise<void>
}

/**
 * Opens the database and runs what is missing of the kernel's migrations, then of the nation's own.
 * One that can't be reached is a ConfigProblem.
 */
export async function openDatabase(
  url: string,
  nationMigrations: readonly (new () => MigrationInterface)[] = [],
): Promise<Database> {
  const entities = createDataSource({
    url,
    entities: [PublisherRow, TenureRow, PublicationRow, IsbnRow],
    migrations: [
      TheRegister1763760000000,
      Files1764000200000,
      Epochs1764000300000,
      Applications1764000400000,
      ...nationMigrations,
    ],
  })
  await migrate(entities, url)
  const pool = createPool(url)
  return {
    url,
    entities,
    pool,
    async close() {
      await Promise.all([pool.end(), entities.destroy()])
    },
  }
}
