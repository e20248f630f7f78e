import { setTimeout as sleep } from 'node:timers/promises'

import { describe, expect, jest, test } from '@jest/globals'

import { Owner, type OwnerSettings, OwnerUnavailable, type Question } from '../../src/partition/owner.ts'
import { readShape } from '../../src/partition/shape.ts'
import { connectOverHttp } from '../../src/partition/upstream.ts'
import { deadPort, type LoopbackServer, serveOnLoopback, type Weather } from '../world/loopback.ts'
import { agencyServer, quiet, type Server } from '../world/world.ts'

const SETTINGS: OwnerSettings = {
  concurrency: 4,
  alike: 2,
  waiting: 1_000,
  entities: 500,
  breaker: { failures: 3, probeEvery: 50 },
}

/** Milliseconds that a question has: far more than an answer takes on a machine that is busy with other things. */
const PATIENCE = 20_000

const STATUS = readShape('query ($r: [_Any!]!) { _entities(representations: $r) { ... on Prefix { value status } } }')
const ISBNS = readShape(
  'query ($r: [_Any!]!, $first: Int) { _entities(representations: $r) { ... on Prefix { isbns(first: $first) { totalCount } } } }',
)
const REGISTER = readShape(
  'mutation { registerPublisher(agency: "BY", input: { name: "Нёман", kind: AUTHOR }, idempotencyKey: "k") { __typename } }',
)

const prefixes = (...values: string[]) => ({ r: values.map((value) => ({ __typename: 'Prefix', value })) })
const question = (given: Partial<Question> = {}): Question => ({
  shape: STATUS,
  variables: prefixes('978-985-6020'),
  deadline: performance.now() + PATIENCE,
  ...given,
})

interface House extends AsyncDisposable {
  readonly owner: Owner
  readonly server: Server
  readonly http: LoopbackServer
}

async function house(settings: Partial<OwnerSettings> = {}): Promise<House> {
  const server = agencyServer('BY')
  const http = await serveOnLoopback(server)
  const owner = new Owner('BY', connectOverHttp(http.endpoint, 2), { ...SETTINGS, ...settings }, quiet)
  return {
    owner,
    server,
    http,
    async [Symbol.asyncDispose]() {
      await owner.close()
      await http[Symbol.asyncDispose]()
    },
  }
}

describe('asking together', () => {
  test('questions of one instant by one document travel as one request, and each gets its own answer', async () => {
    await using h = await house()
    const asked = [['978-985-01', '978-985-6020'], ['978-985-6020'], ['978-985-05', '978-985-03', '978-985-04']]
    const answers = await Promise.all(asked.map((values) => h.owner.ask(question({ variables: prefixes(...values) }))))
    expect(h.server.requests).toHaveLength(1)
    expect(answers).toEqual(
      asked.map((values) => ({
        data: {
          _entities: values.map((value) => ({ value, status: value === '978-985-6020' ? 'ASSIGNED' : 'UNASSIGNED' })),
        },
      })),
    )
  })

  test('another document, other variables or a caller of its own travel apart', async () => {
    await using h = await house()
    await Promise.all([
      h.owner.ask(question()),
      h.owner.ask(question({ shape: ISBNS, variables: { ...prefixes('978-985-01'), first: 1 } })),
      h.owner.ask(question({ shape: ISBNS, variables: { ...prefixes('978-985-01'), first: 2 } })),
      h.owner.ask(question({ authorization: 'Bearer one' })),
      h.owner.ask(question({ authorization: 'Bearer one' })),
    ])
    expect(h.server.requests).toHaveLength(5)
    expect(h.server.requests.map(({ authorization }) => authorization).sort()).toEqual([
      'Bearer one',
      'Bearer one',
      undefined,
      undefined,
      undefined,
    ])
  })

  test('an error goes to whom it concerns, at its own place; one without a place to all', async () => {
    const owner = new Owner(
      'BY',
      {
        post: async ({ body }) => {
          const { variables } = JSON.parse(body) as { variables: { r: unknown[] } }
          return {
            data: { _entities: variables.r },
            errors: [{ message: 'Of the third.', path: ['_entities', 2, 'status'] }, { message: 'Of the whole.' }],
          }
        },
        close: () => Promise.resolve(),
      },
      SETTINGS,
      quiet,
    )
    const asked = [['978-985-01'], ['978-985-02', '978-985-03'], ['978-985-04']]
    const answers = await Promise.all(asked.map((values) => owner.ask(question({ variables: prefixes(...values) }))))
    const whole = { message: 'Of the whole.' }
    expect(answers.map(({ errors }) => errors)).toEqual([
      [whole],
      [{ message: 'Of the third.', path: ['_entities', 1, 'status'] }, whole],
      [whole],
    ])
  })

  test('where one spoils the whole request, each is asked alone', async () => {
    const refused = { errors: [{ message: 'A representation is wrong.' }] }
    let posts = 0
    const owner = new Owner(
      'BY',
      {
        async post({ body }) {
          posts++
          const { variables } = JSON.parse(body) as { variables: { r: { value: string }[] } }
          return variables.r.some(({ value }) => value === 'wrong') ? refused : { data: { _entities: variables.r } }
        },
        close: () => Promise.resolve(),
      },
      SETTINGS,
      quiet,
    )
    const [good, bad] = await Promise.all([
      owner.ask(question()),
      owner.ask(question({ variables: prefixes('wrong') })),
    ])
    expect(good.data).toEqual({ _entities: prefixes('978-985-6020').r })
    expect(bad).toEqual(refused)
    expect(posts).toBe(3)
  })

  test('while some are under way the next ones gather into one, and others pass them by', async () => {
    await using h = await house({ alike: 1 })
    const first = h.owner.ask(question())
    await new Promise((resolve) => setImmediate(resolve))
    const later = Array.from({ length: 20 }, () => h.owner.ask(question()))
    const other = h.owner.ask(question({ shape: ISBNS, variables: { ...prefixes('978-985-01'), first: 1 } }))
    await Promise.all([first, other, ...later])
    expect(
      h.server.requests.map(({ variables }) => (variables['r'] as unknown[]).length).sort((a, b) => a - b),
    ).toEqual([1, 1, 20])
  })

  test('a request never carries more entities than allowed', async () => {
    await using h = await house({ entities: 3 })
    await Promise.all(
      ['978-985-01', '978-985-05', '978-985-03', '978-985-04'].map((one) =>
        h.owner.ask(question({ variables: prefixes(one, one) })),
      ),
    )
    expect(h.server.requests.map(({ variables }) => (variables['r'] as unknown[]).length)).toEqual([2, 2, 2, 2])
  })
})

describe('an owner that fails', () => {
  test.each<Weather>([
    'hanging',
    'answering 500',
    'cut off in the middle',
    'answering with no JSON',
    'answering with other JSON',
  ])('by %s counts as unavailable, within the deadline', async (weather) => {
    await using h = await house()
    h.http.weather = weather
    const began = performance.now()
    const deadline = weather === 'hanging' ? began + 200 : began + PATIENCE
    await expect(h.owner.ask(question({ deadline }))).rejects.toThrow(OwnerUnavailable)
    expect(performance.now() - began).toBeLessThan(PATIENCE / 2)
  })

  test('by refusing counts as unavailable at once', async () => {
    const owner = new Owner('BY', connectOverHttp(`http://127.0.0.1:${await deadPort()}/graphql`, 2), SETTINGS, quiet)
    const began = performance.now()
    await expect(owner.ask(question())).rejects.toThrow(OwnerUnavailable)
    expect(performance.now() - began).toBeLessThan(PATIENCE / 2)
    await owner.close()
  })

  test('is left alone after several failures, and asked again as soon as it gives a sign of life', async () => {
    await using h = await house()
    h.http.weather = 'answering 500'
    for (let n = 0; n < 3; n++) await expect(h.owner.ask(question())).rejects.toThrow(OwnerUnavailable)
    expect(h.owner.unavailableSince).toBeInstanceOf(Date)
    const before = h.http.arrived
    await expect(h.owner.ask(question())).rejects.toMatchObject({ since: h.owner.unavailableSince })
    expect(h.http.arrived).toBe(before)

    h.http.weather = 'fine'
    while (h.owner.unavailableSince) await sleep(5)
    await expect(h.owner.ask(question())).resolves.toHaveProperty('data')
  })

  test('is probed no more often than said', async () => {
    await using h = await house()
    h.http.weather = 'answering 500'
    // In the middle of the jitter: each pause is the average one.
    jest.spyOn(Math, 'random').mockReturnValue(0.5)
    for (let n = 0; n < 3; n++) await expect(h.owner.ask(question())).rejects.toThrow(OwnerUnavailable)
    const before = h.http.arrived
    while (h.http.arrived < before + 1) await sleep(1)
    const began = performance.now()
    while (h.http.arrived < before + 5) await sleep(1)
    // From the first probe to the fifth are four pauses; the first may have been seen late, though no pause and a half.
    expect(performance.now() - began).toBeGreaterThan(2.5 * SETTINGS.breaker.probeEvery)
    jest.restoreAllMocks()
  })

  test('is not left alone for a question that takes too long while it answers others', async () => {
    let posts = 0
    const upstream = {
      post: ({ body, signal }: { body: string; signal: AbortSignal }) =>
        body.includes('isbns')
          ? new Promise<unknown>((_, reject) => signal.addEventListener('abort', () => reject(new Error('too long'))))
          : Promise.resolve({ data: { _entities: [posts++] } }),
      close: () => Promise.resolve(),
    }
    const owner = new Owner('BY', upstream, SETTINGS, quiet)
    const slow = () =>
      owner.ask(
        question({
          shape: ISBNS,
          variables: { ...prefixes('978-985-01'), first: 1 },
          deadline: performance.now() + 20,
        }),
      )
    for (let n = 0; n < 5; n++) {
      const late = slow()
      await sleep(1)
      await owner.ask(question())
      await expect(late).rejects.toThrow(OwnerUnavailable)
    }
    expect(owner.unavailableSince).toBeUndefined()
    expect(posts).toBe(5)
    while (!owner.unavailableSince) await expect(slow()).rejects.toThrow(OwnerUnavailable)
    await owner.close()
  })

  test('an answer with errors in it is an answer', async () => {
    await using h = await house()
    for (let n = 0; n < 5; n++) await h.owner.ask(question({ shape: readShape('{ nothing }'), variables: {} }))
    expect(h.owner.unavailableSince).toBeUndefined()
  })
})

describe('a connection that was closed while it lay idle', () => {
  test('costs a read nothing', async () => {
    await using h = await house()
    h.http.weather = 'closing idle connections unasked'
    for (let n = 0; n < 20; n++) {
      expect(await h.owner.ask(question())).toHaveProperty('data')
      await sleep(n % 4)
    }
  })

  test('a write is sent once, whatever becomes of it', async () => {
    await using h = await house()
    for (const weather of ['cut off in the middle', 'answering 500', 'hanging'] as const) {
      h.http.weather = weather
      const before = h.http.arrived
      const deadline = performance.now() + (weather === 'hanging' ? 1_000 : PATIENCE)
      const asked = h.owner.ask(question({ shape: REGISTER, variables: {}, deadline }))
      await expect(asked).rejects.toThrow(OwnerUnavailable)
      expect(h.http.arrived - before).toBe(1)
    }
  })
})

test('beyond so many waiting questions, the owner counts as unavailable rather than the gateway as endless', async () => {
  await using h = await house({ waiting: 3 })
  h.http.weather = 'hanging'
  const asked = Array.from({ length: 10 }, () => h.owner.ask(question({ deadline: performance.now() + 60 })))
  const settled = await Promise.allSettled(asked)
  expect(settled.every(({ status }) => status === 'rejected')).toBe(true)
  expect(h.http.arrived).toBeLessThanOrEqual(1)
})
