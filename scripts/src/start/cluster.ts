// The embedded PostgreSQL, kept alive like the other processes.

import { setTimeout as sleep } from 'node:timers/promises'

import { type Postgres, startPostgres } from '@isbn-hub/agency/platform/embedded-postgres'
import { createLog } from '@isbn-hub/process/log'

const FIRST_PAUSE = 200
const LONGEST_PAUSE = 10_000

/** A fast shutdown writes everything out; one that takes longer than this is cut short and mended at the next start. */
const STOP_LIMIT = 1_200

const log = createLog('start')

export class Cluster {
  readonly #folder: string
  readonly #changed: () => void
  #postgres: Postgres | undefined
  #forgone = false

  constructor(folder: string, changed: () => void) {
    this.#folder = folder
    this.#changed = changed
  }

  get process(): { name: string; pid: number; port: number } | undefined {
    return this.#postgres && { name: 'postgres', pid: this.#postgres.pid, port: this.#postgres.port }
  }

  async start(): Promise<void> {
    const postgres = await startPostgres({ folder: this.#folder })
    this.#postgres = postgres
    this.#changed()
    void postgres.exited.then(() => this.#again())
  }

  /** The address of a database of that name, made if need be. */
  async ensureDatabase(name: string): Promise<string> {
    if (!this.#postgres) throw new Error('PostgreSQL does not run.')
    return this.#postgres.ensureDatabase(name)
  }

  async stop(): Promise<void> {
    this.#forgone = true
    const postgres = this.#postgres
    if (!postgres) return
    const orderly = postgres.stop('fast').then(() => true)
    if (!(await Promise.race([orderly, sleep(STOP_LIMIT, false)]))) await postgres.stop('immediate')
    this.#postgres = undefined
  }

  async #again(): Promise<void> {
    this.#postgres = undefined
    this.#changed()
    for (let pause = FIRST_PAUSE; !this.#forgone; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      await sleep(pause)
      if (this.#forgone) return
      try {
        return await this.start()
      } catch (error) {
        log.error('PostgreSQL does not come back', { error })
      }
    }
  }
}
