// A crowd of subscribers in a process of its own, as those who order it see it.

import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

import type { Children } from './children.ts'

/** Plain server-sent events (`GET /v1/assignments`), or a GraphQL subscription over a WebSocket. */
export type Wire = 'sse' | 'websocket'

export type CrowdOrder =
  | { readonly do: 'open'; readonly group: string; readonly count: number; readonly wire: Wire }
  /** They ask for the whole journal and read none of it. */
  | { readonly do: 'open deaf'; readonly group: string; readonly count: number; readonly after: string }
  | { readonly do: 'close'; readonly group: string }
  | { readonly do: 'waits'; readonly departures: readonly Departure[]; readonly readers: number }
  | { readonly do: 'catch up'; readonly wire: Wire; readonly after: string; readonly until: number }

/** A number that was assigned, and when it was committed, by {@link monotonic}. */
export interface Departure {
  readonly isbn13: string
  readonly at: number
}

/** Milliseconds, over all departures and all readers. */
export interface Waits {
  readonly p50: number
  readonly p99: number
  /** Of the readers' messages, so many never came. */
  readonly missing: number
}

export interface CaughtUp {
  readonly events: number
  readonly milliseconds: number
}

/** A clock that all processes of a machine share. */
export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6

export class Crowd {
  readonly #child: ChildProcess

  constructor(children: Children, gateway: number) {
    this.#child = children.start('crowd', new URL('crowd-process.js', import.meta.url), { GATEWAY: String(gateway) })
  }

  /** Resolves when each of them has had its first sign of life. */
  async open(group: string, count: number, wire: Wire = 'sse'): Promise<void> {
    await this.#order({ do: 'open', group, count, wire })
  }

  async openDeaf(group: string, count: number, after: string): Promise<void> {
    await this.#order({ do: 'open deaf', group, count, after })
  }

  async close(group: string): Promise<void> {
    await this.#order({ do: 'close', group })
  }

  waits(departures: readonly Departure[], readers: number): Promise<Waits> {
    return this.#order({ do: 'waits', departures, readers })
  }

  /** Reads on after the cursor until it has the entry `until`; throws where one is missing or comes twice. */
  catchUp(wire: Wire, after: string, until: number): Promise<CaughtUp> {
    return this.#order({ do: 'catch up', wire, after, until })
  }

  end(): void {
    this.#child.disconnect()
  }

  async #order<T>(order: CrowdOrder): Promise<T> {
    this.#child.send(order)
    const [answer] = (await once(this.#child, 'message')) as [T | { error: string }]
    if (typeof answer === 'object' && answer !== null && 'error' in answer) throw new Error(String(answer.error))
    return answer
  }
}
