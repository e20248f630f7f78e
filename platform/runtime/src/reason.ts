// Why something failed, in one line for a log or an operator.

import { isNativeError } from 'node:util/types'

/** The error's code and message, with those of its parts and of its cause. */
export function reasonOf(error: unknown): string {
  if (!isNativeError(error)) return String(error)
  // A refused connection to a name with several addresses has no message of its own, only its parts have.
  const parts = error instanceof AggregateError ? error.errors.map(reasonOf).join('; ') : ''
  const message = error.message || parts || error.name
  const coded = 'code' in error && !message.includes(String(error.code)) ? `${String(error.code)} ${message}` : message
  // What fetch says of a failure stands in the cause.
  const cause = error.cause === undefined ? '' : reasonOf(error.cause)
  return (coded.includes(cause) ? coded : `${coded}: ${cause}`).replaceAll(/\s*\n\s*/g, ' ')
}
