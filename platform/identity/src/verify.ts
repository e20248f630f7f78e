// From an Authorization header to somebody we know, or to the reason why not.

import { createHash } from 'node:crypto'

import { anyText, keySetUrl } from '@isbn-hub/runtime/setting-kinds'
import type { Settings, ValuesOf } from '@isbn-hub/runtime/settings'
import { errors, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'

import { type Anonymous, anonymous, type Caller, callerOf } from './claims.ts'
import { keysAt, KeysUnavailable } from './keys.ts'
import { type IdentityProblem, unauthenticated } from './problem.ts'

export const VERIFIER = {
  jwksUrl: { variable: 'JWKS_URL', kind: keySetUrl, meaning: 'the public keys of whoever issues tokens' },
  issuer: {
    variable: 'JWT_ISSUER',
    kind: anyText('the name of the issuer of tokens', 'https://login.example.org/'),
    meaning: 'what `iss` of a token must say',
  },
  audience: {
    variable: 'JWT_AUDIENCE',
    kind: anyText('the name under which the issuer knows the hub', 'isbn-hub'),
    meaning: 'what `aud` of a token must say',
  },
} satisfies Settings

export type VerifierSettings = ValuesOf<typeof VERIFIER>

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
/** Milliseconds. For so long a key that its issuer took away may still be honoured; hence short. */
const REMEMBERED_FOR = 60_000
const MOST_REMEMBERED = 10_000

/** Verifies tokens of one issuer for one audience, and remembers each for a minute at most: a client sends the same one again and again. */
export function createVerifier({ jwksUrl, issuer, audience }: VerifierSettings): Verifier {
  const keys = keysAt(jwksUrl)
  // By the token's hash, so that no token stays in memory for longer than its request.
  const verified = new LRUCache<string, Caller>({ max: MOST_REMEMBERED })
  const options = { issuer, audience, algorithms: ALGORITHMS }

  return {
    async verify(authorization) {
      if (authorization === undefined) return anonymous
      const [scheme, token, ...rest] = authorization.trim().split(/\s+/, 3)
      if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) {
        return unauthenticated('UNREADABLE', "The Authorization header isn't 'Bearer' and a token.")
      }
      if (token.length > LONGEST_TOKEN) return unauthenticated('TOKEN_TOO_LONG', 'The token is longer than 8 KB.')

      const hash = createHash('sha256').update(token).digest('base64')
      const known = verified.get(hash)
      // The cache's clock stands still while the machine sleeps.
      if (known && known.expiresAt.getTime() > Date.now()) return known
      try {
        const { payload } = await jwtVerify(token, keys, options)
        const caller = callerOf(payload)
        if (!caller) return unreadableClaims
        const validFor = caller.expiresAt.getTime() - Date.now()
        if (validFor > 0) verified.set(hash, caller, { ttl: Math.min(REMEMBERED_FOR, validFor) })
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
