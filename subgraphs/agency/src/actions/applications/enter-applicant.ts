/** Enters an organisation or a person as an applicant, with its contact person, and changes its details. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { TryAgain } from '@isbn-hub/postgres/transaction'

import { type Applicant, asPublisher, type NewApplicant } from '../../domain/applicant.ts'
import { isOpenToChange, WAITING_FOR } from '../../domain/application.ts'
import { problemWithCountry } from '../../domain/country.ts'
import { tidied } from '../../domain/entered-text.ts'
import { keptId, keptNumber } from '../../domain/own-id.ts'
import { ownNumber } from '../../domain/publisher-id.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { changeApplicantDetails, writeApplicant } from '../../store/applicants.ts'
import { countApplicationsOf, holdApplicationsOf, outdatePapers } from '../../store/applications.ts'
import { findPublishers } from '../../store/find-publishers.ts'
import { once } from '../../store/once.ts'
import type { AgencyContext } from '../agency-context.ts'
import { type Detail, problemWithDetails, problemWithPublisher } from '../register-publisher.ts'
import { openApplicant, type SideRequest } from './side.ts'

/** The applicant belongs to the caller; one that a registrar enters belongs to no caller. */
export async function enterApplicant(
  { nation, database, clock }: AgencyContext,
  { actor, idempotencyKey, side }: SideRequest,
  asked: NewApplicant,
) {
  const details = tidied(asked)
  const problem = problemWith(details)
  if (problem) return problem
  const at = clock()
  const request = { enterApplicant: details }
  return once(database.acts, { actor, key: idempotencyKey, request, at }, async (client) => {
    const owner = side === 'APPLICANT' ? actor : null
    const number = await writeApplicant(client, { owner, details, publisher: null, at })
    return { answer: { applicant: keptId(nation.code, 'APPLICANT', number) } }
  })
}

/**
 * What stands in the register is changed there, by registrars; this changes what further applications and papers say.
 * Papers that were made before are made and signed anew. While an application lies with the agency, what the agency is
 * looking at stands still: only a registrar changes it.
 */
export async function changeApplicant(
  { nation, database, clock }: AgencyContext,
  actRequest: SideRequest,
  { applicant, details: asked }: { readonly applicant: string; readonly details: NewApplicant },
) {
  const details = tidied(asked)
  const problem = problemWith(details)
  if (problem) return problem
  const { actor, idempotencyKey: key } = actRequest
  const request = { changeApplicant: { applicant, details } }
  return once(database.acts, { actor, key, request, at: clock() }, async (client) => {
    const applications = await holdApplicationsOf(client, keptNumber(nation.code, 'APPLICANT', applicant) ?? 0)
    const opened = await openApplicant(client, nation.code, actRequest, applicant)
    if (isRefusal(opened)) return opened
    if ((await countApplicationsOf(client, opened.number)) > applications.length)
      throw new TryAgain('Another application was drafted while the applicant was waited for.')
    const waitingForAgency = applications.find(({ state }) => WAITING_FOR[state] === 'AGENCY')
    if (waitingForAgency && actRequest.side !== 'AGENCY')
      return refuse('APPLICATION_WITH_AGENCY', {
        application: keptId(nation.code, 'APPLICATION', waitingForAgency.number),
      })
    const strange = await differsFromRegister(client, nation.code, opened.applicant, details)
    if (strange) return strange
    await changeApplicantDetails(client, opened.number, details)
    const open = applications.filter(({ state }) => isOpenToChange(state)).map(({ number }) => number)
    await outdatePapers(client, open)
    return { answer: { applicant } }
  })
}

/** Who is in the register is called there as registrars entered it; here it can't take another name or be another kind. */
async function differsFromRegister(
  client: DatabaseClient,
  agency: string,
  { publisher }: Applicant,
  details: NewApplicant,
): Promise<Refusal<'REGISTER_DIFFERS'> | undefined> {
  if (publisher === null) return undefined
  const number = ownNumber(agency, publisher)
  const registered = (await findPublishers(client, agency, [number])).get(number)
  if (!registered || (registered.name === details.name && registered.kind === details.kind)) return undefined
  const { name, kind } = registered
  return refuse('REGISTER_DIFFERS', { publisher, name, kind }, { path: [name === details.name ? 'kind' : 'name'] })
}

function problemWith(details: NewApplicant) {
  const problem = problemWithPublisher(asPublisher(details))
  if (problem) return problem
  const nowhere = problemWithCountry(details.basedIn, ['basedIn'])
  if (nowhere) return nowhere
  // An account may still be missing: the step that needs it refuses then.
  const bank = Object.entries(details.bank ?? {}).filter(([, text]) => text !== '')
  return problemWithDetails([
    [['headedBy'], details.headedBy],
    ...bank.map(([field, text]): Detail => [['bank', field], text]),
  ])
}
