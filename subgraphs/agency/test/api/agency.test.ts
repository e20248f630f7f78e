import 'reflect-metadata'

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import {
  createDevelopmentKey,
  developmentAudience,
  developmentIssuer,
  signDevelopmentToken,
} from '@isbn-hub/identity/development-key'
import { testDatabase } from '@isbn-hub/test/database'
import { anEmptyRegister, testland } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import pg from 'pg'
import WebSocket from 'ws'

import type { AgencyConfig } from '../../src/config.ts'
import { startAgency } from '../../src/start-agency.ts'

let url: string
let keys: string
let config: AgencyConfig
const release: (() => PromiseLike<unknown>)[] = []

beforeAll(async () => {
  keys = await mkdtemp(join(tmpdir(), 'isbn-hub-keys-'))
  const { jwksUrl } = await createDevelopmentKey(keys)
  const database = await testDatabase(anEmptyRegister)
  config = {
    databaseUrl: database.url,
    host: '127.0.0.1',
    port: 0,
    jwksUrl,
    issuer: developmentIssuer,
    audience: developmentAudience,
    rangeMessage: undefined,
    sampleData: true,
    files: join(keys, 'files'),
    publicUrl: undefined,
    verifyUrl: 'http://127.0.0.1:4000/verify',
    holidays: [],
    payee: undefined,
    feePerNumber: undefined,
  }
  const agency = await startAgency(testland, config)
  url = `http://127.0.0.1:${agency.port}/graphql`
  release.push(
    () => agency.stop(),
    () => database[Symbol.asyncDispose](),
    () => rm(keys, { recursive: true }),
  )
})

afterAll(async () => {
  for (const letGo of release) await letGo()
})

const token = (agency = 'XX', minutes = 5) => signDevelopmentToken({ folder: keys, agency, role: 'registrar', minutes })

async function ask(query: string, variables: object = {}, authorization?: string): Promise<any> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization: `Bearer ${authorization}` }) },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, ...((await response.json()) as object) }
}

const REGISTER = `mutation ($agency: AgencyCode = "XX", $key: String!, $input: RegisterPublisherInput!) {
  registerPublisher(agency: $agency, input: $input, idempotencyKey: $key) {
    ... on RegisterPublisherSuccess { publisher { id name agency { code } contact { email } redactions { field reason } } }
    ... on Refusal { code message }
  }
}`
const details = { name: 'A publisher', kind: 'ORGANISATION', contact: { email: 'secret@house.example' } }

const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    ... on Prefix { value status publisher { id } publishers { name } issued remaining isbns { totalCount } }
    ... on Isbn { isbn13 isbnStatus: status publication { title } publisher { name } }
    ... on Publisher { id name contact { email } redactions { field reason } prefixes { value } }
  }
}`

const publishers = async () => (await ask('{ feed { head { sequence } } }')).data.feed.head.sequence as string

test('only a registrar of this agency writes; anybody else is told why not, and nothing is written', async () => {
  const before = await publishers()
  const write = (authorization?: string, agency = 'XX') =>
    ask(REGISTER, { key: 'never', input: details, agency }, authorization)
  expect((await write()).errors[0]).toMatchObject({ extensions: { code: 'UNAUTHENTICATED' } })
  expect((await write(await token('BY'))).errors[0]).toMatchObject({
    message: expect.stringMatching(/XX.*BY/),
    extensions: { code: 'FORBIDDEN' },
  })
  expect((await write(await token('XX', -1))).errors[0]).toMatchObject({ message: expect.stringContaining('expired') })
  expect((await write('not.a.token')).status).toBe(401)
  expect((await write(await token('BY'), 'BY')).errors[0].extensions.code).toBe('NOT_OURS_TO_SERVE')
  expect(await publishers()).toBe(before)
})

test('from the register to the numbers, and what the public sees of it', async () => {
  const registrar = await token()
  const registered = await ask(REGISTER, { key: 'a house', input: details }, registrar)
  const { publisher } = registered.data.registerPublisher
  expect(publisher).toMatchObject({
    name: 'A publisher',
    agency: { code: 'XX' },
    contact: { email: 'secret@house.example' },
  })

  const assigned = await ask(
    `mutation ($publisher: ID!) {
      assignPrefix(publisher: $publisher, input: { expectedTitles: 50 }, idempotencyKey: "its prefix") {
        ... on AssignPrefixSuccess { prefix { value status publisher { id } } }
      }
    }`,
    { publisher: publisher.id },
    registrar,
  )
  // 978-9936-400 is the shared one of the sample.
  expect(assigned.data.assignPrefix.prefix).toEqual({
    value: '978-9936-401',
    status: 'ASSIGNED',
    publisher: { id: publisher.id },
  })
  const numbered = await ask(
    `mutation {
      assignIsbns(prefix: "978-9936-401", input: { publications: [{ title: "A title", form: EPUB }] }, idempotencyKey: "n") {
        ... on AssignIsbnsSuccess { isbns { isbn13 status publication { title form } publisher { id } } }
      }
    }`,
    {},
    registrar,
  )
  expect(numbered.data.assignIsbns.isbns).toEqual([
    {
      isbn13: '9789936401006',
      status: 'ASSIGNED',
      publication: { title: 'A title', form: 'EPUB' },
      publisher: { id: publisher.id },
    },
  ])

  const representations = [
    { __typename: 'Publisher', id: publisher.id },
    { __typename: 'Publisher', id: 'BY-1' },
    { __typename: 'Prefix', value: '978-9936-401' },
    { __typename: 'Prefix', value: '978-9936-402' },
    { __typename: 'Prefix', value: '978-9936-400' },
    { __typename: 'Prefix', value: '978-954-03' },
    { __typename: 'Isbn', isbn13: '9789936401006' },
    { __typename: 'Isbn', isbn13: '9789936401013' },
    { __typename: 'Isbn', isbn13: 'nonsense' },
  ]
  const { data } = await ask(ENTITIES, { representations })
  expect(data._entities).toEqual([
    {
      id: publisher.id,
      name: 'A publisher',
      contact: null,
      redactions: [
        { field: 'contact', reason: 'NO_CONSENT' },
        { field: 'prefixes.isbns.nodes.publication', reason: 'NO_CONSENT' },
      ],
      prefixes: [{ value: '978-9936-401' }],
    },
    null,
    {
      value: '978-9936-401',
      status: 'ASSIGNED',
      publisher: { id: publisher.id },
      publishers: [{ name: 'A publisher' }],
      issued: 1,
      remaining: 99,
      isbns: { totalCount: 1 },
    },
    {
      value: '978-9936-402',
      status: 'UNASSIGNED',
      publisher: null,
      publishers: [],
      issued: 0,
      remaining: null,
      isbns: { totalCount: 0 },
    },
    expect.objectContaining({ status: 'SHARED', publisher: null, publishers: [{ name: "Author's edition" }] }),
    null,
    { isbn13: '9789936401006', isbnStatus: 'ASSIGNED', publication: null, publisher: { name: 'A publisher' } },
    { isbn13: '9789936401013', isbnStatus: 'UNASSIGNED', publication: null, publisher: null },
    null,
  ])
})

test('consent that is withdrawn hides what it showed, from everybody but registrars and in whatever is told later', async () => {
  const registrar = await token()
  const entered = { contact: { email: 'canary@house.example' }, discloseContact: true, disclosePublications: true }
  const registered = await ask(REGISTER, { key: 'agrees', input: { ...details, ...entered } }, registrar)
  const { id } = registered.data.registerPublisher.publisher
  const { data } = await ask(
    `mutation ($id: ID!) {
      assignPrefix(publisher: $id, input: { expectedTitles: 5 }, idempotencyKey: "agrees 1") {
        ... on AssignPrefixSuccess { prefix { value } }
      }
    }`,
    { id },
    registrar,
  )
  const prefix = data.assignPrefix.prefix.value
  const numbered = await ask(
    `mutation ($prefix: ID!) {
      assignIsbns(prefix: $prefix, input: { publications: [{ title: "Canary", form: PDF }] }, idempotencyKey: "agrees 2") {
        ... on AssignIsbnsSuccess { isbns { isbn13 } }
      }
    }`,
    { prefix },
    registrar,
  )
  const [{ isbn13 }] = numbered.data.assignIsbns.isbns
  const representations = [
    { __typename: 'Publisher', id },
    { __typename: 'Isbn', isbn13 },
  ]
  const seen = async (authorization?: string) =>
    JSON.stringify([
      await ask(ENTITIES, { representations }, authorization),
      await ask('{ publications(agency: "XX") { nodes { publication { title } } } }', {}, authorization),
    ]).match(/canary/gi)?.length ?? 0
  expect(await seen()).toBe(3)

  const before = (await ask('{ feed { epoch head { sequence } } }')).data.feed
  const change = (key: string, input: object, who = registrar) =>
    ask(
      `mutation ($id: ID!, $key: String!, $input: ChangePublisherInput!) {
        changePublisher(publisher: $id, input: $input, idempotencyKey: $key) {
          ... on ChangePublisherSuccess { publisher { name place website names { name kind } contact { email } redactions { reason } } }
          ... on Refusal { code }
        }
      }`,
      { id, key, input },
      who,
    )
  expect((await change('b', { place: 'X' }, await token('BY'))).errors[0].extensions.code).toBe('FORBIDDEN')
  expect((await change('c', {})).data.changePublisher).toEqual({ code: 'NOTHING_TO_CHANGE' })
  const names = [{ name: 'An imprint', kind: 'IMPRINT' }]
  const first = await change('d', { place: 'Here', website: 'https://house.example', names })
  expect(first.data.changePublisher.publisher).toMatchObject({
    place: 'Here',
    website: 'https://house.example',
    names: [{ name: 'A publisher', kind: 'OFFICIAL' }, ...names],
    contact: { email: 'canary@house.example' },
  })
  expect(await seen()).toBe(3)
  const withdrawn = { website: null, discloseContact: false, disclosePublications: false }
  expect((await change('e', withdrawn)).data.changePublisher.publisher).toMatchObject({
    place: 'Here',
    website: null,
    contact: { email: 'canary@house.example' },
  })
  expect([await seen(), await seen(registrar)]).toEqual([0, 3])
  await ask(
    `mutation ($isbn: ID!) { cancelIsbn(isbn: $isbn, idempotencyKey: "f") { ... on Refusal { code } } }`,
    { isbn: isbn13 },
    registrar,
  )
  const feed = await ask('query ($after: String) { feed(after: $after) { entries { body } } }', {
    after: `${before.epoch}:${before.head.sequence}`,
  })
  const bodies = feed.data.feed.entries.map(({ body }: { body: string }) => JSON.parse(body))
  expect(bodies).toMatchObject([
    { kind: 'PUBLISHER_CHANGED', publisher: { place: 'Here', disclosesPublications: true } },
    { kind: 'PUBLISHER_CHANGED', publisher: { website: null, disclosesPublications: false } },
    { kind: 'ISBN_CANCELLED', isbn: { isbn13 } },
  ])
  expect(JSON.stringify(bodies.slice(1))).not.toMatch(/canary/i)
})

test('acts that wait for one another leave everybody else able to read', async () => {
  const registrar = await token()
  const other = new pg.Client({ connectionString: config.databaseUrl })
  await other.connect()
  await other.query(`begin; select from prefix where value = '978-9936-400' for update`)
  let heard = 0
  const acts = Array.from({ length: 24 }, (_, n) =>
    ask(
      `mutation ($key: String!) {
        closePrefix(prefix: "978-9936-400", idempotencyKey: $key) { ... on Refusal { code } }
      }`,
      { key: `waits ${n}` },
      registrar,
    ).finally(() => heard++),
  )
  const waiting = async () => {
    // Within a transaction the activity is seen as it was at first.
    await other.query('select pg_stat_clear_snapshot()')
    const { rows } = await other.query(
      `select count(*)::int as acts from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows[0].acts
  }
  while (heard === 0 && (await waiting()) < 5);
  const { data } = await ask(ENTITIES, { representations: [{ __typename: 'Prefix', value: '978-9936-400' }] })
  expect(data._entities).toMatchObject([{ status: 'SHARED' }])
  expect(heard).toBe(0)
  await other.query('rollback')
  await other.end()
  await Promise.all(acts)
})

test('a follower gets the past and then the new over one subscription', async () => {
  const client = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 })
  const batches = client.iterate<any>({
    query: 'subscription { feed { epoch entries { sequence } head { sequence } } }',
  })
  const first = (await batches.next()).value.data.feed
  expect(first.entries[0].sequence).toBe('1')
  await ask(REGISTER, { key: 'while listening', input: { name: 'Another', kind: 'AUTHOR' } }, await token())
  const second = (await batches.next()).value.data.feed
  expect(second.entries.map(({ sequence }: { sequence: string }) => sequence)).toEqual([
    String(Number(first.head.sequence) + 1),
  ])
  await batches.return?.()
  await client.dispose()
})

test('what can’t be read is refused by its kind', async () => {
  expect((await ask('subscription { feed { epoch } }')).status).toBe(400)
  const ahead = await ask('query ($after: String) { feed(after: $after) { epoch } }', { after: 'x' })
  expect(ahead.errors[0].extensions.code).toBe('POSITION_INVALID')
  const post = (body: string) => fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  expect((await post('{')).status).toBe(400)
  expect((await post(JSON.stringify({ query: 'x'.repeat(1_100_000) }))).status).toBe(413)
  expect((await fetch(url.replace('graphql', 'nowhere'))).status).toBe(404)
  // A recursive reader runs out of stack.
  const deep = (levels: number) => Array(levels).fill('{ volumes: [').join('') + Array(levels).fill(']}').join('')
  const mutation = (volumes: string) => `mutation { assignIsbns(input: { publications: [${volumes}] }) }`
  const variables = JSON.parse(deep(900).replaceAll('volumes', '"volumes"'))
  for (const answer of [await ask(mutation(deep(900))), await ask('query ($of: X) { a }', variables)])
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: { code: 'LIMIT_EXCEEDED' } }] })
  expect((await ask(`{ feed(after: "${'['.repeat(100)}") { epoch } }`)).errors[0].extensions.code).toBe(
    'POSITION_INVALID',
  )
})

test('a fault inside says nothing of what lies behind it', async () => {
  const broken = await ask(
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Publisher { id } } }',
    { representations: [{ __typename: 'Publisher', id: 'XX-99999999999999' }, { __typename: 'Nothing' }] },
  )
  expect(JSON.stringify(broken)).not.toMatch(/select|postgres|127\.0\.0\.1|at .*\.ts/)
})

test('a malformed key of an entity is answered by null', async () => {
  const representations = [
    {},
    { __typename: 5 },
    { __typename: '__proto__' },
    { __typename: 'Agency', code: 'XX' },
    { __typename: 'Publisher' },
    { __typename: 'Publisher', id: 5 },
    { __typename: 'Prefix', value: '978-9936-400' },
    { __typename: 'Publisher', id: 'XX-1\0' },
    { __typename: 'Prefix', value: { a: 1 } },
    { __typename: 'Isbn', isbn13: '\ud800' },
    'a text',
    7,
    [],
  ]
  const { data, errors } = await ask(
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { __typename } }',
    { representations },
  )
  expect(errors).toBeUndefined()
  expect(data._entities).toEqual(representations.map((_, n) => (n === 6 ? { __typename: 'Prefix' } : null)))
})

test('no text is a fault of ours, and none comes back whole', async () => {
  const authorization = await token()
  const refusal = '__typename ... on Refusal { code message }'
  for (const text of ['\0', 'XX-1\0', '978-9936-400\0', '\ud800', '%\\_', 'x'.repeat(50_000)]) {
    const key = `fuzz ${text.length}`
    const questions = [
      'query ($of: String!) { publications(agency: "XX", search: $of) { totalCount } }',
      'query ($of: Cursor) { publications(agency: "XX", after: $of) { totalCount } }',
      'query ($of: ID!) { fee(agency: "XX", registrantLength: 3, replacedPrefix: $of) { __typename } }',
      'query ($of: [String!]!) { checkNumbers(agency: "XX", numbers: $of) { numbers { input } } }',
      'query ($of: ID!) { application(id: $of) { id } }',
      'query ($of: ID!) { applicant(id: $of) { id } }',
      'query ($of: String) { feed(after: $of) { epoch } }',
      'query ($of: AgencyCode!) { publications(agency: $of) { totalCount } }',
      `mutation ($of: ID!) { renamePublisher(publisher: $of, input: { name: "A" }, idempotencyKey: "${key.slice(0, 50)}") { ${refusal} } }`,
      `mutation ($of: ID!) { closePrefix(prefix: $of, idempotencyKey: "${key.slice(0, 50)}b") { ${refusal} } }`,
      `mutation ($of: ID!) { cancelIsbn(isbn: $of, idempotencyKey: "${key.slice(0, 50)}c") { ${refusal} } }`,
      `mutation ($of: String!) { registerPublisher(agency: "XX", input: { name: "A", kind: AUTHOR, place: $of }, idempotencyKey: $of) { ${refusal} } }`,
      `mutation ($of: ID!) { assignIsbns(prefix: "978-9936-400", input: { publications: [{ title: "A", form: HARDBACK, translationOf: $of }] }, idempotencyKey: "${key}d") { ${refusal} } }`,
    ]
    for (const query of questions) {
      const answer = JSON.stringify(await ask(query, { of: text }, authorization))
      expect(answer).not.toMatch(/INTERNAL_SERVER_ERROR|GRAPHQL_VALIDATION_FAILED/)
      if (!query.includes('checkNumbers')) expect(answer.length).toBeLessThan(2_000)
    }
  }
})

test('a range table that divides assigned prefixes differently is refused, and the message names them', async () => {
  const rule = (range: string, length: number) => `<Rule><Range>${range}</Range><Length>${length}</Length></Rule>`
  const part = (tag: string, prefix: string, rules: string) =>
    `<${tag}><Prefix>${prefix}</Prefix><Agency>Test</Agency><Rules>${rules}</Rules></${tag}>`
  const message = join(keys, 'message.xml')
  await writeFile(
    message,
    `<ISBNRangeMessage><MessageDate>Fri, 24 Jul 2026 07:11:45 BST</MessageDate>
      <EAN.UCCPrefixes>${part('EAN.UCC', '978', rule('9900000-9989999', 4))}</EAN.UCCPrefixes>
      <RegistrationGroups>${part('Group', '978-9936', rule('0000000-9999999', 2))}</RegistrationGroups>
    </ISBNRangeMessage>`,
  )
  // 978-9936-400 is the shared prefix of the sample; under this table 978-9936-40 would hold its numbers.
  await expect(startAgency(testland, { ...config, rangeMessage: message })).rejects.toMatchObject({
    code: 'CONFIG_PROBLEM',
    message: expect.stringContaining('978-9936-400'),
  })
})
