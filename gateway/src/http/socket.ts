/** GraphQL over WebSocket, by the protocol of graphql-ws. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

import { GraphQLError } from 'graphql'
import { CloseCode } from 'graphql-ws'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'

import type { CheckedRequest, RequestParameters } from '../documents.ts'
import type { Gateway, Told } from '../gateway.ts'
import { type Caller, type Identify, NotAuthenticated } from '../identity/caller.ts'
import type { Origins } from './origins.ts'

export interface SocketDoor {
  readonly gateway: Gateway
  readonly identify: Identify
  readonly origins: Origins
}

/** Bytes of a message from a client. */
const LONGEST_MESSAGE = 64 * 1024

/** Serves sockets at `/graphql` of this server; the returned function closes them all. */
export function serveSockets(http: Server, { gateway, identify, origins }: SocketDoor): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE, perMessageDeflate: false })
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A page of another site may open a socket without asking the browser's leave: so we look.
    if (!origins.allows(request)) return refuseUpgrade(socket, '403 Forbidden')
    if (request.url?.split('?', 1)[0] !== '/graphql') return refuseUpgrade(socket, '404 Not Found')
    sockets.handleUpgrade(request, socket, head, (open) => void sockets.emit('connection', open, request))
  })

  const callers = new WeakMap<
    object,
    { readonly caller: Caller | undefined; readonly gone: AbortController; timer: NodeJS.Timeout | undefined }
  >()
  const live = useServer(
    {
      async onConnect({ extra, connectionParams }) {
        const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization']
        const authorization = typeof given === 'string' ? given : extra.request.headers.authorization
        try {
          const caller = await identify(authorization)
          const close = (): void => extra.socket.close(CloseCode.Forbidden, 'The token has expired.')
          const timer =
            caller && setTimeout(close, Math.min(caller.expiresAt.getTime() - Date.now(), LONGEST_TIMER)).unref()
          callers.set(extra.socket, { caller, gone: new AbortController(), timer })
          return true
        } catch (error) {
          if (error instanceof NotAuthenticated) return false
          throw error
        }
      },
      onDisconnect({ extra }) {
        const known = callers.get(extra.socket)
        clearTimeout(known?.timer)
        known?.gone.abort()
      },
      onSubscribe({ extra }, _id, payload) {
        const checked = gateway.check({
          query: payload.query,
          operationName: payload.operationName ?? undefined,
          variables: payload.variables ?? {},
        } satisfies RequestParameters)
        if (!('document' in checked)) return (checked.errors ?? []).map(asError)
        const known = callers.get(extra.socket)
        const args: SocketArguments = {
          schema: gateway.schema,
          document: checked.document,
          operationName: checked.operationName ?? null,
          variableValues: checked.variables,
          checked,
          caller: known?.caller,
          connection: known?.gone.signal,
        }
        return args
      },
      execute: (args) => answer(gateway, args as SocketArguments) as never,
      subscribe: (args) => answer(gateway, args as SocketArguments) as never,
    },
    sockets,
  )
  return async () => {
    await live.dispose()
    sockets.close()
  }
}

/** What setTimeout can hold. */
const LONGEST_TIMER = 2 ** 31 - 1

interface SocketArguments {
  readonly schema: Gateway['schema']
  readonly document: CheckedRequest['document']
  readonly operationName: string | null
  readonly variableValues: CheckedRequest['variables']
  readonly checked: CheckedRequest
  readonly caller: Caller | undefined
  readonly connection: AbortSignal | undefined
}

/** The operation's own end also ends what it reads: a client may complete one stream and keep the socket. */
async function answer(gateway: Gateway, { checked, caller, connection }: SocketArguments): Promise<unknown> {
  const ended = new AbortController()
  const end = (): void => ended.abort()
  connection?.addEventListener('abort', end, { once: true })
  const answer = await gateway.execute(checked, { caller, signal: ended.signal })
  if (!(Symbol.asyncIterator in answer)) return answer
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next: () => answer.next(),
    async return() {
      connection?.removeEventListener('abort', end)
      end()
      return answer.return(undefined)
    },
    throw: (error: unknown) => answer.throw(error),
  } satisfies AsyncIterableIterator<Told>
}

const asError = ({ message, extensions }: { message: string; extensions?: Record<string, unknown> }): GraphQLError =>
  new GraphQLError(message, { extensions: extensions ?? null })

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
