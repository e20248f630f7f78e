/** A publisher that the agency knows is given access, so that its people may ask for further numbers by themselves. */
import type { NewApplicant } from '../../domain/applicant.ts'
import { canBeKept } from '../../domain/can-be-kept.ts'
import { keptId } from '../../domain/own-id.ts'
import { ownNumber, publisherNumber } from '../../domain/publisher-id.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { findApplicantOfPublisher, giveAccess, holdApplicant, writeApplicant } from '../../store/applicants.ts'
import { once } from '../../store/once.ts'
import type { Desk, Errand } from '../desk.ts'
import { findActive } from '../find-active.ts'

/**
 * The tokens of this subject act for the publisher from now on, and nobody else's.
 * Refuses PUBLISHER_UNKNOWN, PUBLISHER_CEASED, INPUT_INVALID and KEY_REUSED.
 */
export async function giveOnlineAccess(
  { nation, database, clock }: Desk,
  { actor, idempotencyKey: key }: Errand,
  asked: { readonly publisher: string; readonly subject: string },
): Promise<{ readonly applicant: string } | Refusal> {
  const { publisher: id, subject } = asked
  if (subject.trim() === '' || subject.length > 200 || !canBeKept(subject))
    return refuse('INPUT_INVALID', 'Name the subject of the tokens that are to act for the publisher.')
  const at = clock()
  const act = { actor, key, request: { giveOnlineAccess: asked }, at }
  return once<{ applicant: string }>(database.acts, act, async (client) => {
    // Held before the publisher, in the order of store/lock.ts.
    const known = await findApplicantOfPublisher(client, publisherNumber(nation.code, id) ?? 0)
    if (known !== undefined) await holdApplicant(client, nation.code, known)
    const publisher = await findActive(client, nation.code, id)
    if (isRefusal(publisher)) return publisher
    const { name, kind, place, contact, activityProfile, website, disclosure } = publisher
    const details: NewApplicant = {
      name,
      kind,
      basedIn: nation.code,
      ...(place !== null && { place }),
      ...(contact && { contact }),
      activityProfile,
      ...(website !== null && { website }),
      disclosure,
    }
    const number = ownNumber(nation.code, publisher.id)
    const applicant = known ?? (await writeApplicant(client, { owner: subject, details, publisher: number, at }))
    await giveAccess(client, applicant, subject)
    return { applicant: keptId(nation.code, 'APPLICANT', applicant) }
  })
}
