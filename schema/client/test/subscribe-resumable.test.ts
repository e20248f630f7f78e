import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { afterEach, expect, test } from '@jest/globals'
import { WebSocket } from 'ws'

import { StreamRefused, subscribeResumable } from '../src/subscribe-resumable.ts'
import { openHub } from './hub.ts'

const NAMES = ['Беларусь', 'Навука', 'Харвест']

const webSocketHere = Reflect.get(globalThis, 'WebSocket') as unknown
const setGlobal = (value: unknown): void =>
  void (value === undefined
    ? Reflect.deleteProperty(globalThis, 'WebSocket')
    : Reflect.set(globalThis, 'WebSocket', value))
afterEach(() => setGlobal(webSocketHere))

test('after a break the stream goes on behind the last assignment that was handled', async () => {
  await using hub = await openHub(NAMES)
  const breaks: unknown[] = []
  const seen: string[] = []
  const stream = subscribeResumable({
    url: hub.url,
    webSocketImpl: WebSocket,
    after: 'c0',
    filter: { agencies: ['BY'] },
    onBreak: (reason) => breaks.push(reason),
  })
  for await (const { publisherName } of stream) {
    seen.push(publisherName)
    if (seen.length === 2) hub.breakOff()
    if (seen.length === 3) break
  }
  expect(seen).toEqual(NAMES)
  const filter = { agencies: ['BY'] }
  // What had arrived before the break is not asked for again.
  expect([hub.asked.length, hub.asked[0]]).toEqual([breaks.length + 1, { after: 'c0', filter }])
})

test('the cursor moves past what the filter leaves out, and the signal ends the stream', async () => {
  await using hub = await openHub(NAMES)
  const stop = new AbortController()
  const cursors: string[] = []
  const stream = subscribeResumable({
    url: hub.url,
    webSocketImpl: WebSocket,
    after: 'c3',
    signal: stop.signal,
    onCursor(cursor) {
      cursors.push(cursor)
      stop.abort()
    },
  })
  expect(await stream.next()).toEqual({ done: true, value: undefined })
  expect(cursors).toEqual(['c3'])
})

test('what would be refused again and again is thrown, with its code', async () => {
  await using hub = await openHub(NAMES)
  const refused = (options: object): Promise<unknown> =>
    subscribeResumable({ url: hub.url, webSocketImpl: WebSocket, ...options })
      .next()
      .catch((error: unknown) => error)
  const cursor = await refused({ after: 'x' })
  expect([cursor instanceof StreamRefused, (cursor as StreamRefused).code]).toEqual([true, 'POSITION_INVALID'])
  expect(hub.asked).toHaveLength(1)
})

test('the global WebSocket is used where none is passed; without either, that is said', async () => {
  await using hub = await openHub(NAMES)
  setGlobal(WebSocket)
  for await (const { publisherName } of subscribeResumable({ url: hub.url, after: 'c0' })) {
    expect(publisherName).toBe('Беларусь')
    break
  }
  setGlobal(undefined)
  await expect(subscribeResumable({ url: hub.url }).next()).rejects.toThrow('Pass one as webSocketImpl')
})

test('nothing that only Node has is imported, so that browsers can run it', () => {
  const require = createRequire(import.meta.url)
  const source = readFileSync(new URL('../src/subscribe-resumable.ts', import.meta.url), 'utf8')
  expect(importsOf(source)).toEqual(['graphql-ws/client'])
  const client = require.resolve('graphql-ws/client').replace(/\.cjs$/, '.js')
  for (const imported of importsOf(readFileSync(client, 'utf8'))) expect(imported).toMatch(/^\.\//)
  expect(source).not.toMatch(/\b(?:process|Buffer|NodeJS|require)\b/)
})

const importsOf = (source: string): string[] =>
  [...source.matchAll(/^(?:import|export) .*?from ['"]([^'"]+)['"]/gm)].map(([, name = '']) => name)
