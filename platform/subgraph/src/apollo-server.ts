/** The Apollo Server of a subgraph: it parses, validates, executes and formats errors, over HTTP and over WebSocket. */
import {
  ApolloServer,
  type ApolloServerPlugin,
  type BaseContext,
  type GraphQLRequestContext,
  HeaderMap,
} from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql'

import { compiledQueries } from './compiled-queries.ts'
import type { ReportError } from './error-report.ts'
import { documentLimits, MAX_TOKENS, requestLimits } from './request-limits.ts'

export interface ApolloServerOptions {
  readonly schema: GraphQLSchema
  readonly report: ReportError
  readonly plugins?: readonly ApolloServerPlugin[]
}

/**
 * Started. Its document store is Apollo's own: 30 MiB of documents, each parsed and validated once, the least recently used
 * forgotten first.
 */
export async function startApolloServer<C extends object>(options: ApolloServerOptions): Promise<ApolloServer<C>> {
  const { schema, report, plugins = [] } = options
  const apollo = new ApolloServer<C>({
    schema,
    introspection: true,
    persistedQueries: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [documentLimits],
    validationOptions: { maxErrors: 20 },
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: report,
    plugins: [
      requestLimits(),
      checkOnly,
      noSubscriptionByPost,
      compiledQueries(schema, report),
      // It would wrap each field of each entity, for headers that nobody here reads.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ...plugins,
    ],
  })
  await apollo.start()
  return apollo
}

export interface GraphqlRequest {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>>
}

/** The document of a request, parsed and validated and within the limits, or why it is refused. Nothing is executed. */
export async function checkRequest<C extends object>(
  apollo: ApolloServer<C>,
  { query, operationName, variables }: GraphqlRequest,
): Promise<DocumentNode | readonly GraphQLError[]> {
  let document: DocumentNode | undefined
  const contextValue = new CheckOnly((checked) => (document = checked))
  const request = { query, operationName: operationName ?? null, variables }
  const { body } = await apollo.executeOperation(request as never, { contextValue: contextValue as never })
  if (document) return document
  const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
  return errors.map(({ message, extensions, locations }) =>
    Object.assign(new GraphQLError(message, { extensions }), locations && { locations }),
  )
}

/** The context of a request that is only checked. */
class CheckOnly {
  readonly onChecked: (document: DocumentNode) => void

  constructor(onChecked: (document: DocumentNode) => void) {
    this.onChecked = onChecked
  }
}

// A socket has to know the operation before it begins it; Apollo, which knows it, would execute it at once.
const checkOnly: ApolloServerPlugin = {
  requestDidStart: ({ contextValue }) =>
    Promise.resolve(
      contextValue instanceof CheckOnly
        ? {
            // Without an operation, where the request names one that the document does not have, whatever Apollo's types say.
            responseForOperation({ document, operation }: GraphQLRequestContext<BaseContext>) {
              if (!document || !operation) return Promise.resolve(null)
              contextValue.onChecked(document)
              const http = { headers: new HeaderMap() }
              return Promise.resolve({ http, body: { kind: 'single', singleResult: {} } })
            },
          }
        : undefined,
    ),
}

// Apollo would execute a posted subscription as if it were a query.
const noSubscriptionByPost: ApolloServerPlugin = {
  requestDidStart: ({ request: { http } }) =>
    Promise.resolve(
      http && {
        didResolveOperation({ operation }) {
          if (operation?.operation === 'subscription')
            throw new GraphQLError('Subscribe over WebSocket.', {
              extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
            })
          return Promise.resolve()
        },
      },
    ),
}
