/** A publisher enters the register. It holds nothing yet. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { dayIn } from '../domain/calendar.ts'
import {
  fieldAt,
  type NameProblem,
  problemWithName,
  problemWithText,
  type TextProblem,
  tidied,
} from '../domain/entered-text.ts'
import type { Nation } from '../domain/nation.ts'
import { disclosureBy, type NewPublisher, publicRecord, type Publisher } from '../domain/publisher.ts'
import { type Refusal, refuse, type RequestPath } from '../domain/refusal.ts'
import { once } from '../store/once.ts'
import { writePublisher } from '../store/write-publisher.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'

export async function registerPublisher(
  { nation, database, clock }: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: NewPublisher,
) {
  const entered = tidied(asked)
  const problem = problemWithPublisher(entered)
  if (problem) return problem
  const now = clock()
  const request = { registerPublisher: entered }
  return once(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    const { publisher, events } = await enterPublisher(client, nation, entered, now)
    return { answer: { publisher: publisher.id }, events }
  })
}

/** Within a transaction: writes the publisher, which the applicant is from now on, if there is one. */
export async function enterPublisher(
  client: DatabaseClient,
  nation: Nation,
  entered: NewPublisher,
  now: Date,
  applicant?: number,
): Promise<{ readonly publisher: Publisher; readonly events: readonly AgencyEvent[] }> {
  const disclosure = disclosureBy(entered.disclosure, nation.disclosure)
  const today = dayIn(nation.timeZone, now)
  const publisher = await writePublisher(client, nation.code, { ...entered, disclosure }, today, applicant)
  const event = {
    kind: 'PUBLISHER_REGISTERED' as const,
    at: now.toISOString(),
    publisher: publicRecord(publisher, nation.disclosure),
  }
  return { publisher, events: [event] }
}

const LONGEST_NAME = 500
/** Further names, subjects, and lines of an address. */
const MOST_ENTRIES = 50
const LONGEST_DETAIL = 2_000

export type PublisherProblem = NameProblem | Refusal<'LIST_TOO_LONG'>

/** Refuses what cannot be entered as a publisher. */
export const problemWithPublisher = (entered: NewPublisher): PublisherProblem | undefined =>
  problemWithOfficialName(entered.name) ?? problemWithPublisherDetails(entered)

export const problemWithOfficialName = (name: string): NameProblem | undefined =>
  problemWithName(name, LONGEST_NAME, ['name'])

/** The same for everything but the official name. */
export function problemWithPublisherDetails({
  names = [],
  place,
  contact: { address = [], email, phone, person } = {},
  activityProfile = [],
  website,
}: Omit<NewPublisher, 'name' | 'kind'>): PublisherProblem | undefined {
  const lists = [
    [['names'], names],
    [['activityProfile'], activityProfile],
    [['contact', 'address'], address],
  ] as const
  for (const [path, list] of lists)
    if (list.length > MOST_ENTRIES)
      return refuse('LIST_TOO_LONG', { field: fieldAt(path), limit: MOST_ENTRIES }, { path })
  for (const [index, { name }] of names.entries()) {
    const problem = problemWithName(name, LONGEST_NAME, ['names', index, 'name'])
    if (problem) return problem
  }
  return problemWithDetails([
    ...names.map(({ language }, index): Detail => [['names', index, 'language'], language]),
    [['place'], place],
    ...address.map((line, index): Detail => [['contact', 'address', index], line]),
    [['contact', 'email'], email],
    [['contact', 'phone'], phone],
    [['contact', 'person'], person],
    ...activityProfile.map((subject, index): Detail => [['activityProfile', index], subject]),
    [['website'], website],
  ])
}

/** A text of the input, where it is given, and its path. */
export type Detail = readonly [path: RequestPath, text: string | undefined]

export function problemWithDetails(details: readonly Detail[]): TextProblem | undefined {
  for (const [path, text] of details) {
    const problem = text === undefined ? undefined : problemWithText(text, LONGEST_DETAIL, path)
    if (problem) return problem
  }
  return undefined
}
