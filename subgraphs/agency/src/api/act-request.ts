/** The door of every mutation: whose errand it is, what was asked, and how the answer may be a refusal. */
import { isCaller } from '@isbn-hub/identity/claims'
import { may } from '@isbn-hub/identity/may'
import { GraphQLError } from 'graphql'
import { createUnionType } from 'type-graphql'

import type { Desk, Errand } from '../actions/agency-context.ts'
import type { PartysErrand } from '../actions/applications/side.ts'
import { isRefusal } from '../domain/refusal.ts'
import type { AgencyContext, Loaders } from './context.ts'
import { RefusalType } from './refusal-type.ts'

/** Describes the argument that every mutation has. */
export const ONCE = 'Chosen by the caller: the same key does the same act once and gives the same answer for ever.'

/**
 * The errand of a registrar of this agency; anybody else is told why not, and nothing has been touched.
 * `agency` is the one that the request names, where it names one.
 */
export function registrarsErrand(
  { asking, desk, load }: AgencyContext,
  idempotencyKey: string,
  agency: string = desk.nation.code,
): Errand {
  const allowed = may(asking, 'registrar', agency)
  if (allowed !== true || !isCaller(asking)) {
    const { code, message } = allowed === true ? { code: 'UNAUTHENTICATED', message: 'A token is needed.' } : allowed
    throw new GraphQLError(message, { extensions: { code } })
  }
  insistOnOwn(desk, agency)
  forget(load)
  return { actor: asking.subject, idempotencyKey }
}

/** Of several mutations in one request the later must not show what was loaded for the earlier. */
function forget(load: Loaders): void {
  const loaders: readonly { clearAll(): unknown }[] = Object.values(load)
  for (const loader of loaders) loader.clearAll()
}

/** Who asks for another agency came to the wrong door. */
export function insistOnOwn({ nation }: Desk, agency: string): void {
  if (agency === nation.code) return
  throw new GraphQLError(`This is the agency ${nation.code}, not ${agency}.`, {
    extensions: { code: 'NOT_OURS_TO_SERVE' },
  })
}

/**
 * The errand of somebody who applies, or of a registrar; anybody else is told why not. What is whose, the act asks.
 * `agency` is the one that the request names, where it names one.
 */
export function partysErrand(
  context: AgencyContext,
  idempotencyKey: string,
  agency: string = context.desk.nation.code,
): PartysErrand {
  const asking = partyOf(context, agency)
  forget(context.load)
  return { ...asking, idempotencyKey }
}

/** Which side asks; throws where it is neither. */
export function partyOf(
  { asking, desk }: AgencyContext,
  agency: string = desk.nation.code,
): Pick<PartysErrand, 'actor' | 'party'> {
  const registrar = may(asking, 'registrar', agency)
  const allowed = registrar === true ? true : may(asking, 'publisher', agency)
  if (allowed !== true || !isCaller(asking)) {
    const { code, message } = allowed === true ? { code: 'UNAUTHENTICATED', message: 'A token is needed.' } : allowed
    throw new GraphQLError(message, { extensions: { code } })
  }
  insistOnOwn(desk, agency)
  return { actor: asking.subject, party: registrar === true ? 'REGISTRAR' : 'APPLICANT' }
}

/** The union of a success and a Refusal. */
export function orRefusal<T extends object>(name: string, success: new () => T) {
  return createUnionType({
    name,
    description: 'The success, or an expected no.',
    types: () => [success, RefusalType] as const,
    resolveType: (value) => (isRefusal(value) ? RefusalType : success),
  })
}

/** GraphQL's null and its absence mean the same to an act. */
export function withoutNulls<T extends object>(input: T): T {
  return JSON.parse(JSON.stringify(input, (_, value: unknown) => value ?? undefined)) as T
}
