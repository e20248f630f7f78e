/** GraphQL over WebSocket, by the protocol of graphql-ws. */
import { setMaxListeners } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

import type { Log } from '@isbn-hub/process/log'
import { type FormattedExecutionResult, GraphQLError } from 'graphql'
import { CloseCode, handleProtocols, makeServer, type Server as Protocol } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'

import type { CheckedRequest } from '../documents.ts'
import type { Gateway, Told } from '../gateway.ts'
import { type Caller, type Identify, NotAuthenticated } from '../identity/caller.ts'
import { atExpiry } from '../identity/expiry.ts'
import type { Lines } from '../limits/lines.ts'
import { BeyondLimit } from '../limits/rules.ts'
import type { Origins } from './origins.ts'

export interface SocketDoor {
  readonly gateway: Gateway
  readonly identify: Identify
  readonly origins: Origins
  readonly lines: Lines
  readonly log: Log
}

/** Bytes of a message from a client. */
const LONGEST_MESSAGE = 64 * 1024
/** Operations under way on one socket, streams included. */
const OPERATIONS = 100
/** Of these, how many are worked on at a time: all of them begin before the first has sent anything. */
const AT_ONCE = 16
/** Bytes that wait for a reader; beyond, nothing is begun for it. */
const BACKLOG = 1024 * 1024
/** Milliseconds between two pings; a socket that hasn't answered one by the next is given up. */
const PING_EVERY = 12_000
/** Milliseconds that clients have to say goodbye when the gateway stops. */
const GOODBYE = 300

/** Serves sockets at `/graphql` of this server; the returned function closes them all. */
export function serveSockets(http: Server, door: SocketDoor): () => Promise<void> {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LONGEST_MESSAGE,
    perMessageDeflate: false,
    handleProtocols,
  })
  const protocol = speak(door)
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A page of another site may open a socket without asking the browser's leave: so we look.
    if (!door.origins.allows(request)) return refuseUpgrade(socket, '403 Forbidden')
    if (request.url?.split('?', 1)[0] !== '/graphql') return refuseUpgrade(socket, '404 Not Found')
    const close = door.lines.take(request)
    if (!close) return refuseUpgrade(socket, '429 Too Many Requests')
    socket.once('close', close)
    sockets.handleUpgrade(request, socket, head, (open) => attend(open, request, protocol, door.log))
  })
  return async () => {
    for (const socket of sockets.clients) socket.close(CLOSE_GOING_AWAY, 'The gateway stops.')
    const impatient = setTimeout(() => sockets.clients.forEach((socket) => socket.terminate()), GOODBYE)
    await new Promise((resolve) => sockets.close(resolve))
    clearTimeout(impatient)
  }
}

const CLOSE_GOING_AWAY = 1001
const CLOSE_TRY_AGAIN = 1013

/** What is known of a connection; made when it is opened, filled in when it is greeted. */
interface Line {
  readonly socket: WebSocket
  readonly request: IncomingMessage
  /** Aborted when the socket is gone. */
  readonly gone: AbortController
  /** Operations that wait, in their order, until the reader has taken what was sent. */
  readonly waiting: (() => void)[]
  working: number
  caller?: Caller | undefined
}

/** Joins a socket to the protocol, and sees whether its other end still lives. */
function attend(socket: WebSocket, request: IncomingMessage, protocol: Protocol<Line>, log: Log): void {
  const line: Line = { socket, request, gone: new AbortController(), waiting: [], working: 0 }
  // Each operation listens for the socket's end, which is no leak.
  setMaxListeners(OPERATIONS + 10, line.gone.signal)
  let answered = true
  const pinging = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
  }, PING_EVERY)
  socket.on('pong', () => (answered = true))
  // Whatever the other end did wrong, the socket closes itself; there is nobody to tell.
  socket.on('error', () => undefined)
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      // Resolved when the system has taken the message, so that a reader that doesn't read makes the stream wait.
      send: (data) =>
        new Promise((resolve, reject) => {
          if (socket.readyState !== socket.OPEN) return resolve()
          socket.send(data, (error) => {
            if (error) reject(error)
            else resolve()
            letNextGo(line)
          })
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage(take) {
        socket.on('message', (data) => {
          take(String(data as Buffer)).catch((error: unknown) => {
            log.error('a socket failed', { error })
            socket.close(CloseCode.InternalServerError, 'Something went wrong on our side.')
          })
        })
      },
    },
    line,
  )
  socket.once('close', (code, reason) => {
    clearInterval(pinging)
    line.gone.abort()
    for (const go of line.waiting.splice(0)) go()
    void closed(code, String(reason))
  })
}

function speak({ gateway, identify }: SocketDoor): Protocol<Line> {
  return makeServer<Record<string, unknown>, Line>({
    async onConnect({ extra, connectionParams }) {
      const given = connectionParams?.['authorization'] ?? connectionParams?.['Authorization']
      const authorization = typeof given === 'string' ? given : extra.request.headers.authorization
      try {
        extra.caller = await identify(authorization)
      } catch (error) {
        if (!(error instanceof NotAuthenticated)) throw error
        // A client takes 4403 for final, and this one for a reason to come back.
        if (error.retryable) extra.socket.close(CLOSE_TRY_AGAIN, error.message)
        return false
      }
      if (extra.caller) closeAt(extra.caller.expiresAt, extra)
      return true
    },
    onSubscribe({ extra, subscriptions }, _id, { query, operationName, variables }) {
      if (Object.keys(subscriptions).length > OPERATIONS)
        return [new BeyondLimit(`At most ${OPERATIONS} operations at a time on one socket.`)]
      const checked = gateway.check({ query, operationName: operationName ?? undefined, variables: variables ?? {} })
      if (!('document' in checked)) return (checked.errors ?? []).map(asError)
      const { schema } = gateway
      return { schema, document: checked.document, operationName: checked.operationName ?? null, checked, line: extra }
    },
    // Our errors are formatted when they come here; the protocol's own way asks each of them to format itself.
    onNext: (_context, _id, _payload, _args, result) => result as FormattedExecutionResult,
    execute: (args) => answer(gateway, args as unknown as Subscribed) as never,
    subscribe: (args) => answer(gateway, args as unknown as Subscribed) as never,
  })
}

/** A socket lives no longer than the token that it was greeted with. */
function closeAt(instant: Date, { socket, gone }: Line): void {
  const giveUp = atExpiry(instant, () => socket.close(CloseCode.Forbidden, 'The token has expired.'))
  gone.signal.addEventListener('abort', giveUp)
}

/** What onSubscribe hands on, besides what the protocol itself wants to know. */
interface Subscribed {
  readonly checked: CheckedRequest
  readonly line: Line
}

/** One at a time: what it sends may fill the line again. */
function letNextGo({ socket, waiting }: Line): void {
  if (socket.bufferedAmount <= BACKLOG) waiting.shift()?.()
}

/** The operation's own end also ends what it reads: a client may complete one stream and keep the socket. */
async function answer(gateway: Gateway, { checked, line }: Subscribed): Promise<unknown> {
  // Whoever asks and doesn't read would have its answers kept here.
  while ((line.working >= AT_ONCE || line.socket.bufferedAmount > BACKLOG) && !line.gone.signal.aborted)
    await new Promise<void>((resolve) => line.waiting.push(resolve))
  const ended = new AbortController()
  const end = (): void => {
    line.gone.signal.removeEventListener('abort', end)
    ended.abort()
  }
  line.gone.signal.addEventListener('abort', end)
  line.working++
  const answers = await gateway.execute(checked, { caller: line.caller, signal: ended.signal })
  line.working--
  // When this one has been sent, and where there is nobody to send it to any more.
  setImmediate(letNextGo, line)
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
  } satisfies AsyncIterableIterator<Told>
}

const asError = ({ message, extensions }: NonNullable<Told['errors']>[number]): GraphQLError =>
  new GraphQLError(message, { extensions: extensions ?? null })

function refuseUpgrade(socket: Duplex, status: string): void {
  socket.on('error', () => undefined)
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
