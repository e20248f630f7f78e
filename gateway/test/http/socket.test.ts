import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'

import { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'
import { afterEach, describe, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'

import type { StreamMessage } from '../../src/live/stream.ts'
import { type OpenServer, openServer } from './open-server.ts'

const SUBSCRIBE = 'subscription { assignments { ... on AgencyNotice { state } } }'
const notice = (state: string): StreamMessage => ({
  __typename: 'AgencyNotice',
  agency: { code: 'BY' },
  state,
  since: 'now',
  cursor: 'here',
})

const sockets: WebSocket[] = []
afterEach(() => sockets.splice(0).forEach((socket) => socket.terminate()))

interface Line {
  readonly socket: WebSocket
  send(message: object): void
  next(): Promise<{ type: string; id?: string; payload?: unknown }>
  readonly closed: Promise<number>
}

function dial(server: OpenServer, headers: Record<string, string> = {}, path = '/graphql'): Line {
  const socket = new WebSocket(`${server.origin.replace('http', 'ws')}${path}`, 'graphql-transport-ws', { headers })
  sockets.push(socket)
  const received: string[] = []
  let wake: () => void = () => undefined
  socket.on('message', (data) => {
    received.push(String(data))
    wake()
  })
  socket.on('error', () => undefined)
  return {
    socket,
    send: (message) => socket.send(JSON.stringify(message)),
    async next() {
      while (received.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      return JSON.parse(received.shift() ?? '') as { type: string }
    },
    closed: new Promise((resolve) => socket.on('close', resolve)),
  }
}

async function open(server: OpenServer, payload?: object): Promise<Line> {
  const line = dial(server)
  await new Promise((resolve) => line.socket.once('open', resolve))
  line.send({ type: 'connection_init', payload })
  expect(await line.next()).toEqual({ type: 'connection_ack' })
  return line
}

/** The status of a refused upgrade; 101 where it was let in. */
const upgrade = (server: OpenServer, headers: Record<string, string>, path?: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    const { socket } = dial(server, headers, path)
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode))
    socket.on('open', () => resolve(101))
  })

test('a stream goes over a socket, and so does a question', async () => {
  await using server = await openServer(
    {},
    {
      async *assignments() {
        yield* [notice('STALLED'), notice('LIVE')]
      },
    },
  )
  const line = await open(server)
  line.send({ type: 'subscribe', id: '1', payload: { query: SUBSCRIBE } })
  expect(await line.next()).toEqual({ type: 'next', id: '1', payload: { data: { assignments: { state: 'STALLED' } } } })
  expect(await line.next()).toEqual({ type: 'next', id: '1', payload: { data: { assignments: { state: 'LIVE' } } } })
  expect(await line.next()).toEqual({ type: 'complete', id: '1' })
  line.send({
    type: 'subscribe',
    id: '2',
    payload: { query: '{ lookup(number: "9789856020202") { isbn { status } } }' },
  })
  expect(await line.next()).toEqual({
    type: 'next',
    id: '2',
    payload: { data: { lookup: { isbn: { status: 'ASSIGNED' } } } },
  })
})

test('an error of an answer arrives as it would over HTTP, with its code', async () => {
  await using server = await openServer(
    {},
    {
      async *assignments() {
        throw Object.assign(new Error('The journal is away.'), { code: 'AGENCY_UNAVAILABLE' })
      },
    },
  )
  const line = await open(server)
  line.send({ type: 'subscribe', id: '1', payload: { query: SUBSCRIBE } })
  expect(await line.next()).toMatchObject({
    payload: { errors: [{ message: 'The journal is away.', extensions: { code: 'AGENCY_UNAVAILABLE' } }] },
  })
})

test('a request that is refused over HTTP is refused over a socket, too', async () => {
  await using server = await openServer()
  const line = await open(server)
  line.send({ type: 'subscribe', id: '1', payload: { query: '{ publishers(first: 200000) { totalCount } }' } })
  expect(await line.next()).toMatchObject({
    type: 'error',
    id: '1',
    payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
  })
  line.send({ type: 'subscribe', id: '2', payload: { query: '{ agencys { code } }' } })
  const refused = await line.next()
  expect(refused).toMatchObject({
    type: 'error',
    id: '2',
    payload: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
  })
  expect(JSON.stringify(refused)).not.toContain('Did you mean')
})

/** A server to a stream that gives one message, and then waits for its end. */
async function openStream(): Promise<{ server: OpenServer; end: Promise<string> }> {
  let ended: (how: string) => void = () => undefined
  const end = new Promise<string>((resolve) => (ended = resolve))
  const server = await openServer(
    {},
    {
      async *assignments(_given, signal) {
        yield notice('LIVE')
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        ended('by its signal')
      },
    },
  )
  return { server, end }
}

test('a stream that its reader completes ends, and the socket stays', async () => {
  const { server, end } = await openStream()
  await using _ = server
  const line = await open(server)
  line.send({ type: 'subscribe', id: '1', payload: { query: SUBSCRIBE } })
  await line.next()
  line.send({ type: 'complete', id: '1' })
  expect(await end).toBe('by its signal')
  line.send({ type: 'ping' })
  expect(await line.next()).toEqual({ type: 'pong' })
})

test('a stream whose socket breaks ends', async () => {
  const { server, end } = await openStream()
  await using _ = server
  const line = await open(server)
  line.send({ type: 'subscribe', id: '1', payload: { query: SUBSCRIBE } })
  await line.next()
  line.socket.terminate()
  expect(await end).toBe('by its signal')
})

test('a socket has so many operations under way, and is told of one too many', async () => {
  const { server } = await openStream()
  await using _ = server
  const line = await open(server)
  for (let n = 0; n < 101; n++) line.send({ type: 'subscribe', id: String(n), payload: { query: SUBSCRIBE } })
  for (;;) {
    const { type, id, payload } = await line.next()
    if (type !== 'error') continue
    expect({ id, payload }).toMatchObject({ id: '100', payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] })
    break
  }
})

test('for a reader that doesn’t read nothing more is begun, and it gets everything when it does', async () => {
  await using server = await openServer()
  const line = await open(server)
  const numbers = Array.from({ length: 1_000 }, () => '978-985-6020-20-2')
  const query =
    'query ($numbers: [String!]!) { lookups(numbers: $numbers) { input valid defined form isbn { hyphenated isbn10 gtin14 urn isbnA elements { gs1 registrant publication checkDigit } } } }'
  line.socket.pause()
  for (let n = 0; n < 90; n++)
    line.send({ type: 'subscribe', id: String(n), payload: { query, variables: { numbers } } })
  // The system's own buffers take some megabytes and the socket's one: far less than the forty that were asked for.
  for (let before = -1; server.executed > before; await sleep(300)) before = server.executed
  expect(server.executed).toBeLessThan(80)
  line.socket.resume()
  for (let complete = 0; complete < 90;) if ((await line.next()).type === 'complete') complete++
  expect(server.executed).toBe(90)
})

test('a client that sends the hash of a document is asked for the document', async () => {
  await using server = await openServer()
  const line = await open(server)
  const extensions = { persistedQuery: { version: 1, sha256Hash: '0' } }
  line.send({ type: 'subscribe', id: '1', payload: { extensions, variables: {} } })
  expect(await line.next()).toEqual({
    type: 'error',
    id: '1',
    payload: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
  })
  line.send({ type: 'subscribe', id: '2', payload: { extensions, query: '{ __typename }' } })
  expect(await line.next()).toMatchObject({ id: '2', payload: { data: { __typename: 'Query' } } })
})

test('an operation that is named by an empty text is not named', async () => {
  await using server = await openServer()
  const line = await open(server)
  line.send({ type: 'subscribe', id: '1', payload: { operationName: '', query: '{ __typename }' } })
  expect(await line.next()).toMatchObject({ id: '1', payload: { data: { __typename: 'Query' } } })
})

describe('a socket is let in', () => {
  test('from no page, from our own, and from those of the list; from others not', async () => {
    await using server = await openServer()
    expect(await upgrade(server, {})).toBe(101)
    expect(await upgrade(server, { origin: server.origin })).toBe(101)
    expect(await upgrade(server, { origin: 'https://books.example' })).toBe(101)
    expect(await upgrade(server, { origin: 'https://evil.example' })).toBe(403)
    expect(await upgrade(server, { origin: 'null' })).toBe(403)
    expect(await upgrade(server, {}, '/elsewhere')).toBe(404)
  })

  test('with a good token or none; with a bad one not', async () => {
    await using server = await openServer()
    await open(server, { authorization: 'Bearer BY' })
    const line = dial(server)
    await new Promise((resolve) => line.socket.once('open', resolve))
    line.send({ type: 'connection_init', payload: { authorization: 'Bearer rubbish' } })
    expect(await line.closed).toBe(4403)
  })

  test.each([
    { headers: { Authorization: 'Bearer rubbish' } },
    { headers: { authorization: 'Bearer rubbish' } },
    { Headers: { AUTHORIZATION: 'Bearer rubbish' } },
    { AUTHORIZATION: 'Bearer rubbish' },
    { Authorization: 17 },
    { headers: { Authorization: ['Bearer BY'] } },
  ])('not with a token that is bad, wherever its client shows it: %j', async (payload) => {
    await using server = await openServer()
    const line = dial(server)
    await new Promise((resolve) => line.socket.once('open', resolve))
    line.send({ type: 'connection_init', payload })
    expect(await line.closed).toBe(4403)
  })

  test.each([
    { headers: { Authorization: 'Bearer BY' } },
    { Authorization: 'Bearer BY' },
    { Authorization: null, headers: { authorization: null } },
    { headers: null },
    { headers: 'none' },
  ])('with a good token wherever it stands, and with none: %j', async (payload) => {
    await using server = await openServer()
    const { socket } = await open(server, payload)
    expect(socket.readyState).toBe(socket.OPEN)
  })

  test('at its address as it is: what stands in the query of the URL would go unread', async () => {
    await using server = await openServer()
    expect(await upgrade(server, {}, '/graphql/')).toBe(101)
    expect(await upgrade(server, {}, '/graphql?token=x')).toBe(400)
  })

  test('as long as its address has not as many as it may', async () => {
    await using server = await openServer({ connections: new ConnectionLimiter({ perAddress: 2, behindProxy: false }) })
    const [first] = [await open(server), await open(server)]
    expect(await upgrade(server, {})).toBe(429)
    const stream = await fetch(`${server.origin}/v1/assignments`)
    expect(stream.status).toBe(429)
    expect(stream.headers.get('retry-after')).toBe('5')
    first.socket.terminate()
    while ((await upgrade(server, {})) !== 101) await sleep(5)
  })

  test('each by the address that the proxy before the gateway saw, where there is one', async () => {
    await using server = await openServer({ connections: new ConnectionLimiter({ perAddress: 1, behindProxy: true }) })
    const from = (...addresses: string[]) => dial(server, { 'x-forwarded-for': addresses.join(', ') })
    const sockets = [from('192.0.2.1'), from('192.0.2.9', '192.0.2.2'), from('192.0.2.9', '192.0.2.3')]
    for (const { socket } of sockets) await new Promise((resolve) => socket.once('open', resolve))
    const again = from('192.0.2.7', '192.0.2.3')
    const [error] = (await once(again.socket, 'error')) as [Error]
    expect(error.message).toContain('429')
  })

  test('later, where its token can’t be looked at just now', async () => {
    await using server = await openServer()
    const line = dial(server)
    await new Promise((resolve) => line.socket.once('open', resolve))
    line.send({ type: 'connection_init', payload: { authorization: 'Bearer of an issuer that is away' } })
    expect(await line.closed).toBe(1013)
  })

  test('no longer than its token is good', async () => {
    await using server = await openServer()
    const line = await open(server, { authorization: 'Bearer BY short' })
    expect(await line.closed).toBe(4403)
  })
})

describe('the protocol', () => {
  test('a message before the greeting, a second greeting, a second use of an id', async () => {
    await using server = await openServer(
      {},
      {
        async *assignments(_given, signal) {
          yield notice('LIVE')
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
        },
      },
    )
    const early = dial(server)
    await new Promise((resolve) => early.socket.once('open', resolve))
    early.send({ type: 'subscribe', id: '1', payload: { query: SUBSCRIBE } })
    expect(await early.closed).toBe(4401)

    const twice = await open(server)
    twice.send({ type: 'connection_init' })
    expect(await twice.closed).toBe(4429)

    const same = await open(server)
    same.send({ type: 'subscribe', id: '1', payload: { query: SUBSCRIBE } })
    same.send({ type: 'subscribe', id: '1', payload: { query: SUBSCRIBE } })
    expect(await same.closed).toBe(4409)
  })

  test('a message over 64 KB ends the socket, and only that one', async () => {
    await using server = await openServer()
    const line = await open(server)
    line.send({ type: 'subscribe', id: '1', payload: { query: `{ __typename } #${'x'.repeat(70_000)}` } })
    expect(await line.closed).toBe(1009)
    await open(server)
  })
})

test('when the gateway stops, it says so to every socket', async () => {
  const server = await openServer()
  const line = await open(server)
  await server[Symbol.asyncDispose]()
  expect(await line.closed).toBe(1001)
})
