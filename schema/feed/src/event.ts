/** What an agency's feed tells: the body of an entry, as a value. Public facts only, by the publisher's consent. */
import { z } from 'zod'

import { isDay } from './day.ts'
import { FeedUnacceptable } from './feed-unacceptable.ts'
import { day, type Immutable, problemOf } from './shape.ts'

export const ASSIGNMENT_KINDS = [
  'PREFIX_ASSIGNED',
  'PREFIX_CLOSED',
  'PREFIX_TRANSFERRED',
  'ISBN_ASSIGNED',
  'ISBN_CANCELLED',
  'PUBLISHER_REGISTERED',
  'PUBLISHER_RENAMED',
  'PUBLISHER_CHANGED',
  'PUBLISHER_CLOSED',
] as const
export type AssignmentKind = (typeof ASSIGNMENT_KINDS)[number]

export const PUBLISHER_KINDS = ['ORGANISATION', 'SOLE_TRADER', 'AUTHOR', 'STATE', 'UNIVERSITY'] as const
export type PublisherKind = (typeof PUBLISHER_KINDS)[number]
export const PUBLISHER_STATUSES = ['ACTIVE', 'CEASED', 'MERGED'] as const
export type PublisherStatus = (typeof PUBLISHER_STATUSES)[number]
export const NAME_KINDS = ['OFFICIAL', 'FORMER', 'IMPRINT', 'TRANSLATED', 'TRANSLITERATED'] as const
export type NameKind = (typeof NAME_KINDS)[number]

/** What a prefix that was given may be. Of one that wasn't, no feed tells. */
export const GIVEN_PREFIX_STATUSES = ['ASSIGNED', 'SHARED', 'CLOSED'] as const
export type GivenPrefixStatus = (typeof GIVEN_PREFIX_STATUSES)[number]
export const GIVEN_ISBN_STATUSES = ['ASSIGNED', 'CANCELLED'] as const
export type GivenIsbnStatus = (typeof GIVEN_ISBN_STATUSES)[number]

const instant = z
  .string()
  .refine(
    (text) => /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/.test(text) && isDay(text.slice(0, 10)),
    'not an instant such as 2026-11-21T20:18:00.123Z',
  )
const prefixValue = z.string().regex(/^97[89]-\d{1,5}-\d{1,7}$/, 'not a prefix such as 978-985-6020')

/** How a publisher is reached, as far as it has agreed to show it. */
const contactRecord = z.object({
  /** Line by line. */
  address: z.array(z.string()).exactOptional(),
  email: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  /** Who answers for the publisher. */
  person: z.string().exactOptional(),
})
export type ContactRecord = Immutable<z.infer<typeof contactRecord>>

/** A publisher as the public may see it at the moment of the event: a whole, never a difference. */
export const publisherRecord = z.object({
  /** BY-1042 */
  id: z.string(),
  name: z.string(),
  names: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(NAME_KINDS),
      language: z.string().nullable(),
      script: z.string().nullable(),
      from: day.nullable(),
      until: day.nullable(),
    }),
  ),
  kind: z.enum(PUBLISHER_KINDS),
  status: z.enum(PUBLISHER_STATUSES),
  place: z.string().nullable(),
  website: z.string().nullable(),
  /** Absent where nothing of it may be shown, and in entries that are older than the member. */
  contact: contactRecord.exactOptional(),
  activityProfile: z.array(z.string()),
  registeredOn: day,
  successor: z.string().nullable(),
  /** Whether its titles may be shown. Absent in entries that were written before it could change. */
  disclosesPublications: z.boolean().exactOptional(),
})
export type PublisherRecord = Immutable<z.infer<typeof publisherRecord>>

/** A prefix after the event. */
export const prefixRecord = z.object({
  /** 978-985-6020 */
  value: prefixValue,
  status: z.enum(GIVEN_PREFIX_STATUSES),
  /** The ids of all that hold it from then on. */
  publishers: z.array(z.string()),
  assignedOn: day,
})
export type PrefixRecord = Immutable<z.infer<typeof prefixRecord>>

/** An ISBN after the event. */
export const isbnRecord = z.object({
  isbn13: z.string().regex(/^97[89]\d{10}$/, 'not an ISBN such as 9789856020202'),
  prefix: prefixValue,
  status: z.enum(GIVEN_ISBN_STATUSES),
  /** Its own holder under a shared prefix, else null. */
  publisher: z.string().nullable(),
  assignedOn: day,
  /** Absent where the publisher hasn't agreed to show its publications. */
  title: z.string().exactOptional(),
  form: z.string().exactOptional(),
})
export type IsbnRecord = Immutable<z.infer<typeof isbnRecord>>

/** The body of an agency's feed entry. */
export const agencyEvent = z.object({
  kind: z.enum(ASSIGNMENT_KINDS),
  at: instant,
  publisher: publisherRecord,
  prefix: prefixRecord.exactOptional(),
  isbn: isbnRecord.exactOptional(),
})
export type AgencyEvent = Immutable<z.infer<typeof agencyEvent>>

/** The body of an entry in the international journal: the agency's event and where it stands in that agency's feed. */
export const journalEvent = agencyEvent.extend({
  agency: z.string(),
  epoch: z.string(),
  sequence: z.int().positive(),
})
export type JournalEvent = Immutable<z.infer<typeof journalEvent>>

/**
 * The value of a body, as the schema has it. Throws a FeedUnacceptable that says what is wrong: a feed stands still at what
 * this version doesn't know, and goes on once a later version reads it.
 *
 * Members that the schema doesn't have are left out.
 */
export function readEvent<T>(schema: z.ZodType<T>, body: string): Immutable<T> {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch (cause) {
    throw new FeedUnacceptable('the body is not JSON', { cause })
  }
  const { data, error } = schema.safeParse(value)
  if (error) throw new FeedUnacceptable(problemOf(error))
  return data as Immutable<T>
}
