/** GraphQL over HTTP: POST with JSON; GET for those who can send a header that no foreign page can; a stream as SSE. */
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'

import type { RequestParameters } from '../documents.ts'
import type { FormattedAnswer,Gateway } from '../gateway.ts'
import type { Identify } from '../identity/caller.ts'
import { JSON_TYPE, send } from './answer.ts'
import { readBody } from './body.ts'
import { breakOffAt, openConnection, sendEvents } from './event-stream.ts'
import { Malformed } from './malformed.ts'

export interface GraphqlDoor {
  readonly gateway: Gateway
  readonly identify: Identify
  readonly connections: ConnectionLimiter
  /** Bytes. */
  readonly bodyLimit: number
}

export async function answerGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  door: GraphqlDoor,
): Promise<void> {
  const { gateway } = door
  const parameters = await readParameters(request, door)
  const { authorization } = request.headers
  const caller = authorization === undefined ? undefined : await door.identify(authorization)
  const checked = gateway.check(parameters)
  if (!('document' in checked)) return sendAnswer(request, response, checked)
  const isStream = accepts(request, EVENT_STREAM)
  if (checked.type === 'subscription' && !isStream)
    throw new Malformed(406, 'BAD_REQUEST', 'A subscription is answered as text/event-stream, or over a WebSocket.')

  if (checked.type === 'subscription') openConnection(request, response, door.connections)
  if (caller && checked.type === 'subscription') breakOffAt(caller.expiresAt, response)
  const signal = checked.type === 'subscription' ? goneSignal(response) : undefined
  const answer = await gateway.execute(checked, { caller, signal })
  if (Symbol.asyncIterator in answer) await sendEvents(response, answer)
  else if (isStream) await sendEvents(response, once(answer))
  else sendAnswer(request, response, answer)
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return gone.signal
}

const EVENT_STREAM = 'text/event-stream'

const accepts = ({ headers }: IncomingMessage, type: string): boolean => headers.accept?.includes(type) ?? false

async function readParameters(request: IncomingMessage, { bodyLimit }: GraphqlDoor): Promise<RequestParameters> {
  const { method, headers } = request
  if (method === 'POST') {
    const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase()
    if (type !== 'application/json') throw new Malformed(415, 'BAD_REQUEST', 'Send application/json.')
    return parametersOf(parseJson(await readBody(request, bodyLimit)))
  }
  if (method !== 'GET' && method !== 'HEAD')
    throw new Malformed(405, 'METHOD_NOT_ALLOWED', 'Send POST.', { allow: 'GET, POST' })
  // A page of another site can make a browser send a GET, but not with a header of its own.
  if (!PREFLIGHT_HEADERS.some((name) => headers[name] !== undefined))
    throw new Malformed(400, 'BAD_REQUEST', `Send POST, or GET with a header ${PREFLIGHT_HEADERS[0]}.`)
  const search = new URLSearchParams(request.url?.split('?')[1])
  const variables = search.get('variables')
  const parameters = parametersOf({
    query: search.get('query'),
    operationName: search.get('operationName'),
    variables: variables ? parseJson(variables) : undefined,
  })
  return { ...parameters, readOnly: true }
}

const PREFLIGHT_HEADERS = ['graphql-require-preflight', 'apollo-require-preflight'] as const

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Malformed(400, 'BAD_REQUEST', 'This is not JSON.')
  }
}

/** The parameters of a GraphQL request. */
function parametersOf(json: unknown): RequestParameters {
  if (Array.isArray(json)) throw new Malformed(400, 'BAD_REQUEST', 'One operation at a time.')
  if (!isRecord(json)) throw new Malformed(400, 'BAD_REQUEST', 'A request is an object with a query.')
  const { query, operationName, variables } = json
  if (typeof query !== 'string') throw new Malformed(400, 'BAD_REQUEST', 'The query is missing.')
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string')
    throw new Malformed(400, 'BAD_REQUEST', 'operationName is a string.')
  if (variables !== undefined && variables !== null && !isRecord(variables))
    throw new Malformed(400, 'BAD_REQUEST', 'variables is an object.')
  return { query, operationName: operationName ?? undefined, variables: variables ?? {} }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: FormattedAnswer): void {
  const type = accepts(request, 'application/graphql-response+json') ? RESPONSE_TYPE : JSON_TYPE
  // An answer without `data` was refused before anything was executed.
  const status = 'data' in answer ? 200 : answer.errors?.[0]?.extensions?.['code'] === 'METHOD_NOT_ALLOWED' ? 405 : 400
  send(response, status, type, JSON.stringify(answer), status === 405 ? { ...NO_STORE, allow: 'POST' } : NO_STORE)
}

const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8'
const NO_STORE = { 'cache-control': 'no-store' }

async function* once<T>(item: T): AsyncGenerator<T> {
  yield item
}
