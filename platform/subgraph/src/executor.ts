/**
 * Carries out a subgraph's requests. What asks for entities, which a gateway sends by the thousand in a few shapes, is
 * compiled once for each document; all else goes through graphql-js.
 */
import type { ApolloServer } from '@apollo/server'
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
} from 'graphql'
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit'

/** Apollo's word for whoever executes in its place. */
type Gateway = NonNullable<Extract<ConstructorParameters<typeof ApolloServer>[0], { gateway: unknown }>['gateway']>

/** A document that comes once isn't worth a compilation. */
const COMPILED_FROM = 2

export function executorFor(schema: GraphQLSchema): Gateway {
  const compiled = compiler(schema)
  return {
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => undefined
    },
    async load() {
      return {
        executor: async ({ document, request, operationName, context }) => {
          const query = compiled(document)
          const { variables = {} } = request
          if (query) return told(await query(undefined, context, variables))
          return execute({ schema, document, contextValue: context, variableValues: variables, operationName })
        },
      }
    },
    async stop() {
      // Nothing is held.
    },
  }
}

/** The compiled query of a document that is worth it. Apollo keeps documents, so many of them; with each goes what is kept here. */
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
 * Its errors look like graphql-js's and aren't: what is logged, masked and told further goes by the original. What went
 * wrong at a field always has one.
 */
function told(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result
  const errors = result.errors.map(({ message, path, extensions, originalError }) => {
    const original = originalError ?? (path && new Error(message))
    return new GraphQLError(message, { path, extensions, ...(original && { originalError: original }) })
  })
  return { ...result, errors }
}
