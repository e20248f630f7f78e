/** One transaction on one connection: all of it or nothing. */
import type pg from 'pg'

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

/** Commits what `work` did and returns its answer; rolls back where it throws or returns a {@link RolledBack}. */
export async function transaction<T, R = never>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<T | RolledBack<R>>,
): Promise<T | R> {
  for (let attempt = 1; ; attempt++) {
    const client = await pool.connect()
    // A connection that is lost while it is lent out says so here too; the statement in flight fails by itself.
    const lost = (): void => undefined
    client.on('error', lost)
    let fault: unknown
    try {
      await client.query('begin')
      const answer = await work(client)
      if (answer instanceof RolledBack) {
        await client.query('rollback')
        return answer.reason
      }
      await client.query('commit')
      return answer
    } catch (error) {
      fault = error
      await client.query('rollback').catch(() => undefined)
      if (attempt === ATTEMPTS || !TRY_AGAIN.has(String(Reflect.get(Object(error), 'code')))) throw error
    } finally {
      client.off('error', lost)
      // A connection on which something went wrong unexpectedly isn't used again.
      client.release(fault instanceof Error && !('code' in fault))
    }
  }
}
