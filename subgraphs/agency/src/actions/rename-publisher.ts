/** A publisher takes another name. It keeps its prefixes and uses its numbers up; the old name stays, as a former one. */
import { dayIn } from '../domain/calendar.ts'
import { tidied } from '../domain/entered-text.ts'
import { publicRecord } from '../domain/publisher.ts'
import { publisherNumber } from '../domain/publisher-id.ts'
import { quoted } from '../domain/quoted.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { findPublishers } from '../store/find-publishers.ts'
import { lockPublishers } from '../store/lock.ts'
import { once } from '../store/once.ts'
import { writeName } from '../store/write-publisher.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { announce } from './announce.ts'
import { problemWithDetails, problemWithName } from './register-publisher.ts'

export interface Renaming {
  /** BY-1042 */
  readonly publisher: string
  readonly name: string
  readonly language?: string | undefined
}

/** Refuses PUBLISHER_UNKNOWN, PUBLISHER_CEASED, INPUT_INVALID and KEY_REUSED. */
export async function renamePublisher(
  { nation, database, clock }: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  { publisher: id, ...asked }: Renaming,
): Promise<{ readonly publisher: string } | Refusal> {
  const { name, language } = tidied(asked)
  const number = publisherNumber(nation.code, id)
  if (number === undefined) return refuse('PUBLISHER_UNKNOWN', `No publisher ${quoted(id)} is in this register.`)
  const problem = problemWithName(name) ?? problemWithDetails([language])
  if (problem) return refuse('INPUT_INVALID', problem)
  const now = clock()
  const request = { renamePublisher: { publisher: id, name, language } }
  return once<{ publisher: string }>(
    database.acts,
    { actor, key: idempotencyKey, request, at: now },
    async (client) => {
      await lockPublishers(client, [number])
      const before = (await findPublishers(client, nation.code, [number])).get(number)
      if (!before) return refuse('PUBLISHER_UNKNOWN', `No publisher ${quoted(id)} is in this register.`)
      if (before.status !== 'ACTIVE') return refuse('PUBLISHER_CEASED', `${id} is ${before.status.toLowerCase()}.`)
      if (before.name === name) return refuse('INPUT_INVALID', `${id} is called ${name} already.`)
      await writeName(client, number, { name, language, from: dayIn(nation.timeZone, now) })
      const after = (await findPublishers(client, nation.code, [number])).get(number)
      if (!after) throw new Error(`${id} was renamed and is not there.`)
      await announce(client, [
        { kind: 'PUBLISHER_RENAMED', at: now.toISOString(), publisher: publicRecord(after, nation.disclosure) },
      ])
      return { publisher: id }
    },
  )
}
