/** A feed over real sockets: a GraphQL server on loopback that serves what a test hands it. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'

import type { FeedBatch } from '@isbn-hub/feed/entry'
import { FeedProblem } from '@isbn-hub/feed/position'
import { buildSchema, GraphQLError } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'

const schema = buildSchema(`
  scalar Sequence
  type FeedEntry { sequence: Sequence! hash: String! body: String! }
  type FeedHead { sequence: Sequence! hash: String! }
  type FeedBatch { epoch: ID! entries: [FeedEntry!]! head: FeedHead! }
  type Query { nothing: Int }
  type Subscription { feed(after: String): FeedBatch! }
`)

export type Answer = (after: string | null) => AsyncIterable<unknown>

export interface FeedServer extends AsyncDisposable {
  readonly port: number
  readonly url: string
  /** The headers of each connection so far. */
  readonly requests: NodeJS.Dict<string | string[]>[]
  /** How many connections are open. */
  connections(): number
  /** Cuts each connection with a TCP reset. */
  reset(): void
  stop(): Promise<void>
}

export async function serveFeed(answer: Answer, port = 0): Promise<FeedServer> {
  const http = createServer()
  const sockets = new WebSocketServer({ server: http, path: '/graphql', perMessageDeflate: false })
  const requests: FeedServer['requests'] = []
  sockets.on('connection', (_, request) => requests.push(request.headers))
  const tcp = new Set<Socket>()
  http.on('connection', (socket) => {
    tcp.add(socket)
    socket.on('close', () => tcp.delete(socket))
  })
  useServer(
    {
      schema,
      subscribe: async ({ variableValues }) => withCodes(answer((variableValues?.['after'] as string | null) ?? null)),
      execute: () => ({}) as never,
    },
    sockets,
  )
  await new Promise<void>((ready) => http.listen(port, '127.0.0.1', ready))
  const stop = () => close(http, tcp)
  return {
    port: portOf(http),
    url: `http://127.0.0.1:${portOf(http)}/graphql`,
    requests,
    connections: () => tcp.size,
    reset: () => tcp.forEach((socket) => socket.resetAndDestroy()),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}

export const portOf = (server: Pick<Server, 'address'>): number => (server.address() as AddressInfo).port

async function* withCodes(batches: AsyncIterable<unknown>): AsyncGenerator<{ data: { feed: unknown } }> {
  try {
    for await (const batch of batches) yield { data: { feed: onTheWire(batch) } }
  } catch (error) {
    if (error instanceof FeedProblem) throw new GraphQLError(error.message, { extensions: { code: error.code } })
    throw error
  }
}

/** Sequences travel as text. */
function onTheWire(batch: unknown): unknown {
  const { epoch, entries, head } = batch as FeedBatch
  if (!entries) return batch
  return {
    epoch,
    entries: entries.map((entry) => ({ ...entry, sequence: String(entry.sequence) })),
    head: { ...head, sequence: String(head.sequence) },
  }
}

async function close(http: Server, tcp: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((done) => http.close(() => done()))
  tcp.forEach((socket) => socket.destroy())
  await closed
}
