/** A publisher enters the register. It holds nothing yet. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import type pg from 'pg'

import { dayIn } from '../domain/calendar.ts'
import type { Nation } from '../domain/nation.ts'
import { type NewPublisher, publicRecord, type Publisher } from '../domain/publisher.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { once } from '../store/once.ts'
import { writePublisher } from '../store/write-publisher.ts'
import { announce } from './announce.ts'
import type { Desk, Errand } from './desk.ts'

export interface Registration {
  /** BY-1042 */
  readonly publisher: string
}

/** Refuses INPUT_INVALID where a name is empty or too long, and KEY_REUSED. */
export async function registerPublisher(
  { nation, database, clock }: Desk,
  { actor, idempotencyKey }: Errand,
  entered: NewPublisher,
): Promise<Registration | Refusal> {
  const problem = problemWithPublisher(entered)
  if (problem) return refuse('INPUT_INVALID', problem)
  const now = clock()
  const request = { registerPublisher: entered }
  return once<{ publisher: string }>(
    database.pool,
    { actor, key: idempotencyKey, request, at: now },
    async (client) => {
      const { publisher, events } = await enterPublisher(client, nation, entered, now)
      await announce(client, events)
      return { publisher: publisher.id }
    },
  )
}

/** Within a transaction: writes the publisher, and leaves its event to be announced. */
export async function enterPublisher(
  client: pg.ClientBase,
  nation: Nation,
  entered: NewPublisher,
  now: Date,
): Promise<{ readonly publisher: Publisher; readonly events: readonly AgencyEvent[] }> {
  const disclosure = entered.disclosure ?? nation.disclosure
  const today = dayIn(nation.timeZone, now)
  const publisher = await writePublisher(client, nation.code, { ...entered, disclosure }, today)
  const event = { kind: 'PUBLISHER_REGISTERED' as const, at: now.toISOString(), publisher: publicRecord(publisher) }
  return { publisher, events: [event] }
}

const LONGEST_NAME = 500
const MOST_NAMES = 50

/** Why this can't be entered as a publisher; undefined where it can. */
export function problemWithPublisher({
  name,
  names = [],
  activityProfile = [],
}: Pick<NewPublisher, 'name' | 'names' | 'activityProfile'>): string | undefined {
  for (const text of [name, ...names.map((other) => other.name)]) {
    const problem = problemWithName(text)
    if (problem) return problem
  }
  if (names.length > MOST_NAMES || activityProfile.length > MOST_NAMES)
    return `At most ${MOST_NAMES} further names, and as many subjects, can be entered.`
  return undefined
}

/** Why this can't be a publisher's name; undefined where it can. */
export function problemWithName(name: string): string | undefined {
  if (name.trim() === '') return 'A publisher has a name, and none of its names is empty.'
  if (name.length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters.`
  // PostgreSQL's text can't hold it, and no name has it.
  if (name.includes('\0')) return 'A name has no NUL character.'
  return undefined
}
