/** The arrivals: wakes a reader when PostgreSQL says that something was committed. Carries no data and may ring in vain. */
import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'

/** Calls `wake` at each NOTIFY on the channel, and once after each (re)connection, until the signal aborts. */
export async function listen(url: string, channel: string, wake: () => void, signal: AbortSignal): Promise<void> {
  for (let pause = 100; !signal.aborted; pause = Math.min(pause * 2, 5_000)) {
    const client = new pg.Client({ connectionString: url, keepAlive: true })
    // A client without an error listener ends the process when PostgreSQL restarts.
    const gone = new Promise<void>((done) => client.on('error', () => done()).on('end', () => done()))
    const stop = () => void client.end().catch(() => undefined)
    signal.addEventListener('abort', stop, { once: true })
    try {
      await client.connect()
      client.on('notification', wake)
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
      pause = 100
      // Whatever was committed while nobody listened.
      wake()
      await gone
    } catch {
      // The next round tries again.
    }
    signal.removeEventListener('abort', stop)
    await client.end().catch(() => undefined)
    await sleep(pause, undefined, { signal }).catch(() => undefined)
  }
}
