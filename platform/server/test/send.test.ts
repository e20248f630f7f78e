import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { describe, expect, test } from '@jest/globals'

import type { Route } from '../src/route.ts'
import { addVary, send, sendCacheable } from '../src/send.ts'
import { codeOf, type Received, serveRoutes } from './serve-routes.ts'

const LONG = JSON.stringify({ names: new Array(200).fill('Мастацкая літаратура') })
const SHORT = '{"a":1}'
let executed = 0

const bodyAt = (path: string, body: string | Buffer, type = 'application/json; charset=utf-8'): Route => ({
  path,
  operations: {
    GET: { answer: ({ request, response }) => sendCacheable(request, response, { type, body }) },
    POST: {
      async answer({ request, response }) {
        executed++
        addVary(response, 'Accept')
        await send(request, response, { type, body })
      },
    },
  },
})

const ROUTES = [
  bodyAt('/long', LONG),
  bodyAt('/short', SHORT),
  bodyAt('/picture', Buffer.alloc(5_000), 'image/png'),
  bodyAt('/page', '<p>'.repeat(1_000), 'text/html; charset=utf-8'),
]

function plain({ headers, body }: Received): string {
  const coding = headers['content-encoding']
  if (coding === 'br') return brotliDecompressSync(body).toString()
  return (coding === 'gzip' ? gunzipSync(body) : body).toString()
}

describe('an answer over 1 KB is compressed as its reader prefers', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['GZIP', 'gzip'],
    ['gzip, deflate', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['br;q=0.5, gzip', 'gzip'],
    ['gzip;q=0.5', 'gzip'],
    ['identity, gzip;q=0.5', undefined],
    ['gzip;q=0', undefined],
    ['deflate', undefined],
    ['*', 'br'],
    ['*, br;q=0', 'gzip'],
    ['identity;q=0, *', 'br'],
    ['rubbish;;q', undefined],
  ])('accept-encoding: %s gives %s', async (accepted, coding) => {
    await using server = await serveRoutes(ROUTES)
    for (const asked of [{ method: 'GET' }, { method: 'POST' }]) {
      const headers = accepted === undefined ? {} : { 'accept-encoding': accepted }
      const received = await server.ask('/long', { ...asked, headers })
      expect([received.status, received.headers['content-encoding']]).toEqual([200, coding])
      expect(received.headers.vary).toContain('Accept-Encoding')
      expect(received.headers['content-length']).toBe(String(received.body.length))
      expect(plain(received)).toBe(LONG)
    }
  })

  test('not a short one, nor a picture, unless nothing else is accepted', async () => {
    await using server = await serveRoutes(ROUTES)
    for (const path of ['/short', '/picture']) {
      const received = await server.ask(path, { headers: { 'accept-encoding': 'gzip, br' } })
      expect(received.headers['content-encoding']).toBeUndefined()
    }
    const headers = { 'accept-encoding': 'gzip, identity;q=0' }
    expect((await server.ask('/short', { headers })).headers['content-encoding']).toBe('gzip')
    expect((await server.ask('/page', { headers })).headers['content-encoding']).toBe('gzip')
  })

  test.each(['identity;q=0', '*;q=0', 'identity;q=0, deflate'])(
    'where none of ours is accepted (%s), that is said before anything is done',
    async (accepted) => {
      await using server = await serveRoutes(ROUTES)
      const before = executed
      const refused = await server.ask('/long', { method: 'POST', headers: { 'accept-encoding': accepted } })
      expect([refused.status, codeOf(refused)]).toEqual([406, 'NOT_ACCEPTABLE'])
      expect(executed).toBe(before)
    },
  )

  test('what an answer depends on is named once each', async () => {
    await using server = await serveRoutes(ROUTES)
    expect((await server.ask('/long', { method: 'POST' })).headers.vary).toBe('Origin, Accept, Accept-Encoding')
  })
})

describe('a reader that has the content already', () => {
  const tag = async (server: Awaited<ReturnType<typeof serveRoutes>>, headers = {}): Promise<string> =>
    (await server.ask('/long', { headers })).headers.etag ?? ''

  test('is told so by its tag, strong or weak, alone or in a list, or by any tag at all', async () => {
    await using server = await serveRoutes(ROUTES)
    const etag = await tag(server)
    expect(etag).toMatch(/^"[\w-]+"$/)
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, `"a",W/${etag} ,"b"`, '*', ' * '])
      for (const method of ['GET', 'HEAD'])
        for (const more of [{}, { 'cache-control': 'no-cache' }]) {
          const { status, headers, body } = await server.ask('/long', {
            method,
            headers: { 'if-none-match': known, ...more },
          })
          expect([status, headers.etag, body.length]).toEqual([304, etag, 0])
        }
    for (const other of ['"other"', `"x${etag.slice(1)}`, etag.slice(1, -1), 'W/"other"', ''])
      expect((await server.ask('/long', { headers: { 'if-none-match': other } })).status).toBe(200)
  })

  test('has it in one coding: other bytes have another tag', async () => {
    await using server = await serveRoutes(ROUTES)
    const tags = await Promise.all(['', 'gzip', 'br'].map((coding) => tag(server, { 'accept-encoding': coding })))
    expect(new Set(tags).size).toBe(3)
    const [plainTag = '', gzipTag = ''] = tags
    const asGzip = (known: string) =>
      server.ask('/long', { headers: { 'accept-encoding': 'gzip', 'if-none-match': known } })
    expect((await asGzip(gzipTag)).status).toBe(304)
    expect((await asGzip(plainTag)).status).toBe(200)
  })

  test('and takes only that version, gets no other', async () => {
    await using server = await serveRoutes(ROUTES)
    const etag = await tag(server)
    for (const [match, status] of [
      [etag, 200],
      [`"other", ${etag}`, 200],
      ['*', 200],
      [`W/${etag}`, 412],
      ['"other"', 412],
    ] as const)
      expect((await server.ask('/long', { headers: { 'if-match': match } })).status).toBe(status)
  })
})
