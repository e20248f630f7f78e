// The load, as those who order it see it.

import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

import type { Children } from './children.ts'

export interface Target {
  readonly name: string
  readonly port: number
  readonly path: string
  readonly query: string
  /** The variables as JSON, and a text that the right answer holds. */
  readonly asks: readonly (readonly [variables: string, mark: string])[]
}

export interface LoadOrder {
  readonly target: string
  readonly connections: number
  readonly milliseconds: number
}

export interface LoadResult {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
}

export class Load {
  readonly #child: ChildProcess

  constructor(children: Children) {
    this.#child = children.start('load', new URL('load-process.js', import.meta.url))
  }

  prepare(target: Target): void {
    this.#child.send(target)
  }

  /** Throws at the first answer that is wrong. */
  async run(order: LoadOrder): Promise<LoadResult> {
    this.#child.send(order)
    const [answer] = (await once(this.#child, 'message')) as [LoadResult | { error: string }]
    if ('error' in answer) throw new Error(answer.error)
    return answer
  }
}
