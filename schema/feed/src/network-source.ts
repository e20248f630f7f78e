/** A feed over the network: a GraphQL subscription over WebSocket, on a connection of its own. */
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

import { BATCH_FIELDS, type FeedBatch, readBatch, readProblem } from './entry.ts'
import { formatPosition } from './position.ts'
import type { FeedSource } from './source.ts'

export interface NetworkSourceOptions {
  /** Where the GraphQL is served: http://127.0.0.1:4001/graphql, or the same with ws, https, wss. */
  readonly url: string
  /** The subscription that is the feed: `feed`, `journal`. */
  readonly field: string
  /** Sent with the request that opens the connection. */
  readonly headers?: Readonly<Record<string, string>>
}

/** The connection was lost, refused, or gave something that is no feed. The `cause` says what. */
export class ConnectionBroken extends Error {
  override readonly name = 'ConnectionBroken'
  readonly code = 'CONNECTION_BROKEN'
}

/** A batch holds some hundred entries; this many wait in memory before the socket is no longer read. */
const MOST_WAITING = 8
/** Bytes of one message at most. */
const LONGEST_MESSAGE = 32 * 1024 * 1024
/** Milliseconds that a server may take to answer the opening handshake. */
const HANDSHAKE_LIMIT = 5_000

/** A source that opens a new connection for each reader and closes it when the reader leaves. */
export function networkSource({ url, field, headers = {} }: NetworkSourceOptions): FeedSource {
  const query = `subscription Follow($after: String) {
    ${field}(after: $after) ${BATCH_FIELDS}
  }`
  const address = url.replace(/^http/, 'ws')

  return {
    async *open(after, signal): AsyncGenerator<FeedBatch> {
      signal.throwIfAborted()
      let socket: WebSocket | undefined
      class OneSocket extends WebSocket {
        constructor(to: string | URL, protocols?: string | string[]) {
          super(to, protocols, {
            headers: { ...headers },
            maxPayload: LONGEST_MESSAGE,
            perMessageDeflate: false,
            handshakeTimeout: HANDSHAKE_LIMIT,
          })

          socket = this
        }
      }
      const client = createClient({
        url: address,
        webSocketImpl: OneSocket,
        lazy: false,
        retryAttempts: 0,
        onNonLazyError: () => undefined,
      })

      const waiting: FeedBatch[] = []
      let end: Error | undefined
      let wake: () => void = () => undefined
      const finish = (error: Error): void => {
        end ??= error
        wake()
      }
      const leave = (): void => {
        waiting.length = 0
        finish(signal.reason as Error)
        socket?.terminate()
      }
      signal.addEventListener('abort', leave, { once: true })
      client.subscribe<Record<string, unknown>>(
        { query, variables: { after: after ? formatPosition(after) : null } },
        {
          next({ data, errors }) {
            if (end) return
            if (errors) return finish(problemOf(errors))
            const batch = readBatch(data?.[field])
            if (!batch) return finish(new ConnectionBroken('The server sent something other than a batch of a feed.'))
            waiting.push(batch)
            if (waiting.length >= MOST_WAITING) socket?.pause()
            wake()
          },
          error: (error) => finish(problemOf(error)),
          complete: () => finish(new ConnectionBroken('The server ended the feed.')),
        },
      )

      try {
        for (;;) {
          for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
            yield batch
            if (waiting.length < MOST_WAITING / 2) socket?.resume()
          }
          if (end) throw end
          await new Promise<void>((woken) => (wake = woken))
        }
      } finally {
        signal.removeEventListener('abort', leave)
        // No closing handshake: a server that hangs, or a paused socket, would keep it open for long.
        socket?.terminate()
      }
    },
  }
}

/** From GraphQL errors, a closed socket or a failed connection to one error of ours. */
function problemOf(trouble: unknown): Error {
  const problem = readProblem(trouble)
  if (problem) return problem
  const [first] = Array.isArray(trouble) ? (trouble as unknown[]) : [trouble]
  const { message, reason = message } = Object(first) as { readonly message?: unknown; readonly reason?: unknown }
  return new ConnectionBroken(`The feed's connection is lost: ${reason ? String(reason) : 'closed'}.`, {
    cause: trouble,
  })
}
