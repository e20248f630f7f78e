/** What a client sees of an error. */
import { brokenOff, isUnreachable } from '@isbn-hub/postgres/data-source'
import type { Log } from '@isbn-hub/runtime/log'
import { messageForClients } from '@isbn-hub/server/message-for-clients'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'

import { exceededLimit } from './request-limits.ts'

export interface ReportOptions {
  readonly log: Log
  /** What messages call the database: register, or directory. */
  readonly archive: string
}

/** Formats an error as Apollo's `formatError` does. The second argument is the error itself, the first what Apollo makes of it. */
export type ReportError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

/**
 * Errors that carry a code of ours pass, and so do the mistakes of a request. Anything else is logged and goes out without
 * its text, which may hold SQL, host names or personal data.
 */
export function errorReport({ log, archive }: ReportOptions): ReportError {
  return (formatted, error) => {
    const limit = exceededLimit(formatted, error)
    if (limit) return limit
    const code = formatted.extensions?.['code']
    const cause = error instanceof GraphQLError ? error.originalError : error
    if (code !== 'INTERNAL_SERVER_ERROR' && (code !== undefined || !cause))
      return { ...formatted, message: messageForClients(formatted.message) }
    const path = formatted.path && { path: formatted.path }
    log.error('resolver failed', { ...path, error: String(cause), code: Reflect.get(Object(cause), 'code') })
    const passing = passingTrouble(cause, archive)
    if (passing) return { message: passing, extensions: { code: 'AGENCY_UNAVAILABLE', retryable: true }, ...path }
    return { message: 'Internal error.', extensions: { code: 'INTERNAL_SERVER_ERROR' }, ...path }
  }
}

/** The same for an error that Apollo has not formatted. An error without a code is a fault of the server. */
export function reportOwn(report: ReportError, error: GraphQLError): GraphQLFormattedError {
  const { http: _, ...extensions } = error.extensions
  return report({ ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...extensions } }, error)
}

/** The message for trouble that is likely to be over at the next attempt; undefined for any other. */
function passingTrouble(cause: unknown, archive: string): string | undefined {
  switch (brokenOff(cause)) {
    case 'WAITED':
      return `The ${archive} is busy with other requests. Nothing was changed: send the same request again.`
    case 'TOO_LONG':
      return `The ${archive} needed too long for this request: ask for less, or send it again.`
    case undefined:
      return isUnreachable(cause)
        ? `The ${archive} cannot be reached at the moment: send the request again.`
        : undefined
  }
}
