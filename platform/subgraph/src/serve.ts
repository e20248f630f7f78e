/** A subgraph on one port: GraphQL over HTTP and WebSocket, health, and whatever plain routes it has besides. */
import { type ApolloServer, HeaderMap } from '@apollo/server'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import type { Log } from '@isbn-hub/runtime/log'
import type { Running } from '@isbn-hub/runtime/run'
import { type Checks, healthRoutes } from '@isbn-hub/server/health'
import { HttpError } from '@isbn-hub/server/http-error'
import { createHttpServer } from '@isbn-hub/server/http-server'
import { JSON_TYPE } from '@isbn-hub/server/media-type'
import { nestsTooDeeply, TOO_DEEP } from '@isbn-hub/server/nesting'
import { originsOf } from '@isbn-hub/server/origins'
import { readJson } from '@isbn-hub/server/request-body'
import type { Exchange, Route } from '@isbn-hub/server/route'
import { addVary, send } from '@isbn-hub/server/send'
import type { GraphQLSchema } from 'graphql'

import { startApolloServer } from './apollo-server.ts'
import { errorReport } from './error-report.ts'
import { serveSubgraphSockets } from './subgraph-sockets.ts'

/** Bytes of a request at most: a thousand representations fit, a flood does not. */
const MAX_BODY = 1024 * 1024

/** How long a request may take to arrive, in milliseconds. A route may take in a file, on a slow line. */
const ARRIVAL_OF_GRAPHQL = 30_000
const ARRIVAL = 300_000

/** What a request shows of its sender. */
export interface Shown {
  /** The Authorization header as it came; not verified yet. */
  readonly authorization: string | undefined
  /** The Accept-Language header as it came. */
  readonly acceptLanguage?: string | undefined
}

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
  /** What is served beside GraphQL and health. */
  readonly routes?: readonly Route[]
  readonly log: Log
  /** What its database is to those who are told that it can't be asked: the register. */
  readonly archive: string
  /** What to release after the last request. */
  readonly release: () => Promise<void>
}

/** Starts to listen. Rejects with a ConfigProblem where the port is taken. */
export async function serve<C extends object>(options: ServeOptions<C>): Promise<Running> {
  const { checks, routes = [], log } = options
  const report = errorReport(options)
  const graphs = new Map<string, Graph<C>>()
  const server = createHttpServer({
    routes: [
      ...Object.keys(options.schemas).map((path) => graphRoute(path, () => graphs.get(path), options)),
      ...healthRoutes(checks),
      ...routes,
    ],
    // Pages in a browser use the gateway.
    origins: originsOf([]),
    arrival: ARRIVAL,
    onFault: (error, { url }) => log.error('request failed', { path: url?.split('?', 1)[0], error: String(error) }),
  })
  for (const [path, schema] of Object.entries(options.schemas)) {
    const plugins = path === '/graphql' ? [ApolloServerPluginDrainHttpServer({ httpServer: server.http })] : []
    graphs.set(path, { schema, apollo: await startApolloServer<C>({ schema, report, plugins }) })
  }
  const graph = graphs.get('/graphql')
  if (!graph) throw new TypeError('A subgraph has a schema at /graphql.')
  const closeSockets = serveSubgraphSockets(server.http, { ...options, ...graph, report })
  return {
    port: await server.listen(options.host, options.port),
    async stop() {
      await closeSockets()
      for (const { apollo } of graphs.values()) await apollo.stop()
      server.http.closeAllConnections()
      await options.release()
    },
  }
}

interface Graph<C extends object> {
  readonly schema: GraphQLSchema
  readonly apollo: ApolloServer<C>
}

/** What Apollo reads of a URL. */
const URL_PARAMETERS = {
  query: { description: 'The GraphQL document.' },
  operationName: { description: 'Which operation of the document is executed.' },
  variables: { description: 'The variables, as a JSON object.' },
  extensions: { description: 'Extensions of the protocol, as a JSON object.' },
}

function graphRoute<C extends object>(
  path: string,
  graph: () => Graph<C> | undefined,
  { context }: Pick<ServeOptions<C>, 'context'>,
): Route {
  const answer = async ({ request, response, search }: Exchange): Promise<void> => {
    const { method, headers: sent } = request
    const body = method === 'POST' ? await readJson(request, MAX_BODY, ARRIVAL_OF_GRAPHQL) : undefined
    if (nestsTooDeeply(body ?? Object.fromEntries(new URLSearchParams(search))))
      throw new HttpError('LIMIT_EXCEEDED', TOO_DEEP)
    const headers = new HeaderMap()
    for (const [name, value] of Object.entries(sent))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    const apollo = graph()?.apollo
    if (!apollo) throw new HttpError('NOT_READY', 'The server has not started yet. Try again.', { 'retry-after': '1' })
    const result = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: method === 'POST' ? 'POST' : 'GET', headers, body, search: `?${search}` },
      context: async () => context({ authorization: sent.authorization, acceptLanguage: sent['accept-language'] }),
    })
    if (result.body.kind !== 'complete') throw new TypeError('An answer of a subgraph comes in one piece.')
    addVary(response, 'Accept')
    const { 'content-type': type = JSON_TYPE, 'content-length': _, ...others } = Object.fromEntries(result.headers)
    await send(request, response, { status: result.status ?? 200, type, body: result.body.string, headers: others })
  }
  return { path, operations: { GET: { parameters: URL_PARAMETERS, answer }, POST: { answer } } }
}
