/** A subgraph on one port: GraphQL over HTTP and WebSocket, health, and whatever plain routes it has besides. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { ApolloServer, type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { brokenOff, isUnreachable } from '@isbn-hub/postgres/data-source'
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { answerHealth, type Checks } from '@isbn-hub/runtime/health'
import type { Log } from '@isbn-hub/runtime/log'
import type { Running } from '@isbn-hub/runtime/run'
import { tellable } from '@isbn-hub/server/tellable'
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql'

import { type AskedDocument, Documents } from './documents.ts'
import { executorFor } from './executor.ts'
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

  const closeSockets = serveSubgraphSockets(http, { ...options, tell: (error) => tell(error, options) })
  const graphs = new Map<string, { readonly apollo: ApolloServer<C>; readonly documents: Documents }>()
  for (const [path, schema] of Object.entries(options.schemas)) {
    const apollo = new ApolloServer<C>({
      gateway: executorFor(schema),
      introspection: true,
      persistedQueries: false,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      formatError: (formatted, error) => maskError(formatted, error, options),
      plugins: [
        noSubscriptionByPost,
        // It would wrap each field of each entity, to tell what nobody here reads.
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginInlineTraceDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
        ApolloServerPluginLandingPageDisabled(),
        ...(path === '/graphql' ? [ApolloServerPluginDrainHttpServer({ httpServer: http })] : []),
      ],
    })
    await apollo.start()
    graphs.set(path, { apollo, documents: new Documents(schema) })
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (answerHealth(request, response, checks)) return
    if (!URL.canParse(request.url ?? '/', 'http://subgraph'))
      return send(response, 400, { errors: [{ message: 'The address is none.' }] })
    const url = new URL(request.url ?? '/', 'http://subgraph')
    const graph = graphs.get(url.pathname)
    if (!graph) {
      for (const route of routes) if (await route(request, response)) return
      return send(response, 404, { errors: [{ message: `Nothing is served at ${url.pathname}.` }] })
    }
    const { method = 'GET', headers: sent } = request
    if (method === 'POST' && !isJson(sent['content-type'])) return refuse(response, 415, 'Send application/json.')
    const body = await readJson(request)
    if (body === 'too large') return refuse(response, 413, `A request has at most ${MAX_BODY} bytes.`)
    if (body === 'unreadable') return refuse(response, 400, 'The body is not JSON.')
    const asked = askedBy(body ?? Object.fromEntries(url.searchParams))
    const checked = asked && graph.documents.check(asked)
    if (checked && !('document' in checked)) return send(response, 400, { errors: checked })
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(sent))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    const result = await graph.apollo.executeHTTPGraphQLRequest({
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
      for (const { apollo } of graphs.values()) await apollo.stop()
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

const refuse = (response: ServerResponse, status: number, message: string): void =>
  send(response, status, { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] })

const isJson = (type: string | undefined): boolean =>
  type?.split(';', 1)[0]?.trim().toLowerCase() === 'application/json'

/** The request, where it is one; what is none Apollo has words for. */
function askedBy(body: unknown): AskedDocument | undefined {
  const { query, operationName, variables }: Readonly<Record<string, unknown>> = Object(body)
  if (typeof query !== 'string' || query === '') return undefined
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: Object(typeof variables === 'string' ? parsed(variables) : variables) as AskedDocument['variables'],
  }
}

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

// Apollo would execute a posted subscription as if it were a query, and answer nonsense with 200.
const noSubscriptionByPost: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ operation }) {
        if (operation?.operation === 'subscription')
          throw new GraphQLError('Subscribe over WebSocket.', {
            extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
          })
        return Promise.resolve()
      },
    }),
}

/** As `maskError`, for an error that nobody has formatted. */
const tell = (error: GraphQLError, options: Pick<ServeOptions<object>, 'log' | 'archive'>): GraphQLFormattedError =>
  maskError(error.toJSON(), error, options)

/**
 * What we threw on purpose carries a code of ours and passes, and so do a request's own mistakes. Anything else is logged
 * and goes out without its text, which may hold SQL, host names or personal data.
 */
function maskError(
  formatted: GraphQLFormattedError,
  error: unknown,
  { log, archive }: Pick<ServeOptions<object>, 'log' | 'archive'>,
): GraphQLFormattedError {
  const code = formatted.extensions?.['code']
  const cause = error instanceof GraphQLError ? error.originalError : error
  if (code !== 'INTERNAL_SERVER_ERROR' && (code !== undefined || !cause))
    return { ...formatted, message: tellable(formatted.message) }
  log.error('resolver failed', { path: formatted.path, error: String(cause), code: Reflect.get(Object(cause), 'code') })
  const place = formatted.path && { path: formatted.path }
  const passing = passingTrouble(cause, archive)
  if (passing) return { message: passing, extensions: { code: 'AGENCY_UNAVAILABLE', retryable: true }, ...place }
  return { message: 'Internal error.', extensions: { code: 'INTERNAL_SERVER_ERROR' }, ...place }
}

/** What is told of trouble that is likely to be over at the next attempt; undefined for any other. */
function passingTrouble(cause: unknown, archive: string): string | undefined {
  switch (brokenOff(cause)) {
    case 'WAITED':
      return `The ${archive} is busy with other acts at the moment. Nothing was done: send the same once more.`
    case 'TOO_LONG':
      return `This took the ${archive} too long: ask for less, or once more.`
    case undefined:
      return isUnreachable(cause) ? `The ${archive} is out of reach at the moment.` : undefined
  }
}
