import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { startAgency } from '@isbn-hub/agency/start-agency'
import { openDatabase } from '@isbn-hub/agency/store/database'
import {
  createDevelopmentKey,
  developmentAudience,
  developmentIssuer,
  signDevelopmentToken,
} from '@isbn-hub/identity/development-key'
import { testDatabase } from '@isbn-hub/test/database'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'

import { extension } from '../src/extension.ts'
import { belarus } from '../src/nation.ts'

let origin: string
let keys: string
let database: pg.Client
const release: (() => Promise<unknown>)[] = []

const emptyRegister = async (url: string): Promise<void> => (await openDatabase(url)).close()

beforeAll(async () => {
  keys = await mkdtemp(join(tmpdir(), 'isbn-hub-keys-'))
  const { jwksUrl } = await createDevelopmentKey(keys)
  const place = await testDatabase(emptyRegister)
  const agency = await startAgency(
    belarus,
    {
      databaseUrl: place.url,
      host: '127.0.0.1',
      port: 0,
      jwksUrl,
      issuer: developmentIssuer,
      audience: developmentAudience,
      rangeMessage: undefined,
      sampleData: false,
      files: join(keys, 'files'),
      publicUrl: undefined,
      verifyUrl: 'http://127.0.0.1:4000/verify',
      holidays: [],
      payee: undefined,
      feePerNumber: undefined,
    },
    extension,
  )
  origin = `http://127.0.0.1:${agency.port}`
  database = new pg.Client({ connectionString: place.url })
  await database.connect()
  release.push(
    () => database.end(),
    () => agency.stop(),
    async () => place[Symbol.asyncDispose](),
    () => rm(keys, { recursive: true }),
  )
})

afterAll(async () => {
  for (const letGo of release) await letGo()
})

const token = (agency = 'BY') => signDevelopmentToken({ folder: keys, agency, role: 'registrar' })

async function ask(path: string, query: string, variables: object, authorization?: string): Promise<any> {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization: `Bearer ${authorization}` }) },
    body: JSON.stringify({ query, variables }),
  })
  return response.json()
}

let acts = 0
const key = () => `act ${acts++}`

async function registerOrganisation(): Promise<string> {
  const answer = await ask(
    '/graphql',
    `mutation ($key: String!) {
      registerPublisher(agency: "BY", input: { name: "A publisher", kind: ORGANISATION }, idempotencyKey: $key) {
        ... on RegisterPublisherSuccess { publisher { id } }
      }
    }`,
    { key: key() },
    await token(),
  )
  return answer.data.registerPublisher.publisher.id
}

const RECORD = `mutation ($publisher: ID!, $input: PublishingLicenceInput!, $key: String!) {
  recordPublishingLicence(publisher: $publisher, input: $input, idempotencyKey: $key) {
    ... on RecordPublishingLicenceSuccess { publisher { id publishingLicence { number issuedOn validUntil valid } } }
    ... on Refusal { code message }
  }
}`
const record = async (publisher: string, input: object, idempotencyKey = key()) =>
  (await ask('/extension', RECORD, { publisher, input, key: idempotencyKey }, await token())).data
    .recordPublishingLicence

async function licencesOf(...ids: string[]): Promise<any[]> {
  const answer = await ask(
    '/extension',
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on Publisher { id publishingLicence { number issuedOn validUntil valid } }
      }
    }`,
    { representations: ids.map((id) => ({ __typename: 'Publisher', id })) },
  )
  expect(answer.errors).toBeUndefined()
  return answer.data._entities
}

const rowsWritten = async () => (await database.query('select from publishing_licence')).rowCount

test('a licence that was recorded is shown with its publisher, to anybody', async () => {
  const publisher = await registerOrganisation()
  const answer = await record(publisher, { number: ' test 1 ', issuedOn: '2024-02-29' })
  const publishingLicence = { number: 'test 1', issuedOn: '2024-02-29', validUntil: null, valid: true }
  expect(answer).toEqual({ publisher: { id: publisher, publishingLicence } })
  expect(await licencesOf(publisher)).toEqual([{ id: publisher, publishingLicence }])
})

test('a licence whose last day is past is not valid', async () => {
  const publisher = await registerOrganisation()
  await record(publisher, { number: 'test', issuedOn: '2019-01-01', validUntil: '2023-12-31' })
  expect((await licencesOf(publisher))[0].publishingLicence).toMatchObject({ validUntil: '2023-12-31', valid: false })
})

test('of several licences the one issued last counts, in whichever order they were recorded', async () => {
  const publisher = await registerOrganisation()
  await record(publisher, { number: 'renewed', issuedOn: '2024-01-01' })
  await record(publisher, { number: 'first', issuedOn: '2019-01-01', validUntil: '2023-12-31' })
  expect((await licencesOf(publisher))[0].publishingLicence).toMatchObject({ number: 'renewed', valid: true })
})

test("another agency's publisher is null, a publisher without a licence has none, and each answer keeps its place", async () => {
  const [without, licensed] = [await registerOrganisation(), await registerOrganisation()]
  await record(licensed, { number: 'test', issuedOn: '2024-01-01' })
  expect(await licencesOf('BG-1001', without, 'nonsense', licensed)).toEqual([
    null,
    { id: without, publishingLicence: null },
    null,
    { id: licensed, publishingLicence: expect.objectContaining({ number: 'test' }) },
  ])
})

test('without a token, or with that of another agency, nothing is written', async () => {
  const publisher = await registerOrganisation()
  const before = await rowsWritten()
  const variables = { publisher, input: { number: 'test', issuedOn: '2024-01-01' }, key: key() }
  expect((await ask('/extension', RECORD, variables)).errors[0].extensions.code).toBe('UNAUTHENTICATED')
  expect((await ask('/extension', RECORD, variables, await token('BG'))).errors[0].extensions.code).toBe('FORBIDDEN')
  expect(await rowsWritten()).toBe(before)
})

test('one key records once; with another licence it is refused', async () => {
  const publisher = await registerOrganisation()
  const before = (await rowsWritten()) ?? 0
  const licence = { number: 'test', issuedOn: '2024-01-01' }
  expect(await record(publisher, licence, 'one key')).toEqual(await record(publisher, licence, 'one key'))
  expect(await record(publisher, { ...licence, number: 'other' }, 'one key')).toMatchObject({ code: 'KEY_REUSED' })
  expect(await rowsWritten()).toBe(before + 1)
})

test('an unknown publisher and a licence that cannot be are refused, and nothing is written', async () => {
  const publisher = await registerOrganisation()
  const before = await rowsWritten()
  const licence = { number: 'test', issuedOn: '2024-01-01' }
  expect(await record('BY-999999', licence)).toMatchObject({ code: 'PUBLISHER_UNKNOWN' })
  expect(await record('BG-1001', licence)).toMatchObject({ code: 'PUBLISHER_UNKNOWN' })
  expect(await record(publisher, { ...licence, issuedOn: '2999-01-01' })).toMatchObject({ code: 'DATE_IN_FUTURE' })
  expect(await rowsWritten()).toBe(before)
})
