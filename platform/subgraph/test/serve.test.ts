import { once } from 'node:events'

import { buildSubgraphSchema } from '@apollo/subgraph'
import { createPool } from '@isbn-hub/postgres/data-source'
import { testDatabase } from '@isbn-hub/test/database'
import { afterEach, describe, expect, test } from '@jest/globals'
import { buildSchema, GraphQLError, parse } from 'graphql'
import pg from 'pg'
import { WebSocket } from 'ws'

import { serve, type ServeOptions, type Shown } from '../src/serve.ts'

async function oneRow(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table held (one integer); insert into held values (1)')
  await client.end()
}

test('what a limit of the database breaks off is told as trouble that passes, and says nothing of the database', async () => {
  await using database = await testDatabase(oneRow)
  const holder = new pg.Client({ connectionString: database.url })
  await holder.connect()
  await holder.query('begin; select from held for update')
  const pool = createPool(database.url, { size: 2, statementLimit: 5_000, lockLimit: 100 })
  const brief = createPool(database.url, { size: 1, statementLimit: 100 })
  const schema = buildSchema('type Query { waits: Int, takes: Int }')
  const root = schema.getQueryType()!.getFields()
  root['waits']!.resolve = () => pool.query('update held set one = 2')
  root['takes']!.resolve = () => brief.query('select pg_sleep(60)')
  const running = await serve({
    schemas: { '/graphql': schema },
    context: () => ({}),
    host: '127.0.0.1',
    port: 0,
    checks: {},
    log: { info() {}, warn() {}, error() {} },
    archive: 'register',
    async release() {
      await holder.end()
      await Promise.all([pool.end(), brief.end()])
    },
  })
  const answer = await fetch(`http://127.0.0.1:${running.port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ waits takes }' }),
  })
  const { errors } = (await answer.json()) as { errors: { message: string; path: string[] }[] }
  await running.stop()
  const extensions = { code: 'AGENCY_UNAVAILABLE', retryable: true }
  expect(errors.toSorted((a, b) => a.path[0]!.localeCompare(b.path[0]!))).toEqual([
    { path: ['takes'], extensions, message: expect.stringContaining('register needed too long') },
    { path: ['waits'], extensions, message: expect.stringContaining('Nothing was changed') },
  ])
})

const release: (() => PromiseLike<unknown>)[] = []
afterEach(async () => {
  for (const letGo of release.splice(0).reverse()) await letGo()
})

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type House @key(fields: "id") { id: ID! heir: House }
  type Query { house: House, day(is: Day): Day }
  type Subscription { days: Int }
  enum Day { MONDAY }
`)

interface Context {
  readonly expiresAt: Date | undefined
}

/** `Bearer good` is a token without end, `Bearer short` one for a moment. */
function context({ authorization }: Shown): Context {
  if (authorization === undefined || authorization === 'Bearer good') return { expiresAt: undefined }
  if (authorization === 'Bearer short') return { expiresAt: new Date(Date.now() + 150) }
  throw new GraphQLError('The token is none.', { extensions: { code: 'UNAUTHENTICATED' } })
}

async function open(options: Partial<ServeOptions<Context>> = {}): Promise<{ url: string; faults: unknown[] }> {
  const faults: unknown[] = []
  const { port, stop } = await serve<Context>({
    schemas: {
      '/graphql': buildSubgraphSchema({
        typeDefs,
        resolvers: {
          House: { __resolveReference: (house: object) => house, heir: () => ({ id: '2' }) },
          Query: { house: () => ({ id: '1' }) },
          Subscription: {
            days: {
              async *subscribe() {
                yield { days: 1 }
                await new Promise((resolve) => release.unshift(async () => resolve(undefined)))
              },
            },
          },
        },
      }),
    },
    context,
    expiry: ({ expiresAt }) => expiresAt,
    host: '127.0.0.1',
    port: 0,
    checks: {},
    log: { info() {}, warn() {}, error: (...fault) => faults.push(fault) },
    archive: 'register',
    release: async () => undefined,
    ...options,
  })
  release.push(stop)
  return { url: `http://127.0.0.1:${port}/graphql`, faults }
}

const JSON_TYPE = { 'content-type': 'application/json' }

async function post(url: string, body: object, headers: Record<string, string> = JSON_TYPE): Promise<any> {
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, ...((await response.json()) as object) }
}

describe('a subgraph asked directly refuses', () => {
  const chain = Array.from({ length: 2_000 }, (_, n) => `fragment f${n} on House { ...f${n + 1} }`).join(' ')
  const limits: Record<string, string> = {
    'a hundred aliases and one': `{ house { ${Array.from({ length: 101 }, (_, n) => `a${n}: id`).join(' ')} } }`,
    'a thousand fields at the root': `{ ${'__typename '.repeat(1_000)} }`,
    'as many fields under one': `{ house { ${'id '.repeat(1_000)} } }`,
    'thirty levels': `{ house ${'{ heir '.repeat(30)} { id } ${'}'.repeat(30)} }`,
    'two hundred levels': `{ house ${'{ heir '.repeat(200)} { id } ${'}'.repeat(200)} }`,
    'more tokens than anybody needs': `{ house { ...f0 } } ${chain} fragment f2000 on House { id }`,
  }
  test.each(Object.entries(limits))('%s', async (_, query) => {
    const { url } = await open()
    expect(await post(url, { query })).toMatchObject({
      status: 400,
      errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
    })
  })

  test('more entities than the hub ever asks for, those of all lists together', async () => {
    const { url, faults } = await open()
    const query = `query ($a: [_Any!]!, $b: [_Any!]!) {
      a: _entities(representations: $a) { __typename } b: _entities(representations: $b) { __typename }
    }`
    const houses = (length: number) => Array.from({ length }, (_, n) => ({ __typename: 'House', id: String(n) }))
    const ask = (a: number, b: number) => post(url, { query, variables: { a: houses(a), b: houses(b) } })
    expect((await ask(2_500, 2_500)).data.b).toHaveLength(2_500)
    expect(await ask(2_501, 2_500)).toMatchObject({ status: 400, errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] })
    expect(faults).toEqual([])
  })

  test('an operation that isn’t there, a persisted query, and what is no JSON, each by its kind', async () => {
    const { url, faults } = await open()
    expect(await post(url, { query: 'query a { __typename }', operationName: 'b' })).toMatchObject({
      status: 400,
      errors: [{ message: 'Unknown operation named "b".', extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }],
    })
    const persistedQuery = {
      version: 1,
      sha256Hash: 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38',
    }
    expect(await post(url, { extensions: { persistedQuery } })).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
    })
    for (const type of ['application/x-www-form-urlencoded', 'text/plain'])
      expect(await post(url, { query: '{ __typename }' }, { 'content-type': type })).toMatchObject({ status: 415 })
    expect(faults).toEqual([])
  })

  test('a mistake once, however often it was made, and suggests no name', async () => {
    const { url } = await open()
    const { errors } = await post(url, { query: `{ house { ${'ids @aa @aa @aa '.repeat(3)} } }` })
    expect(errors.length).toBeLessThanOrEqual(5)
    const unknownDay = await post(url, { query: 'query ($d: Day) { day(is: $d) }', variables: { d: 'MONDAYS' } })
    expect(unknownDay.errors).toHaveLength(1)
    expect(JSON.stringify([errors, unknownDay])).not.toContain('Did you mean')
  })
})

/** Greeted, unless `greeting` is null. */
async function dial(url: string, greeting: object | null = {}, headers: Record<string, string> = {}) {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', { headers })
  release.push(async () => socket.terminate())
  const received: string[] = []
  let wake: () => void = () => undefined
  socket.on('message', (data) => {
    received.push(String(data))
    wake()
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await once(socket, 'open')
  const send = (message: object): void => socket.send(JSON.stringify(message))
  if (greeting) send({ type: 'connection_init', payload: greeting })
  return {
    closed,
    send,
    async next(): Promise<any> {
      while (received.length === 0) await new Promise<void>((resolve) => (wake = resolve))
      return JSON.parse(received.shift()!)
    },
  }
}

describe('a socket of a subgraph', () => {
  const subscribe = (id: string, query: string) => ({ type: 'subscribe', id, payload: { query } })

  test('stays open when a question can’t be read, and answers the next', async () => {
    const { url, faults } = await open()
    const line = await dial(url)
    expect(await line.next()).toEqual({ type: 'connection_ack' })
    for (const query of ['{', '', '{ houses { id } }', `{ ${'__typename '.repeat(1_000)} }`]) {
      line.send(subscribe('1', query))
      const refused = await line.next()
      expect(refused).toMatchObject({ type: 'error', id: '1' })
      expect(JSON.stringify(refused)).not.toContain('Did you mean')
    }
    line.send(subscribe('1', '{ house { id } }'))
    expect(await line.next()).toMatchObject({ type: 'next', payload: { data: { house: { id: '1' } } } })
    expect(faults).toEqual([])
  })

  test('is closed by a message that clients do not send, and that is not logged as a fault', async () => {
    const { url, faults } = await open()
    const line = await dial(url)
    await line.next()
    line.send({ type: 'connection_ack' })
    expect(await line.closed).toBe(4400)
    expect(faults).toEqual([])
  })

  test('is refused with a bad token, and ends with a good one', async () => {
    const { url } = await open()
    expect(await (await dial(url, { authorization: 'Bearer rubbish' })).closed).toBe(4403)
    const short = await dial(url, { authorization: 'Bearer short' })
    expect(await short.next()).toEqual({ type: 'connection_ack' })
    expect(await short.closed).toBe(4403)
  })

  test('is opened for no page, and for no address without end', async () => {
    const { url } = await open()
    await expect(dial(url, {}, { origin: 'https://evil.example' })).rejects.toThrow('403')
    for (let n = 0; n < 100; n++) await dial(url, null)
    await expect(dial(url)).rejects.toThrow('429')
  })

  test('has so many operations under way, and is told of one too many', async () => {
    const { url } = await open()
    const line = await dial(url)
    await line.next()
    for (let n = 0; n <= 50; n++) line.send(subscribe(String(n), 'subscription { days }'))
    for (;;) {
      const { type, id, payload } = await line.next()
      if (type !== 'error') continue
      expect({ id, payload }).toMatchObject({ id: '50', payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] })
      break
    }
  })
})
