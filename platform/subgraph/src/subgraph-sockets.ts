/** A subgraph over WebSocket: for programs that follow its feed, never for a page. */
import type { Server } from 'node:http'

import type { Log } from '@isbn-hub/runtime/log'
import { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'
import { type FormattedAnswer,type Greeting, serveSockets } from '@isbn-hub/server/sockets'
import {
  execute,
  type ExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
  subscribe,
} from 'graphql'

import { type CheckedDocument, Documents } from './documents.ts'

export interface SubgraphSockets<C> {
  readonly schemas: { readonly '/graphql': GraphQLSchema }
  readonly context: (shown: { readonly authorization: string | undefined }) => C | Promise<C>
  readonly expiry?: (context: C) => Date | undefined
  /** What a client gets to see of an error. */
  readonly tell: (error: GraphQLError) => GraphQLFormattedError
  readonly log: Log
}

/** Sockets of one address, and operations of one socket: more than any follower has. */
const SOCKETS = 100
const OPERATIONS = 50

/** Serves sockets at `/graphql` of this server; the returned function closes them all. */
export function serveSubgraphSockets<C>(http: Server, options: SubgraphSockets<C>): () => Promise<void> {
  const { schemas, context, tell, log } = options
  const documents = new Documents(schemas['/graphql'])
  return serveSockets<string | undefined, CheckedDocument>(http, {
    // Pages have no business here: theirs is the gateway.
    mayOpen: ({ headers }) => headers.origin === undefined,
    connections: new ConnectionLimiter({ perAddress: SOCKETS, behindProxy: false }),
    operations: OPERATIONS,
    greet: (authorization) => greet(authorization, options),
    check: (asked) => documents.check(asked),
    async execute({ document, schema, operationName, variables }, { caller: authorization }) {
      const contextValue = await context({ authorization })
      const args = { schema, document, operationName, variableValues: variables, contextValue }
      const type = getOperationAST(document, operationName)?.operation
      const answer = await (type === OperationTypeNode.SUBSCRIPTION ? subscribe(args) : execute(args))
      return Symbol.asyncIterator in answer ? formatEach(answer, tell) : told(answer, tell)
    },
    onFault: (error) => log.error('a socket failed', { error: String(error) }),
  })
}

/** A token is looked at when the socket is greeted; what it allows, whenever something is asked. */
async function greet<C>(
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

function told({ data, errors }: ExecutionResult, tell: SubgraphSockets<never>['tell']): FormattedAnswer {
  return { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(tell) }) }
}

/** A stream that breaks says why, as its last answer. */
async function* formatEach(
  answers: AsyncGenerator<ExecutionResult>,
  tell: SubgraphSockets<never>['tell'],
): AsyncGenerator<FormattedAnswer> {
  try {
    for await (const answer of answers) yield told(answer, tell)
  } catch (error) {
    const cause = error instanceof Error ? error : new Error(String(error))
    yield {
      errors: [tell(cause instanceof GraphQLError ? cause : new GraphQLError(cause.message, { originalError: cause }))],
    }
  }
}
