/** The gateway's one port: its addresses, over HTTP and WebSocket. */
import type { Log } from '@isbn-hub/runtime/log'
import type { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'
import { type Checks, healthRoutes } from '@isbn-hub/server/health'
import { createHttpServer } from '@isbn-hub/server/http-server'
import type { Origins } from '@isbn-hub/server/origins'
import type { Route } from '@isbn-hub/server/route'

import type { Gateway } from '../gateway.ts'
import type { OpenAssignments } from '../hub/resolvers.ts'
import type { Identify } from '../identity/caller.ts'
import { assignmentsRoute } from './assignments.ts'
import { bootstrapRoute } from './bootstrap.ts'
import { directoryFileRoute } from './directory-file.ts'
import type { Graphiql } from './graphiql.ts'
import { graphqlRoute } from './graphql.ts'
import { openApiRoute } from './openapi.ts'
import { resourceRoutes } from './rest.ts'
import { serveGateway } from './socket.ts'

export interface GatewayServerOptions {
  readonly gateway: Gateway
  readonly identify: Identify
  readonly origins: Origins
  readonly connections: ConnectionLimiter
  /** The stream behind `/v1/assignments`. */
  readonly assignments: OpenAssignments
  readonly checks: Checks
  /** The delegation table as international published it; empty while there is none. */
  readonly bootstrap: () => string
  /** Where the International Agency serves the directory as a file. */
  readonly directoryFile: string
  /** The page for browsers; undefined: there is none. */
  readonly graphiql: Graphiql | undefined
  readonly log: Log
}

export interface GatewayServer {
  /** Resolves with the port; 0 takes a free one. */
  listen(host: string, port: number): Promise<number>
  /** Takes no new request, closes the sockets, and resolves when all is answered or broken off. */
  close(): Promise<void>
}

/** Milliseconds in which a request must have arrived. */
const ARRIVAL = 30_000
/** Milliseconds that answers under way have when the gateway stops; streams break off then. */
const PATIENCE = 700

export function createGatewayServer(options: GatewayServerOptions): GatewayServer {
  const { graphiql, log, origins } = options
  const served: Route[] = [
    graphqlRoute(options),
    ...resourceRoutes(options),
    assignmentsRoute(options),
    bootstrapRoute(options.bootstrap),
    directoryFileRoute(options),
    ...healthRoutes(options.checks),
  ]
  const server = createHttpServer({
    routes: [...served, openApiRoute(served), ...(graphiql?.routes ?? [])],
    origins,
    arrival: ARRIVAL,
    onFault: (error) => log.error('a request failed', { error }),
  })
  const closeSockets = serveGateway(server.http, options)
  return {
    listen: (host, port) => server.listen(host, port),
    async close() {
      const closed = server.close(PATIENCE)
      await closeSockets()
      await closed
    },
  }
}
