import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { describe, expect, test } from '@jest/globals'

import type { Route } from '../src/route.ts'
import { sendFile } from '../src/send-file.ts'
import { codeOf, serveRoutes } from './serve-routes.ts'

const CONTENT = Buffer.from(randomBytes(1_500).toString('base64'))
const SIZE = CONTENT.length
const CHANGED = new Date('2026-11-21T20:18:00.123Z')
const ETAG = '"v1"'

const fileRoute = (content = CONTENT): Route => ({
  path: '/file',
  operations: {
    GET: {
      answer: ({ request, response }) =>
        sendFile(
          request,
          response,
          'text/csv; charset=utf-8',
          {
            size: content.length,
            etag: ETAG,
            lastModified: CHANGED,
            open: (start, end) => Readable.from([content.subarray(start, end + 1)]),
          },
          { 'cache-control': 'no-cache' },
        ),
    },
  },
})

test('a file has validators, a length, and says that parts of it can be had', async () => {
  await using server = await serveRoutes([fileRoute()])
  const { status, headers, body } = await server.ask('/file')
  expect([status, body]).toEqual([200, CONTENT])
  expect(headers).toMatchObject({
    etag: ETAG,
    'last-modified': 'Sat, 21 Nov 2026 20:18:00 GMT',
    'accept-ranges': 'bytes',
    'content-length': String(SIZE),
    'cache-control': 'no-cache',
    vary: expect.stringContaining('Accept-Encoding'),
  })
  const head = await server.ask('/file', { method: 'HEAD' })
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, String(SIZE), 0])
})

describe('one range is sent as it is asked for', () => {
  test.each([
    ['bytes=0-99', 0, 99],
    ['bytes=100-', 100, SIZE - 1],
    ['bytes=-10', SIZE - 10, SIZE - 1],
    ['bytes=0-0', 0, 0],
    ['bytes=1990-999999', 1990, SIZE - 1],
    [`bytes=-${SIZE + 5}`, 0, SIZE - 1],
  ])('%s', async (range, start, end) => {
    await using server = await serveRoutes([fileRoute()])
    for (const coding of [{}, { 'accept-encoding': 'gzip, br' }]) {
      const { status, headers, body } = await server.ask('/file', { headers: { range, ...coding } })
      expect(status).toBe(206)
      expect(headers).toMatchObject({
        'content-range': `bytes ${start}-${end}/${SIZE}`,
        'content-length': String(end - start + 1),
        etag: ETAG,
      })
      expect(headers['content-encoding']).toBeUndefined()
      expect(body).toEqual(CONTENT.subarray(start, end + 1))
    }
  })

  test.each([`bytes=${SIZE}-`, 'bytes=99999-100000', 'bytes=-0'])('%s is behind the end', async (range) => {
    await using server = await serveRoutes([fileRoute()])
    const refused = await server.ask('/file', { headers: { range } })
    expect([refused.status, codeOf(refused)]).toEqual([416, 'RANGE_NOT_SATISFIABLE'])
    expect(refused.headers['content-range']).toBe(`bytes */${SIZE}`)
  })

  test.each(['bytes=0-1,5-6', 'bytes=a-b', 'bytes=-', 'bytes', 'lines=0-1', 'bytes=5-1'])(
    '%s gets all of the file',
    async (range) => {
      await using server = await serveRoutes([fileRoute()])
      const { status, body } = await server.ask('/file', { headers: { range } })
      expect([status, body]).toEqual([200, CONTENT])
    },
  )

  test('only of the version that the reader has begun with', async () => {
    await using server = await serveRoutes([fileRoute()])
    for (const [condition, status] of [
      [ETAG, 206],
      ['Sat, 21 Nov 2026 20:18:00 GMT', 206],
      ['"v0"', 200],
      [`W/${ETAG}`, 200],
      ['Sat, 21 Nov 2026 20:17:59 GMT', 200],
      ['rubbish', 200],
    ] as const)
      expect((await server.ask('/file', { headers: { range: 'bytes=0-9', 'if-range': condition } })).status).toBe(
        status,
      )
  })

  test('HEAD asks for no range, and an empty file has none', async () => {
    await using server = await serveRoutes([fileRoute()])
    expect((await server.ask('/file', { method: 'HEAD', headers: { range: 'bytes=0-9' } })).status).toBe(200)
    await using empty = await serveRoutes([fileRoute(Buffer.alloc(0))])
    expect((await empty.ask('/file')).headers['content-length']).toBe('0')
    expect((await empty.ask('/file', { headers: { range: 'bytes=0-9' } })).status).toBe(416)
  })
})

test('a reader that has this version gets it no second time', async () => {
  await using server = await serveRoutes([fileRoute()])
  for (const [headers, status] of [
    [{ 'if-none-match': ETAG }, 304],
    [{ 'if-none-match': ETAG, range: 'bytes=0-9' }, 304],
    [{ 'if-modified-since': 'Sat, 21 Nov 2026 20:18:00 GMT' }, 304],
    [{ 'if-modified-since': 'Sat, 21 Nov 2026 20:17:59 GMT' }, 200],
    [{ 'if-modified-since': 'rubbish' }, 200],
    // The tag counts for more than the date.
    [{ 'if-none-match': '"v0"', 'if-modified-since': 'Sat, 21 Nov 2026 20:18:00 GMT' }, 200],
    [{ 'if-unmodified-since': 'Sat, 21 Nov 2026 20:17:59 GMT' }, 412],
    [{ 'if-unmodified-since': 'Sat, 21 Nov 2026 20:18:00 GMT' }, 200],
  ] as const)
    expect([headers, (await server.ask('/file', { headers })).status]).toEqual([headers, status])
})

test('a file is compressed on its way', async () => {
  await using server = await serveRoutes([fileRoute()])
  const gzip = await server.ask('/file', { headers: { 'accept-encoding': 'gzip' } })
  expect([gzip.headers['content-encoding'], gunzipSync(gzip.body)]).toEqual(['gzip', CONTENT])
  const br = await server.ask('/file', { headers: { 'accept-encoding': 'br' } })
  expect([br.headers['content-encoding'], brotliDecompressSync(br.body)]).toEqual(['br', CONTENT])
  expect(new Set([ETAG, gzip.headers.etag, br.headers.etag]).size).toBe(3)
  const again = { 'accept-encoding': 'gzip', 'if-none-match': gzip.headers.etag ?? '' }
  expect((await server.ask('/file', { headers: again })).status).toBe(304)
})
