import { createServer, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import type { FeedBatch, FeedEntry } from '@isbn-hub/feed/entry'
import { follow, type FollowerState } from '@isbn-hub/feed/follower'
import { networkSource } from '@isbn-hub/feed/network-source'
import { FeedProblem, parsePosition, type Place } from '@isbn-hub/feed/position'
import { beforeAll, expect, jest, test } from '@jest/globals'

import { portOf, serveFeed } from './feed-server.ts'
import { batchOf, EPOCH, placeIn, writeFeed } from './written-feed.ts'

// The server's library reports each socket that is cut under its hands. Here that is what we do all the time.
beforeAll(() => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
})

const feed = writeFeed(10)
const forever = (): Promise<never> => new Promise(() => undefined)

/** Serves a feed in batches of two, and then hangs. */
async function* twoByTwo(after: string | null): AsyncGenerator<FeedBatch> {
  for (let at = after ? parsePosition(after).sequence : 0; at < feed.length; at += 2)
    yield batchOf(feed, at + 1, at + 2)
  await forever()
}

async function take(batches: AsyncIterable<FeedBatch>, count: number): Promise<FeedBatch[]> {
  const taken: FeedBatch[] = []
  for await (const batch of batches) if (taken.push(batch) === count) break
  return taken
}

test('a feed is read over a WebSocket from a position on, and the connection ends with the reading', async () => {
  await using server = await serveFeed(twoByTwo)
  const source = networkSource({ url: server.url, field: 'feed', headers: { authorization: 'Bearer x' } })
  const batches = await take(source.open({ epoch: EPOCH, sequence: 6 }, new AbortController().signal), 2)
  expect(batches).toEqual([batchOf(feed, 7, 8), batchOf(feed, 9, 10)])
  expect(server.requests).toMatchObject([{ authorization: 'Bearer x' }])
  await until(() => server.connections() === 0)
})

test('what a feed refuses keeps its code, at once and later', async () => {
  await using server = await serveFeed(async function* (after) {
    if (after) throw new FeedProblem('POSITION_AHEAD', 'This feed ends at 3.')
    yield batchOf(feed, 1, 2)
    throw new FeedProblem('EPOCH_CHANGED', 'This feed lives elsewhere.')
  })
  const source = networkSource({ url: server.url, field: 'feed' })
  const { signal } = new AbortController()
  await expect(take(source.open({ epoch: EPOCH, sequence: 9 }, signal), 1)).rejects.toMatchObject({
    name: 'FeedProblem',
    code: 'POSITION_AHEAD',
  })
  await expect(take(source.open(undefined, signal), 2)).rejects.toMatchObject({ code: 'EPOCH_CHANGED' })
})

test('a refused, reset or ended connection, and an answer that is no feed, are a broken connection', async () => {
  const answers: Record<string, AsyncIterable<unknown>> = {
    '1': (async function* () {})(),
    '2': (async function* () {
      yield { epoch: EPOCH, entries: [{ sequence: '1.5', hash: '', body: '' }], head: { sequence: '1', hash: '' } }
    })(),
    '3': (async function* () {
      throw new Error('unforeseen')
    })(),
  }
  const server = await serveFeed((after) => answers[after?.split(':')[1] ?? ''] ?? twoByTwo(after))
  const source = networkSource({ url: server.url, field: 'feed' })
  const { signal } = new AbortController()
  const broken = { code: 'CONNECTION_BROKEN' }
  for (const sequence of [1, 2, 3])
    await expect(take(source.open({ epoch: EPOCH, sequence }, signal), 1)).rejects.toMatchObject(broken)

  const reading = take(source.open(undefined, signal), 100)
  await until(() => server.connections() === 1)
  await sleep(50)
  server.reset()
  await expect(reading).rejects.toMatchObject(broken)

  await server.stop()
  await expect(take(source.open(undefined, signal), 1)).rejects.toMatchObject(broken)
})

test('a server that accepts a connection and never answers holds nobody up', async () => {
  const sockets = new Set<Socket>()
  const deaf = createServer((socket) => void sockets.add(socket))
  await new Promise<void>((ready) => deaf.listen(0, '127.0.0.1', ready))
  const source = networkSource({ url: `http://127.0.0.1:${portOf(deaf)}/graphql`, field: 'feed' })
  const leaving = new AbortController()
  const reading = take(source.open(undefined, leaving.signal), 1)
  await until(() => sockets.size === 1)
  leaving.abort(new Error('enough'))
  await expect(reading).rejects.toThrow('enough')
  const [socket] = sockets
  socket?.resume()
  await until(() => socket!.destroyed || socket!.readableEnded)
  socket?.destroy()
  await new Promise((done) => deaf.close(done))
})

test('a reader that stops reading stops the server, at a bounded number of batches, and then gets them all', async () => {
  const long = writeFeed(3_000, EPOCH, (n) => `{"n":${n},"x":"${'x'.repeat(20_000)}"}`)
  let served = 0
  await using server = await serveFeed(async function* () {
    for (; served < long.length; served++) yield batchOf(long, served + 1, served + 1)
    await forever()
  })
  const seen: FeedEntry[] = []
  const batches = networkSource({ url: server.url, field: 'feed' }).open(undefined, new AbortController().signal)
  for await (const { entries } of batches) {
    seen.push(...entries)
    if (seen.length === 10) {
      // Sixty megabytes wait; what has left the server fits into the buffers of two sockets.
      for (let before = 0; served > before; await sleep(300)) before = served
      expect(served).toBeLessThan(700)
    }
    if (seen.length === long.length) break
  }
  expect(seen).toEqual(long)
})

test('a follower over the network loses nothing and doubles nothing while its server is reset, hung up on and replaced', async () => {
  const long = writeFeed(600)
  const answer = async function* (after: string | null): AsyncGenerator<FeedBatch> {
    for (let at = after ? parsePosition(after).sequence : 0; ; at = Math.min(at + 3, long.length)) {
      yield batchOf(long, at + 1, Math.min(at + 3, long.length))
      await sleep(2)
    }
  }
  let server = await serveFeed(answer)
  const { port, url } = server
  const applied: FeedEntry[] = []
  const states = new Set<FollowerState>()
  const stopping = new AbortController()
  const following = follow({
    source: networkSource({ url, field: 'feed' }),
    place: undefined,
    apply: async (batch: FeedBatch, place: Place) => {
      applied.push(...batch.entries)
      expect(place).toEqual(placeIn(long, applied.length))
    },
    onState: (state) => states.add(state),
    signal: stopping.signal,
  })
  for (let n = 0; applied.length < long.length; n++) {
    await sleep(60)
    if (n % 4 === 3) {
      await server.stop()
      server = await serveFeed(answer, port)
    } else server.reset()
  }
  await until(() => states.has('LIVE'))
  stopping.abort()
  await following
  await until(() => server.connections() === 0)
  await server.stop()
  expect(applied).toEqual(long)
})

async function until(holds: () => boolean): Promise<void> {
  for (const limit = Date.now() + 20_000; !holds(); await sleep(10))
    if (Date.now() > limit) throw new Error(`Not within 20 s: ${holds.toString()}`)
}
