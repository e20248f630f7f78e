/** An agency for tests: a database with nothing but a feed, written to event by event, read in process or served. */
import 'reflect-metadata'

import { canonicalJson, type Json } from '@isbn-hub/feed/canonical-json'
import type { AgencyEvent, AssignmentKind, IsbnRecord, PrefixRecord, PublisherRecord } from '@isbn-hub/feed/event'
import type { FeedSource } from '@isbn-hub/feed/source'
import { type FeedContext, feedResolver } from '@isbn-hub/feed-log/feed-api'
import { beginFeedEpoch } from '@isbn-hub/feed-log/feed-epoch'
import { appendToFeed, FEED_LOG_MIGRATION, FeedLog } from '@isbn-hub/feed-log/feed-log'
import { createPool } from '@isbn-hub/postgres/data-source'
import { federate } from '@isbn-hub/subgraph/federate'
import { serve } from '@isbn-hub/subgraph/serve'
import { testDatabase } from '@isbn-hub/test/database'
import pg from 'pg'
import { Query, Resolver } from 'type-graphql'

import { openDatabase } from '../src/store/database.ts'

const AT = '2026-11-21T20:18:00.123Z'

export async function anEmptyDirectory(url: string): Promise<void> {
  await (await openDatabase(url)).close()
}

async function anEmptyFeed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(FEED_LOG_MIGRATION)
  await client.end()
}

export interface AgencyFeed extends AsyncDisposable {
  readonly pool: pg.Pool
  readonly log: FeedLog
  /** Reads the feed in this process. */
  readonly source: FeedSource
  append(...events: readonly (AgencyEvent | string)[]): Promise<void>
  /** What a restore of an old backup makes of it: entries after the sequence never were. */
  restore(sequence: number): Promise<void>
  beginEpoch(): Promise<string>
  /** Serves the feed on loopback, on the port if one is given. */
  serve(port?: number): Promise<{ readonly port: number; readonly url: string; stop(): Promise<void> }>
}

export async function openFeed(): Promise<AgencyFeed> {
  const database = await testDatabase(anEmptyFeed)
  const pool = createPool(database.url, { size: 4 })
  const log = new FeedLog(pool, database.url)
  return {
    pool,
    log,
    source: { open: (after, signal) => log.live(after, signal) },
    async append(...events) {
      const bodies = events.map((event) =>
        typeof event === 'string' ? event : canonicalJson(event as unknown as Json),
      )
      // appendToFeed wants the transaction of what it tells; here there is nothing else.
      const client = await pool.connect()
      await appendToFeed(client, bodies)
      client.release()
    },
    async restore(sequence) {
      await pool.query(`
        alter table feed disable trigger user;
        delete from feed where sequence > ${sequence};
        alter table feed enable trigger user;
        update feed_head set sequence = ${sequence}, hash = (select hash from feed where sequence = ${sequence})`)
    },
    async beginEpoch() {
      const client = await pool.connect()
      const epoch = await beginFeedEpoch(client)
      client.release()
      return epoch
    },
    async serve(port = 0) {
      const { schema } = await federate({ resolvers: [Nothing, feedResolver('feed')] }, {})
      const running = await serve<FeedContext>({
        schemas: { '/graphql': schema },
        context: () => ({ feedLog: log }),
        host: '127.0.0.1',
        port,
        checks: {},
        log: { info() {}, warn() {}, error() {} },
        archive: 'register',
        release: () => Promise.resolve(),
      })
      return { port: running.port, url: `http://127.0.0.1:${running.port}/graphql`, stop: () => running.stop() }
    },
    async [Symbol.asyncDispose]() {
      log.stop()
      await pool.end()
      await database[Symbol.asyncDispose]()
    },
  }
}

@Resolver()
class Nothing {
  @Query(() => String)
  nothing(): string {
    return ''
  }
}

export const publisher = (id: string, name: string, other: Partial<PublisherRecord> = {}): PublisherRecord => ({
  id,
  name,
  names: [{ name, kind: 'OFFICIAL', language: null, script: null, from: null, until: null }],
  kind: 'ORGANISATION',
  status: 'ACTIVE',
  place: null,
  website: null,
  activityProfile: [],
  registeredOn: '2026-11-21',
  successor: null,
  ...other,
})

export const registered = (who: PublisherRecord): AgencyEvent => ({
  kind: 'PUBLISHER_REGISTERED',
  at: AT,
  publisher: who,
})

export const told = (kind: AssignmentKind, who: PublisherRecord, at = AT): AgencyEvent => ({ kind, at, publisher: who })

export const prefixGiven = (
  who: PublisherRecord,
  value: string,
  { publishers = [who.id], status = 'ASSIGNED', assignedOn = '2026-11-21' }: Partial<PrefixRecord> = {},
): AgencyEvent => ({
  kind: 'PREFIX_ASSIGNED',
  at: AT,
  publisher: who,
  prefix: { value, status, publishers, assignedOn },
})

export const isbnGiven = (
  who: PublisherRecord,
  isbn13: string,
  prefix: string,
  other: Partial<IsbnRecord> = {},
): AgencyEvent => ({
  kind: other.status === 'CANCELLED' ? 'ISBN_CANCELLED' : 'ISBN_ASSIGNED',
  at: AT,
  publisher: who,
  isbn: { isbn13, prefix, status: 'ASSIGNED', publisher: who.id, assignedOn: '2026-11-21', ...other },
})
