// From an Authorization header to somebody we know, or to the reason why not.

import { errors, jwtVerify } from 'jose'

import { type Anonymous, anonymous, type Caller, callerOf } from './claims.ts'
import { keysAt, KeysUnavailable } from './keys.ts'
import { type IdentityProblem, unauthenticated } from './problem.ts'
import { VerifiedTokens } from './verified-tokens.ts'

export interface VerifierSettings {
  /** Where the issuer's public keys are (a JWK Set): http:, https: or file:. */
  readonly jwksUrl: string
  readonly issuer: string
  readonly audience: string
}

export interface Verifier {
  /**
   * Who sent this Authorization header. No header at all is Anonymous; anything in it that isn't a token in order is a
   * problem, never Anonymous: who shows a pass wants it looked at.
   */
  verify(authorization: string | undefined): Promise<Caller | Anonymous | IdentityProblem>
}

/** Public keys only, fixed here: were the token to choose, HS256 could be "signed" with the public key itself. */
const ALGORITHMS = ['ES256', 'EdDSA']
const LONGEST_TOKEN = 8 * 1024

/** Verifies tokens of one issuer for one audience; keeps what it verified for a minute at most. */
export function createVerifier({ jwksUrl, issuer, audience }: VerifierSettings): Verifier {
  const keys = keysAt(jwksUrl)
  const verified = new VerifiedTokens()
  const options = { issuer, audience, algorithms: ALGORITHMS }

  return {
    async verify(authorization) {
      if (authorization === undefined) return anonymous
      const [scheme, token, ...rest] = authorization.trim().split(/\s+/, 3)
      if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) {
        return unauthenticated('UNREADABLE', "The Authorization header isn't 'Bearer' and a token.")
      }
      if (token.length > LONGEST_TOKEN) return unauthenticated('TOKEN_TOO_LONG', 'The token is longer than 8 KB.')

      const known = verified.find(token)
      if (known) return known
      try {
        const { payload } = await jwtVerify(token, keys, options)
        const caller = callerOf(payload)
        if (!caller) return unreadableClaims
        verified.keep(token, caller)
        return caller
      } catch (error) {
        const problem = problemOf(error)
        if (!problem) throw error
        return problem
      }
    },
  }
}

const unreadableClaims = unauthenticated(
  'UNREADABLE',
  "The token's sub, exp, agency or roles aren't as the hub needs them.",
)

function problemOf(error: unknown): IdentityProblem | undefined {
  if (error instanceof KeysUnavailable) {
    const message = "The token can't be verified just now: the issuer's keys can't be read."
    return { code: 'IDENTITY_UNAVAILABLE', reason: 'KEYS_UNAVAILABLE', message }
  }
  if (error instanceof errors.JWTExpired) return unauthenticated('EXPIRED', 'The token has expired.')
  if (error instanceof errors.JWTClaimValidationFailed) return claimProblem(error.claim)
  if (error instanceof errors.JOSEAlgNotAllowed) {
    return unauthenticated('ALGORITHM_REFUSED', `The token isn't signed with ${ALGORITHMS.join(' or ')}.`)
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return unauthenticated('WRONG_SIGNATURE', "The token's signature isn't right.")
  }
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys) {
    return unauthenticated('UNKNOWN_KEY', "The token is signed with a key that its issuer doesn't name.")
  }
  if (error instanceof errors.JOSEError) return unauthenticated('UNREADABLE', "The token can't be read.")
  return undefined
}

function claimProblem(claim: string): IdentityProblem {
  switch (claim) {
    case 'iss':
      return unauthenticated('WRONG_ISSUER', 'The token is from another issuer.')
    case 'aud':
      return unauthenticated('WRONG_AUDIENCE', 'The token is meant for another audience.')
    case 'nbf':
      return unauthenticated('NOT_YET_VALID', "The token isn't valid yet.")
    default:
      return unreadableClaims
  }
}
