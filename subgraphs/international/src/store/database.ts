/** International's own database: opened, brought up to date, closed. */
import { createPool, migrate } from '@isbn-hub/agency/platform/data-source'
import type pg from 'pg'

import { TheDirectory1763760000000 } from './migrations/0001-the-directory.ts'
import { FeedsTakenUp1764000100000 } from './migrations/0002-feeds-taken-up.ts'

export interface Database {
  readonly url: string
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** Runs what is missing of the migrations. A database that can't be had is a ConfigProblem. */
export async function openDatabase(url: string): Promise<Database> {
  await migrate(url, [TheDirectory1763760000000, FeedsTakenUp1764000100000])
  const pool = createPool(url)
  return { url, pool, close: () => pool.end() }
}
