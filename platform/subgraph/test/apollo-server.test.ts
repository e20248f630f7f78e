import { expect, test } from '@jest/globals'
import { buildSchema, GraphQLError } from 'graphql'

import { checkRequest, startApolloServer } from '../src/apollo-server.ts'

test('a document is parsed and validated once, whether it is checked for a socket or executed', async () => {
  const times = { parsed: 0, validated: 0 }
  const counting = {
    requestDidStart: async () => ({
      parsingDidStart: async () => void times.parsed++,
      validationDidStart: async () => void times.validated++,
    }),
  }
  const schema = buildSchema('type Query { number: String }')
  const server = await startApolloServer({ schema, report: (formatted) => formatted, plugins: [counting] })
  const request = { query: '{ number }', operationName: undefined, variables: {} }
  const document = await checkRequest(server, request)
  expect(document).toMatchObject({ kind: 'Document' })
  expect(await checkRequest(server, request)).toBe(document)
  for (const _ of [1, 2]) await server.executeOperation({ query: request.query })
  expect(times).toEqual({ parsed: 1, validated: 1 })
  await server.stop()
})

test('what is only checked is not executed, and a refusal says where the mistake is', async () => {
  const schema = buildSchema('type Query { number: String }')
  schema.getQueryType()!.getFields()['number']!.resolve = () => {
    throw new Error('This was executed.')
  }
  const server = await startApolloServer({ schema, report: (formatted) => formatted })
  const check = (query: string, operationName?: string) => checkRequest(server, { query, operationName, variables: {} })
  expect(await check('{ number }')).toMatchObject({ kind: 'Document' })
  const refused = (await check('{ letter }')) as GraphQLError[]
  expect(refused[0]).toBeInstanceOf(GraphQLError)
  expect(refused[0]!.toJSON()).toMatchObject({ locations: [{ line: 1, column: 3 }] })
  expect(await check('query a { number }', 'b')).toMatchObject([{ message: 'Unknown operation named "b".' }])
  await server.stop()
})
