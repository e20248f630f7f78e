/** Keeps the delegation table: from international, refreshed while running, and on disk for a start without it. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import type { Log } from '@isbn-hub/runtime/log'

import { DelegationTable, parseBootstrap } from './delegations.ts'

export interface DelegationKeeperOptions {
  /** Where international publishes the table. */
  readonly url: string
  /** Where it is kept. */
  readonly file: string
  readonly log: Log
  /** Milliseconds between two looks; shorter while there is no table at all. */
  readonly refreshEvery?: number
}

const FETCH_LIMIT = 5_000
const FIRST_RETRY = 250

export class DelegationKeeper {
  readonly #options: DelegationKeeperOptions
  readonly #stopped = new AbortController()
  #text = ''
  #table = new DelegationTable({ version: '1.0', publication: '', agencies: [], delegations: [] })
  #known = false
  #failing = false
  #listener: (table: DelegationTable) => void = () => undefined

  private constructor(options: DelegationKeeperOptions) {
    this.#options = options
  }

  /** Starts with the fresh table, or the kept one, or none yet: then {@link known} is false, and it goes on trying. */
  static async start(options: DelegationKeeperOptions): Promise<DelegationKeeper> {
    const keeper = new DelegationKeeper(options)
    if (!(await keeper.#refresh())) await keeper.#readKept()
    void keeper.#goOn()
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

  stop(): void {
    this.#stopped.abort()
  }

  async #goOn(): Promise<void> {
    const { signal } = this.#stopped
    const { refreshEvery = 5_000 } = this.#options
    for (let pause = FIRST_RETRY; !signal.aborted; pause = Math.min(pause * 2, refreshEvery)) {
      await sleep(this.#known ? refreshEvery : pause, undefined, { signal, ref: false }).catch(() => undefined)
      if (!signal.aborted) await this.#refresh()
    }
  }

  async #refresh(): Promise<boolean> {
    const { url, log } = this.#options
    try {
      const signal = AbortSignal.any([AbortSignal.timeout(FETCH_LIMIT), this.#stopped.signal])
      const response = await fetch(url, { signal })
      if (!response.ok) throw new Error(`Answered ${response.status}.`)
      const text = await response.text()
      if (this.#failing) log.info('the delegation table is refreshed again', { url })
      this.#failing = false
      if (text === this.#text) return true
      this.#take(text)
      await this.#keep(text)
      return true
    } catch (error) {
      // FormattedAnswer when it begins and when it ends, not each few seconds in between.
      if (!this.#failing && !this.#stopped.signal.aborted)
        log.warn('the delegation table can not be refreshed', { url, reason: reasonOf(error) })
      this.#failing = true
      return false
    }
  }

  /** A table that can't be kept serves all the same: it is the fresh one. */
  async #keep(text: string): Promise<void> {
    const { file, log } = this.#options
    await keep(file, text).catch((error: unknown) =>
      log.warn('the delegation table can not be kept', { file, reason: reasonOf(error) }),
    )
  }

  async #readKept(): Promise<void> {
    const { file, log } = this.#options
    try {
      this.#take(await readFile(file, 'utf8'))
    } catch (error) {
      log.warn('no delegation table is kept', { file, reason: reasonOf(error) })
    }
  }

  #take(text: string): void {
    this.#table = parseBootstrap(JSON.parse(text))
    this.#text = text
    this.#known = true
    this.#listener(this.#table)
  }
}

/** What fetch says of a failure is in its cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}

/** Whole or not at all: a reader never sees half a table. */
async function keep(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, text)
  await rename(`${file}.new`, file)
}
