/** An agency's own database: opened, brought up to date, closed. */
import { ConfigProblem } from '@isbn-hub/process/config-problem'
import type pg from 'pg'
import type { DataSource, MigrationInterface } from 'typeorm'

import { createDataSource, createPool, migrate } from '../platform/data-source.ts'
import { TheRegister1763760000000 } from './migrations/0001-the-register.ts'
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

/** Opens the database and runs what is missing of the kernel's migrations, then of the nation's own. */
export async function openDatabase(
  url: string,
  nationMigrations: readonly (new () => MigrationInterface)[] = [],
): Promise<Database> {
  const entities = createDataSource({
    url,
    entities: [PublisherRow, TenureRow, PublicationRow, IsbnRow],
    migrations: [TheRegister1763760000000, ...nationMigrations],
  })
  try {
    await migrate(entities, url)
  } catch (error) {
    if (isUnreachable(error))
      throw new ConfigProblem(`The database at ${withoutPassword(url)} can't be reached: ${reasonOf(error)}.`, {
        cause: error,
      })
    throw error
  }
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

function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

const reasonOf = (error: unknown): string =>
  String(Reflect.get(Object(error), 'code') ?? Reflect.get(Object(error), 'message') ?? error)

/** Not there, not answering, not letting us in, or no such database (28…, 3D000 are PostgreSQL's own codes). */
function isUnreachable(error: unknown): boolean {
  const code = String(Reflect.get(Object(error), 'code') ?? '')
  return (
    /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ECONNRESET|28...|3D000)$/.test(code) ||
    /timeout/i.test(String(error))
  )
}
