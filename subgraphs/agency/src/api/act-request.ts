/** Reads a mutation's request: who acts, on which side, and under which idempotency key. */
import { isCaller } from '@isbn-hub/identity/claims'
import { may } from '@isbn-hub/identity/may'
import { GraphQLError } from 'graphql'

import type { ActRequest, AgencyContext } from '../actions/agency-context.ts'
import type { SideRequest } from '../actions/applications/side.ts'
import type { Loaders } from '../store/loaders.ts'
import type { ResolverContext } from './context.ts'

/** Describes the argument that every mutation has. */
export const ONCE =
  'A text that the caller chooses. A repeated call with the same key acts once and returns the first answer.'

/**
 * The actRequest of a registrar of this agency; anybody else is told why not, and nothing has been touched.
 * `agency` is the one that the request names, where it names one.
 */
export function registrarRequest(
  { asking, agencyContext, load }: ResolverContext,
  idempotencyKey: string,
  agency: string = agencyContext.nation.code,
): ActRequest {
  const allowed = may(asking, 'registrar', agency)
  if (allowed !== true || !isCaller(asking)) {
    const { code, message } = allowed === true ? { code: 'UNAUTHENTICATED', message: 'A token is needed.' } : allowed
    throw new GraphQLError(message, { extensions: { code } })
  }
  insistOnOwn(agencyContext, agency)
  forget(load)
  return { actor: asking.subject, idempotencyKey }
}

/** Of several mutations in one request the later must not show what was loaded for the earlier. */
function forget(load: Loaders): void {
  const loaders: readonly { clearAll(): unknown }[] = Object.values(load)
  for (const loader of loaders) loader.clearAll()
}

/** Who asks for another agency came to the wrong door. */
export function insistOnOwn({ nation }: AgencyContext, agency: string): void {
  if (agency === nation.code) return
  throw new GraphQLError(`This is the agency ${nation.code}, not ${agency}.`, {
    extensions: { code: 'NOT_OURS_TO_SERVE' },
  })
}

/**
 * The actRequest of somebody who applies, or of a registrar; anybody else is told why not. What is whose, the act asks.
 * `agency` is the one that the request names, where it names one.
 */
export function sideRequest(
  context: ResolverContext,
  idempotencyKey: string,
  agency: string = context.agencyContext.nation.code,
): SideRequest {
  const asking = sideOf(context, agency)
  forget(context.load)
  return { ...asking, idempotencyKey }
}

/** Which side asks; throws where it is neither. */
export function sideOf(
  { asking, agencyContext }: ResolverContext,
  agency: string = agencyContext.nation.code,
): Pick<SideRequest, 'actor' | 'side'> {
  const registrar = may(asking, 'registrar', agency)
  const allowed = registrar === true ? true : may(asking, 'publisher', agency)
  if (allowed !== true || !isCaller(asking)) {
    const { code, message } = allowed === true ? { code: 'UNAUTHENTICATED', message: 'A token is needed.' } : allowed
    throw new GraphQLError(message, { extensions: { code } })
  }
  insistOnOwn(agencyContext, agency)
  return { actor: asking.subject, side: registrar === true ? 'AGENCY' : 'APPLICANT' }
}

/** GraphQL's null and its absence mean the same to an act. */
export function withoutNulls<T extends object>(input: T): WithoutNulls<T> {
  return JSON.parse(JSON.stringify(input, (_, value: unknown) => value ?? undefined)) as WithoutNulls<T>
}

type WithoutNulls<T> = { readonly [Member in keyof T]: Exclude<T[Member], null> }
