/** Keeps the delegation table: from international, refreshed while running, and on disk for a start without it. */
import { readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { readBootstrap } from '@isbn-hub/feed/bootstrap'
import { makeFolder } from '@isbn-hub/runtime/folder'
import type { Log } from '@isbn-hub/runtime/log'
import { reasonOf } from '@isbn-hub/runtime/reason'
import { retry } from '@isbn-hub/runtime/retry'
import { writeWhole } from '@isbn-hub/runtime/whole-file'

import { DelegationTable } from './delegations.ts'

export interface DelegationKeeperOptions {
  /** Where international publishes the table. */
  readonly url: string
  /** Where it is stored, for a start without international. */
  readonly file: string
  readonly log: Log
  /** Milliseconds between two looks; shorter while there is no table at all. */
  readonly refreshEvery?: number
}

const FETCH_LIMIT = 5_000

export class DelegationKeeper {
  readonly #options: DelegationKeeperOptions
  readonly #stopped = new AbortController()
  #text = ''
  #table = new DelegationTable({ version: '1.0', publication: '', agencies: [], delegations: [] })
  #known = false
  #refreshing: Promise<void> = Promise.resolve()
  #listener: (table: DelegationTable) => void = () => undefined

  private constructor(options: DelegationKeeperOptions) {
    this.#options = options
  }

  /** Starts with the fresh table, or the stored one, or none yet: then {@link known} is false. It goes on trying. */
  static async start(options: DelegationKeeperOptions): Promise<DelegationKeeper> {
    const keeper = new DelegationKeeper(options)
    const first = keeper.#refresh()
    keeper.#refreshing = keeper.#refreshAgainAndAgain(first)
    await first.catch(() => keeper.#readStored())
    return keeper
  }

  get table(): DelegationTable {
    return this.#table
  }

  /** The table as text, as international published it. */
  get text(): string {
    return this.#text
  }

  /** Whether there is a table at all. */
  get known(): boolean {
    return this.#known
  }

  /** Calls with each table from now on that differs from the one before. */
  onChange(listener: (table: DelegationTable) => void): void {
    this.#listener = listener
  }

  /** Resolves when nothing is fetched or written any more. */
  async stop(): Promise<void> {
    this.#stopped.abort()
    await this.#refreshing
  }

  async #refreshAgainAndAgain(first: Promise<void>): Promise<void> {
    const { refreshEvery = 5_000, log } = this.#options
    const { signal } = this.#stopped
    const options = { task: 'refresh the delegation table', signal, log, firstPause: 250, longestPause: refreshEvery }
    let next: Promise<void> | undefined = first
    const attempt = (): Promise<void> => {
      const attempted = next ?? this.#refresh()
      next = undefined
      return attempted
    }
    while (!signal.aborted) {
      await retry(attempt, options).catch(() => undefined)
      await sleep(refreshEvery, undefined, { signal, ref: false }).catch(() => undefined)
    }
  }

  async #refresh(): Promise<void> {
    const signal = AbortSignal.any([AbortSignal.timeout(FETCH_LIMIT), this.#stopped.signal])
    const response = await fetch(this.#options.url, { signal })
    if (!response.ok) throw new Error(`${this.#options.url} answered ${response.status}.`)
    const text = await response.text()
    if (text === this.#text) return
    this.#take(text)
    await this.#store(text)
  }

  /** A table that can't be stored serves all the same: it is the fresh one. */
  async #store(text: string): Promise<void> {
    const { file, log } = this.#options
    try {
      await makeFolder(dirname(file))
      await writeWhole(file, text)
    } catch (error) {
      log.warn('the delegation table can not be stored', { file, reason: reasonOf(error) })
    }
  }

  async #readStored(): Promise<void> {
    const { file, log } = this.#options
    try {
      const text = await readFile(file, 'utf8')
      // A fresh table may have come meanwhile.
      if (!this.#known) this.#take(text)
    } catch (error) {
      log.warn('no delegation table is stored', { file, reason: reasonOf(error) })
    }
  }

  #take(text: string): void {
    this.#table = new DelegationTable(readBootstrap(text))
    this.#text = text
    this.#known = true
    this.#listener(this.#table)
  }
}
