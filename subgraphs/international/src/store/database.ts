/** International's own database: opened, brought up to date, closed. */
import { createDataSource, createPool, migrate } from '@isbn-hub/agency/platform/data-source'
import { ConfigProblem } from '@isbn-hub/process/config-problem'
import type pg from 'pg'

import { TheDirectory1763760000000 } from './migrations/0001-the-directory.ts'

export interface Database {
  readonly url: string
  readonly pool: pg.Pool
  close(): Promise<void>
}

/** Runs what is missing of the migrations. A database that can't be had is a ConfigProblem. */
export async function openDatabase(url: string): Promise<Database> {
  const migrations = createDataSource({ url, entities: [], migrations: [TheDirectory1763760000000] })
  try {
    await migrate(migrations, url)
    await migrations.destroy()
  } catch (error) {
    const code = String(Reflect.get(Object(error), 'code') ?? '')
    if (!UNREACHABLE.test(code) && !/timeout/i.test(String(error))) throw error
    const { host, pathname } = new URL(url)
    throw new ConfigProblem(`The database at ${host}${pathname} can't be reached: ${code || 'no answer in time'}.`, {
      cause: error,
    })
  }
  const pool = createPool(url)
  return { url, pool, close: () => pool.end() }
}

// Not there, not answering, not letting us in, or no such database: 28… and 3D000 are PostgreSQL's own codes.
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ECONNRESET|28...|3D000)$/
