// May this caller do that?

import { type Anonymous, type Caller, isCaller, type Role } from './claims.ts'
import { forbidden, type IdentityProblem, isIdentityProblem, unauthenticated } from './problem.ts'

/**
 * True if the caller holds the role, in that agency; otherwise the reason why not, which names both sides.
 *
 * Takes whatever `verify` answered, so that a refused token needs no branch of its own. Without `agency` the role alone
 * counts. A caller kept for long, such as one behind a WebSocket, is refused once the token has expired.
 */
export function may(
  asking: Caller | Anonymous | IdentityProblem,
  role: Role,
  agency: string | undefined,
  now: Date = new Date(),
): true | IdentityProblem {
  if (isIdentityProblem(asking)) return asking
  const only = `Only ${describe(role, agency)} may do this`
  if (!isCaller(asking)) return unauthenticated('TOKEN_MISSING', `${only}: send their token.`)
  if (asking.expiresAt <= now) return unauthenticated('EXPIRED', 'The token has expired.')

  if (!asking.roles.includes(role)) {
    const held = asking.roles.map((held) => describe(held, asking.agency)).join(' and ')
    return forbidden(
      'OTHER_ROLE',
      held ? `${only}; the token is that of ${held}.` : `${only}; the token holds no role.`,
    )
  }
  if (agency !== undefined && asking.agency !== agency) {
    return forbidden('OTHER_AGENCY', `${only}; the token is that of ${describe(role, asking.agency ?? 'no agency')}.`)
  }
  return true
}

function describe(role: Role, agency: string | undefined): string {
  const who = { registrar: 'a registrar', publisher: 'a publisher', international: 'the International ISBN Agency' }[
    role
  ]
  return agency === undefined || role === 'international' ? who : `${who} of ${agency}`
}
