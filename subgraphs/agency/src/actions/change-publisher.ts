/** Changes the details of a publisher, above all its consent. Renaming and closing it are acts of their own. */
import { tidied } from '../domain/entered-text.ts'
import { publicRecord, type Publisher, type PublisherChange } from '../domain/publisher.ts'
import { publisherNumber } from '../domain/publisher-id.ts'
import { refuse } from '../domain/refusal.ts'
import { findPublishers } from '../store/find-publishers.ts'
import { lockPublishers } from '../store/lock.ts'
import { once } from '../store/once.ts'
import { writeDetails, writeFurtherNames } from '../store/write-publisher.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { publisherUnknown } from './find-active.ts'
import { problemWithPublisherDetails } from './register-publisher.ts'

/** Also for a publisher that has ceased, which can withdraw its consent at any time. */
export async function changePublisher(
  { nation, database, clock }: AgencyContext,
  { actor, idempotencyKey: key }: ActRequest,
  { publisher: id, ...asked }: PublisherChange & { readonly publisher: string },
) {
  const change = tidied(asked)
  const number = publisherNumber(nation.code, id)
  if (number === undefined) return publisherUnknown(id, ['publisher'])
  if (Object.values(change).every((value) => value === undefined)) return refuse('NOTHING_TO_CHANGE', {})
  const official = change.names?.findIndex(({ kind }) => kind === 'OFFICIAL') ?? -1
  if (official >= 0) return refuse('OFFICIAL_NAME_IN_LIST', {}, { path: ['names', official, 'kind'] })
  // Validates changed fields only, so that older records that break newer rules can still be changed.
  const problem = problemWithPublisherDetails({
    names: change.names ?? undefined,
    place: change.place ?? undefined,
    contact: change.contact ?? undefined,
    activityProfile: change.activityProfile ?? undefined,
    website: change.website ?? undefined,
  })
  if (problem) return problem
  const now = clock()
  const act = { actor, key, request: { changePublisher: { publisher: id, ...change } }, at: now }
  return once(database.acts, act, async (client) => {
    await lockPublishers(client, [number])
    const find = async () => (await findPublishers(client, nation.code, [number])).get(number)
    const before = await find()
    if (!before) return publisherUnknown(id, ['publisher'])
    const changed = applied(before, change)
    await writeDetails(client, number, changed)
    if (change.names !== undefined) await writeFurtherNames(client, number, change.names ?? [])
    const after = await find()
    if (!after) throw new Error(`${id} was changed and is not there.`)
    return {
      answer: { publisher: id },
      events: [{ kind: 'PUBLISHER_CHANGED', at: now.toISOString(), publisher: publicRecord(after, nation.disclosure) }],
    }
  })
}

/** Undefined fields stay as they are; null clears a field. */
function applied(before: Publisher, change: PublisherChange): Publisher {
  const {
    place = before.place,
    contact = before.contact,
    activityProfile = before.activityProfile,
    website = before.website,
    discloseContact = before.disclosure.contact,
    disclosePublications = before.disclosure.publications,
  } = change
  return {
    ...before,
    place,
    contact,
    activityProfile: activityProfile ?? [],
    website,
    disclosure: { contact: discloseContact ?? false, publications: disclosePublications ?? false },
  }
}
