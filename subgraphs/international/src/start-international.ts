/** The composition root: from its configuration to the international agency, running. */
import 'reflect-metadata'

import { networkSource } from '@isbn-hub/feed/network-source'
import { FeedLog } from '@isbn-hub/feed-log/feed-log'
import { createLog } from '@isbn-hub/runtime/log'
import { loadRanges } from '@isbn-hub/runtime/ranges'
import type { Running } from '@isbn-hub/runtime/run'
import { serve } from '@isbn-hub/subgraph/serve'

import { enterDelegations } from './actions/enter-delegations.ts'
import { followAgencies } from './actions/follow-agencies.ts'
import { type AgencyContext, createContext, type InternationalContext } from './api/context.ts'
import { buildInternational } from './api/schema.ts'
import { bootstrapRoute } from './bootstrap.ts'
import type { InternationalConfig } from './config.ts'
import { directoryFileRoute } from './directory-file.ts'
import { DirectoryFiles } from './directory-files.ts'
import { FeedBoard } from './domain/feed-board.ts'
import { type Database, openDatabase } from './store/database.ts'

/** Starts: database up to date, delegations entered, feeds followed, serving. Agencies may come later, and may go. */
export async function startInternational(config: InternationalConfig): Promise<Running> {
  const ranges = loadRanges(config.rangeMessage)
  const database = await openDatabase(config.databaseUrl)
  try {
    await enterDelegations(database.acts)
    return await open(config, database, {
      ranges,
      ...database.reading,
      board: new FeedBoard(),
      clock: () => new Date(),
    })
  } catch (error) {
    await database.close()
    throw error
  }
}

async function open(config: InternationalConfig, database: Database, agencyContext: AgencyContext): Promise<Running> {
  const { pool, entities } = database
  const log = createLog('international')
  const { schema } = await buildInternational()
  const files = new DirectoryFiles(database.reading.pool)
  const feedLog = new FeedLog(pool, database.url, log)
  const stopping = new AbortController()
  let following: Promise<void> = Promise.resolve()
  const running = await serve<InternationalContext>({
    schemas: { '/graphql': schema },
    context: () => createContext(agencyContext, feedLog),
    host: config.host,
    port: config.port,
    // An agency that is down leaves the directory readable: it is told in Agency.feed, not here.
    checks: { database: async () => (await pool.query('select 1')).rowCount === 1 || 'no answer' },
    routes: [bootstrapRoute(entities, config.agencies, new Date()), directoryFileRoute(files)],
    log,
    archive: 'directory',
    async release() {
      stopping.abort()
      feedLog.stop()
      await following
      await files.close()
      await database.close()
    },
  })
  const sources = [...config.agencies].map(([code, url]) => [code, networkSource({ url, field: 'feed' })] as const)
  following = followAgencies({
    pool,
    entities,
    sources: new Map(sources),
    board: agencyContext.board,
    log,
    signal: stopping.signal,
  })
  return running
}
