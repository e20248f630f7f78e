/** The composition root: from the configuration to a gateway that listens. */
import { join } from 'node:path'

import { networkSource } from '@isbn-hub/feed/network-source'
import { readApi, readHubSdl, readSupergraph } from '@isbn-hub/graph/artefacts'
import { createVerifier } from '@isbn-hub/identity/verify'
import { makeFolder } from '@isbn-hub/runtime/folder'
import { createLog, type Log } from '@isbn-hub/runtime/log'
import { loadRanges } from '@isbn-hub/runtime/ranges'
import type { Running } from '@isbn-hub/runtime/run'
import { Signal } from '@isbn-hub/runtime/signal'
import { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'
import { originsOf } from '@isbn-hub/server/origins'

import type { Config } from './config.ts'
import { createGateway } from './gateway.ts'
import { createGraphiql } from './http/graphiql.ts'
import { createGatewayServer } from './http/server.ts'
import type { OpenAssignments } from './hub/resolvers.ts'
import { identifyWith } from './identity/caller.ts'
import { AgencyStates } from './live/agency-states.ts'
import { Journal } from './live/journal.ts'
import { journalPages } from './live/journal-pages.ts'
import { openStream } from './live/stream.ts'
import { DelegationKeeper } from './partition/delegation-keeper.ts'
import { connectOverHttp } from './partition/upstream.ts'

/** Milliseconds of silence on a stream after which a heartbeat is sent. */
const HEARTBEAT = 5_000

export async function startGateway(config: Config, log: Log = createLog('gateway')): Promise<Running> {
  const ranges = loadRanges(config.rangeMessage)
  await makeFolder(config.data)
  const endpoint = `${config.international}/graphql`
  const keeper = await DelegationKeeper.start({
    url: `${config.international}/bootstrap.json`,
    file: join(config.data, 'delegations.json'),
    log,
  })
  const arrivals = new Signal()
  const international = connectOverHttp(endpoint, 4)
  const journal = new Journal(
    { source: networkSource({ url: endpoint, field: 'journal' }), pages: journalPages(international), log },
    arrivals,
  )
  const states = new AgencyStates({
    international,
    isServed: (code) => Boolean(keeper.table.agency(code)?.endpoint),
    isFollowing: () => journal.state.state !== 'STALLED',
    arrivals,
    log,
  })
  const assignments: OpenAssignments = (given, signal) =>
    openStream(given, { journal, states, heartbeat: HEARTBEAT }, signal)
  const gateway = createGateway({
    supergraph: readSupergraph(),
    api: readApi(),
    hub: readHubSdl(),
    ranges,
    delegations: () => keeper.table,
    international: endpoint,
    assignments,
    log,
  })
  keeper.onChange((table) => gateway.follow(table))
  const server = createGatewayServer({
    gateway,
    identify: identifyWith(createVerifier(config)),
    origins: originsOf(config.origins),
    connections: new ConnectionLimiter({
      perAddress: config.connectionsPerAddress,
      behindProxy: config.behindProxy,
    }),
    assignments,
    checks: {
      supergraph: async () => true,
      delegations: async () => keeper.known || 'no delegation table yet: international has not answered',
    },
    bootstrap: () => keeper.text,
    directoryFile: `${config.international}/directory.csv`,
    graphiql: config.graphiql ? createGraphiql() : undefined,
    log,
  })
  const stop = async (): Promise<void> => {
    await keeper.stop()
    // The server first: a stream that breaks is gone on with elsewhere, one that completes would be taken for ended.
    await server.close()
    journal.stop()
    await gateway.close()
    await international.close()
  }
  try {
    return { port: await server.listen(config.host, config.port), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
