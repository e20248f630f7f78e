import { describe, expect, test } from '@jest/globals'

import type { Answer } from '../../src/graphql/answer.ts'
import { type Delivery, merge } from '../../src/partition/merge.ts'
import { readOwnership } from '../../src/partition/ownership.ts'
import { type OwnerRequest, plan } from '../../src/partition/plan.ts'
import { readShape } from '../../src/partition/shape.ts'
import { delegations } from '../world/facts.ts'
import { composition } from '../world/world.ts'

const partition = { rules: readOwnership(composition.supergraph), delegations: delegations() }

const isbn = (isbn13: string) => ({ __typename: 'Isbn', isbn13 })
const prefix = (value: string) => ({ __typename: 'Prefix', value })
const publisher = (id: string) => ({ __typename: 'Publisher', id })

const ENTITIES = readShape(
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Isbn { status } } }',
)
const BATCH = readShape(`query ($a: [_Any!]!, $b: [_Any!]!, $first: Int) {
  _e0: _entities(representations: $a) { ... on Prefix { isbns(first: $first) { totalCount } } }
  _e1: _entities(representations: $b) { ... on Publisher { name } }
}`)

const owners = (ownerRequests: readonly OwnerRequest[]): string[] => ownerRequests.map(({ owner }) => owner.code)

describe('planning', () => {
  test('what is all one owner’s is forwarded as it is', () => {
    const variables = { representations: [isbn('9789856020202'), isbn('9789850000000')] }
    const { ownerRequests, unroutable } = plan(ENTITIES, variables, partition)
    expect(owners(ownerRequests)).toEqual(['BY'])
    expect(ownerRequests[0]?.places).toBeUndefined()
    expect(ownerRequests[0]?.variables).toBe(variables)
    expect(ownerRequests[0]?.shape).toBe(ENTITIES)
    expect(unroutable).toEqual([])
  })

  test('each owner gets its own, and where they stood is remembered', () => {
    const representations = [isbn('9789856020202'), isbn('9789542600000'), isbn('9789856020301'), isbn('9786086000000')]
    const { ownerRequests } = plan(ENTITIES, { representations }, partition)
    expect(owners(ownerRequests)).toEqual(['BY', 'BG', 'MK'])
    expect(ownerRequests[0]?.variables).toEqual({ representations: [representations[0], representations[2]] })
    expect(ownerRequests[0]?.places?.get('representations')).toEqual([0, 2])
    expect(ownerRequests[1]?.places?.get('representations')).toEqual([1])
  })

  test('several lists in one request are split alike, and other variables go to all', () => {
    const { ownerRequests } = plan(
      BATCH,
      { a: [prefix('978-985-6020'), prefix('978-954-26')], b: [publisher('BG-1')], first: 3 },
      partition,
    )
    expect(ownerRequests.map(({ variables }) => variables)).toEqual([
      { a: [prefix('978-985-6020')], b: [], first: 3 },
      { a: [prefix('978-954-26')], b: [publisher('BG-1')], first: 3 },
    ])
    // The owner knows this text already, whatever lists are empty.
    expect(ownerRequests.map(({ shape }) => shape.text)).toEqual([BATCH.text, BATCH.text])
  })

  test('the owner of a field is told by its argument, literal or variable', () => {
    const literal = readShape('{ eligibility(agency: "BG", product: { category: "MAP" }) { verdict } }')
    expect(owners(plan(literal, {}, partition).ownerRequests)).toEqual(['BG'])
    const variable = readShape('query ($agency: AgencyCode!) { fee(agency: $agency, registrantLength: 4) { amount } }')
    expect(owners(plan(variable, { agency: 'MK' }, partition).ownerRequests)).toEqual(['MK'])
  })

  test('fields of several owners are cut apart, each with what it uses and no more', () => {
    const shape = readShape(`query ($one: AgencyCode!, $two: AgencyCode!, $length: Int!) {
      a: fee(agency: $one, registrantLength: $length) { ...f }
      b: eligibility(agency: $two, product: { category: "MAP" }) { verdict }
    }
    fragment f on Fee { amount }`)
    const { ownerRequests } = plan(shape, { one: 'BY', two: 'BG', length: 4 }, partition)
    const texts = ownerRequests.map((ownerRequest) => ownerRequest.shape.text.replaceAll(/\s+/g, ' '))
    expect(texts[0]).toBe(
      'query ($one: AgencyCode!, $length: Int!) { a: fee(agency: $one, registrantLength: $length) { ...f } } fragment f on Fee { amount }',
    )
    expect(texts[1]).toBe(
      'query ($two: AgencyCode!) { b: eligibility(agency: $two, product: {category: "MAP"}) { verdict } }',
    )
  })

  test('a mutation of one owner goes there; one of several goes nowhere', () => {
    const one = readShape(
      'mutation { assignIsbns(prefix: "978-985-6020", input: { count: 1 }, idempotencyKey: "k") { __typename } }',
    )
    expect(owners(plan(one, {}, partition).ownerRequests)).toEqual(['BY'])
    const several = readShape(`mutation {
      a: assignPrefix(publisher: "BY-1", input: {}, idempotencyKey: "k") { __typename }
      b: assignPrefix(publisher: "BG-1", input: {}, idempotencyKey: "k") { __typename }
    }`)
    expect(plan(several, {}, partition)).toEqual({
      ownerRequests: [],
      unroutable: [{ code: 'SEVERAL_OWNERS', path: ['a'] }],
    })
  })

  test('what belongs to an agency outside the hub is named once, and nobody is asked', () => {
    const representations = [isbn('9785699120147'), isbn('9785699120154')]
    expect(plan(ENTITIES, { representations }, partition)).toEqual({
      ownerRequests: [],
      unroutable: [{ code: 'NOT_OURS_TO_SERVE', agency: 'RU', path: ['_entities', 0] }],
    })
  })

  test('what belongs to nobody is said to, and nobody is asked', () => {
    for (const one of [
      isbn('9780306406157'),
      isbn(''),
      publisher('XX-1'),
      publisher(''),
      { __typename: 'Publisher' },
    ]) {
      const { ownerRequests, unroutable } = plan(ENTITIES, { representations: [one] }, partition)
      expect(ownerRequests).toEqual([])
      expect(unroutable).toMatchObject([{ code: 'OWNER_UNKNOWN', path: ['_entities', 0] }])
    }
  })

  test('a nation’s extension is asked for its own publishers, and of others there is no word', () => {
    const representations = [publisher('BG-1'), publisher('BY-1'), publisher('MK-1')]
    const { ownerRequests, unroutable } = plan(ENTITIES, { representations }, { ...partition, only: 'BY' })
    expect(owners(ownerRequests)).toEqual(['BY'])
    expect(ownerRequests[0]?.variables).toEqual({ representations: [publisher('BY-1')] })
    expect(unroutable).toEqual([])
    expect(plan(ENTITIES, { representations: [publisher('BG-1')] }, { ...partition, only: 'BY' })).toEqual({
      ownerRequests: [],
      unroutable: [],
    })
  })

  test('a field or an entity without a rule is the supergraph’s fault', () => {
    expect(() => plan(readShape('{ feed { epoch } }'), {}, partition)).toThrow('@ownedBy')
    expect(() => plan(ENTITIES, { representations: [{ __typename: 'Agency', code: 'BY' }] }, partition)).toThrow(
      '@ownedBy',
    )
  })
})

describe('merging', () => {
  const variables = { representations: [isbn('9789856020202'), isbn('9789542600000'), isbn('9789856020301')] }
  const { ownerRequests } = plan(ENTITIES, variables, partition)
  const [by, bg] = ownerRequests as [OwnerRequest, OwnerRequest]
  const delivered = (ownerRequest: OwnerRequest, answer: Answer): Delivery => ({
    ownerRequest,
    answer,
    failure: undefined,
  })
  const failed = (ownerRequest: OwnerRequest): Delivery => ({
    ownerRequest,
    answer: undefined,
    failure: { since: undefined },
  })

  test('every answer comes back to its place', () => {
    const answer = merge(
      ENTITIES,
      variables,
      [
        delivered(bg, { data: { _entities: [{ status: 'BG0' }] } }),
        delivered(by, { data: { _entities: [{ status: 'BY0' }, { status: 'BY1' }] } }),
      ],
      [],
    )
    expect(answer).toEqual({ data: { _entities: [{ status: 'BY0' }, { status: 'BG0' }, { status: 'BY1' }] } })
  })

  test('a failed owner leaves nulls and one error that names it', () => {
    const answer = merge(
      ENTITIES,
      variables,
      [failed(by), delivered(bg, { data: { _entities: [{ status: 'BG0' }] } })],
      [],
    )
    expect(answer.data).toEqual({ _entities: [null, { status: 'BG0' }, null] })
    expect(answer.errors).toEqual([
      {
        message: expect.any(String),
        path: ['_entities', 0],
        extensions: { code: 'AGENCY_UNAVAILABLE', agency: 'BY', retryable: true },
      },
    ])
  })

  test('an owner’s own errors keep their place and bear its name', () => {
    const error = { message: 'No.', path: ['_entities', 1, 'status'], extensions: { code: 'FORBIDDEN' } }
    const answer = merge(
      ENTITIES,
      variables,
      [
        delivered(by, { data: { _entities: [{ status: 'BY0' }, { status: null }] }, errors: [error] }),
        delivered(bg, { data: { _entities: [null] } }),
      ],
      [],
    )
    expect(answer.errors).toEqual([
      { message: 'No.', path: ['_entities', 2, 'status'], extensions: { code: 'FORBIDDEN', agency: 'BY' } },
    ])
  })

  test('an error without a path is put at the owner’s first place', () => {
    const answer = merge(
      ENTITIES,
      variables,
      [delivered(bg, { data: null, errors: [{ message: 'No.' }] }), failed(by)],
      [],
    )
    expect(answer.errors?.map(({ path }) => path)).toEqual([
      ['_entities', 1],
      ['_entities', 0],
    ])
  })
})
