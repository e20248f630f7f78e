/** What a client sees of a hub: the stream of assignments over a WebSocket, which a test makes break. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { buildSchema, GraphQLError, subscribe } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'

const schema = buildSchema(`
  scalar Cursor
  type Query { nothing: Int }
  type Subscription { assignments(after: Cursor, filter: AssignmentFilter): Message! }
  input AssignmentFilter { agencies: [String!], registrationGroups: [String!], kinds: [String!] }
  union Message = Assignment | Heartbeat | AgencyNotice
  type Assignment {
    cursor: Cursor! kind: String! at: String! sequence: String! publisherName: String!
    agency: Agency! publisher: Publisher! prefix: Prefix isbn: Isbn
  }
  type Agency { code: ID! }
  type Publisher { id: ID! }
  type Prefix { value: ID! }
  type Isbn { isbn13: ID! }
  type Heartbeat { cursor: Cursor! }
  type AgencyNotice { cursor: Cursor! }
`)

export interface Hub extends AsyncDisposable {
  readonly url: string
  /** What each connection asked for, in order. */
  readonly asked: { readonly after?: string; readonly filter?: object }[]
  /** Ends all connections at once, without a farewell. */
  breakOff(): void
}

const message = (name: string, index: number): object => ({
  __typename: 'Assignment',
  cursor: `c${index + 1}`,
  kind: 'PUBLISHER_REGISTERED',
  at: '2026-11-21T20:18:00.123Z',
  sequence: String(index + 1),
  publisherName: name,
  agency: { code: 'BY' },
  publisher: { id: `BY-${index + 1}` },
  prefix: null,
  isbn: null,
})

/** A journal of these publishers' registrations, c1, c2, and so on; then a heartbeat, and silence. */
export async function openHub(names: readonly string[]): Promise<Hub> {
  const asked: Hub['asked'] = []
  const http = createServer()
  const sockets = new WebSocketServer({ server: http, path: '/graphql' })
  useServer(
    {
      schema,
      subscribe: (args) =>
        subscribe({
          ...args,
          rootValue: {
            async *assignments({ after, filter }: { after?: string; filter?: { agencies?: string[] } }) {
              asked.push({ ...(after !== undefined && { after }), ...(filter && { filter }) })
              if (after !== undefined && !/^c\d+$/.test(after))
                throw new GraphQLError('This cursor is malformed.', { extensions: { code: 'POSITION_INVALID' } })
              const from = Number(after?.slice(1) ?? 0)
              for (const [index, name] of names.entries())
                if (index >= from) yield { assignments: message(name, index) }
              yield { assignments: { __typename: 'Heartbeat', cursor: `c${names.length}` } }
              await new Promise(() => undefined)
            },
          },
        }),
    },
    sockets,
  )
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}/graphql`,
    asked,
    breakOff: () => sockets.clients.forEach((socket) => socket.terminate()),
    async [Symbol.asyncDispose]() {
      sockets.clients.forEach((socket) => socket.terminate())
      sockets.close()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}
