/** The gateway's one port: which path is answered by what. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

import { answerHealth, type Checks } from '@isbn-hub/runtime/health'
import type { Log } from '@isbn-hub/runtime/log'
import type { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'

import type { Gateway } from '../gateway.ts'
import type { OpenAssignments } from '../hub/resolvers.ts'
import { type Identify, NotAuthenticated } from '../identity/caller.ts'
import { JSON_TYPE, refuse, send } from './answer.ts'
import { answerAssignments } from './assignments.ts'
import { passDirectoryFile } from './directory-file.ts'
import { breakOffAt, openConnection } from './event-stream.ts'
import type { Graphiql } from './graphiql.ts'
import { answerGraphql } from './graphql.ts'
import { Malformed } from './malformed.ts'
import type { Origins } from './origins.ts'
import { answerResource, isResource } from './rest.ts'
import { serveGateway } from './socket.ts'

export interface DoorOptions {
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

export interface Door {
  readonly http: Server
  /** Takes no new request, closes the sockets, and resolves when all is answered or broken off. */
  close(): Promise<void>
}

/** Bytes of a request's body: 1,000 numbers in any spelling, and room to spare. */
const BODY_LIMIT = 100 * 1024
/** Milliseconds that answers under way have when the gateway stops; streams break off then. */
const GOODBYE = 700

export function createDoor(options: DoorOptions): Door {
  const { log } = options
  const http = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 30_000 },
    (request, response) => {
      answer(request, response, options).catch((error: unknown) => fail(error, request, response, log))
    },
  )
  const closeSockets = serveGateway(http, options)
  return {
    http,
    async close() {
      const closed = new Promise((resolve) => http.close(resolve))
      await closeSockets()
      http.closeIdleConnections()
      const patience = setTimeout(() => http.closeAllConnections(), GOODBYE)
      await closed
      clearTimeout(patience)
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, options: DoorOptions): Promise<void> {
  if (request.headers.origin !== undefined)
    for (const [name, value] of Object.entries(options.origins.headers(request) ?? {}))
      if (value) response.setHeader(name, value)
  if (request.method === 'OPTIONS') return void response.writeHead(204, { allow: 'GET, POST' }).end()
  const path = request.url?.split('?', 1)[0] ?? '/'
  const { graphiql } = options
  if (path === '/graphql' && graphiql?.wants(request)) return graphiql.answerPage(response)
  if (graphiql?.answerFile(request, response, path)) return
  if (path === '/graphql') return answerGraphql(request, response, { ...options, bodyLimit: BODY_LIMIT })
  if (answerHealth(request, response, options.checks)) return
  if (isResource(path)) {
    // Public, whoever asks; yet who shows a token wants it looked at.
    await options.identify(request.headers.authorization)
    return answerResource(request, response, path, options.gateway)
  }
  if (path === '/v1/assignments') {
    const caller = await options.identify(request.headers.authorization)
    openConnection(request, response, options.connections)
    if (caller) breakOffAt(caller.expiresAt, response)
    return answerAssignments(request, response, options.assignments)
  }
  if (path === '/directory.csv') {
    await options.identify(request.headers.authorization)
    return passDirectoryFile(request, response, options.directoryFile)
  }
  if (path === '/bootstrap.json') return answerBootstrap(response, options.bootstrap())
  refuse(response, 404, 'NOT_FOUND', 'Nothing is served here.')
}

function answerBootstrap(response: ServerResponse, text: string): void {
  if (text === '') return refuse(response, 503, 'NOT_READY', 'The delegation table is not known yet.')
  send(response, 200, JSON_TYPE, text, { 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' })
}

function fail(error: unknown, request: IncomingMessage, response: ServerResponse, log: Log): void {
  // Gone in the middle: no fault of ours, and nobody to answer.
  if (request.destroyed && !request.complete) return
  // A stream that broke can't be answered any more; one that ends without its last event is a break to its reader.
  if (response.headersSent) return void response.destroy()
  if (error instanceof Malformed) return refuse(response, error.status, error.code, error.message, error.headers)
  if (error instanceof NotAuthenticated)
    return error.retryable
      ? refuse(response, 503, error.code, error.message, { 'retry-after': '1' })
      : refuse(response, 401, error.code, error.message, { 'www-authenticate': 'Bearer' })
  log.error('a request failed', { error })
  refuse(response, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.')
}
