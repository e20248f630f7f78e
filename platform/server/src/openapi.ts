/** The OpenAPI document of a server, made of its routes. */
import { HTTP_ERRORS, type HttpErrorCode } from './http-error.ts'
import type { JsonSchema, Operation, OperationDescription, ParameterDescription, Route } from './route.ts'

export interface ApiInfo {
  readonly title: string
  readonly version: string
  readonly description: string
  readonly license: { readonly name: string; readonly identifier: string }
}

/** OpenAPI 3.1. */
export function openApiOf(routes: readonly Route[], info: ApiInfo): object {
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/' }],
    security: [{}, { token: [] }],
    paths: Object.fromEntries(
      routes.filter(isDescribed).map(({ path, operations }) => [path, pathItem(path, operations)]),
    ),
    components: {
      schemas: { Errors: ERRORS },
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A JWT of the issuer that this hub trusts. Reading public data needs none.',
        },
      },
    },
  }
}

const isDescribed = ({ operations }: Route): boolean => Object.values(operations).some(({ description }) => description)

function pathItem(path: string, operations: Route['operations']): object {
  const items = Object.entries(operations).flatMap(([method, operation]) =>
    operation.description
      ? [[method.toLowerCase(), operationObject(path, operation, operation.description)] as const]
      : [],
  )
  const get = items.find(([method]) => method === 'get')?.[1]
  return Object.fromEntries(get ? [...items, ['head', headObject(get)]] : items)
}

interface OperationObject {
  readonly operationId: string
  readonly summary: string
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: object }>>
}

function operationObject(
  path: string,
  { parameters = {} }: Operation,
  description: OperationDescription,
): OperationObject {
  const { id, summary, headers = {}, body, responses } = description
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, description.path?.[name]] as const)
  return {
    operationId: id,
    summary,
    ...parametersOf([
      ...inPath.map(([name, known]) => parameterObject('path', name, { description: '', ...known, isRequired: true })),
      ...Object.entries(parameters).map(([name, known]) => parameterObject('query', name, known)),
      ...Object.entries(headers).map(([name, known]) => parameterObject('header', name, known)),
    ]),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(responses).map(([status, { description: text, content }]) => [
          status,
          { description: text, ...(content && { content: contentObject(content) }) },
        ]),
      ),
      default: { description: 'The request is refused; the code says why.', content: contentObject(REFUSED) },
    },
  }
}

const parametersOf = (parameters: readonly object[]): object => (parameters.length > 0 ? { parameters } : {})

const parameterObject = (
  place: 'path' | 'query' | 'header',
  name: string,
  { description, schema = { type: 'string' }, isRequired = false, isList = false }: ParameterDescription,
): object => ({
  name,
  in: place,
  description,
  required: isRequired,
  schema: isList ? { type: 'array', items: schema } : schema,
  ...(isList && { style: 'form', explode: false }),
})

/** As GET, without a body. */
const headObject = ({ responses, operationId, ...operation }: OperationObject): object => ({
  ...operation,
  operationId: `${operationId}Head`,
  responses: Object.fromEntries(
    Object.entries(responses).map(([status, { description }]) => [status, { description }]),
  ),
})

const contentObject = (content: Readonly<Record<string, JsonSchema>>): object =>
  Object.fromEntries(Object.entries(content).map(([type, schema]) => [type, { schema }]))

const ERRORS: JsonSchema = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['message', 'extensions'],
        properties: {
          message: { type: 'string', description: 'A sentence for people.' },
          extensions: {
            type: 'object',
            required: ['code'],
            properties: {
              code: {
                type: 'string',
                description: Object.keys(HTTP_ERRORS)
                  .map((code) => `${code}: ${HTTP_ERRORS[code as HttpErrorCode].meaning}`)
                  .join(' '),
              },
            },
          },
        },
      },
    },
  },
}

/** The schema of a refusal, for the descriptions of responses. */
export const REFUSED = { 'application/json': { $ref: '#/components/schemas/Errors' } } as const
