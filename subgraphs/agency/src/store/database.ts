/** An agency's own database: opened, brought up to date, closed. */
import { createDataSource, createPool, migrate } from '@isbn-hub/postgres/data-source'
import type pg from 'pg'
import type { DataSource, MigrationInterface } from 'typeorm'

import { TheRegister1763760000000 } from './migrations/0001-the-register.ts'
import { Files1764000200000 } from './migrations/0002-files.ts'
import { Epochs1764000300000 } from './migrations/0003-epochs.ts'
import { Applications1764000400000 } from './migrations/0004-applications.ts'
import { Payments1764000500000 } from './migrations/0005-payments.ts'
import { ListedNumbers1764000700000 } from './migrations/0006-listed-numbers.ts'
import { RegisterMatches1764000800000 } from './migrations/0007-register-matches.ts'
import { JointNumbers1764000900000 } from './migrations/0008-joint-numbers.ts'
import { PublicationsByWords1764001000000 } from './migrations/0009-publications-by-words.ts'
import { AttachmentsByFile1764001100000 } from './migrations/0010-attachments-by-file.ts'
import { IsbnRow } from './rows/isbn-row.ts'
import { PublicationRow } from './rows/publication-row.ts'
import { PublisherRow } from './rows/publisher-row.ts'
import { TenureRow } from './rows/tenure-row.ts'

export interface Database {
  readonly url: string
  /** For lists and whatever isn't hot. */
  readonly entities: DataSource
  /** For reading. */
  readonly pool: pg.Pool
  /** For transactions: acts that wait for one another leave the readers their connections. */
  readonly acts: pg.Pool
  close(): Promise<void>
}

/** Connections. With two for entities and one that listens for news of the feed an agency holds no more than fifteen. */
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
      Payments1764000500000,
      ListedNumbers1764000700000,
      RegisterMatches1764000800000,
      JointNumbers1764000900000,
      PublicationsByWords1764001000000,
      AttachmentsByFile1764001100000,
      ...nationMigrations,
    ],
  })
  await migrate(entities, url)
  const pool = createPool(url, { size: READERS, statementLimit: READ_LIMIT })
  const acts = createPool(url, { size: ACTORS, lockLimit: WAIT_LIMIT })
  return {
    url,
    entities,
    pool,
    acts,
    async close() {
      await Promise.all([pool.end(), acts.end(), entities.destroy()])
    },
  }
}
