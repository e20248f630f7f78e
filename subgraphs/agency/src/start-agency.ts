/** The composition root: from a nation, a value, to an agency that runs. */
import 'reflect-metadata'

import { FeedLog } from '@isbn-hub/feed-log/feed-log'
import { openFolderStore } from '@isbn-hub/files/folder-store'
import { createS3Store } from '@isbn-hub/files/s3-store'
import { LinkSigner } from '@isbn-hub/files/signed-link'
import { isCaller } from '@isbn-hub/identity/claims'
import { isIdentityProblem } from '@isbn-hub/identity/problem'
import { createVerifier } from '@isbn-hub/identity/verify'
import { recuts } from '@isbn-hub/isbn/compare-ranges'
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import { languageFor } from '@isbn-hub/messages/language'
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { createLog } from '@isbn-hub/runtime/log'
import { loadRanges } from '@isbn-hub/runtime/ranges'
import { run, type Running } from '@isbn-hub/runtime/run'
import { serve, type Shown } from '@isbn-hub/subgraph/serve'
import { GraphQLError } from 'graphql'

import type { AgencyContext } from './actions/agency-context.ts'
import { drawPaper } from './actions/draw-paper.ts'
import { seedSample } from './actions/seed-sample.ts'
import { createContext, type ResolverContext } from './api/context.ts'
import { createFileLinks } from './api/file-links.ts'
import { fileRoutes, paperRoute } from './api/file-routes.ts'
import { buildContract } from './api/schema.ts'
import { asOperated } from './as-operated.ts'
import { type AgencyConfig, readConfig } from './config.ts'
import type { Nation } from './domain/nation.ts'
import type { Extension } from './extension.ts'
import { type Database, openDatabase } from './store/database.ts'
import { listPrefixes } from './store/find-prefixes.ts'
import { linkKey } from './store/link-key.ts'
import { findPapers } from './store/papers.ts'

/** Runs the agency of a nation as this process: the one line of its main. */
export function runAgency(nation: Nation, extension?: Extension): Promise<void> {
  return run(nation.code.toLowerCase(), (log) => startAgency(nation, readConfig(process.env, log), extension))
}

/** Starts the agency: database up to date, sample in, serving. */
export async function startAgency(nation: Nation, config: AgencyConfig, extension?: Extension): Promise<Running> {
  const log = createLog(nation.code.toLowerCase())
  const ranges = loadRanges(config.rangeMessage)
  const database = await openDatabase(config.databaseUrl, extension?.tables)
  try {
    await refuseRecut(ranges, database)
    const agencyContext: AgencyContext = {
      nation: asOperated(nation, config),
      ranges,
      database,
      clock: () => new Date(),
      payee: config.payee,
      credentials: extension?.credentials,
    }
    if (config.sampleData) await seedSample(agencyContext)
    return await open(agencyContext, config, log, extension)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function open(
  agencyContext: AgencyContext,
  config: AgencyConfig,
  log: ReturnType<typeof createLog>,
  extension: Extension | undefined,
): Promise<Running> {
  const { database } = agencyContext
  const feedLog = new FeedLog(database.pool, database.url, log)
  const verifier = createVerifier(config)
  const contract = await buildContract()
  const extended = await extension?.build()
  const signer = new LinkSigner(await linkKey(database.reading), agencyContext.clock)
  const store = typeof config.files === 'string' ? await openFolderStore(config.files) : createS3Store(config.files)
  // Its own port is known when it listens, which is before anybody asks for a link.
  let address = config.publicUrl ?? ''
  const links = createFileLinks(signer, () => address)

  async function context({ authorization, acceptLanguage }: Shown): Promise<ResolverContext> {
    const asking = await verifier.verify(authorization)
    if (isIdentityProblem(asking)) {
      const isAway = asking.code === 'IDENTITY_UNAVAILABLE'
      const http = { status: isAway ? 503 : 401 }
      throw new GraphQLError(asking.message, {
        extensions: { code: asking.code, ...(isAway && { retryable: true }), http },
      })
    }
    return createContext(agencyContext, feedLog, asking, links, languageFor(acceptLanguage))
  }

  // Each letter is told of once, not each time that a paper is asked for.
  const told = new Set<string>()
  const lacking = (letters: readonly string[]): void => {
    const first = letters.filter((letter) => !told.has(letter))
    for (const letter of first) told.add(letter)
    if (first.length > 0) log.warn('letters that no font of the papers holds', { letters: first })
  }

  const running = await serve<ResolverContext>({
    schemas: { '/graphql': contract.schema, ...(extended && { '/extension': extended.schema }) },
    context,
    expiry: ({ asking }) => (isCaller(asking) ? asking.expiresAt : undefined),
    host: config.host,
    port: config.port,
    checks: {
      database: async () => (await database.pool.query('select 1')).rowCount === 1 || 'no answer',
    },
    routes: [
      ...fileRoutes({ signer, store, database: database.reading, clock: agencyContext.clock }),
      paperRoute({
        signer,
        has: async (code) => (await findPapers(database.reading, [code])).has(code),
        draw: (code) => drawPaper(agencyContext, code, config.verifyUrl, { lacking }),
      }),
    ],
    log,
    archive: 'register',
    async release() {
      feedLog.stop()
      await database.close()
    },
  })
  address ||= `http://${urlHost(config.host)}:${running.port}`
  return running
}

/** The host of a URL under which a server that listens on this address is reached from here. */
function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

/**
 * A new range table may cut free space anew, never space that was given out: a publisher's prefix would become another.
 * Throws a ConfigProblem that names the prefixes.
 */
async function refuseRecut(ranges: RangeTable, { reading }: Database): Promise<void> {
  const touched = recuts(ranges, await listPrefixes(reading))
  if (touched.length === 0) return
  const some = touched.slice(0, 5).map(({ prefix }) => prefix.value)
  throw new ConfigProblem(
    `The range table ${ranges.serial} cuts space anew that was given out (${touched.length} prefixes, as ${some.join(', ')}): ` +
      'it is refused. Start with the earlier one.',
  )
}
