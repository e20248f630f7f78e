import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { eventually } from '../hub.ts'
import { Parts } from '../parts.ts'

let parts: Parts

beforeAll(async () => {
  parts = await Parts.start()
}, 60_000)

afterAll(() => parts?.[Symbol.asyncDispose](), 30_000)

const feedOf = async (code: string) => {
  const { data } = await parts.ask(
    'query ($code: AgencyCode!) { agency(code: $code) { feed { state sequence reason } } }',
    {
      code,
    },
  )
  return data?.agency.feed as { state: string; sequence: string; reason: string | null } | undefined
}

const untilFeed = (code: string, state: string, sequence?: number) =>
  eventually(async () => {
    const feed = await feedOf(code)
    return feed?.state === state && (sequence === undefined || Number(feed.sequence) >= sequence) && feed
  })

/** A publisher with a prefix of three digits and a number of it; two more events each. */
async function give(code: string, name: string): Promise<{ publisher: string; prefix: string; isbn: string }> {
  const publisher = await parts.change(
    code,
    `mutation ($agency: AgencyCode!, $name: String!, $key: String!) {
      registerPublisher(agency: $agency, input: { name: $name, kind: ORGANISATION }, idempotencyKey: $key) {
        ... on RegisterPublisherSuccess { publisher { id } } ... on Refusal { message } } }`,
    { agency: code, name },
  )
  const id: string = publisher.registerPublisher.publisher.id
  const prefix = await parts.change(
    code,
    `mutation ($id: ID!, $key: String!) {
      assignPrefix(publisher: $id, input: { registrantLength: 3 }, idempotencyKey: $key) {
        ... on AssignPrefixSuccess { prefix { value } } ... on Refusal { message } } }`,
    { id },
  )
  const value: string = prefix.assignPrefix.prefix.value
  const isbns = await parts.change(
    code,
    `mutation ($value: ID!, $key: String!) {
      assignIsbns(prefix: $value, input: { count: 1 }, idempotencyKey: $key) {
        ... on AssignIsbnsSuccess { isbns { isbn13 } } ... on Refusal { message } } }`,
    { value },
  )
  return { publisher: id, prefix: value, isbn: isbns.assignIsbns.isbns[0].isbn13 }
}

test('an agency that hangs is STALLED within ten seconds, is told of, and the others go on', async () => {
  await give('BY', 'Харвест')
  await untilFeed('BY', 'LIVE', 3)
  await using stream = parts.stream()
  await stream.next(({ __typename }) => __typename === 'Heartbeat')
  parts.signal('by', 'SIGSTOP')
  const hung = Date.now()
  try {
    await stream.next(({ state, agency }) => agency?.code === 'BY' && state === 'STALLED')
    expect(Date.now() - hung).toBeLessThan(10_000)
    expect((await feedOf('BY'))?.state).toBe('STALLED')
    expect(parts.output('international')).toMatch(/"event":"feed state".*"agency":"BY","state":"STALLED"/)
    await give('BG', 'Хермес')
    await stream.next(({ publisherName }) => publisherName === 'Хермес')
  } finally {
    parts.signal('by', 'SIGCONT')
  }
  await stream.next(({ state, agency }) => agency?.code === 'BY' && state === 'LIVE')
}, 40_000)

test('an agency restored from an old backup takes back what it had announced, and goes on in a new epoch', async () => {
  await parts.stop('by')
  const [backup, spoilt] = [await parts.copy('by'), await parts.copy('by')]
  await parts.startAgency('by')
  const lost = await give('BY', 'Вышэйшая школа')
  const { sequence } = await untilFeed('BY', 'LIVE', 6)
  await using stream = parts.stream()
  const { cursor } = await stream.next(({ __typename }) => __typename === 'Heartbeat')

  // Restored, and it writes as if nothing had been.
  await parts.stop('by')
  await parts.startAgency('by', spoilt)
  await stream.next(({ state, agency }) => agency?.code === 'BY' && state === 'EPOCH_CHANGED')
  const again = await give('BY', 'Another')
  expect(again).toMatchObject({ publisher: lost.publisher, prefix: lost.prefix, isbn: lost.isbn })
  await give('BY', 'And another')
  await stream.next(({ state, agency }) => agency?.code === 'BY' && state === 'TAMPERED')
  expect((await feedOf('BY'))?.reason).toMatch(/doesn't continue at [67]/)
  expect(parts.output('international')).toMatch(/"event":"feed state".*"agency":"BY","state":"TAMPERED"/)
  const refused = await parts.run('feed', ['new-epoch', '--agency', 'BY'])
  expect(refused).toMatchObject({ code: 1, text: expect.stringContaining('From entry 4 on') })

  // Restored once more, and done as it should be.
  await parts.stop('by')
  await parts.startAgency('by', backup)
  const begun = await parts.run('feed', ['new-epoch', '--agency', 'BY'])
  expect(begun).toMatchObject({
    code: 0,
    text: expect.stringContaining('Put back from the international journal: 3 events.'),
  })
  await untilFeed('BY', 'EPOCH_CHANGED')
  expect(await parts.run('feed', ['take-up', '--agency', 'BY'])).toMatchObject({ code: 0 })
  await stream.next(({ state, agency }) => agency?.code === 'BY' && state === 'LIVE')

  // Nothing announced is un-announced, and nothing is given a second time.
  const { data } = await parts.ask(
    'query ($number: String!) { lookup(number: $number) { isbn { status } prefix { publisher { id name } } } }',
    { number: lost.isbn },
  )
  expect(data.lookup).toMatchObject({
    isbn: { status: 'ASSIGNED' },
    prefix: { publisher: { id: lost.publisher, name: 'Вышэйшая школа' } },
  })
  const next = await give('BY', 'Лімарыус')
  expect(next.prefix).not.toBe(lost.prefix)
  const event = await stream.next(({ publisherName }) => publisherName === 'Лімарыус')
  expect(event.sequence).toBe(String(Number(sequence) + 1))
  // A cursor of before the restore goes on as well.
  await using resumed = parts.stream(cursor)
  await resumed.next(({ publisherName }) => publisherName === 'Лімарыус')
  expect(await parts.run('directory-rebuild', ['--compare'])).toMatchObject({
    code: 0,
    text: expect.stringContaining('Equal, row by row'),
  })
}, 90_000)

test('a directory made again while everything runs answers as before, and earlier cursors EPOCH_CHANGED', async () => {
  await using stream = parts.stream()
  const { cursor } = await stream.next(({ __typename }) => __typename === 'Heartbeat')
  const publishers = async () =>
    (await parts.ask('{ publishers(first: 100) { nodes { id name } } }')).data?.publishers.nodes
  const before = await publishers()
  expect(await parts.run('directory-rebuild')).toMatchObject({ code: 0 })
  expect(await publishers()).toEqual(before)
  expect(await stream.refusal()).toBe('EPOCH_CHANGED')
  await eventually(async () => (await parts.stream(cursor).refusal()) === 'EPOCH_CHANGED')
  const { errors } = await parts.ask('query ($after: Cursor!) { assignments(after: $after) { nodes { kind } } }', {
    after: cursor,
  })
  expect(errors![0].extensions.code).toBe('EPOCH_CHANGED')
  await using fresh = await eventually(async () => {
    const opened = parts.stream()
    return opened
      .next(({ __typename }) => __typename === 'Heartbeat')
      .then(
        () => opened,
        () => undefined,
      )
  })
  await give('BG', 'Бард')
  await fresh.next(({ publisherName }) => publisherName === 'Бард')
}, 60_000)
