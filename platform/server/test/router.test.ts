import { describe, expect, test } from '@jest/globals'

import type { Exchange, Route } from '../src/route.ts'
import { send } from '../src/send.ts'
import { codeOf, messageOf, serveRoutes } from './serve-routes.ts'

const echo = async ({ request, response, parameters, query, isJson }: Exchange): Promise<void> =>
  send(request, response, {
    type: 'application/json',
    body: JSON.stringify({ parameters, isJson, after: query.get('after'), kinds: query.getAll('kinds') }),
  })

const ROUTES: Route[] = [
  {
    path: '/list',
    isOpen: true,
    operations: { GET: { parameters: PARAMETERS(), answer: echo }, POST: { answer: echo } },
  },
  { path: '/book/{book}', isOpen: true, takesJsonSuffix: true, operations: { GET: { answer: echo } } },
  { path: '/papers/{code}.pdf', operations: { GET: { answer: echo } } },
  { path: '/files', operations: { PUT: { answer: echo } } },
]

function PARAMETERS() {
  return { after: { description: 'A cursor.' }, kinds: { description: 'Kinds.', isList: true } }
}

describe('an address', () => {
  test.each([
    ['/book/x', { book: 'x' }, false],
    ['/book/x/', { book: 'x' }, false],
    ['/book/x///', { book: 'x' }, false],
    ['/book/x.json', { book: 'x' }, true],
    ['/book/x.json/', { book: 'x' }, true],
    ['/book/a/b%2Fc%20d', { book: 'a/b/c d' }, false],
    ['/papers/BY%201.pdf', { code: 'BY 1' }, false],
    ['http://elsewhere.example/book/x', { book: 'x' }, false],
  ])('%s is answered', async (path, parameters, isJson) => {
    await using server = await serveRoutes(ROUTES)
    const { status, text } = await server.ask(path)
    expect([status, JSON.parse(text)]).toEqual([200, { parameters, isJson, kinds: [] }])
  })

  test.each(['/', '/lists', '/LIST', '/list/x', '/papers/x/y.pdf', '/papers/.pdf', '/__proto__', '/constructor'])(
    '%s is not found, whatever the method',
    async (path) => {
      await using server = await serveRoutes(ROUTES)
      for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'DELETE'])
        expect((await server.ask(path, { method })).status).toBe(404)
      const refused = await server.ask(path)
      expect([codeOf(refused), messageOf(refused)]).toEqual(['NOT_FOUND', `Nothing is served at "${path}".`])
    },
  )

  test('that lacks its parameter says which', async () => {
    await using server = await serveRoutes(ROUTES)
    for (const path of ['/book', '/book/', '/book/.json']) {
      const refused = await server.ask(path)
      expect([refused.status, messageOf(refused)]).toEqual([400, 'The URL names no book: /book/{book}.'])
    }
  })

  test.each(['/book/%', '/book/%E0%A4%A', '/book/%zz', '/list?after=%ff', '/list?%=1'])(
    '%s is refused, because its percent-encoding is broken',
    async (path) => {
      await using server = await serveRoutes(ROUTES)
      const refused = await server.ask(path)
      expect([refused.status, codeOf(refused)]).toEqual([400, 'BAD_REQUEST'])
      expect(messageOf(refused)).toContain('is not percent-encoded UTF-8')
    },
  )
})

describe('a method', () => {
  test('that the route does not have is refused with those that it has', async () => {
    await using server = await serveRoutes(ROUTES)
    for (const [method, path, allow] of [
      ['POST', '/book/x', 'GET, HEAD'],
      ['DELETE', '/list', 'GET, HEAD, POST'],
      ['GET', '/files', 'PUT'],
      ['HEAD', '/files', 'PUT'],
      ['PROPFIND', '/list', 'GET, HEAD, POST'],
    ] as const) {
      const { status, headers } = await server.ask(path, { method })
      expect([status, headers.allow]).toEqual([405, allow])
    }
    expect(messageOf(await server.ask('/book/x', { method: 'POST' }))).toBe('Send GET or HEAD, not POST.')
  })

  test('OPTIONS names the same ones, at addresses that exist', async () => {
    await using server = await serveRoutes(ROUTES)
    for (const [path, allow] of [
      ['/book/x', 'GET, HEAD'],
      ['/list/', 'GET, HEAD, POST'],
      ['/files', 'PUT'],
    ] as const) {
      const { status, headers, body } = await server.ask(path, { method: 'OPTIONS' })
      expect([status, headers.allow, body.length]).toEqual([204, allow, 0])
    }
    expect((await server.ask('*', { method: 'OPTIONS' })).status).toBe(204)
  })

  test('HEAD has the head of GET and no body', async () => {
    await using server = await serveRoutes(ROUTES)
    const [get, head] = [await server.ask('/list'), await server.ask('/list', { method: 'HEAD' })]
    expect(head.headers['content-length']).toBe(get.headers['content-length'])
    expect([head.status, head.body.length]).toEqual([200, 0])
  })
})

describe('a query parameter', () => {
  test('is read, with plus signs as spaces and lists in both spellings', async () => {
    await using server = await serveRoutes(ROUTES)
    const { text } = await server.ask('/list?after=a+b%2B&kinds=x,y&kinds=z&')
    expect(JSON.parse(text)).toMatchObject({ after: 'a b+', kinds: ['x', 'y', 'z'] })
  })

  test.each([
    ['/list?before=x', 'This address has no parameter "before". It has after, kinds.'],
    ['/list?after=x&After=y', 'This address has no parameter "After". It has after, kinds.'],
    ['/list?__proto__=x', 'This address has no parameter "__proto__". It has after, kinds.'],
    ['/list?x', 'This address has no parameter "x". It has after, kinds.'],
    ['/book/x?format=json', 'This address has no parameter "format". It has none.'],
  ])('that is not known is refused with those that are: %s', async (path, sentence) => {
    await using server = await serveRoutes(ROUTES)
    const refused = await server.ask(path)
    expect([refused.status, codeOf(refused), messageOf(refused)]).toEqual([400, 'UNKNOWN_PARAMETER', sentence])
  })

  test('of POST is refused as well, since it would go unread', async () => {
    await using server = await serveRoutes(ROUTES)
    expect((await server.ask('/list?after=x', { method: 'POST' })).status).toBe(400)
  })

  test('that has one value and is given twice is refused', async () => {
    await using server = await serveRoutes(ROUTES)
    const refused = await server.ask('/list?after=x&after=x')
    expect([refused.status, messageOf(refused)]).toEqual([400, 'The parameter after is given twice. Give it once.'])
  })
})

describe('a page of another site', () => {
  const origin = 'https://library.example'
  const listed = 'https://books.example'
  const leave = ({ headers }: { headers: Record<string, unknown> }): unknown => headers['access-control-allow-origin']

  test('may read a public answer, whatever its origin', async () => {
    await using server = await serveRoutes(ROUTES)
    for (const headers of [{}, { origin }, { origin: listed }, { origin: 'null' }])
      for (const method of ['GET', 'HEAD']) expect(leave(await server.ask('/book/x', { method, headers }))).toBe('*')
    expect(leave(await server.ask('/list?before=x', { headers: { origin } }))).toBe('*')
  })

  test('may read the answer to a token, or to a POST, only where it is listed', async () => {
    await using server = await serveRoutes(ROUTES)
    for (const asked of [{ headers: { authorization: 'Bearer x' } }, { method: 'POST', headers: {} }]) {
      const to = (from: string) => server.ask('/list', { ...asked, headers: { ...asked.headers, origin: from } })
      const [stranger, friend] = [await to(origin), await to(listed)]
      expect([leave(stranger), leave(friend)]).toEqual([undefined, listed])
      for (const { headers } of [stranger, friend]) {
        expect(headers.vary).toContain('Origin')
        expect(headers['access-control-allow-credentials']).toBeUndefined()
      }
    }
  })

  const preflight = (path: string, from: string, method: string, headers = '') => ({
    path,
    asked: {
      method: 'OPTIONS',
      headers: {
        origin: from,
        'access-control-request-method': method,
        ...(headers && { 'access-control-request-headers': headers }),
      },
    },
  })

  test('may go on from the last event that it saw', async () => {
    await using server = await serveRoutes(ROUTES)
    for (const from of [origin, listed]) {
      const { path, asked } = preflight('/list', from, 'GET', 'last-event-id')
      const { status, headers } = await server.ask(path, asked)
      expect([status, headers['access-control-allow-headers']]).toEqual([
        204,
        expect.stringMatching(/\blast-event-id\b/),
      ])
      expect(headers['access-control-allow-methods']).toContain('GET')
    }
  })

  test('may show a token, and send what its libraries add, only where it is listed', async () => {
    await using server = await serveRoutes(ROUTES)
    const requested = 'Authorization, content-type, traceparent'
    const friend = preflight('/list', listed, 'POST', requested)
    const allowed = await server.ask(friend.path, friend.asked)
    expect(leave(allowed)).toBe(listed)
    expect(allowed.headers['access-control-allow-methods']).toBe('GET, HEAD, POST')
    for (const name of ['authorization', 'content-type', 'traceparent'])
      expect(allowed.headers['access-control-allow-headers']?.split(', ')).toContain(name)

    const posting = preflight('/list', origin, 'POST', requested)
    expect(leave(await server.ask(posting.path, posting.asked))).toBeUndefined()
    const reading = preflight('/list', origin, 'GET', requested)
    const read = await server.ask(reading.path, reading.asked)
    expect(leave(read)).toBe('*')
    expect(read.headers['access-control-allow-headers']).not.toContain('authorization')
  })
})
