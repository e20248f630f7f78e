/** One transaction on one connection: all of it or nothing. */
import type pg from 'pg'
import { DataSource } from 'typeorm'

import type { DatabaseClient } from './client.ts'

/** What `work` returns to say: undo it all, and hand this on. */
export class RolledBack<T> {
  readonly reason: T

  constructor(reason: T) {
    this.reason = reason
  }
}

/** Thrown by `work` that found its ground moved between two statements: undo it all and begin anew. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain'
  readonly code = 'TRY_AGAIN'
}

/** Attempts in all. PostgreSQL asks for another by a serialisation failure (40001) or a deadlock (40P01). */
const ATTEMPTS = 3
const TRY_AGAIN = new Set(['TRY_AGAIN', '40001', '40P01'])

/**
 * Commits what `work` did and returns its answer; rolls back where it throws or returns a {@link RolledBack}. Of a data
 * source `work` gets entities and named statements on one connection, of a pool the connection alone.
 */
export function transaction<T, R = never>(
  source: DataSource,
  work: (client: DatabaseClient) => Promise<T | RolledBack<R>>,
): Promise<T | R>
export function transaction<T, R = never>(
  source: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T | RolledBack<R>>,
): Promise<T | R>
export async function transaction<T, R>(
  source: DataSource | pg.Pool,
  work: (client: DatabaseClient & pg.PoolClient) => Promise<T | RolledBack<R>>,
): Promise<T | R> {
  for (let attempt = 1; ; attempt++) {
    const connection = source instanceof DataSource ? await connectEntities(source) : await connect(source)
    try {
      await connection.begin()
      const answer = await work(connection.client as DatabaseClient & pg.PoolClient)
      if (answer instanceof RolledBack) {
        await connection.rollback()
        return answer.reason
      }
      await connection.commit()
      return answer
    } catch (error) {
      // It fails where the connection is lost: the pool throws such a one away.
      await connection.rollback().catch(() => undefined)
      if (attempt === ATTEMPTS || !TRY_AGAIN.has(String(Reflect.get(Object(error), 'code')))) throw error
    } finally {
      await connection.release()
    }
  }
}

interface Connection {
  readonly client: DatabaseClient | pg.PoolClient
  begin(): Promise<unknown>
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
  release(): Promise<void>
}

async function connectEntities(dataSource: DataSource): Promise<Connection> {
  const runner = dataSource.createQueryRunner()
  const client = (await runner.connect()) as pg.PoolClient
  return {
    client: { entities: runner.manager, query: client.query.bind(client) as DatabaseClient['query'] },
    begin: () => runner.startTransaction(),
    commit: () => runner.commitTransaction(),
    rollback: () => runner.rollbackTransaction(),
    release: () => runner.release(),
  }
}

async function connect(pool: pg.Pool): Promise<Connection> {
  const client = await pool.connect()
  return {
    client,
    begin: () => client.query('begin'),
    commit: () => client.query('commit'),
    rollback: () => client.query('rollback'),
    release: () => Promise.resolve(client.release()),
  }
}
