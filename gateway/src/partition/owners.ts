/** The owners that the delegation table names, each asked over connections of its own, kept as long as the table keeps them. */
import type { Log } from '@isbn-hub/runtime/log'

import { Owner, type OwnerSettings } from './owner.ts'
import type { Connect } from './upstream.ts'

export class Owners {
  readonly #connect: Connect
  readonly #settings: OwnerSettings
  readonly #log: Log
  readonly #known = new Map<string, Owner>()

  constructor(connect: Connect, settings: OwnerSettings, log: Log) {
    this.#connect = connect
    this.#settings = settings
    this.#log = log
  }

  /** The owner of this code at this endpoint, connected at its first use. */
  at(code: string, endpoint: string): Owner {
    let owner = this.#known.get(endpoint)
    if (!owner) {
      owner = new Owner(code, this.#connect(endpoint, this.#settings.concurrency), this.#settings, this.#log)
      this.#known.set(endpoint, owner)
    }
    return owner
  }

  /** Lets go of every endpoint that isn't named any more. */
  async keep(endpoints: ReadonlySet<string>): Promise<void> {
    const gone = [...this.#known].filter(([endpoint]) => !endpoints.has(endpoint))
    for (const [endpoint] of gone) this.#known.delete(endpoint)
    await Promise.all(gone.map(([, owner]) => owner.close()))
  }

  async close(): Promise<void> {
    await this.keep(new Set())
  }
}
