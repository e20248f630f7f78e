/** What of an error a client gets to see: a closed list of facts, and a text only where the text is ours. */
import { randomUUID } from 'node:crypto'

import type { Log } from '@isbn-hub/runtime/log'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'

/** Codes of errors whose text may be shown, since it was written for people; each with what it means and what to do. */
export const GRAPH_ERRORS = {
  AGENCY_UNAVAILABLE: {
    meaning: 'The agency did not answer in time. `agency` names it, and what only it knows is null.',
    remedy: 'Try again later. Send a mutation again with the same idempotency key.',
  },
  BAD_REQUEST: {
    meaning: 'The request is malformed; the message says where.',
    remedy: 'Correct the request.',
  },
  BAD_USER_INPUT: {
    meaning: 'A variable or an argument has a value that its type does not allow.',
    remedy: 'Use a value of the form that the message shows.',
  },
  EPOCH_CHANGED: {
    meaning: 'The journal was made again, and the cursor belongs to the one before.',
    remedy: 'Read the assignments again from the beginning, or follow from now.',
  },
  FORBIDDEN: {
    meaning: 'The token does not allow this.',
    remedy: 'Use a token with the role that the message names.',
  },
  GRAPHQL_PARSE_FAILED: { meaning: 'The document is not GraphQL.', remedy: 'Correct it at the location named.' },
  GRAPHQL_VALIDATION_FAILED: {
    meaning: 'The document does not fit the schema.',
    remedy: 'Correct it at the location named.',
  },
  IDENTITY_UNAVAILABLE: {
    meaning: 'The keys of the issuer cannot be read, so the token cannot be verified.',
    remedy: 'Try again later, or send no token: public data needs none.',
  },
  LIMIT_EXCEEDED: {
    meaning: 'The request is larger, deeper or wider than the server executes; the message names the limit.',
    remedy: 'Ask for less, or in several requests.',
  },
  METHOD_NOT_ALLOWED: { meaning: 'A mutation was sent by GET.', remedy: 'Send mutations by POST.' },
  NOT_OURS_TO_SERVE: {
    meaning: 'The agency that owns this takes no part in the hub, or another agency was asked.',
    remedy: 'Ask the agency that `agency` names.',
  },
  OWNER_UNKNOWN: {
    meaning: 'No agency of the delegation table owns this number, prefix or id.',
    remedy: 'Compare it with its source.',
  },
  POSITION_AHEAD: {
    meaning: 'The cursor lies beyond the end of the journal.',
    remedy: 'Use a cursor that this hub returned.',
  },
  POSITION_INVALID: {
    meaning: 'The cursor does not belong to this journal.',
    remedy: 'Use a cursor that this hub returned.',
  },
  SEVERAL_OWNERS: {
    meaning: 'One mutation names things of several agencies.',
    remedy: 'Send a mutation for each agency.',
  },
  TOO_MANY_NUMBERS: {
    meaning: 'More numbers were asked for at once than one request may ask for; the message names the limit.',
    remedy: 'Ask in several requests.',
  },
  UNAUTHENTICATED: {
    meaning: 'A token is needed, or the token is malformed, expired, or not signed by the issuer of this hub.',
    remedy: 'Get a new token.',
  },
} as const satisfies Readonly<Record<string, { readonly meaning: string; readonly remedy: string }>>

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
  if (typeof code === 'string' && Object.hasOwn(GRAPH_ERRORS, code))
    return { message, ...place, extensions: allowed(extensions) }
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
