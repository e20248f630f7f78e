import { setTimeout as sleep } from 'node:timers/promises'

import { describe, expect, test } from '@jest/globals'
import { Client, fetchExchange } from '@urql/core'
import { serverAudits } from 'graphql-http'
import { createClient } from 'graphql-sse'

import type { GatewayOptions } from '../../src/gateway.ts'
import type { StreamMessage } from '../../src/live/stream.ts'
import { type OpenServer, openServer } from './open-server.ts'

const LOOKUP = 'query ($number: String!) { lookup(number: $number) { isbn { hyphenated status } } }'

/** Requests that have reached any subgraph. */
const asked = ({ world }: OpenServer): number => Object.values(world.servers).flatMap(({ requests }) => requests).length

async function refusal(response: Response): Promise<{ status: number; code: unknown; count: number }> {
  const { errors, data } = (await response.json()) as { errors: { extensions: { code: string } }[]; data?: unknown }
  expect(data).toBeUndefined()
  return { status: response.status, code: errors[0]?.extensions.code, count: errors.length }
}

describe('a question', () => {
  test('by POST is answered as JSON', async () => {
    await using server = await openServer()
    const response = await server.post({ query: LOOKUP, variables: { number: '9789856020202' } })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(await response.json()).toEqual({
      data: { lookup: { isbn: { hyphenated: '978-985-6020-20-2', status: 'ASSIGNED' } } },
    })
  })

  test('is answered in the newer media type where that is accepted', async () => {
    await using server = await openServer()
    const response = await server.post({ query: '{ __typename }' }, { accept: 'application/graphql-response+json' })
    expect(response.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8')
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } })
  })

  test('by GET is answered too', async () => {
    await using server = await openServer()
    const url = `${server.origin}/graphql?${String(new URLSearchParams({ query: LOOKUP, variables: '{"number":"9789856020202"}', operationName: '' }))}`
    expect(await (await fetch(url)).json()).toMatchObject({ data: { lookup: { isbn: { status: 'ASSIGNED' } } } })
  })

  test('of 1,000 numbers with all their hyphens fits; of 1,001 is too many', async () => {
    await using server = await openServer()
    const query = 'query ($numbers: [String!]!) { lookups(numbers: $numbers) { valid isbn { status } } }'
    const numbers = Array.from({ length: 1_000 }, (_, n) => `ISBN 978-985-6020-${String(n % 100).padStart(2, '0')}-0`)
    const { data } = (await (await server.post({ query, variables: { numbers } })).json()) as {
      data: { lookups: unknown[] }
    }
    expect(data.lookups).toHaveLength(1_000)
    const more = await (await server.post({ query, variables: { numbers: [...numbers, 'x'] } })).json()
    expect(more).toMatchObject({ data: null, errors: [{ extensions: { code: 'TOO_MANY_NUMBERS' } }] })
  })
})

describe('a request that is refused before any subgraph is asked', () => {
  const aliases = (count: number): string =>
    `{ ${Array.from({ length: count }, (_, n) => `a${n}: __typename`).join(' ')} }`
  const deep = `{ lookup(number: "x") { isbn ${'{ prefix { firstIsbn '.repeat(8)}{ status }${' } }'.repeat(8)} } }`

  test.each<[string, unknown, string]>([
    ['101 aliases', { query: aliases(101) }, 'LIMIT_EXCEEDED'],
    ['more levels than twelve', { query: deep }, 'LIMIT_EXCEEDED'],
    [
      'eleven fields at the root',
      {
        query: `{ ${'agencies { code } '.repeat(1)}${Array.from({ length: 10 }, (_, n) => `f${n}: agencies { code }`).join(' ')} }`,
      },
      'LIMIT_EXCEEDED',
    ],
    ['500 times one field', { query: `{ agencies { ${'name '.repeat(500)} } }` }, 'LIMIT_EXCEEDED'],
    ['100,000 tokens', { query: `{ ${'a '.repeat(40_000)} }` }, 'LIMIT_EXCEEDED'],
    ['ten unknown directives', { query: `{ __typename ${'@aa'.repeat(10)} }` }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a page of 200,000', { query: '{ publishers(first: 200000) { totalCount } }' }, 'LIMIT_EXCEEDED'],
    [
      'a page of 200,000 by variable',
      { query: 'query ($n: Int) { publishers(first: $n) { totalCount } }', variables: { n: 200_000 } },
      'LIMIT_EXCEEDED',
    ],
    [
      'a page of 200,000 by default',
      { query: 'query ($n: Int = 200000) { publishers(first: $n) { totalCount } }' },
      'LIMIT_EXCEEDED',
    ],
    [
      'fragments that spread each other',
      { query: '{ agencies { ...a } } fragment a on Agency { ...b } fragment b on Agency { ...a }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'circular introspection',
      {
        query: '{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }',
      },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['the federation’s own fields', { query: '{ _service { sdl } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['the feed, which is for followers', { query: '{ journal { epoch } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'lists within lists within lists',
      {
        query: `query ($n: [String!]!) { ${Array.from({ length: 9 }, (_, n) => `a${n}: lookups(numbers: $n) { ${'input valid defined form problem { code message position } '} }`).join(' ')} }`,
        variables: { n: new Array(1_000).fill('1') },
      },
      'LIMIT_EXCEEDED',
    ],
    [
      'variables nested beyond sense',
      `{"query":"query ($n: [String!]!) { lookups(numbers: $n) { valid } }","variables":{"n":${'['.repeat(9_000)}${']'.repeat(9_000)}}}`,
      'LIMIT_EXCEEDED',
    ],
    ['several operations and no choice', { query: 'query a { __typename } query b { __typename }' }, 'BAD_REQUEST'],
    ['rubbish', { query: 'qwerty cop {abc' }, 'GRAPHQL_PARSE_FAILED'],
    ['several operations at once', [{ query: '{ __typename }' }, { query: '{ __typename }' }], 'BAD_REQUEST'],
    ['no query', { variables: {} }, 'BAD_REQUEST'],
    ['variables that are a list', { query: '{ __typename }', variables: [] }, 'BAD_REQUEST'],
    ['no JSON', '{"query":', 'BAD_REQUEST'],
    ['JSON nested beyond sense', `${'['.repeat(40_000)}${']'.repeat(40_000)}`, 'BAD_REQUEST'],
  ])('%s', async (_, body, code) => {
    await using server = await openServer()
    const before = process.cpuUsage()
    expect(await refusal(await server.post(body))).toEqual({ status: 400, code, count: 1 })
    const { user, system } = process.cpuUsage(before)
    expect(user + system).toBeLessThan(300_000)
    expect(asked(server)).toBe(0)
  })

  test('fragments that double at each level cost no more than reading them', async () => {
    await using server = await openServer()
    const levels = Array.from({ length: 60 }, (_, n) => `fragment f${n} on Agency { ...f${n + 1} ...f${n + 1} }`)
    const query = `{ agencies { ...f0 } } ${levels.join(' ')} fragment f60 on Agency { name }`
    const before = process.cpuUsage()
    expect(await refusal(await server.post({ query }))).toMatchObject({ status: 400, code: 'LIMIT_EXCEEDED' })
    const { user, system } = process.cpuUsage(before)
    expect(user + system).toBeLessThan(300_000)
  })

  test('a body over 100 KB', async () => {
    await using server = await openServer()
    const response = await server.post({ query: LOOKUP, variables: { number: 'x'.repeat(110_000) } })
    expect(await refusal(response)).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' })
    expect(asked(server)).toBe(0)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'a body that calls itself %p',
    async (type) => {
      await using server = await openServer()
      expect(
        await refusal(await server.post(JSON.stringify({ query: '{ __typename }' }), { 'content-type': type })),
      ).toMatchObject({ status: 415 })
    },
  )

  test('a mutation by GET', async () => {
    await using server = await openServer()
    const query = 'mutation { assignPrefix(publisher: "BY-1", input: {}, idempotencyKey: "k") { __typename } }'
    const response = await fetch(`${server.origin}/graphql?${String(new URLSearchParams({ query }))}`, {
      headers: { authorization: 'Bearer BY' },
    })
    expect(response.headers.get('allow')).toBe('POST')
    expect(await refusal(response)).toMatchObject({ status: 405 })
    expect(asked(server)).toBe(0)
  })

  test.each(['PUT', 'DELETE', 'PATCH'])('%s', async (method) => {
    await using server = await openServer()
    expect(await refusal(await fetch(`${server.origin}/graphql`, { method }))).toMatchObject({ status: 405 })
  })

  test('a subscription that is to be answered as one JSON', async () => {
    await using server = await openServer()
    const subscription = { query: 'subscription { assignments { __typename } }' }
    expect(await refusal(await server.post(subscription, { accept: 'application/json' }))).toMatchObject({
      status: 406,
      code: 'NOT_ACCEPTABLE',
    })
  })

  test('a malformed token', async () => {
    await using server = await openServer()
    const response = await server.post({ query: '{ agencies { code } }' }, { authorization: 'Bearer rubbish' })
    expect(response.headers.get('www-authenticate')).toBe('Bearer')
    expect(await refusal(response)).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
    expect(asked(server)).toBe(0)
  })
})

test('a token that can’t be looked at just now may be good: come back', async () => {
  await using server = await openServer()
  const response = await server.post(
    { query: '{ agencies { code } }' },
    { authorization: 'Bearer of an issuer that is away' },
  )
  expect(response.headers.get('retry-after')).toBe('1')
  expect(await refusal(response)).toMatchObject({ status: 503, code: 'IDENTITY_UNAVAILABLE' })
})

describe('errors tell nothing that isn’t meant for strangers', () => {
  test('the names that a client may have meant are not suggested', async () => {
    await using server = await openServer()
    for (const query of [
      '{ __schema { directive } }',
      '{ agencys { code } }',
      '{ agencies { cod } }',
      'query ($f: AssignmentFilters) { __typename }',
    ]) {
      const text = await (await server.post({ query })).text()
      expect(text).toContain('errors')
      expect(text).not.toContain('Did you mean')
    }
    const filter = { kinds: ['PREFIX_ASSIGNE'] }
    const text = await (
      await server.post({
        query: 'query ($f: AssignmentFilter) { assignments(filter: $f) { nodes { kind } } }',
        variables: { f: filter },
      })
    ).text()
    expect(text).toContain('BAD_USER_INPUT')
    expect(text).not.toContain('Did you mean')
  })

  test('what a subgraph says without a known code is withheld, with a number to ask by', async () => {
    const logged: object[] = []
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (_: string, facts?: object) => void logged.push(facts ?? {}),
    }
    await using server = await openServer(
      {},
      {
        log,
        connect: () => ({
          post: async () => ({
            data: { _entities: [null] },
            errors: [
              {
                message: 'relation "publisher" does not exist at 10.0.0.7',
                path: ['_entities', 0],
                extensions: {
                  code: 'INTERNAL_SERVER_ERROR',
                  stacktrace: ['at /srv/agency'],
                  request: { endpoint: 'http://10.0.0.7' },
                },
              },
            ],
          }),
          close: () => Promise.resolve(),
        }),
      },
    )
    const text = await (await server.post({ query: LOOKUP, variables: { number: '9789856020202' } })).text()
    expect(text).not.toMatch(/relation|10\.0\.0\.7|stack|srv/)
    const { errors } = JSON.parse(text) as {
      errors: { extensions: { code: string; agency: string; traceId: string } }[]
    }
    expect(errors[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', agency: 'BY', traceId: expect.any(String) })
    expect(logged).toMatchObject([{ traceId: errors[0]?.extensions.traceId }])
  })

  test('what a subgraph says by a known code passes, with the facts that are allowed', async () => {
    await using server = await openServer(
      {},
      {
        connect: () => ({
          post: async () => ({
            data: { _entities: [{ status: null }] },
            errors: [
              {
                message: 'Not yours.',
                path: ['_entities', 0, 'status'],
                extensions: { code: 'FORBIDDEN', reason: 'OTHER_ROLE', secret: 1 },
              },
            ],
          }),
          close: () => Promise.resolve(),
        }),
      },
    )
    expect(await (await server.post({ query: LOOKUP, variables: { number: '9789856020202' } })).json()).toMatchObject({
      errors: [
        { message: 'Not yours.', path: ['lookup', 'isbn', 'status'], extensions: { code: 'FORBIDDEN', agency: 'BY' } },
      ],
    })
  })

  test('no traces, no headers that name the software', async () => {
    await using server = await openServer()
    const response = await server.post({ query: '{ agencies { code } }' })
    expect(await response.json()).not.toHaveProperty('extensions')
    for (const header of ['server', 'x-powered-by']) expect(response.headers.get(header)).toBeNull()
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('an agency down is an answer of 200 with the others’ data', async () => {
    await using server = await openServer()
    server.world.down.add('BY')
    const response = await server.post({ query: LOOKUP, variables: { number: '9789856020202' } })
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({
      data: { lookup: { isbn: { hyphenated: '978-985-6020-20-2', status: null } } },
    })
  })
})

describe('pages of other sites', () => {
  test('may not read the answer to a POST, unless they are on the list', async () => {
    await using server = await openServer()
    const evil = await server.post({ query: '{ __typename }' }, { origin: 'https://evil.example' })
    expect(evil.headers.get('access-control-allow-origin')).toBeNull()
    const good = await server.post({ query: '{ __typename }' }, { origin: 'https://books.example' })
    expect(good.headers.get('access-control-allow-origin')).toBe('https://books.example')
    for (const { headers } of [evil, good]) expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  test('are told so when their browser asks first', async () => {
    await using server = await openServer()
    const ask = (origin: string) =>
      fetch(`${server.origin}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      })
    const evil = await ask('https://evil.example')
    expect([...evil.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
    expect((await ask('https://books.example')).headers.get('access-control-allow-headers')).toContain('authorization')
  })
})

describe('the media type of an answer', () => {
  const URQL =
    'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed'
  const APOLLO = 'application/graphql-response+json,application/json;q=0.9'
  const JSON_TYPE = 'application/json; charset=utf-8'
  const RESPONSE = 'application/graphql-response+json; charset=utf-8'
  const EVENTS = 'text/event-stream; charset=utf-8'

  test.each([
    [URQL, RESPONSE],
    [APOLLO, RESPONSE],
    ['application/json', JSON_TYPE],
    ['*/*', JSON_TYPE],
    ['application/json, text/event-stream;q=0.5', JSON_TYPE],
    ['multipart/mixed;q=1, application/json;q=0.1', JSON_TYPE],
    ['text/event-stream', EVENTS],
    ['text/event-stream, application/json;q=0.9', EVENTS],
  ])('is the one that its client prefers: %s', async (accept, type) => {
    await using server = await openServer()
    const response = await server.post({ query: '{ __typename }' }, { accept })
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type])
    expect(response.headers.get('vary')).toContain('Accept')
    expect(await response.text()).toContain('{"data":{"__typename":"Query"}}')
  })

  test.each(['*/*;q=0', 'text/plain', 'multipart/mixed', 'application/json; charset=utf-16'])(
    'has to be one that the client accepts; otherwise nothing is executed: %s',
    async (accept) => {
      await using server = await openServer()
      const response = await server.post(
        {
          query:
            'mutation { registerPublisher(agency: "BY", input: { name: "n", kind: AUTHOR }, idempotencyKey: "k") { __typename } }',
        },
        { accept, authorization: 'Bearer BY' },
      )
      expect(await refusal(response)).toEqual({ status: 406, code: 'NOT_ACCEPTABLE', count: 1 })
      expect(server.executed).toBe(0)
    },
  )

  test.each([
    ['a document that cannot be parsed', '{', 'GRAPHQL_PARSE_FAILED'],
    ['a field that does not exist', '{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a page beyond the limit', '{ publishers(first: 200000) { totalCount } }', 'LIMIT_EXCEEDED'],
  ])('decides how %s is told', async (_, query, code) => {
    await using server = await openServer()
    for (const [accept, status, type] of [
      ['application/json', 200, JSON_TYPE],
      [URQL, 400, RESPONSE],
      ['*/*', 400, RESPONSE],
    ] as const) {
      const response = await server.post({ query }, { accept })
      expect(response.headers.get('content-type')).toBe(type)
      expect(await refusal(response)).toMatchObject({ status, code })
    }
    const stream = await server.post({ query }, { accept: 'text/event-stream' })
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, EVENTS])
    const text = await stream.text()
    expect(text).toMatch(/^event: next\ndata: \{"errors":\[.*\]\}\n\nevent: complete\ndata:\n\n$/)
    expect(text).toContain(code)
  })

  test('of a subscription is text/event-stream alone', async () => {
    const assignments: GatewayOptions['assignments'] = async function* () {
      yield* []
    }
    await using server = await openServer({}, { assignments })
    const subscription = { query: 'subscription { assignments { __typename } }' }
    for (const accept of [
      'text/event-stream',
      'text/event-stream, multipart/mixed',
      '*/*',
      'text/*;q=0.1, application/json',
    ])
      expect(await (await server.post(subscription, { accept })).text()).toBe('event: complete\ndata:\n\n')
    for (const accept of ['application/json', 'multipart/mixed', 'text/event-stream;q=0, */*'])
      expect((await server.post(subscription, { accept })).status).toBe(406)
  })

  test('is that of refusals too, where a client reads no other', async () => {
    await using server = await openServer()
    const response = await server.post('{"query":', { accept: APOLLO })
    expect([response.status, response.headers.get('content-type')]).toEqual([400, RESPONSE])
  })
})

describe('clients as they are', () => {
  test('the audits of GraphQL over HTTP are all passed', async () => {
    await using server = await openServer()
    const audits = await Promise.all(
      serverAudits({ url: `${server.origin}/graphql`, fetchFn: fetch }).map(({ fn }) => fn()),
    )
    expect(audits.length).toBeGreaterThan(50)
    const failed = audits.flatMap((audit) =>
      audit.status === 'ok' ? [] : [`${audit.id} ${audit.name}: ${audit.reason}`],
    )
    expect(failed).toEqual([])
  })

  test('urql asks by GET and by POST', async () => {
    await using server = await openServer()
    for (const preferGetMethod of [undefined, false] as const) {
      const client = new Client({
        url: `${server.origin}/graphql`,
        exchanges: [fetchExchange],
        ...(preferGetMethod === false && { preferGetMethod }),
      })
      const { data, error } = await client.query(LOOKUP, { number: '9789856020202' }).toPromise()
      expect(error).toBeUndefined()
      expect(data).toMatchObject({ lookup: { isbn: { status: 'ASSIGNED' } } })
      const wrong = await client.query('{ nope }', {}).toPromise()
      expect(wrong.error?.graphQLErrors[0]?.extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' })
    }
  })

  test('graphql-sse gets results, and errors as errors of GraphQL', async () => {
    await using server = await openServer()
    const client = createClient({ url: `${server.origin}/graphql`, retryAttempts: 0 })
    const read = async (query: string): Promise<unknown[]> => {
      const results = []
      for await (const result of client.iterate({ query })) results.push(result)
      return results
    }
    expect(await read('{ __typename }')).toEqual([{ data: { __typename: 'Query' } }])
    for (const query of ['{ nope }', '{'])
      expect(await read(query)).toMatchObject([
        { errors: [{ extensions: { code: expect.stringContaining('GRAPHQL') } }] },
      ])
  })

  test('that send the hash of a document are asked for the document', async () => {
    await using server = await openServer()
    const extensions = { persistedQuery: { version: 1, sha256Hash: '0' } }
    const unsupported = {
      errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }],
    }
    const url = `${server.origin}/graphql?${String(new URLSearchParams({ extensions: JSON.stringify(extensions) }))}`
    for (const [accept, status] of [
      ['application/json', 200],
      ['application/graphql-response+json,application/json;q=0.9', 400],
    ] as const)
      for (const response of [
        await server.post({ extensions, variables: {} }, { accept }),
        await server.post({ extensions, query: null }, { accept }),
        await fetch(url, { headers: { accept } }),
      ])
        expect([response.status, await response.json()]).toEqual([status, unsupported])
    const whole = await server.post({ extensions, query: '{ __typename }' })
    expect(await whole.json()).toEqual({ data: { __typename: 'Query' } })
  })

  test('that name no operation by an empty text name none', async () => {
    await using server = await openServer()
    const post = async (body: object) => (await server.post(body)).json()
    expect(await post({ operationName: '', query: '{ __typename }' })).toEqual({ data: { __typename: 'Query' } })
    expect(await post({ operationName: '', query: 'query a { __typename } query b { __typename }' })).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    })
  })

  test('that begin their JSON with a byte order mark are read', async () => {
    await using server = await openServer()
    expect(await (await server.post('\uFEFF{"query":"{__typename}"}')).json()).toEqual({
      data: { __typename: 'Query' },
    })
  })

  test('that ask for the head alone get it, and open no stream', async () => {
    await using server = await openServer()
    const head = (query: string, accept: string) =>
      fetch(`${server.origin}/graphql?${String(new URLSearchParams({ query }))}`, {
        method: 'HEAD',
        headers: { accept },
      })
    expect((await head('{ __typename }', '*/*')).headers.get('content-length')).toBe('31')
    expect((await head('subscription { assignments { __typename } }', '*/*')).status).toBe(200)
    expect(server.executed).toBe(1)
  })

  test('get answers over 1 KB compressed', async () => {
    await using server = await openServer()
    const numbers = new Array(100).fill('9789856020202')
    const query = 'query ($numbers: [String!]!) { lookups(numbers: $numbers) { valid isbn { hyphenated } } }'
    const response = await server.post({ query, variables: { numbers } }, { 'accept-encoding': 'br' })
    expect(response.headers.get('content-encoding')).toBe('br')
    expect(((await response.json()) as { data: { lookups: unknown[] } }).data.lookups).toHaveLength(100)
  })
})

describe('a stream as server-sent events', () => {
  const notice = (state: string): StreamMessage => ({
    __typename: 'AgencyNotice',
    agency: { code: 'BY' },
    state,
    since: 'now',
    cursor: 'here',
  })
  const SUBSCRIBE = { query: 'subscription { assignments { ... on AgencyNotice { state } } }' }

  test('brings an event for each answer and says when it is complete', async () => {
    await using server = await openServer(
      {},
      {
        async *assignments() {
          yield* [notice('STALLED'), notice('LIVE')]
        },
      },
    )
    const response = await server.post(SUBSCRIBE, { accept: 'text/event-stream' })
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    expect(await response.text()).toBe(
      'event: next\ndata: {"data":{"assignments":{"state":"STALLED"}}}\n\n' +
        'event: next\ndata: {"data":{"assignments":{"state":"LIVE"}}}\n\n' +
        'event: complete\ndata:\n\n',
    )
  })

  test('that can’t go on says why', async () => {
    await using server = await openServer(
      {},
      {
        async *assignments() {
          yield notice('LIVE')
          throw Object.assign(new Error('The journal began anew.'), { code: 'EPOCH_CHANGED' })
        },
      },
    )
    const text = await (await server.post(SUBSCRIBE, { accept: 'text/event-stream' })).text()
    expect(text).toContain(
      'data: {"data":null,"errors":[{"message":"The journal began anew.","extensions":{"code":"EPOCH_CHANGED"}}]}',
    )
  })

  test('ends what it reads when its reader goes', async () => {
    let ended: (how: string) => void = () => undefined
    const end = new Promise<string>((resolve) => (ended = resolve))
    await using server = await openServer(
      {},
      {
        async *assignments(_given, signal) {
          try {
            yield notice('LIVE')
            await new Promise((resolve) => signal.addEventListener('abort', resolve))
          } finally {
            ended('by its signal')
          }
        },
      },
    )
    const reader = new AbortController()
    const response = await fetch(`${server.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(SUBSCRIBE),
      signal: reader.signal,
    })
    await response.body?.getReader().read()
    reader.abort()
    expect(await end).toBe('by its signal')
  })

  test('breaks off when the gateway stops, rather than seem complete', async () => {
    const server = await openServer(
      {},
      {
        async *assignments(_given, signal) {
          yield notice('LIVE')
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
        },
      },
    )
    const response = await server.post(SUBSCRIBE, { accept: 'text/event-stream' })
    const outcome = response.text().then(
      () => 'complete',
      () => 'broken off',
    )
    await server[Symbol.asyncDispose]()
    expect(await outcome).toBe('broken off')
  })

  test('breaks off when its reader’s token expires', async () => {
    await using server = await openServer(
      {},
      {
        async *assignments(_given, signal) {
          yield notice('LIVE')
          await new Promise((resolve) => signal.addEventListener('abort', resolve))
        },
      },
    )
    const headers = { accept: 'text/event-stream', authorization: 'Bearer BY short' }
    await expect((await server.post(SUBSCRIBE, headers)).text()).rejects.toThrow()
  })

  test('waits for a reader that doesn’t read', async () => {
    let produced = 0
    await using server = await openServer(
      {},
      {
        async *assignments(_given, signal) {
          while (!signal.aborted) {
            produced++
            yield notice('x'.repeat(10_000))
          }
        },
      },
    )
    const reader = new AbortController()
    const response = await fetch(`${server.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(SUBSCRIBE),
      signal: reader.signal,
    })
    // Some megabytes lie in the sockets of both sides; after that nothing more is made.
    for (let early = 0; early === 0 || produced > early; await sleep(300)) early = produced
    expect(produced).toBeLessThan(2_000)
    reader.abort()
    await response.body?.cancel().catch(() => undefined)
  })
})
