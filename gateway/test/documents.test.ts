import { readApi } from '@isbn-hub/graph/artefacts'
import { describe, expect, test } from '@jest/globals'

import { Documents, type RequestParameters } from '../src/documents.ts'
import { buildPublicSchema } from '../src/graphql/public-schema.ts'
import { REQUEST_LIMITS } from '../src/limits/request-limits.ts'

const documents = new Documents({ schema: buildPublicSchema(readApi()), limits: REQUEST_LIMITS, introspection: true })

function refusals(request: Partial<RequestParameters> & { readonly query: string }): unknown[] {
  const checked = documents.check({ variables: {}, ...request })
  return 'document' in checked ? [] : checked.map((error) => JSON.parse(JSON.stringify(error)) as unknown)
}

describe('an operation that cannot be chosen is refused with the names of those that can', () => {
  const TWO = 'query A { __typename } query B { __typename }'
  const anonymous = '{ __typename }'

  test.each([
    [TWO, undefined, 'The document has 2 operations: set operationName to one of "A", "B".'],
    [TWO, '', 'The document has 2 operations: set operationName to one of "A", "B".'],
    [TWO, 'Z', 'The document has no operation "Z": set operationName to one of "A", "B".'],
    ['query A { __typename }', 'Z', 'The document has no operation "Z": set operationName to one of "A".'],
    [anonymous, 'Z', 'operationName is "Z", but the document\'s operation has no name: leave it out.'],
    [
      anonymous,
      'Z'.repeat(200),
      `operationName is "${'Z'.repeat(100)}…", but the document's operation has no name: leave it out.`,
    ],
  ])('%s by the name %j', (query, operationName, message) => {
    expect(refusals({ query, operationName })).toEqual([{ message, extensions: { code: 'BAD_REQUEST' } }])
  })

  test.each([
    [anonymous, undefined],
    [anonymous, ''],
    ['query A { __typename }', undefined],
    ['query A { __typename }', ''],
    [TWO, 'B'],
  ])('while %s is executed by the name %j', (query, operationName) => {
    expect(refusals({ query, operationName })).toEqual([])
  })
})

describe('a value that its scalar does not take is refused with its place, and before anything is asked', () => {
  test.each([
    ['Date', '2026-02-30', '{ statistics(from: "2026-02-30") { from } }'],
    ['AgencyCode!', 'by', '{ agency(code: "by") { name } }'],
    ['AgencyCode', 'by', '{ registrationGroups(agency: "by") { value } }'],
    ['Cursor', '', '{ publishers(after: "") { totalCount } }'],
    ['Date', 'soon', '{ publishers(filter: { registeredSince: "soon" }) { totalCount } }'],
  ])('%s %j in a literal: %s', (type, value, query) => {
    expect(refusals({ query })).toEqual([
      {
        message: expect.stringContaining(`Expected value of type "${type}", found "${value}"; `),
        locations: [{ line: 1, column: query.indexOf(`"${value}"`) + 1 }],
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ])
  })

  test.each<[string, unknown]>([
    ['Date', '2026-02-30'],
    ['Date', 20_260_228],
    ['Cursor', ''],
  ])('%s %j in a variable', (type, value) => {
    const query = `query ($v: ${type}) { ${type === 'Cursor' ? 'publishers(after: $v) { totalCount }' : 'statistics(from: $v) { from }'} }`
    expect(refusals({ query, variables: { v: value } })).toEqual([
      {
        message: expect.stringContaining(
          `Variable "$v" got invalid value ${JSON.stringify(value)}; Expected type "${type}". `,
        ),
        locations: [{ line: 1, column: 8 }],
        extensions: { code: 'BAD_USER_INPUT' },
      },
    ])
  })
})
