/** Wakes a reader when PostgreSQL says that something was committed. It carries no data, and may wake in vain. */
import type { Log } from '@isbn-hub/runtime/log'
import { retry } from '@isbn-hub/runtime/retry'
import pg from 'pg'

/** Calls `wake` at each NOTIFY on the channel, and once after each (re)connection, until the signal aborts. */
export async function listen(
  url: string,
  channel: string,
  wake: () => void,
  signal: AbortSignal,
  log?: Log,
): Promise<void> {
  const listenOnce = async (works: () => void): Promise<never> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true })
    // A client without an error listener ends the process when PostgreSQL restarts.
    const gone = new Promise<unknown>((resolve) => client.on('error', resolve).on('end', () => resolve(undefined)))
    const stop = () => void client.end().catch(() => undefined)
    signal.addEventListener('abort', stop, { once: true })
    try {
      await client.connect()
      client.on('notification', wake)
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
      works()
      // Whatever was committed while nobody listened.
      wake()
      const fault = await gone
      throw fault instanceof Error ? fault : new Error('PostgreSQL closed the connection.')
    } finally {
      signal.removeEventListener('abort', stop)
      await client.end().catch(() => undefined)
    }
  }
  await retry(listenOnce, { task: `listen for notifications on ${channel}`, signal, log }).catch(() => undefined)
}
