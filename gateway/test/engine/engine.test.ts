import { QueryPlanner } from '@graphql-hive/router-query-planner'
import { describe, expect, jest, test } from '@jest/globals'

import type { StreamMessage } from '../../src/live/stream.ts'
import { openWorldStream, startWorld } from '../world/world.ts'

const unavailable = (agency: string, path: readonly (string | number)[]) => ({
  message: expect.any(String),
  locations: [{ line: expect.any(Number), column: expect.any(Number) }],
  path,
  extensions: { code: 'AGENCY_UNAVAILABLE', agency, retryable: true },
})

describe('with one agency down', () => {
  const QUERY = `{ publishers { totalCount nodes { name contact { email } prefixes { value status } } } }`

  test('the others’ data is whole, and one error names the missing one', async () => {
    await using world = await startWorld()
    const whole = await world.ask(QUERY)
    world.down.add('BG')
    const { data, errors } = await world.ask(QUERY)
    const nodes = (answer: unknown) => (answer as { publishers: { nodes: Record<string, unknown>[] } }).publishers.nodes
    expect(nodes(data)[0]).toEqual(nodes(whole.data)[0])
    expect(nodes(data)[2]).toEqual(nodes(whole.data)[2])
    // The directory still knows the name, and the hub's own arithmetic the prefix.
    expect(nodes(data)[1]).toEqual({ name: 'Хермес', contact: null, prefixes: [{ value: '978-954-26', status: null }] })
    expect(errors).toEqual([unavailable('BG', ['publishers', 'nodes', 1])])
  })

  test('a hanging one costs no more than the deadline', async () => {
    await using world = await startWorld()
    world.late.set('BG', Infinity)
    const { errors } = await world.ask(QUERY)
    expect(errors).toEqual([unavailable('BG', ['publishers', 'nodes', 1])])
  })

  test('two that hang one after the other cost no more than one', async () => {
    const patience = { read: 2_000, write: 2_000 }
    await using world = await startWorld({ patience })
    world.late.set('BY', Infinity).set('BY extension', Infinity)
    const began = performance.now()
    const answer = await world.ask('{ publisher(id: "BY-1") { id contact { email } publishingLicence { number } } }')
    expect(performance.now() - began).toBeLessThan(2 * patience.read)
    expect(answer).toEqual({
      data: { publisher: null },
      errors: [unavailable('BY', ['publisher'])],
    })
  })

  test('a null that may not be takes the place above it', async () => {
    await using world = await startWorld()
    world.down.add('INTL')
    expect(
      await world.ask('{ lookup(number: "9789856020202") { valid delegation { from agency { code name } } } }'),
    ).toEqual({
      data: { lookup: { valid: true, delegation: { from: '978985000000', agency: null } } },
      errors: [unavailable('INTL', ['lookup', 'delegation', 'agency'])],
    })
    expect(await world.ask('{ agencies { code } }')).toEqual({
      data: null,
      errors: [unavailable('INTL', ['agencies'])],
    })
  })
})

test('an error stands where the client asked, by the client’s names', async () => {
  await using world = await startWorld()
  world.down.add('BY')
  const query = '{ mine: lookup(number: "9789856020202") { ...F } } fragment F on Lookup { book: isbn { status } }'
  expect(await world.ask(query)).toEqual({
    data: { mine: { book: { status: null } } },
    errors: [{ ...unavailable('BY', ['mine', 'book']), locations: [{ line: 1, column: query.indexOf('book') + 1 }] }],
  })
})

test('what belongs to an agency outside the hub is named once, however often it is asked for', async () => {
  await using world = await startWorld()
  const { data, errors } = await world.ask(
    '{ lookups(numbers: ["9785699120147", "9785699120154"]) { isbn { status } prefix { status } delegation { agency { code } } } }',
  )
  const lookup = { isbn: { status: null }, prefix: { status: null }, delegation: { agency: { code: 'RU' } } }
  expect(data).toEqual({ lookups: [lookup, lookup] })
  expect(errors).toEqual([
    {
      message: expect.any(String),
      locations: [expect.any(Object)],
      path: ['lookups', 0, expect.stringMatching(/^(isbn|prefix)$/)],
      extensions: { code: 'NOT_OURS_TO_SERVE', agency: 'RU', retryable: false },
    },
  ])
})

test('an agency that answers with a name that JavaScript has taken changes nothing for anybody', async () => {
  await using world = await startWorld()
  const { BY } = world.servers
  const answer = '{"data":{"_entities":[{"__proto__":{"query":"theirs"},"name":"Нёман","status":"ACTIVE"}]}}'
  if (BY) BY.answer = async () => JSON.parse(answer) as unknown
  expect(await world.ask('{ publisher(id: "BY-1") { name } }')).toEqual({ data: { publisher: { name: 'Нёман' } } })
  expect('query' in {}).toBe(false)
})

describe('a publisher that does not exist is null', () => {
  test.each(['id', '__typename', 'name', 'contact { email }', 'prefixes { value }', 'publishingLicence { number }'])(
    'where %s is asked of it',
    async (selected) => {
      await using world = await startWorld()
      for (const id of ['BY-999', 'XX-1', '', 'BY'])
        expect(await world.ask(`query ($id: ID!) { publisher(id: $id) { ${selected} } }`, { id })).toEqual({
          data: { publisher: null },
        })
    },
  )

  test('and its owner is asked once, together with everything else that it answers', async () => {
    await using world = await startWorld()
    await world.ask('{ publisher(id: "BY-1") { id contact { email } prefixes { value } } }')
    expect(world.servers['BY']?.requests).toHaveLength(1)
    await world.ask(
      '{ lookup(number: "9789856020202") { delegation { agency { code } } registrationGroup { value } } }',
    )
    expect(world.servers['INTL']?.requests).toEqual([])
  })
})

test('each event of a stream has its own errors and no other’s', async () => {
  const event = (publisher: string): StreamMessage => ({
    __typename: 'Assignment',
    cursor: publisher,
    kind: 'PUBLISHER_REGISTERED',
    agency: { code: publisher.slice(0, 2) },
    at: '2026-11-21T00:00:00Z',
    sequence: '1',
    prefix: undefined,
    isbn: undefined,
    publisher: { id: publisher },
    publisherName: 'as it was then',
  })
  await using world = await startWorld({
    async *assignments() {
      yield* [event('BG-1'), event('BY-1')]
    },
  })
  world.down.add('BG')
  const answers = await openWorldStream(
    world,
    'subscription { assignments { ... on Assignment { cursor publisherName publisher { contact { email } } agency { name } } } }',
  )
  const name = 'as it was then'
  expect(answers).toEqual([
    {
      data: {
        assignments: {
          cursor: 'BG-1',
          publisherName: name,
          publisher: { contact: null },
          agency: { name: 'Bulgarian agency' },
        },
      },
      errors: [unavailable('BG', ['assignments', 'publisher'])],
    },
    {
      data: {
        assignments: {
          cursor: 'BY-1',
          publisherName: name,
          publisher: { contact: { email: 'by-1@example.org' } },
          agency: { name: 'National Book Chamber of Belarus' },
        },
      },
    },
  ])
})

test('an event that comes late has as much time as the first', async () => {
  await using world = await startWorld({
    patience: { read: 1_000, write: 1_000 },
    async *assignments() {
      await new Promise((resolve) => setTimeout(resolve, 1_200))
      yield { __typename: 'AgencyNotice', agency: { code: 'BY' }, state: 'LIVE', since: 'now', cursor: 'here' }
    },
  })
  world.late.set('INTL', 100)
  expect(
    await openWorldStream(world, 'subscription { assignments { ... on AgencyNotice { agency { name } } } }'),
  ).toEqual([{ data: { assignments: { agency: { name: 'National Book Chamber of Belarus' } } } }])
})

describe('writing', () => {
  const REGISTER = `mutation ($agency: AgencyCode!) {
    registerPublisher(agency: $agency, input: { name: "Нёман", kind: AUTHOR }, idempotencyKey: "k") {
      ... on RegisterPublisherSuccess { publisher { id name } }
      ... on Refusal { code }
    }
  }`
  const caller = (agency: string, international = false) => ({
    agency,
    international,
    authorization: `Bearer of ${agency}`,
    expiresAt: new Date(Date.now() + 60_000),
  })

  test('goes to the owner alone, with the caller’s token', async () => {
    await using world = await startWorld()
    const answer = await world.ask(REGISTER, { agency: 'BG' }, caller('BG'))
    expect(answer).toEqual({ data: { registerPublisher: { publisher: { id: 'BG-2', name: 'Нёман' } } } })
    expect(world.servers['BG']?.requests).toMatchObject([{ authorization: 'Bearer of BG' }])
    expect(world.servers['BY']?.requests).toEqual([])
  })

  test('needs a caller, and one of the owner’s', async () => {
    await using world = await startWorld()
    const stranger = await world.ask(REGISTER, { agency: 'BG' })
    expect(stranger).toMatchObject({
      data: null,
      errors: [{ path: ['registerPublisher'], extensions: { code: 'UNAUTHENTICATED' } }],
    })
    const neighbour = await world.ask(REGISTER, { agency: 'BG' }, caller('BY'))
    expect(neighbour).toMatchObject({ data: null, errors: [{ extensions: { code: 'FORBIDDEN', agency: 'BG' } }] })
    expect(world.servers['BG']?.requests).toEqual([])
  })

  test('is never repeated, and a failed one says whose it was', async () => {
    await using world = await startWorld()
    world.down.add('BG')
    expect(await world.ask(REGISTER, { agency: 'BG' }, caller('BG'))).toEqual({
      data: null,
      errors: [unavailable('BG', ['registerPublisher'])],
    })
  })

  test('for an agency outside the hub, or none, is refused', async () => {
    await using world = await startWorld()
    const outside = await world.ask(REGISTER, { agency: 'RU' }, caller('RU'))
    expect(outside.errors?.[0]?.extensions).toEqual({ code: 'NOT_OURS_TO_SERVE', agency: 'RU', retryable: false })
    const none = await world.ask(REGISTER, { agency: 'XX' }, caller('XX'))
    expect(none.errors?.[0]?.extensions).toEqual({ code: 'OWNER_UNKNOWN', retryable: false })
  })

  const READ = '{ publishers { nodes { contact { email } publishingLicence { number } } } }'
  const shownIn = ({ servers }: Awaited<ReturnType<typeof startWorld>>) =>
    Object.entries(servers)
      .flatMap(([name, { requests }]) => requests.map(({ authorization }) => [name, authorization]))
      .sort((a, b) => (String(a) < String(b) ? -1 : 1))

  test('a token is shown to the agency that it names and to no other, reads included', async () => {
    await using world = await startWorld()
    await world.ask(READ, {}, caller('BY'))
    expect(shownIn(world)).toEqual([
      ['BG', undefined],
      ['BY extension', 'Bearer of BY'],
      ['BY', 'Bearer of BY'],
      ['INTL', undefined],
      ['MK', undefined],
    ])
  })

  test('the International Agency’s token is shown to every owner that a query asks, and to none that a write is for', async () => {
    await using world = await startWorld()
    const international = caller('INTL', true)
    await world.ask(READ, {}, international)
    expect(shownIn(world)).toEqual(['BG', 'BY extension', 'BY', 'INTL', 'MK'].map((name) => [name, 'Bearer of INTL']))
    const before = shownIn(world).length
    const written = await world.ask(REGISTER, { agency: 'BG' }, international)
    expect(written.errors?.[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' })
    expect(shownIn(world)).toHaveLength(before)
  })
})

describe('a request that isn’t one', () => {
  test.each([
    [
      'gives a variable that isn’t declared so',
      'query ($n: String!) { lookup(number: $n) { valid } }',
      { n: 7 },
      'BAD_USER_INPUT',
    ],
    ['lacks a variable', 'query ($n: String!) { lookup(number: $n) { valid } }', {}, 'BAD_USER_INPUT'],
  ])('as it %s is refused, and nobody is asked', async (_, query, variables, code) => {
    await using world = await startWorld()
    const answer = await world.ask(query, variables)
    expect(answer).toEqual({ errors: [expect.objectContaining({ extensions: { code } })] })
    expect(Object.values(world.servers).flatMap(({ requests }) => requests)).toEqual([])
  })
})

describe('a null for a variable that has a default', () => {
  const failure = (argument: string, type: string, path: readonly string[]) => ({
    message: `Argument "${argument}" of non-null type "${type}" must not be null.`,
    locations: [{ line: 1, column: expect.any(Number) }],
    path,
    extensions: { code: 'BAD_USER_INPUT' },
  })

  test('fails the field that takes none, and no other', async () => {
    await using world = await startWorld()
    const query = `query ($code: ID = "x") { verifyPaper(code: $code) { kind } agency(code: "BY") { code } }`
    expect(await world.ask(query, { code: null })).toEqual({
      data: { verifyPaper: null, agency: { code: 'BY' } },
      errors: [failure('code', 'ID!', ['verifyPaper'])],
    })
    expect(world.servers['BY']?.requests).toEqual([])
  })

  test('fails the object whose fields have it for their condition', async () => {
    await using world = await startWorld()
    const query = 'query ($is: Boolean = true) { agencies { code } lookup(number: "1") { valid @skip(if: $is) } }'
    expect(await world.ask(query, { is: null })).toEqual({
      data: null,
      errors: [failure('if', 'Boolean!', ['lookup'])],
    })
  })

  test('refuses the request where the condition stands at the root', async () => {
    await using world = await startWorld()
    const query = 'query ($is: Boolean = true) { agencies @skip(if: $is) { code } }'
    const { path, ...refused } = failure('if', 'Boolean!', [])
    expect(await world.ask(query, { is: null })).toEqual({ errors: [refused] })
  })
})

test('names that JavaScript, the planner or the keys have taken are names like any other', async () => {
  await using world = await startWorld()
  const query = `query ($__proto__: String!) {
    __proto__: lookup(number: $__proto__) { isbn { isbn13: hyphenated _internal_qp_alias_0: status status: isbn10 } }
    toString: publisher(id: "BY-1") { id: name name: id }
    registrationGroup(value: "978-985") { __typename: name }
    unknown: registrationGroups(agency: null) { constructor: value }
  }`
  const variables = JSON.parse('{"__proto__": "9789856020202"}') as Record<string, unknown>
  expect(JSON.stringify(await world.ask(query, variables))).toBe(
    JSON.stringify({
      data: {
        ['__proto__']: {
          isbn: { isbn13: '978-985-6020-20-2', _internal_qp_alias_0: 'ASSIGNED', status: '9856020204' },
        },
        toString: { id: 'Мастацкая літаратура', name: 'BY-1' },
        registrationGroup: { __typename: 'Belarus' },
        unknown: ['978-5', '978-608', '978-954', '978-985'].map((value) => ({ constructor: value })),
      },
    }),
  )
})

test('a stream whose only field is left out answers once, with nothing', async () => {
  await using world = await startWorld()
  expect(await openWorldStream(world, 'subscription { assignments @skip(if: true) { __typename } }')).toEqual([
    { data: {} },
  ])
})

test('documents that differ in literals, names and fragments share one plan', async () => {
  const planned = jest.spyOn(QueryPlanner.prototype, 'planAsync')
  await using world = await startWorld()
  await world.ask('{ lookup(number: "9789856020202") { isbn { status } } }')
  await world.ask(
    'query A($n: String!) { b: lookup(number: $n) { ...F } } fragment F on Lookup { isbn { c: status } }',
    {
      n: '9789542600008',
    },
  )
  expect(planned).toHaveBeenCalledTimes(1)
  planned.mockRestore()
})

test('the schema tells of itself, without what is only for the federation', async () => {
  await using world = await startWorld()
  const answer = await world.ask('{ __schema { types { name } } __type(name: "Query") { fields { name } } }')
  const text = JSON.stringify(answer)
  expect(text).toContain('"Publisher"')
  for (const hidden of ['join__', 'link__', '_Any', '_Entity', '_entities', '_service', 'FeedBatch'])
    expect(text).not.toContain(hidden)
})
