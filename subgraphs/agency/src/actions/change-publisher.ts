/** Changes the details of a publisher, above all its consent. Renaming and closing it are acts of their own. */
import { tidied } from '../domain/entered-text.ts'
import { changedBy, publicRecord, type PublisherChange } from '../domain/publisher.ts'
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
  const problem = problemWithPublisherDetails(change)
  if (problem) return problem
  const now = clock()
  const act = { actor, key, request: { changePublisher: { publisher: id, ...change } }, at: now }
  return once(database.acts, act, async (client) => {
    await lockPublishers(client, [number])
    const before = (await findPublishers(client, nation.code, [number])).get(number)
    if (!before) return publisherUnknown(id, ['publisher'])
    const after = changedBy(before, change)
    await writeDetails(client, number, after)
    if (change.names !== undefined) await writeFurtherNames(client, number, after)
    return {
      answer: { publisher: id },
      events: [{ kind: 'PUBLISHER_CHANGED', at: now.toISOString(), publisher: publicRecord(after, nation.disclosure) }],
    }
  })
}
