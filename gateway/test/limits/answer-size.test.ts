import { readApi } from '@isbn-hub/graph/artefacts'
import { describe, expect, test } from '@jest/globals'

import { Documents } from '../../src/documents.ts'
import { buildPublicSchema } from '../../src/graphql/public-schema.ts'
import { REQUEST_LIMITS, type RequestLimits } from '../../src/limits/request-limits.ts'

const schema = buildPublicSchema(readApi())
const documentsWith = (limits: RequestLimits): Documents => new Documents({ schema, limits, introspection: true })
const usual = documentsWith(REQUEST_LIMITS)

/** Why the request is refused, or undefined. */
function refusal(query: string, variables = {}, documents = usual): string | undefined {
  const checked = documents.check({ query, variables })
  return 'document' in checked ? undefined : checked.map(({ message }) => message).join(' ')
}

describe('a page is no longer than allowed', () => {
  const TOO_LONG = 'At most 100 entries a page.'
  const PAGE = '{ pageInfo { hasNextPage } }'

  test.each([
    ['in the document', `{ publishers(first: 101) ${PAGE} }`, {}],
    ['in a variable', `query ($n: Int) { publishers(first: $n) ${PAGE} }`, { n: 101 }],
    ['in a float without a fraction', `query ($n: Int) { publishers(first: $n) ${PAGE} }`, { n: 101.0 }],
    ['in the default of a variable', `query ($n: Int = 101) { publishers(first: $n) ${PAGE} }`, {}],
    ['in a fragment', `{ ...F } fragment F on Query { publishers(first: 101) ${PAGE} }`, {}],
    ['in a page within a page', `{ publishers { nodes { prefixes { isbns(first: 101) ${PAGE} } } } }`, {}],
  ])('where its length stands %s', (_, query, variables) => {
    expect(refusal(query, variables)).toBe(TOO_LONG)
    const shorter = JSON.parse(JSON.stringify(variables).replace('101', '100')) as object
    expect(refusal(query.replace('101', '100'), shorter)).toBeUndefined()
  })

  test('and counts only where it is asked for', () => {
    expect(refusal(`{ publishers(first: 101) @skip(if: true) ${PAGE} }`)).toBeUndefined()
    const query = `query ($is: Boolean!) { publishers(first: 101) @include(if: $is) ${PAGE} }`
    expect(refusal(query, { is: false })).toBeUndefined()
    expect(refusal(query, { is: true })).toBe(TOO_LONG)
  })

  test('while `first` of a field that gives no pages may be anything', () => {
    const list = `mutation { makeNumberList(prefix: "978-985-01", first: 5000, count: 50, idempotencyKey: "k") { __typename } }`
    expect(refusal(list)).toBeUndefined()
  })
})

describe('the values of an answer are counted before anything is asked', () => {
  const counting = documentsWith({ ...REQUEST_LIMITS, values: 0 })
  const count = (query: string, variables = {}): number =>
    Number(/this may have (\d+)/.exec(refusal(query, variables, counting) ?? '')?.[1] ?? 0)

  test.each([
    ['a list in the document', '{ lookups(numbers: ["1", "2", "3"]) { valid form } }', {}, 3 * (1 + 2)],
    ['one value for a list', '{ lookups(numbers: "1") { valid form } }', {}, 1 + 2],
    ['an empty list', '{ lookups(numbers: []) { valid form } }', {}, 0],
    [
      'a list in a variable',
      'query ($n: [String!]!) { lookups(numbers: $n) { valid } }',
      { n: ['1', '2'] },
      2 * (1 + 1),
    ],
    ['one value in a variable', 'query ($n: [String!]!) { lookups(numbers: $n) { valid } }', { n: '1' }, 1 + 1],
    [
      'the default of a variable',
      'query ($n: [String!] = ["1", "2"]) { lookups(numbers: $n) { valid } }',
      {},
      2 * (1 + 1),
    ],
    [
      'a variable within a list',
      'query ($n: String!) { lookups(numbers: ["1", $n]) { valid } }',
      { n: '2' },
      2 * (1 + 1),
    ],
    ['a list without a length of its own', '{ agencies { code } }', {}, 10 * (1 + 1)],
    ['a page', '{ publishers(first: 3) { totalCount nodes { id } } }', {}, 1 + 1 + 3 * (1 + 1)],
    ['the default length of a page', '{ publishers { nodes { id } } }', {}, 1 + 20 * (1 + 1)],
    [
      'the default of its variable',
      'query ($n: Int = 4) { publishers(first: $n) { nodes { id } } }',
      {},
      1 + 4 * (1 + 1),
    ],
    ['its absent variable', 'query ($n: Int) { publishers(first: $n) { nodes { id } } }', {}, 1 + 20 * (1 + 1)],
    ['lists within pages', '{ publishers(first: 3) { nodes { prefixes { value } } } }', {}, 1 + 3 * (1 + 10 * (1 + 1))],
    ['fields of one name', '{ agencies { code } agencies { code name } }', {}, 10 * (1 + 2)],
    ['fragments', '{ agencies { ...F ... on Agency { name } } } fragment F on Agency { code }', {}, 10 * (1 + 2)],
    ['a field left out', '{ lookup(number: "1") { valid } agencies @skip(if: true) { code } }', {}, 1 + 1],
    [
      'a condition with a default',
      'query ($is: Boolean = true) { agencies @include(if: $is) { code } }',
      {},
      10 * (1 + 1),
    ],
    ['the schema', '{ __schema { types { name } } lookup(number: "1") { valid } }', {}, 1 + 1 + 1],
  ])('%s', (_, query, variables, expected) => {
    expect(count(query, variables)).toBe(expected)
  })

  test('of several types that an object may have, the one with the most', () => {
    const query = `mutation { assignIsbns(prefix: "978-985-01", input: { count: 1 }, idempotencyKey: "k") {
      ... on AssignIsbnsSuccess { isbns { isbn13 status } } ... on Refusal { code } } }`
    expect(count(query)).toBe(1 + 10 * (1 + 2))
  })
})
