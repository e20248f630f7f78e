// The embedded PostgreSQL as one more process to be kept alive.

import { setTimeout as sleep } from 'node:timers/promises'

import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import type { Instance } from './supervised.ts'

export interface ClusterInstance extends Instance {
  readonly postgres: Postgres
}

/** Starts the cluster in this folder, or takes over the one that a killed start left running. */
export async function launchCluster(folder: string): Promise<ClusterInstance> {
  const postgres = await startPostgres({ folder })
  const { pid, port, exited } = postgres
  return {
    postgres,
    pid,
    port,
    exited,
    async stop(within) {
      // In order it writes everything out; cut short, it mends itself at the next start, and nothing is lost.
      const inOrder = postgres.stop('fast').then(() => true)
      if (!(await Promise.race([inOrder, sleep(within, false, { ref: false })]))) await postgres.stop('immediate')
    },
  }
}
