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
import { disclosureBy, enteredOn, type NewPublisher, publicRecord, type Publisher } from '../domain/publisher.ts'
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
  const publisher = await writePublisher(client, nation.code, enteredOn(today, { ...entered, disclosure }), applicant)
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
export function problemWithPublisher({ name, kind: _, ...details }: NewPublisher): PublisherProblem | undefined {
  return problemWithOfficialName(name) ?? problemWithPublisherDetails(details)
}

export const problemWithOfficialName = (name: string): NameProblem | undefined =>
  problemWithName(name, LONGEST_NAME, ['name'])

/** The same for whatever else is entered: every list, every further name and every other text. */
export function problemWithPublisherDetails(details: object): PublisherProblem | undefined {
  for (const [path, value] of partsOf(details, [])) {
    const problem = problemWithPart(path, value)
    if (problem) return problem
  }
  return undefined
}

function problemWithPart(path: RequestPath, value: unknown): PublisherProblem | undefined {
  if (Array.isArray(value) && value.length > MOST_ENTRIES)
    return refuse('LIST_TOO_LONG', { field: fieldAt(path), limit: MOST_ENTRIES }, { path })
  if (typeof value !== 'string') return undefined
  const isName = path[0] === 'names' && path.at(-1) === 'name'
  return isName ? problemWithName(value, LONGEST_NAME, path) : problemWithText(value, LONGEST_DETAIL, path)
}

/** What was entered, part by part, each with its path; a list before its entries. */
function* partsOf(value: unknown, path: RequestPath): Generator<readonly [RequestPath, unknown]> {
  yield [path, value]
  if (Array.isArray(value)) for (const [index, part] of value.entries()) yield* partsOf(part, [...path, index])
  else if (typeof value === 'object' && value !== null)
    for (const [key, part] of Object.entries(value)) yield* partsOf(part, [...path, key])
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
