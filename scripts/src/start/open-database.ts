// A part's database for a command that an operator runs: the one that is given for it, or one of the hub's own cluster.

import { join } from 'node:path'

import { makeFolder } from '@isbn-hub/runtime/folder'
import { isHeld, takeLock } from '@isbn-hub/runtime/lock'

import { startPostgres } from '../postgres/start-postgres.ts'
import type { StartConfig } from './config.ts'

/** WaitingFor over the address of the database of BY, say, or INTERNATIONAL. A cluster that doesn't run is started for it. */
export async function withDatabase<T>(
  { data, databases }: StartConfig,
  code: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const given = databases.get(code)
  if (given !== undefined) return work(given)
  await makeFolder(data, 0o711)
  // Held: the hub runs, and its PostgreSQL with it, which must go on running.
  const lock = await takeLock(join(data, 'start.lock'))
  const postgres = await startPostgres({ folder: join(data, 'postgres') })
  try {
    return await work(await postgres.ensureDatabase(code.toLowerCase()))
  } finally {
    if (!isHeld(lock)) {
      await postgres.stop()
      await lock.release()
    }
  }
}
