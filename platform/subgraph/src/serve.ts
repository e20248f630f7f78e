/** A subgraph on one port: GraphQL over HTTP and WebSocket, health, and whatever plain routes it has besides. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { type ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { answerHealth, type Checks } from '@isbn-hub/runtime/health'
import type { Log } from '@isbn-hub/runtime/log'
import type { Running } from '@isbn-hub/runtime/run'
import { nestsTooDeeply, TOO_DEEP } from '@isbn-hub/server/nesting'
import type { GraphQLSchema } from 'graphql'

import { startApolloServer } from './apollo-server.ts'
import { errorReport } from './error-report.ts'
import { serveSubgraphSockets } from './subgraph-sockets.ts'

/** Bytes of a request at most: a thousand representations fit, a flood does not. */
const MAX_BODY = 1024 * 1024

/** How long a request may take to arrive, in milliseconds. A route may take in a file, on a slow line. */
const ARRIVAL_OF_GRAPHQL = 30_000
const ARRIVAL = 300_000

/** What whoever asks shows at the door. */
export interface Shown {
  /** The Authorization header as it came; nobody has looked at it yet. */
  readonly authorization: string | undefined
}

/** A plain HTTP answer beside GraphQL; false leaves the request to the next. */
export type Route = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>

export interface ServeOptions<C extends object> {
  /** Path → schema. `/graphql` is also served over WebSocket. */
  readonly schemas: { readonly '/graphql': GraphQLSchema } & Readonly<Record<string, GraphQLSchema>>
  /** Made anew for each operation, so that nothing one caller loaded reaches another. */
  readonly context: (shown: Shown) => C | Promise<C>
  /** When the token of whoever this context is for ceases to be good; without it, sockets last. */
  readonly expiry?: (context: C) => Date | undefined
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly checks: Checks
  readonly routes?: readonly Route[]
  readonly log: Log
  /** What its database is to those who are told that it can't be asked: the register. */
  readonly archive: string
  /** What to release after the last request. */
  readonly release: () => Promise<void>
}

/** Starts to listen; a port that can't be had is a ConfigProblem. */
export async function serve<C extends object>(options: ServeOptions<C>): Promise<Running> {
  const { context, checks, routes = [], log } = options
  const http = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      // Gone in the middle: no fault of ours, and nobody to answer.
      if (request.destroyed && !request.complete) return
      log.error('request failed', { path: request.url?.split('?', 1)[0], error: String(error) })
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' })
      response.end('{"errors":[{"message":"Internal error."}]}')
    })
  })
  http.requestTimeout = ARRIVAL

  const report = errorReport(options)
  const start = (schema: GraphQLSchema, plugins: readonly ApolloServerPlugin[] = []): Promise<ApolloServer<C>> =>
    startApolloServer<C>({ schema, report, plugins })
  const { '/graphql': schema, ...others } = options.schemas
  const apollo = await start(schema, [ApolloServerPluginDrainHttpServer({ httpServer: http })])
  const graphs = new Map([['/graphql', apollo]])
  for (const [path, other] of Object.entries(others)) graphs.set(path, await start(other))
  const closeSockets = serveSubgraphSockets(http, { ...options, apollo, schema, report })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (answerHealth(request, response, checks)) return
    if (!URL.canParse(request.url ?? '/', 'http://subgraph'))
      return send(response, 400, { errors: [{ message: 'The URL is malformed.' }] })
    const url = new URL(request.url ?? '/', 'http://subgraph')
    const apollo = graphs.get(url.pathname)
    if (!apollo) {
      for (const route of routes) if (await route(request, response)) return
      return send(response, 404, { errors: [{ message: `Nothing is served at ${url.pathname}.` }] })
    }
    const { method = 'GET', headers: sent } = request
    if (method === 'POST' && !isJson(sent['content-type'])) return refuse(response, 415, 'Send application/json.')
    const body = await readJson(request)
    if (body === 'too large') return refuse(response, 413, `A request has at most ${MAX_BODY} bytes.`)
    if (body === 'unreadable') return refuse(response, 400, 'The body is not JSON.')
    if (nestsTooDeeply(body ?? Object.fromEntries(url.searchParams)))
      return refuse(response, 400, TOO_DEEP, 'LIMIT_EXCEEDED')
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(sent))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    const result = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method, headers, body, search: url.search },
      context: async () => context({ authorization: request.headers.authorization }),
    })
    for (const [name, value] of result.headers) response.setHeader(name, value)
    response.statusCode = result.status ?? 200
    if (result.body.kind === 'complete') return void response.end(result.body.string)
    for await (const chunk of result.body.asyncIterator) response.write(chunk)
    response.end()
  }

  const port = await listenOn(http, options.host, options.port)
  return {
    port,
    async stop() {
      await closeSockets()
      for (const apollo of graphs.values()) await apollo.stop()
      http.closeAllConnections()
      await options.release()
    },
  }
}

function listenOn(http: ReturnType<typeof createServer>, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigProblem(`Port ${port} is taken: end what uses it, or set PORT to another.`)
          : error,
      ),
    )
    http.listen(port, host, () => resolve((http.address() as AddressInfo).port))
  })
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

const refuse = (response: ServerResponse, status: number, message: string, code = 'BAD_REQUEST'): void =>
  send(response, status, { errors: [{ message, extensions: { code } }] })

const isJson = (type: string | undefined): boolean =>
  type?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined
  const chunks: Buffer[] = []
  let size = 0
  const late = setTimeout(() => request.destroy(), ARRIVAL_OF_GRAPHQL)
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > MAX_BODY) return 'too large'
      chunks.push(chunk)
    }
  } finally {
    clearTimeout(late)
  }
  return parsed(Buffer.concat(chunks).toString('utf8')) ?? 'unreadable'
}
