/** A publisher enters the register. It holds nothing yet. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { dayIn } from '../domain/calendar.ts'
import { problemWithNaming, problemWithSaid, tidied } from '../domain/entered-text.ts'
import type { Nation } from '../domain/nation.ts'
import { disclosureBy, type NewPublisher, publicRecord, type Publisher } from '../domain/publisher.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { once } from '../store/once.ts'
import { writePublisher } from '../store/write-publisher.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { announce } from './announce.ts'

export interface Registration {
  /** BY-1042 */
  readonly publisher: string
}

/** Refuses INPUT_INVALID where a name is empty or something is too long, and KEY_REUSED. */
export async function registerPublisher(
  { nation, database, clock }: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: NewPublisher,
): Promise<Registration | Refusal> {
  const entered = tidied(asked)
  const problem = problemWithPublisher(entered)
  if (problem) return refuse('INPUT_INVALID', problem)
  const now = clock()
  const request = { registerPublisher: entered }
  return once<{ publisher: string }>(
    database.acts,
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
  client: DatabaseClient,
  nation: Nation,
  entered: NewPublisher,
  now: Date,
): Promise<{ readonly publisher: Publisher; readonly events: readonly AgencyEvent[] }> {
  const disclosure = disclosureBy(entered.disclosure, nation.disclosure)
  const today = dayIn(nation.timeZone, now)
  const publisher = await writePublisher(client, nation.code, { ...entered, disclosure }, today)
  const event = {
    kind: 'PUBLISHER_REGISTERED' as const,
    at: now.toISOString(),
    publisher: publicRecord(publisher, nation.disclosure),
  }
  return { publisher, events: [event] }
}

const LONGEST_NAME = 500
const MOST_NAMES = 50
const LONGEST_DETAIL = 2_000

/** Why this can't be entered as a publisher; undefined where it can. */
export const problemWithPublisher = (entered: NewPublisher): string | undefined =>
  problemWithName(entered.name) ?? problemWithWhatIsSaid(entered)

/** The same of all but its name. */
export function problemWithWhatIsSaid({
  names = [],
  place,
  contact: { address = [], email, phone, person } = {},
  activityProfile = [],
  website,
}: Omit<NewPublisher, 'name' | 'kind'>): string | undefined {
  if ([names, activityProfile, address].some((list) => list.length > MOST_NAMES))
    return `At most ${MOST_NAMES} further names, and as many subjects and lines of an address, can be entered.`
  for (const { name } of names) {
    const problem = problemWithName(name)
    if (problem) return problem
  }
  const languages = names.map(({ language }) => language)
  return problemWithDetails([place, ...address, email, phone, person, ...activityProfile, website, ...languages])
}

/** Why one of these can't be said of anybody; undefined where all can. */
export function problemWithDetails(details: readonly (string | undefined)[]): string | undefined {
  for (const text of details) {
    if (text === undefined) continue
    if (text.length > LONGEST_DETAIL) return `No detail has more than ${LONGEST_DETAIL} characters.`
    const problem = problemWithSaid(text)
    if (problem) return problem
  }
  return undefined
}

/** Why this can't be a publisher's name; undefined where it can. */
export function problemWithName(name: string): string | undefined {
  if (name.trim() === '') return 'A publisher has a name, and none of its names is empty.'
  if (name.length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters.`
  return problemWithNaming(name)
}
