/** Automatic persisted queries, which no server here supports: a document is always sent whole. */
import { GraphQLError } from 'graphql'

/** By this very message and code, clients that sent the hash of a document send the document itself. */
export const persistedQueryNotSupported = (): GraphQLError =>
  new GraphQLError('PersistedQueryNotSupported', { extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } })

/** Whether a request names a document by its hash instead of sending it. */
export const isPersistedQuery = ({ query, extensions }: { query?: unknown; extensions?: unknown }): boolean =>
  typeof query !== 'string' && Boolean(Reflect.get(Object(extensions), 'persistedQuery'))
