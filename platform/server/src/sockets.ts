/** GraphQL over WebSocket, by the protocol of graphql-ws: which clients may connect, for how long, and how much may wait for a slow one. */
import { setMaxListeners } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

import { type ExecutionArgs, type FormattedExecutionResult, type GraphQLError } from 'graphql'
import { CloseCode, handleProtocols, makeServer, MessageType, type Server as Protocol } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'

import type { ConnectionLimiter } from './connection-limiter.ts'
import { BeyondLimit } from './document-limits.ts'
import { atExpiry } from './expiry.ts'
import { isPersistedQuery, persistedQueryNotSupported } from './persisted-query.ts'
import { readTarget } from './url.ts'

/** `C`: who asks. `R`: a request that was checked and may be executed. */
export interface SocketOptions<C, R extends Readable> {
  /** Whether a page of this origin, or a program that names none, may open one. */
  readonly mayOpen: (request: IncomingMessage) => boolean
  readonly connections: ConnectionLimiter
  /** Operations under way on one socket. */
  readonly operations: number
  readonly greet: (authorization: string | undefined) => Promise<Greeting<C>>
  /** The request, or why it is refused. */
  readonly check: (asked: AskedBySocket) => Awaitable<R | readonly GraphQLError[]>
  readonly execute: (request: R, by: Asking<C>) => Promise<FormattedAnswer | AsyncGenerator<FormattedAnswer>>
  /** Is told what went wrong on our side. */
  readonly onFault: (error: unknown) => void
}

type Awaitable<T> = T | Promise<T>

export type FormattedAnswer = FormattedExecutionResult

/** The caller of a socket, or why it isn't let in; `retryable`: the same may be let in a moment later. */
export type Greeting<C> =
  | { readonly caller: C; readonly expiresAt: Date | undefined }
  | { readonly refused: string; readonly retryable: boolean }

export interface AskedBySocket {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

type Readable = Pick<ExecutionArgs, 'schema' | 'document'> & { readonly operationName: string | undefined }

export interface Asking<C> {
  readonly caller: C
  /** Aborted when the operation or its socket has ended. */
  readonly signal: AbortSignal
}

/** Bytes of a message from a client. */
const LONGEST_MESSAGE = 64 * 1024
/** Bytes that wait for a reader; beyond, nothing is begun for it. */
const BACKLOG = 1024 * 1024
/** Operations of one socket that are worked on at a time: all of them begin before the first has sent anything. */
const AT_ONCE = 16
/** Milliseconds between two pings; a socket that hasn't answered one by the next is given up. */
const PING_EVERY = 12_000
/** Milliseconds that clients have to say goodbye when the server stops. */
const GOODBYE = 300

/** Serves sockets at `/graphql` of this server; the returned function closes them all. */
export function serveSockets<C, R extends Readable>(http: Server, options: SocketOptions<C, R>): () => Promise<void> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false,
    handleProtocols,
  })
  const protocol = speak(options)
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A page of another site may open a socket without asking the browser's leave: so we look.
    if (!options.mayOpen(request)) return refuseUpgrade(socket, '403 Forbidden')
    const { path, search } = readTarget(request.url)
    if (!/^\/graphql\/*$/.test(path)) return refuseUpgrade(socket, '404 Not Found')
    // A token, or whatever else stands there, would go unread.
    if (search !== '') return refuseUpgrade(socket, '400 Bad Request')
    const close = options.connections.take(request)
    if (!close) return refuseUpgrade(socket, '429 Too Many Requests')
    socket.once('close', close)
    sockets.handleUpgrade(request, socket, head, (open) => attend(open, request, protocol, options))
  })
  return async () => {
    for (const socket of sockets.clients) socket.close(CLOSE_GOING_AWAY, 'The server stops.')
    const impatient = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), GOODBYE)
    await new Promise((resolve) => sockets.close(resolve))
    clearTimeout(impatient)
  }
}

const CLOSE_GOING_AWAY = 1001
const CLOSE_TRY_AGAIN = 1013

/** A connection: made when it is opened, completed when the client has introduced itself. */
interface Connection<C> {
  readonly socket: WebSocket
  readonly request: IncomingMessage
  /** Aborted when the socket is gone. */
  readonly gone: AbortController
  /** Operations that wait, in their order, until the reader has taken everything sent so far. */
  readonly waiting: (() => void)[]
  working: number
  caller?: C
}

/** Joins a socket to the protocol, and sees whether its other end still lives. */
function attend<C>(
  socket: WebSocket,
  request: IncomingMessage,
  protocol: Protocol<Connection<C>>,
  { operations, onFault }: Pick<SocketOptions<C, never>, 'operations' | 'onFault'>,
): void {
  const connection: Connection<C> = { socket, request, gone: new AbortController(), waiting: [], working: 0 }
  // Each operation listens for the socket's end: that many listeners are not a leak.
  setMaxListeners(operations + 10, connection.gone.signal)
  let answered = true
  const pinging = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
  }, PING_EVERY)
  socket.on('pong', () => (answered = true))
  // A socket with an error closes itself; there is no one left to answer.
  socket.on('error', () => undefined)
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      // Resolved when the system has taken the message, so that a reader that doesn't read makes the stream wait. One
      // that went away meanwhile is expected: its socket says so itself.
      send: (data) =>
        new Promise((resolve) => {
          if (socket.readyState !== socket.OPEN) return resolve()
          socket.send(data, () => {
            resolve()
            letNextGo(connection)
          })
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage(take) {
        socket.on('message', (data) => {
          const text = withQuery(String(data))
          take(text).catch((error: unknown) => {
            if (socket.readyState !== socket.OPEN) return
            if (!isForServers(text)) return socket.close(CloseCode.BadRequest, 'Clients do not send this message.')
            onFault(error)
            socket.close(CloseCode.InternalServerError, 'Something went wrong on our side.')
          })
        })
      },
    },
    connection,
  )
  socket.once('close', (code, reason) => {
    clearInterval(pinging)
    connection.gone.abort()
    for (const go of connection.waiting.splice(0)) go()
    closed(code, String(reason)).catch(onFault)
  })
}

/** The message; one that names its document by its hash with an empty query, without which the protocol would close the socket. */
function withQuery(text: string): string {
  if (!text.includes('"persistedQuery"')) return text
  try {
    const message = JSON.parse(text) as { type?: unknown; payload?: Record<string, unknown> }
    if (message.type !== MessageType.Subscribe || !message.payload || !isPersistedQuery(message.payload)) return text
    return JSON.stringify({ ...message, payload: { ...message.payload, query: '' } })
  } catch {
    // The protocol itself refuses malformed JSON.
    return text
  }
}

const FOR_SERVERS: ReadonlySet<unknown> = new Set([
  MessageType.ConnectionInit,
  MessageType.Ping,
  MessageType.Pong,
  MessageType.Subscribe,
  MessageType.Complete,
])

/** Whether a message that the protocol could read is of a kind that clients send. */
const isForServers = (text: string): boolean => FOR_SERVERS.has(Reflect.get(Object(JSON.parse(text)), 'type'))

function speak<C, R extends Readable>({
  operations,
  greet,
  check,
  execute,
}: SocketOptions<C, R>): Protocol<Connection<C>> {
  /** What onSubscribe hands on, besides what the protocol itself wants to know. */
  interface Subscribed {
    readonly checked: R
    readonly connection: Connection<C>
  }
  const answer = (args: unknown): never => carryOut(args as Subscribed, execute) as never
  return makeServer<Record<string, unknown>, Connection<C>>({
    async onConnect({ extra, connectionParams }) {
      const given = authorizationIn(connectionParams)
      // Serving such a client as a stranger would show it less than it asked for, without a word.
      if (given !== undefined && typeof given !== 'string') return false
      const greeting = await greet(given ?? extra.request.headers.authorization)
      if ('refused' in greeting) {
        // A client takes 4403 for final, and this one for a reason to come back.
        if (greeting.retryable) extra.socket.close(CLOSE_TRY_AGAIN, greeting.refused)
        return false
      }
      extra.caller = greeting.caller
      if (greeting.expiresAt) closeAt(greeting.expiresAt, extra)
      return true
    },
    async onSubscribe({ extra, subscriptions }, _id, { query, operationName, variables, extensions }) {
      if (Object.keys(subscriptions).length > operations)
        return [new BeyondLimit(`At most ${operations} operations at a time on one socket.`)]
      if (query === '' && isPersistedQuery({ extensions })) return [persistedQueryNotSupported()]
      // Forms send the name of no operation as an empty text.
      const checked = await check({ query, operationName: operationName || undefined, variables: variables ?? {} })
      if (!('document' in checked)) return checked
      const { schema, document } = checked
      return { schema, document, operationName: checked.operationName ?? null, checked, connection: extra }
    },
    // Our errors are formatted when they come here; the protocol's own way asks each of them to format itself.
    onNext: (_context, _id, _payload, _args, result) => result as FormattedExecutionResult,
    execute: answer,
    subscribe: answer,
  })
}

/** What a client shows of itself when it connects: as `authorization`, or among `headers`, in whatever case. */
function authorizationIn(parameters: Readonly<Record<string, unknown>> | undefined): unknown {
  const find = (members: unknown): unknown =>
    Object.entries(Object(members) as object).find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? undefined
  const headers = Object.entries(parameters ?? {}).find(([name]) => name.toLowerCase() === 'headers')?.[1]
  return find(parameters) ?? find(headers)
}

/** A socket lives no longer than the token that it was greeted with. */
function closeAt<C>(instant: Date, { socket, gone }: Connection<C>): void {
  const giveUp = atExpiry(instant, () => socket.close(CloseCode.Forbidden, 'The token has expired.'))
  gone.signal.addEventListener('abort', giveUp)
}

/** One at a time: what it sends may fill the connection again. */
function letNextGo<C>({ socket, waiting }: Connection<C>): void {
  if (socket.bufferedAmount <= BACKLOG) waiting.shift()?.()
}

/** The operation's own end also ends what it reads: a client may complete one stream and keep the socket. */
async function carryOut<C, R extends Readable>(
  { checked, connection }: { readonly checked: R; readonly connection: Connection<C> },
  execute: SocketOptions<C, R>['execute'],
): Promise<unknown> {
  // A client that asks and does not read would have its answers stored here.
  while (
    (connection.working >= AT_ONCE || connection.socket.bufferedAmount > BACKLOG) &&
    !connection.gone.signal.aborted
  )
    await new Promise<void>((resolve) => connection.waiting.push(resolve))
  const ended = new AbortController()
  const end = (): void => {
    connection.gone.signal.removeEventListener('abort', end)
    ended.abort()
  }
  connection.gone.signal.addEventListener('abort', end)
  connection.working++
  const answers = await execute(checked, { caller: connection.caller as C, signal: ended.signal }).finally(() => {
    connection.working--
    // After this one was sent, or its reader has gone.
    setImmediate(letNextGo, connection)
  })
  if (!(Symbol.asyncIterator in answers)) {
    end()
    return answers
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    async next() {
      const result = await answers.next()
      if (result.done) end()
      return result
    },
    async return() {
      end()
      return answers.return(undefined)
    },
    throw: (error: unknown) => answers.throw(error),
  } satisfies AsyncIterableIterator<FormattedAnswer>
}

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
