import { readApi } from '@isbn-hub/graph/artefacts'
import { expect, test } from '@jest/globals'
import { buildSchema, parse, validate } from 'graphql'

import { checkPageSizes, pageSizesOf } from '../../src/limits/page-size.ts'

const schema = buildSchema(readApi(), { assumeValidSDL: true })

function check(query: string, variables = {}): string | undefined {
  const document = parse(query)
  expect(validate(schema, document)).toEqual([])
  return checkPageSizes(pageSizesOf(document, schema), variables, 100)?.message
}

const TOO_LONG = 'At most 100 entries a page.'

test('a page is no longer than allowed, whether its length stands in the document or in a variable', () => {
  expect(check('{ publishers(first: 100) { totalCount } }')).toBeUndefined()
  expect(check('{ publishers(first: 101) { totalCount } }')).toBe(TOO_LONG)
  const query = 'query ($n: Int = 5) { assignments(first: $n) { pageInfo { hasNextPage } } }'
  expect(check(query)).toBeUndefined()
  expect(check(query, { n: 101 })).toBe(TOO_LONG)
})

test('what is called `first` and gives no page may be anything', () => {
  const list = `mutation { makeNumberList(prefix: "978-985-01", first: 5000, count: 50, idempotencyKey: "k") { __typename } }`
  expect(check(list)).toBeUndefined()
})
