/** A registrar says which publisher of the register an applicant is: several people may apply for one house. */
import { TryAgain } from '@isbn-hub/postgres/transaction'

import { detailsOf } from '../../domain/applicant.ts'
import { isOpenToChange, WAITING_FOR } from '../../domain/application.ts'
import { keptNumber } from '../../domain/own-id.ts'
import { namedAs } from '../../domain/publisher.ts'
import { ownNumber } from '../../domain/publisher-id.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { changeApplicantDetails, enterPublisherOf } from '../../store/applicants.ts'
import { countApplicationsOf, holdApplicationsOf, outdatePapers, writeSteps } from '../../store/applications.ts'
import { once } from '../../store/once.ts'
import type { ActRequest, AgencyContext } from '../agency-context.ts'
import { findActive } from '../find-active.ts'
import { openApplicant } from './side.ts'

/**
 * From now on the applicant is this publisher, and the owner of the applicant acts for the publisher. It is called
 * as the register calls it. Papers of applications that lie with it are made and signed anew; what the agency is judging
 * keeps its papers, or is returned. The history of each application under way says who recognised it.
 */
export async function recogniseApplicant(
  { nation, database, clock }: AgencyContext,
  actRequest: ActRequest,
  asked: { readonly applicant: string; readonly publisher: string },
) {
  const { actor, idempotencyKey: key } = actRequest
  const at = clock()
  const act = { actor, key, request: { recogniseApplicant: asked }, at }
  return once(database.acts, act, async (client) => {
    const id = asked.applicant
    const applications = await holdApplicationsOf(client, keptNumber(nation.code, 'APPLICANT', id) ?? 0)
    const opened = await openApplicant(client, nation.code, { ...actRequest, side: 'AGENCY' }, id)
    if (isRefusal(opened)) return opened
    const { number, applicant } = opened
    if ((await countApplicationsOf(client, number)) > applications.length)
      throw new TryAgain('Another application was drafted while the applicant was waited for.')
    if (applicant.publisher === asked.publisher) return { answer: { applicant: id } }
    if (applicant.publisher !== null)
      return refuse('APPLICANT_RECOGNISED', { applicant: id, publisher: applicant.publisher }, { path: ['applicant'] })
    const publisher = await findActive(client, nation.code, asked.publisher, ['publisher'])
    if (isRefusal(publisher)) return publisher

    await enterPublisherOf(client, number, ownNumber(nation.code, publisher.id))
    await changeApplicantDetails(client, number, { ...detailsOf(applicant), ...namedAs(publisher) })
    const open = applications.filter(({ state }) => isOpenToChange(state))
    await outdatePapers(
      client,
      open.map(({ number }) => number),
    )
    for (const { number, state } of applications)
      if (WAITING_FOR[state] !== 'NOBODY') {
        const entry = { act: 'RECOGNISE' as const, from: state, to: state, by: 'AGENCY' as const, actor, at }
        await writeSteps(client, number, [{ ...entry, reason: publisher.id, comments: [] }])
      }
    return { answer: { applicant: id } }
  })
}
