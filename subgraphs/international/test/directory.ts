/** International's own database for tests, with its delegations, and what follows feeds into it. */
import type { FollowOptions } from '@isbn-hub/feed/follower'
import type { FeedSource } from '@isbn-hub/feed/source'
import { testDatabase } from '@isbn-hub/test/database'
import type pg from 'pg'
import type { DataSource, EntityManager } from 'typeorm'

import { enterDelegations } from '../src/actions/enter-delegations.ts'
import { followAgencies } from '../src/actions/follow-agencies.ts'
import { FeedBoard } from '../src/domain/feed-board.ts'
import { type Database, openDatabase } from '../src/store/database.ts'
import { anEmptyDirectory } from './agency-feed.ts'

export interface TestDirectory extends AsyncDisposable {
  readonly url: string
  readonly pool: pg.Pool
  readonly entities: EntityManager
  readonly acts: DataSource
  readonly board: FeedBoard
  /** Events told to the log, with their facts. */
  readonly logged: { readonly event: string; readonly facts: unknown }[]
  /**
   * Follows the feeds until it is told to stop; resolves once everything has come to rest. By another pool than its own
   * where one is given.
   */
  follow(sources: Record<string, FeedSource>, timing?: Timing, by?: pg.Pool): () => Promise<void>
  /** Follows the feeds until each of them is LIVE. */
  catchUp(sources: Record<string, FeedSource>): Promise<void>
  rows<T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T[]>
}

type Timing = Pick<FollowOptions, 'stallAfter' | 'lookAgainAfter'>

export async function openDirectory(): Promise<TestDirectory> {
  const test = await testDatabase(anEmptyDirectory)
  const database: Database = await openDatabase(test.url)
  const { pool, entities, acts } = database
  await enterDelegations(acts)
  const board = new FeedBoard()
  const logged: { event: string; facts: unknown }[] = []
  const note = (event: string, facts?: object): void => void logged.push({ event, facts })
  const log = { info: note, warn: note, error: note }

  const directory: TestDirectory = {
    url: test.url,
    pool,
    entities,
    acts,
    board,
    logged,
    follow(sources, timing = {}, by = pool) {
      const stopping = new AbortController()
      const following = followAgencies({
        pool: by,
        entities,
        sources: new Map(Object.entries(sources)),
        board,
        log,
        signal: stopping.signal,
        timing,
      })
      return async () => {
        stopping.abort()
        await following
      }
    },
    async catchUp(sources) {
      const start = new Date()
      const stop = directory.follow(sources)
      const isCaughtUp = (code: string): boolean => {
        const standing = board.read(code)
        return standing?.state === 'LIVE' && standing.lastContactAt !== undefined && standing.lastContactAt >= start
      }
      await until(() => Object.keys(sources).every(isCaughtUp))
      await stop()
    },
    async rows<T extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      return (await pool.query<T>(text, values)).rows
    },
    async [Symbol.asyncDispose]() {
      await database.close()
      await test[Symbol.asyncDispose]()
    },
  }
  return directory
}

export async function until(holds: () => boolean | Promise<boolean>, within = 20_000): Promise<void> {
  const start = Date.now()
  while (!(await holds())) {
    if (Date.now() - start > within) throw new Error(`Not within ${within} ms: ${holds.toString()}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}
