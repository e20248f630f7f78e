/** One transaction on one connection: all of it or nothing. */
import type pg from 'pg'

/** Commits what `work` did and returns its answer; rolls back where it throws. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  // A connection that is lost while it is lent out says so here too; the statement in flight fails by itself.
  const lost = (): void => undefined
  client.on('error', lost)
  let fault: unknown
  try {
    await client.query('begin')
    const answer = await work(client)
    await client.query('commit')
    return answer
  } catch (error) {
    fault = error
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.off('error', lost)
    // After a fault nobody knows what state the connection is in.
    client.release(fault !== undefined)
  }
}
