// Why somebody isn't let in: an answer, not an exception.

export interface IdentityProblem {
  /**
   * UNAUTHENTICATED: we don't know who asks. FORBIDDEN: we know, and it isn't theirs to do. IDENTITY_UNAVAILABLE: the
   * token can't be looked at just now and may be good; ask again.
   */
  readonly code: 'UNAUTHENTICATED' | 'FORBIDDEN' | 'IDENTITY_UNAVAILABLE'
  readonly reason: IdentityProblemReason
  /** One sentence for people. It never repeats the token or a part of it. */
  readonly message: string
}

export type IdentityProblemReason =
  | 'TOKEN_MISSING'
  | 'TOKEN_TOO_LONG'
  | 'UNREADABLE'
  | 'ALGORITHM_REFUSED'
  | 'WRONG_SIGNATURE'
  | 'UNKNOWN_KEY'
  | 'KEYS_UNAVAILABLE'
  | 'WRONG_ISSUER'
  | 'WRONG_AUDIENCE'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'OTHER_ROLE'
  | 'OTHER_AGENCY'

export const isIdentityProblem = (asking: object): asking is IdentityProblem => 'reason' in asking

export function unauthenticated(reason: IdentityProblemReason, message: string): IdentityProblem {
  return { code: 'UNAUTHENTICATED', reason, message }
}

export function forbidden(reason: IdentityProblemReason, message: string): IdentityProblem {
  return { code: 'FORBIDDEN', reason, message }
}
