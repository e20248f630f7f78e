// Subscribers of the gateway by the thousand, in one process that does as little as it can for each.

import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { decodeCursor } from '@isbn-hub/feed/cursor'
import { WebSocket } from 'ws'

import { type CaughtUp, type CrowdOrder, type Departure, monotonic, type Waits, type Wire } from './crowd.ts'
import { percentile } from './rounds.ts'

const gateway = Number(process.env['GATEWAY'])
/** A message that has not arrived after this time counts as lost. */
const ARRIVAL_LIMIT = 30_000
/** Connections that are opened at once. */
const AT_ONCE = 50

process.on('message', (order: CrowdOrder) => {
  carryOut(order).then(
    (answer) => process.send?.(answer),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
process.on('disconnect', () => process.exit())

interface Subscriber {
  close(): void
}

const groups = new Map<string, Subscriber[]>()
/** When each number arrived, at one after the other. */
const arrivals = new Map<string, number[]>()

async function carryOut(order: CrowdOrder): Promise<object> {
  switch (order.do) {
    case 'open':
      return openMany(order.group, order.count, () => subscribe(order.wire, undefined, note))
    case 'open deaf':
      return openMany(order.group, order.count, () => openDeaf(order.after))
    case 'close':
      for (const subscriber of groups.get(order.group) ?? []) subscriber.close()
      groups.delete(order.group)
      return {}
    case 'waits':
      return waits(order.departures, order.readers)
    case 'catch up':
      return catchUp(order.wire, order.after, order.until)
  }
}

async function openMany(group: string, count: number, open: () => Promise<Subscriber>): Promise<object> {
  const all: Subscriber[] = []
  groups.set(group, all)
  while (all.length < count)
    all.push(...(await Promise.all(Array.from({ length: Math.min(AT_ONCE, count - all.length) }, open))))
  return {}
}

/** One message of the stream, as text. */
type Take = (message: string) => void

function note(message: string): void {
  const isbn13 = /"isbn(?:13)?":"(\d{13})"/.exec(message)?.[1]
  if (isbn13 === undefined) return
  const times = arrivals.get(isbn13)
  if (times) times.push(monotonic())
  else arrivals.set(isbn13, [monotonic()])
}

function subscribe(wire: Wire, after: string | undefined, take: Take): Promise<Subscriber> {
  return wire === 'sse' ? subscribeByEvents(after, take) : subscribeBySocket(after, take)
}

const request = (after: string | undefined): string =>
  `GET /v1/assignments${after === undefined ? '' : `?after=${after}`} HTTP/1.1\r\nhost: 127.0.0.1:${gateway}\r\n\r\n`

/** Resolves at the first event, from which on nothing is missed. */
function subscribeByEvents(after: string | undefined, take: Take): Promise<Subscriber> {
  return new Promise((resolve, reject) => {
    const socket = connect(gateway, '127.0.0.1', () => socket.write(request(after)))
    let isOver = false
    const close = (): void => {
      isOver = true
      socket.destroy()
    }
    let rest = ''
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      const messages = (rest + text).split('\n\n')
      rest = messages.pop() ?? ''
      for (const message of messages) {
        if (message.includes('id: ')) resolve({ close })
        take(message)
      }
    })
    failWith(socket, reject, () => isOver)
  })
}

const SUBSCRIPTION = `subscription ($after: Cursor) {
  assignments(after: $after) {
    ... on Assignment { cursor kind agency { code } isbn { isbn13 } publisherName }
    ... on Heartbeat { cursor }
  }
}`

function subscribeBySocket(after: string | undefined, take: Take): Promise<Subscriber> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${gateway}/graphql`, 'graphql-transport-ws', {
      perMessageDeflate: false,
    })
    let isOver = false
    const close = (): void => {
      isOver = true
      socket.terminate()
    }
    socket.on('open', () => socket.send('{"type":"connection_init"}'))
    socket.on('message', (data: Buffer) => {
      const text = data.toString('latin1')
      if (text.includes('connection_ack'))
        socket.send(
          JSON.stringify({ id: '1', type: 'subscribe', payload: { query: SUBSCRIPTION, variables: { after } } }),
        )
      else if (text.includes('"errors"') || text.includes('"type":"error"')) reject(new Error(text))
      else if (text.includes('"cursor"')) {
        resolve({ close })
        take(text)
      }
    })
    failWith(socket, reject, () => isOver)
  })
}

/** A subscriber that ends before it is told to makes the whole measurement void. */
function failWith(socket: Socket | WebSocket, reject: (error: Error) => void, isOver: () => boolean): void {
  const fail = (why: string): void => {
    if (isOver()) return
    reject(new Error(why))
    process.stderr.write(`A subscriber was lost: ${why}\n`)
  }
  socket.on('error', (error: Error) => fail(String(error)))
  socket.on('close', () => fail('The gateway closed the connection.'))
}

/** Asks for everything and reads nothing: what the system's buffers don't hold stays with the gateway. */
function openDeaf(after: string): Promise<Subscriber> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: gateway, host: '127.0.0.1' }, () => {
      socket.pause()
      socket.write(request(after))
      resolve({ close: () => socket.destroy() })
    })
    socket.on('error', reject)
  })
}

async function waits(departures: readonly Departure[], readers: number): Promise<Waits> {
  const limit = monotonic() + ARRIVAL_LIMIT
  const isHere = ({ isbn13 }: Departure): boolean => (arrivals.get(isbn13)?.length ?? 0) >= readers
  while (!departures.every(isHere) && monotonic() < limit) await sleep(20)
  const all: number[] = []
  for (const { isbn13, at } of departures) for (const arrived of arrivals.get(isbn13) ?? []) all.push(arrived - at)
  arrivals.clear()
  return { p50: percentile(all, 0.5), p99: percentile(all, 0.99), missing: departures.length * readers - all.length }
}

function catchUp(wire: Wire, after: string, until: number): Promise<CaughtUp> {
  return new Promise((resolve, reject) => {
    const began = monotonic()
    let { sequence } = decodeCursor(after)
    let events = 0
    let subscriber: Subscriber | undefined
    const take = (message: string): void => {
      const isEvent = wire === 'sse' ? message.includes('data: ') : message.includes('"kind"')
      const cursor = /(?:id: |"cursor":")([\w-]{43})/.exec(message)?.[1]
      if (cursor === undefined || !isEvent) return
      const { sequence: next } = decodeCursor(cursor)
      if (next !== sequence + 1) return reject(new Error(`After ${sequence} came ${next}.`))
      sequence = next
      events++
      if (sequence < until) return
      resolve({ events, milliseconds: monotonic() - began })
      subscriber?.close()
    }
    subscribe(wire, after, take).then((open) => {
      subscriber = open
      if (sequence >= until) open.close()
    }, reject)
  })
}
