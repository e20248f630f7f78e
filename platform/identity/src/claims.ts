// Who asks, as far as the hub cares: the claims of a token, read once at the door.

import { isAgencyCode } from './agency-code.ts'

/** Registrars and publishers act for one agency; `international` is the International ISBN Agency. */
export type Role = 'registrar' | 'international' | 'publisher'

export const roles: readonly Role[] = ['registrar', 'international', 'publisher']

/** Somebody whose token was verified. */
export interface Caller {
  /** The issuer's own, stable name for the person or machine. */
  readonly subject: string
  /** The code of the agency that the caller belongs to: BY. */
  readonly agency: string | undefined
  readonly roles: readonly Role[]
  readonly expiresAt: Date
}

/** Somebody without a token: may read what is public. */
export interface Anonymous {
  readonly anonymous: true
}

export const anonymous: Anonymous = Object.freeze({ anonymous: true })

export const isCaller = (asking: object): asking is Caller => 'subject' in asking

const LONGEST_SUBJECT = 255
/** What PostgreSQL, or the JSON in it, doesn't hold: the subject is kept with every act. */
const UNKEEPABLE = /[\0\p{Cs}]/u

/**
 * The caller that a token's claims describe: `sub`, `exp`, `agency` (BY) and `roles`.
 *
 * Roles that the hub doesn't know are left out, since an issuer serves other houses too. Claims of another shape give
 * nothing. Whether the token is genuine must have been checked before.
 */
export function callerOf(claims: Readonly<Record<string, unknown>>): Caller | undefined {
  const { sub, exp, agency, roles: held = [] } = claims
  if (typeof sub !== 'string' || sub === '' || sub.length > LONGEST_SUBJECT || UNKEEPABLE.test(sub)) return undefined
  if (typeof exp !== 'number') return undefined
  if (agency !== undefined && !(typeof agency === 'string' && isAgencyCode(agency))) return undefined
  if (!Array.isArray(held)) return undefined
  const expiresAt = new Date(exp * 1_000)
  if (Number.isNaN(expiresAt.getTime())) return undefined
  return { subject: sub, agency, roles: roles.filter((role) => held.includes(role)), expiresAt }
}
