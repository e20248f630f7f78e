/** Who asks, as far as the gateway needs to know it. Nobody: a reader of public data. */
import { isCaller } from '@isbn-hub/identity/claims'
import { type IdentityProblem, isIdentityProblem } from '@isbn-hub/identity/problem'
import type { Verifier } from '@isbn-hub/identity/verify'

export interface Caller {
  /** The agency that the token names; undefined where it names none. */
  readonly agency: string | undefined
  /** The token holds the role `international` and no other: it opens reading alone, at every agency. */
  readonly international: boolean
  /** The header as it came. Who is shown it, `partition/executor.ts` decides. */
  readonly authorization: string
  /** When the token ceases to be good, and a stream of this caller ends. */
  readonly expiresAt: Date
}

/** The token isn't good, or can't be looked at. Who shows one wants it looked at, so the request isn't served as a stranger's. */
export class NotAuthenticated extends Error {
  override readonly name = 'NotAuthenticated'
  readonly code: IdentityProblem['code']

  constructor({ code, message }: Pick<IdentityProblem, 'code' | 'message'>) {
    super(message)
    this.code = code
  }

  /** Nobody could look at the token just now; it may be good. */
  get retryable(): boolean {
    return this.code === 'IDENTITY_UNAVAILABLE'
  }
}

/** The caller behind an Authorization header; undefined without one. Rejects with {@link NotAuthenticated}. */
export type Identify = (authorization: string | undefined) => Promise<Caller | undefined>

export const identifyWith =
  (verifier: Verifier): Identify =>
  async (authorization) => {
    if (authorization === undefined) return undefined
    const asking = await verifier.verify(authorization)
    if (isIdentityProblem(asking)) throw new NotAuthenticated(asking)
    if (!isCaller(asking)) return undefined
    const { agency, roles, expiresAt } = asking
    const international = roles.length > 0 && roles.every((role) => role === 'international')
    return { agency, international, authorization, expiresAt }
  }
