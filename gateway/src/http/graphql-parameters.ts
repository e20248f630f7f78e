/** The parameters of a GraphQL request over HTTP: from a JSON body, or from the query of the URL. */
import { HttpError } from '@isbn-hub/server/http-error'
import { isPersistedQuery } from '@isbn-hub/server/persisted-query'
import { parseJson, readJson } from '@isbn-hub/server/request-body'
import type { Exchange, ParameterDescription } from '@isbn-hub/server/route'

import type { RequestParameters } from '../documents.ts'

/** Bytes of a request's body: 1,000 numbers in any spelling, and room to spare. */
const BODY_LIMIT = 100 * 1024

export const URL_PARAMETERS = {
  query: { description: 'The GraphQL document.' },
  operationName: { description: 'Which operation of the document is executed; needed where it has several.' },
  variables: { description: 'The variables, as a JSON object.' },
  extensions: { description: 'A JSON object for extensions of the protocol, of which this server has none.' },
} as const satisfies Record<string, ParameterDescription>

export async function readParameters({
  request,
  query,
}: Pick<Exchange, 'request' | 'query'>): Promise<RequestParameters | 'persisted query'> {
  if (request.method === 'POST') return parametersOf(await readJson(request, BODY_LIMIT))
  const json = (name: string): unknown => {
    const text = query.get(name)
    return text ? parseJson(text, name) : undefined
  }
  const parameters = parametersOf({
    query: query.get('query'),
    operationName: query.get('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  })
  return parameters === 'persisted query' ? parameters : { ...parameters, readOnly: true }
}

function parametersOf(json: unknown): RequestParameters | 'persisted query' {
  if (Array.isArray(json)) throw new HttpError('BAD_REQUEST', 'Send one operation in a request, not a list of them.')
  if (!isRecord(json)) throw new HttpError('BAD_REQUEST', 'Send a JSON object with a query.')
  const { query, operationName, variables, extensions } = json
  if (isGiven(extensions) && !isRecord(extensions)) throw new HttpError('BAD_REQUEST', 'extensions must be an object.')
  if (!isGiven(query)) {
    if (isPersistedQuery(json)) return 'persisted query'
    throw new HttpError('BAD_REQUEST', 'The query is missing. Send a GraphQL document as query.')
  }
  if (typeof query !== 'string') throw new HttpError('BAD_REQUEST', 'query must be a string.')
  if (isGiven(operationName) && typeof operationName !== 'string')
    throw new HttpError('BAD_REQUEST', 'operationName must be a string.')
  if (isGiven(variables) && !isRecord(variables)) throw new HttpError('BAD_REQUEST', 'variables must be an object.')
  // Forms send the name of no operation as an empty text.
  return { query, operationName: operationName || undefined, variables: variables ?? {} }
}

const isGiven = <T>(value: T): value is NonNullable<T> => value !== undefined && value !== null

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
