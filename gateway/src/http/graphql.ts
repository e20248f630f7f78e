/** GraphQL over HTTP: by POST with JSON, by GET for queries; a stream as server-sent events. */
import type { ServerResponse } from 'node:http'

import type { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'
import { beginEvents, breakOffAt, goneSignal, openConnection, sendResults } from '@isbn-hub/server/event-stream'
import { HttpError } from '@isbn-hub/server/http-error'
import { chooseType, EVENT_STREAM_TYPE, HTML_TYPE, JSON_TYPE, preferredType } from '@isbn-hub/server/media-type'
import { persistedQueryNotSupported } from '@isbn-hub/server/persisted-query'
import type { Exchange, OperationDescription, Route } from '@isbn-hub/server/route'
import { addVary, send, sendError } from '@isbn-hub/server/send'

import type { CheckedRequest } from '../documents.ts'
import type { FormattedAnswer, Gateway } from '../gateway.ts'
import type { Caller, Identify } from '../identity/caller.ts'
import { authenticate } from './authenticate.ts'
import type { Graphiql } from './graphiql.ts'
import { readParameters, URL_PARAMETERS } from './graphql-parameters.ts'
import { languageOf } from './request-language.ts'

export interface GraphqlOptions {
  readonly gateway: Gateway
  readonly identify: Identify
  readonly connections: ConnectionLimiter
  readonly graphiql: Graphiql | undefined
}

export function graphqlRoute(options: GraphqlOptions): Route {
  const answer = (exchange: Exchange): Promise<void> => answerGraphql(exchange, options)
  return {
    path: '/graphql',
    isOpen: true,
    operations: {
      GET: { description: describe('queryByGet'), parameters: URL_PARAMETERS, answer },
      POST: { description: { ...describe('execute'), body: REQUEST }, answer },
    },
  }
}

const RESPONSE_TYPE = 'application/graphql-response+json; charset=utf-8'
/** In our order, which counts for a client that has none. */
const ANSWER_TYPES = [JSON_TYPE, RESPONSE_TYPE, EVENT_STREAM_TYPE] as const
/** A client that takes anything gets a refusal in the type whose status says so. */
const REFUSAL_TYPES = [RESPONSE_TYPE, JSON_TYPE, EVENT_STREAM_TYPE] as const
type AnswerType = (typeof ANSWER_TYPES)[number]

async function answerGraphql(exchange: Exchange, options: GraphqlOptions): Promise<void> {
  const { request, response } = exchange
  const { graphiql } = options
  addVary(response, 'Accept, Accept-Language')
  if (graphiql && request.method !== 'POST' && preferredType(request, [...ANSWER_TYPES, HTML_TYPE]) === HTML_TYPE)
    return graphiql.answerPage(request, response)
  try {
    await execute(exchange, options)
  } catch (error) {
    if (!(error instanceof HttpError) || response.headersSent) throw error
    // A client of the newer media type reads the errors of no other.
    const type = preferredType(request, [JSON_TYPE, RESPONSE_TYPE])
    sendError(response, error, type)
  }
}

async function execute(exchange: Exchange, options: GraphqlOptions): Promise<void> {
  const { request } = exchange
  const { gateway } = options
  const parameters = await readParameters(exchange)
  const caller = await authenticate(request, options.identify)
  const checked = parameters === 'persisted query' ? NOT_SUPPORTED : gateway.check(parameters)
  if (!('document' in checked)) return sendResult(exchange, chooseType(request, REFUSAL_TYPES), checked)
  if (checked.type === 'subscription') return subscribe(exchange, checked, caller, options)
  // Before it is executed: otherwise a mutation would be done and its answer be withheld.
  const type = chooseType(request, ANSWER_TYPES)
  const answer = await gateway.execute(checked, { caller, language: languageOf(request) })
  if (Symbol.asyncIterator in answer) throw new TypeError(`A ${checked.type} gave a stream.`)
  await sendResult(exchange, 'data' in answer ? type : chooseType(request, REFUSAL_TYPES), answer)
}

const NOT_SUPPORTED: FormattedAnswer = { errors: [persistedQueryNotSupported().toJSON()] }

async function subscribe(
  { request, response }: Exchange,
  checked: CheckedRequest,
  caller: Caller | undefined,
  { gateway, connections }: GraphqlOptions,
): Promise<void> {
  if (preferredType(request, [EVENT_STREAM_TYPE]) === undefined)
    throw new HttpError('NOT_ACCEPTABLE', 'Accept text/event-stream for a subscription, or send it over a WebSocket.')
  if (request.method === 'HEAD') return sendHead(response)
  openConnection(request, response, connections)
  if (caller) breakOffAt(caller.expiresAt, response)
  const signal = goneSignal(response)
  const answer = await gateway.execute(checked, { caller, signal, language: languageOf(request) })
  await sendResults(response, Symbol.asyncIterator in answer ? answer : once(answer))
}

/** An answer without `data` was refused before anything was executed. */
async function sendResult({ request, response }: Exchange, type: AnswerType, answer: FormattedAnswer): Promise<void> {
  const [error] = 'data' in answer ? [] : (answer.errors ?? [])
  if (error?.extensions?.['code'] === 'METHOD_NOT_ALLOWED')
    throw new HttpError('METHOD_NOT_ALLOWED', error.message, { allow: 'POST' })
  if (type === EVENT_STREAM_TYPE)
    return request.method === 'HEAD' ? sendHead(response) : sendResults(response, once(answer))
  await send(request, response, {
    // As application/json, a well-formed request is answered with 200, whatever the answer says.
    status: error && type === RESPONSE_TYPE ? 400 : 200,
    type,
    body: JSON.stringify(answer),
    headers: { 'cache-control': 'no-store' },
  })
}

function sendHead(response: ServerResponse): void {
  beginEvents(response)
  response.end()
}

async function* once<T>(item: T): AsyncGenerator<T> {
  yield item
}

const REQUEST = {
  type: 'object',
  required: ['query'],
  properties: {
    query: { type: 'string', description: 'The GraphQL document.' },
    operationName: { type: ['string', 'null'], description: URL_PARAMETERS.operationName.description },
    variables: { type: ['object', 'null'], description: 'Values of the variables, by name.' },
    extensions: { type: ['object', 'null'], description: 'Extensions of the protocol, of which this server has none.' },
  },
}

const RESULT = {
  type: 'object',
  properties: {
    data: { type: ['object', 'null'], description: 'Absent where the request was refused before it was executed.' },
    errors: { type: 'array', items: { type: 'object' }, description: 'What went wrong; absent where nothing did.' },
  },
}

const describe = (id: string): OperationDescription => ({
  id,
  summary:
    id === 'execute'
      ? 'Executes a GraphQL query, mutation or subscription. A subscription is answered as server-sent events.'
      : 'Executes a GraphQL query or subscription. Mutations are sent by POST.',
  responses: {
    200: {
      description: 'The result. As application/json, also the errors of a document that cannot be executed.',
      content: {
        'application/json': RESULT,
        'application/graphql-response+json': RESULT,
        'text/event-stream': { type: 'string', description: 'Events `next`, each with a result, then `complete`.' },
      },
    },
    400: {
      description:
        'The request is malformed; as application/graphql-response+json, or its document cannot be executed.',
      content: { 'application/json': RESULT, 'application/graphql-response+json': RESULT },
    },
  },
})
