/**
 * A plugin of Apollo Server that executes compiled queries. A gateway sends requests for entities by the thousand in a few
 * shapes; each of these documents is compiled once. Everything else is left to Apollo and graphql-js.
 */
import {
  type ApolloServerPlugin,
  type BaseContext,
  type GraphQLRequestContext,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server'
import { type DocumentNode, GraphQLError, type GraphQLSchema, Kind, OperationTypeNode } from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'

import { type ReportError, reportOwn } from './error-report.ts'

/** A document that comes once isn't worth a compilation. */
const COMPILED_FROM = 2

export function compiledQueries(schema: GraphQLSchema, report: ReportError): ApolloServerPlugin {
  const compiled = compiler(schema)
  const listener = {
    async responseForOperation({
      document,
      operation,
      request: { variables = {} },
      contextValue,
    }: GraphQLRequestContext<BaseContext>): Promise<GraphQLResponse | null> {
      // The request may name an operation that the document doesn't have, whatever Apollo's types say.
      const query = document && operation && compiled(document)
      if (!query) return null
      const result = await query(undefined, contextValue, variables)
      // The variables don't fit, and nothing was executed: Apollo and graphql-js say what is wrong with them.
      if (!('data' in result)) return null
      const errors = result.errors?.map((error) => reportOwn(report, asGraphQLError(error)))
      return {
        http: { headers: new HeaderMap() },
        body: { kind: 'single', singleResult: { data: result.data ?? null, ...(errors && { errors }) } },
      }
    },
  }
  return { requestDidStart: () => Promise.resolve(listener) }
}

/**
 * Finds the compiled query of a document, and compiles it when the document comes again. Apollo's document store keeps the
 * documents, so many of them; what is known of a document goes with it.
 */
function compiler(schema: GraphQLSchema): (document: DocumentNode) => CompiledQuery['query'] | undefined {
  const seen = new WeakMap<DocumentNode, number>()
  const queries = new WeakMap<DocumentNode, CompiledQuery['query'] | undefined>()
  return (document) => {
    if (queries.has(document)) return queries.get(document)
    const times = (seen.get(document) ?? 0) + 1
    seen.set(document, times)
    if (times < COMPILED_FROM) return undefined
    const compiled = asksForEntities(document) ? compileQuery(schema, document) : undefined
    const query = compiled && isCompiledQuery(compiled) ? compiled.query : undefined
    queries.set(document, query)
    return query
  }
}

/** One query that asks for entities, once or several times: nothing else has been tried with compiled queries. */
function asksForEntities({ definitions }: DocumentNode): boolean {
  const [operation, ...others] = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  return (
    others.length === 0 &&
    operation?.operation === OperationTypeNode.QUERY &&
    operation.selectionSet.selections.every(
      (selection) => selection.kind === Kind.FIELD && selection.name.value === '_entities',
    )
  )
}

/**
 * The errors of graphql-jit look like those of graphql-js and are not: what is logged and masked goes by the original
 * error. An error at a field always has one.
 */
function asGraphQLError({ message, path, extensions, originalError }: GraphQLError): GraphQLError {
  const original = originalError ?? (path && new Error(message))
  return new GraphQLError(message, { path, extensions, ...(original && { originalError: original }) })
}
