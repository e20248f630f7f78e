/** A publisher that the agency knows is given access, so that its people may ask for further numbers by themselves. */
import { TryAgain } from '@isbn-hub/postgres/transaction'

import type { NewApplicant } from '../../domain/applicant.ts'
import { problemWithText } from '../../domain/entered-text.ts'
import { keptId } from '../../domain/own-id.ts'
import { enteredAs } from '../../domain/publisher.ts'
import { ownNumber, publisherNumber } from '../../domain/publisher-id.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { giveAccess, holdApplicantsOf, isAppliedFor, takeAccess, writeApplicant } from '../../store/applicants.ts'
import { lockPublishers } from '../../store/lock.ts'
import { once } from '../../store/once.ts'
import type { ActRequest, AgencyContext } from '../agency-context.ts'
import { findActive } from '../find-active.ts'

/**
 * Who acts for the publisher already is given access, and others go on beside. Anybody else takes over the oldest of its
 * applicants, and the others are nobody's: it is how somebody who has left is kept out. To act beside them, one applies and is recognised first.
 */
const LONGEST_SUBJECT = 200

export async function giveOnlineAccess(
  { nation, database, clock }: AgencyContext,
  { actor, idempotencyKey: key }: ActRequest,
  asked: { readonly publisher: string; readonly subject: string },
) {
  const { publisher: id, subject } = asked
  const problem = problemWithText(subject, LONGEST_SUBJECT, ['subject'])
  if (problem) return problem
  const at = clock()
  const act = { actor, key, request: { giveOnlineAccess: asked }, at }
  return once(database.acts, act, async (client) => {
    // Held before the publisher, in the order of store/lock.ts.
    const wanted = publisherNumber(nation.code, id) ?? 0
    const known = await holdApplicantsOf(client, wanted)
    if (known.length === 0) {
      // Its first applicant is entered by one at a time.
      await lockPublishers(client, [wanted])
      if (await isAppliedFor(client, wanted)) throw new TryAgain('The publisher was given an applicant a moment ago.')
    }
    const publisher = await findActive(client, nation.code, id, ['publisher'])
    if (isRefusal(publisher)) return publisher
    const details: NewApplicant = { ...enteredAs(publisher), basedIn: nation.code }
    const number = ownNumber(nation.code, publisher.id)
    const own = known.filter(({ owner }) => owner === subject)
    const applicant =
      own[0]?.number ??
      known[0]?.number ??
      (await writeApplicant(client, { owner: subject, details, publisher: number, at }))
    // What others entered and attached besides isn't for somebody new to see.
    if (own.length === 0) await takeAccess(client, number)
    await giveAccess(client, [applicant, ...own.map((other) => other.number)], subject)
    return { answer: { applicant: keptId(nation.code, 'APPLICANT', applicant) } }
  })
}
