/** What of an error a client gets to see: a closed list of facts, and a text only where the text is ours. */
import { randomUUID } from 'node:crypto'

import type { Log } from '@isbn-hub/runtime/log'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'

/** Codes whose text may be shown: written by us or by an agency for people. */
const SHOWN_CODES = new Set([
  'AGENCY_UNAVAILABLE',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'EPOCH_CHANGED',
  'FORBIDDEN',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'IDENTITY_UNAVAILABLE',
  'LIMIT_EXCEEDED',
  'METHOD_NOT_ALLOWED',
  'NOT_OURS_TO_SERVE',
  'OWNER_UNKNOWN',
  'POSITION_AHEAD',
  'POSITION_INVALID',
  'SEVERAL_OWNERS',
  'TOO_MANY_NUMBERS',
  'UNAUTHENTICATED',
])

/** One error of these kinds for each agency says all there is to say. */
const REPORTED_ONCE = new Set(['AGENCY_UNAVAILABLE', 'LIMIT_EXCEEDED', 'NOT_OURS_TO_SERVE', 'OWNER_UNKNOWN'])

/** The errors of one answer as its client gets them. What is withheld is logged, under the trace id that the client gets. */
export function formatErrors(errors: readonly unknown[], log: Log): GraphQLFormattedError[] {
  const formatted: GraphQLFormattedError[] = []
  const said = new Set<string>()
  for (const error of errors) {
    const one = formatError(error, log)
    const { code, agency } = one.extensions ?? {}
    if (REPORTED_ONCE.has(String(code))) {
      const key = `${String(code)} ${String(agency)}`
      if (said.has(key)) continue
      said.add(key)
    }
    formatted.push(one)
  }
  return formatted
}

function formatError(error: unknown, log: Log): GraphQLFormattedError {
  const { message, extensions = {}, path, locations } = asFormattedError(error)
  const place = { ...(locations && { locations }), ...(path && { path }) }
  const code = extensions['code']
  if (typeof code === 'string' && SHOWN_CODES.has(code)) return { message, ...place, extensions: allowed(extensions) }
  const traceId = randomUUID()
  log.error('an error was withheld', { traceId, error })
  const agency = extensions['agency']
  return {
    message: 'Something went wrong on our side.',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(typeof agency === 'string' && { agency }), traceId },
  }
}

function asFormattedError(error: unknown): GraphQLFormattedError {
  if (error instanceof GraphQLError) return error.toJSON()
  if (error instanceof Error)
    return { message: error.message, extensions: { code: 'code' in error ? error.code : undefined } }
  // An error of a subgraph, as it came.
  return error as GraphQLFormattedError
}

const ALLOWED = ['code', 'agency', 'retryable', 'since', 'staleAsOf', 'traceId'] as const

function allowed(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept: Record<string, unknown> = {}
  for (const key of ALLOWED) {
    const value = extensions[key]
    if (typeof value === 'string' || typeof value === 'boolean') kept[key] = value
  }
  return kept
}
