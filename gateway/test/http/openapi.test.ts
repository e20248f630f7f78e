import { expect, test } from '@jest/globals'
import { Validator } from '@seriousme/openapi-schema-validator'

import { createGraphiql } from '../../src/http/graphiql.ts'
import { openServer } from './open-server.ts'

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>
}
interface OperationObject {
  readonly operationId: string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: Schema }>> }>>
}
interface Schema {
  readonly type: unknown
  readonly properties: Readonly<Record<string, { readonly type: unknown; readonly description?: string }>>
}

test('/openapi.json is a valid description of all that is served', async () => {
  await using server = await openServer({ graphiql: createGraphiql() })
  const response = await fetch(`${server.origin}/openapi.json`)
  expect(response.headers.get('etag')).toMatch(/^"/)
  const document = (await response.json()) as Document & Record<string, unknown>
  expect(await new Validator().validate(document)).toMatchObject({ valid: true })
  expect(Object.keys(document.paths).sort()).toEqual([
    '/bootstrap.json',
    '/directory.csv',
    '/graphql',
    '/isbn/{isbn}',
    '/livez',
    '/openapi.json',
    '/prefix/{prefix}',
    '/publisher/{id}',
    '/readyz',
    '/v1/assignments',
    '/verify/{code}',
  ])
  const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId))
  expect(new Set(ids).size).toBe(ids.length)
})

test('/openapi.json says of each address what OPTIONS and the refusal of parameters say', async () => {
  await using server = await openServer()
  const { paths } = (await (await fetch(`${server.origin}/openapi.json`)).json()) as Document
  for (const [template, operations] of Object.entries(paths)) {
    const address = server.origin + template.replace(/\{\w+\}/, 'x')
    const { headers } = await fetch(address, { method: 'OPTIONS' })
    const methods = Object.keys(operations).map((method) => method.toUpperCase())
    expect(headers.get('allow')?.split(', ').sort()).toEqual(methods.sort())
    for (const method of methods.filter((name) => name !== 'HEAD')) {
      const known = operations[method.toLowerCase()]?.parameters?.filter((parameter) => parameter.in === 'query') ?? []
      const refused = await fetch(`${address}?unheard-of=1`, { method })
      expect(refused.status).toBe(400)
      expect(await refused.text()).toContain(
        known.length === 0 ? 'It has none.' : `It has ${known.map(({ name }) => name).join(', ')}.`,
      )
    }
  }
})

test('/openapi.json describes an answer in the words of the graph, and the answer has that shape', async () => {
  await using server = await openServer()
  const { paths } = (await (await fetch(`${server.origin}/openapi.json`)).json()) as Document
  const schema = paths['/publisher/{id}']?.['get']?.responses['200']?.content?.['application/json']?.schema
  expect(schema?.type).toBe('object')
  expect(schema?.properties['id']).toMatchObject({ type: 'string' })
  const publisher = (await (await fetch(`${server.origin}/publisher/BY-1`)).json()) as object
  expect(Object.keys(publisher).sort()).toEqual(Object.keys(schema?.properties ?? {}).sort())
})
