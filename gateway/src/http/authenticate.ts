/** Who sends a request, by its token. */
import type { IncomingMessage } from 'node:http'

import { HttpError } from '@isbn-hub/server/http-error'

import { type Caller, type Identify, NotAuthenticated } from '../identity/caller.ts'

/** Undefined without a token. A token that is shown is checked even where none is needed. */
export async function authenticate(request: IncomingMessage, identify: Identify): Promise<Caller | undefined> {
  const { authorization } = request.headers
  if (authorization === undefined) return undefined
  try {
    return await identify(authorization)
  } catch (error) {
    if (!(error instanceof NotAuthenticated)) throw error
    throw error.retryable
      ? new HttpError('IDENTITY_UNAVAILABLE', error.message, { 'retry-after': '1' })
      : new HttpError('UNAUTHENTICATED', error.message, { 'www-authenticate': 'Bearer' })
  }
}
