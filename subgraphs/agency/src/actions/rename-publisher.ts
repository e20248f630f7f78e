/** A publisher takes another name. It keeps its prefixes and uses its numbers up; the old name stays, as a former one. */
import { dayIn } from '../domain/calendar.ts'
import { tidied } from '../domain/entered-text.ts'
import { publicRecord, renamed } from '../domain/publisher.ts'
import { publisherNumber } from '../domain/publisher-id.ts'
import { refuse } from '../domain/refusal.ts'
import { findPublishers } from '../store/find-publishers.ts'
import { lockPublishers } from '../store/lock.ts'
import { once } from '../store/once.ts'
import { writeName } from '../store/write-publisher.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { problemWithEnd, publisherUnknown } from './find-active.ts'
import { problemWithDetails, problemWithOfficialName } from './register-publisher.ts'

export interface Renaming {
  /** BY-1042 */
  readonly publisher: string
  readonly name: string
  readonly language?: string | undefined
}

export async function renamePublisher(
  { nation, database, clock }: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  { publisher: id, ...asked }: Renaming,
) {
  const { name, language } = tidied(asked)
  const number = publisherNumber(nation.code, id)
  if (number === undefined) return publisherUnknown(id, ['publisher'])
  const problem = problemWithOfficialName(name) ?? problemWithDetails([[['language'], language]])
  if (problem) return problem
  const now = clock()
  const request = { renamePublisher: { publisher: id, name, language } }
  return once(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    await lockPublishers(client, [number])
    const before = (await findPublishers(client, nation.code, [number])).get(number)
    if (!before) return publisherUnknown(id, ['publisher'])
    const ended = problemWithEnd(before, ['publisher'])
    if (ended) return ended
    if (before.name === name) return refuse('NAME_UNCHANGED', { publisher: id, name }, { path: ['name'] })
    const today = dayIn(nation.timeZone, now)
    const after = renamed(before, { name, language }, today)
    await writeName(client, number, after, today)
    return {
      answer: { publisher: id },
      events: [{ kind: 'PUBLISHER_RENAMED', at: now.toISOString(), publisher: publicRecord(after, nation.disclosure) }],
    }
  })
}
