/** A subgraph over WebSocket: for programs that follow its feed, not for pages in a browser. */
import type { Server } from 'node:http'

import type { ApolloServer } from '@apollo/server'
import type { Log } from '@isbn-hub/runtime/log'
import { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'
import { BeyondLimit } from '@isbn-hub/server/document-limits'
import { nestsTooDeeply, TOO_DEEP } from '@isbn-hub/server/nesting'
import { type FormattedAnswer, type Greeting, serveSockets } from '@isbn-hub/server/sockets'
import {
  type DocumentNode,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
  subscribe,
} from 'graphql'

import { checkRequest, type GraphqlRequest } from './apollo-server.ts'
import { type ReportError, reportOwn } from './error-report.ts'

export interface SubgraphSockets<C extends object> {
  readonly apollo: ApolloServer<C>
  readonly schema: GraphQLSchema
  readonly context: (shown: { readonly authorization: string | undefined }) => C | Promise<C>
  readonly expiry?: (context: C) => Date | undefined
  readonly report: ReportError
  readonly log: Log
}

interface CheckedRequest extends GraphqlRequest {
  readonly schema: GraphQLSchema
  readonly document: DocumentNode
}

/** Sockets of one address, and operations of one socket: more than any follower has. */
const SOCKETS = 100
const OPERATIONS = 50

/** Serves sockets at `/graphql` of this server; the returned function closes them all. */
export function serveSubgraphSockets<C extends object>(http: Server, options: SubgraphSockets<C>): () => Promise<void> {
  const { apollo, schema, context, report, log } = options
  return serveSockets<string | undefined, CheckedRequest>(http, {
    // Pages in a browser use the gateway.
    mayOpen: ({ headers }) => headers.origin === undefined,
    connections: new ConnectionLimiter({ perAddress: SOCKETS, behindProxy: false }),
    operations: OPERATIONS,
    greet: (authorization) => greet(authorization, options),
    async check(asked) {
      if (nestsTooDeeply(asked)) return [new BeyondLimit(TOO_DEEP)]
      const document = await checkRequest(apollo, asked)
      return 'kind' in document ? { ...asked, schema, document } : document
    },
    async execute({ document, query, operationName, variables }, { caller: authorization }) {
      const contextValue = await context({ authorization })
      if (getOperationAST(document, operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
        const request = { query, variables, ...(operationName !== undefined && { operationName }) }
        const { body } = await apollo.executeOperation(request, { contextValue })
        return body.kind === 'single' ? (body.singleResult as FormattedAnswer) : { data: null }
      }
      const stream = await subscribe({ schema, document, operationName, variableValues: variables, contextValue })
      return Symbol.asyncIterator in stream ? formatEach(stream, report) : format(stream, report)
    },
    onFault: (error) => log.error('a socket failed', { error: String(error) }),
  })
}

/** A token is verified when the socket is greeted; what it allows, whenever something is asked. */
async function greet<C extends object>(
  authorization: string | undefined,
  { context, expiry }: Pick<SubgraphSockets<C>, 'context' | 'expiry'>,
): Promise<Greeting<string | undefined>> {
  try {
    return { caller: authorization, expiresAt: expiry?.(await context({ authorization })) }
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { refused: error.message, retryable: error.extensions['retryable'] === true }
  }
}

function format({ data, errors }: ExecutionResult, report: ReportError): FormattedAnswer {
  return {
    ...(data !== undefined && { data }),
    ...(errors && { errors: errors.map((error) => reportOwn(report, error)) }),
  }
}

/** A stream that breaks says why, as its last answer. */
async function* formatEach(
  answers: AsyncGenerator<ExecutionResult>,
  report: ReportError,
): AsyncGenerator<FormattedAnswer> {
  try {
    for await (const answer of answers) yield format(answer, report)
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error))
    const own = cause instanceof GraphQLError ? cause : new GraphQLError(cause.message, { originalError: cause })
    yield { errors: [reportOwn(report, own)] }
  }
}
