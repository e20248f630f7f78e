/** What an agency's feed says, checked before anything of it is believed. */
import { canBeKept } from '@isbn-hub/feed/can-be-kept'
import { isDay } from '@isbn-hub/feed/day'
import {
  type AgencyEvent,
  ASSIGNMENT_KINDS,
  GIVEN_ISBN_STATUSES,
  GIVEN_PREFIX_STATUSES,
  type JournalEvent,
  NAME_KINDS,
  PUBLISHER_KINDS,
  PUBLISHER_STATUSES,
} from '@isbn-hub/feed/event'
import { FeedUnacceptable } from '@isbn-hub/feed/follower'
import { type Span, spanOf } from '@isbn-hub/isbn/span'

/** The feed of an agency holds what international can't take over. It stands still there until someone has looked. */
export class AgencyEventUnreadable extends FeedUnacceptable {
  override readonly name = 'AgencyEventUnreadable'
  override readonly code = 'AGENCY_EVENT_UNREADABLE'
  readonly agency: string
  readonly sequence: number

  constructor(agency: string, sequence: number, what: string, options?: ErrorOptions) {
    super(`Event ${sequence} of ${agency}: ${what}.`, options)
    this.agency = agency
    this.sequence = sequence
  }
}

/**
 * The event of an entry's body.
 *
 * Throws AgencyEventUnreadable where it isn't one, where it bears a value that this version doesn't know, and where the agency speaks of what is not its own: a publisher
 * with another agency's code, a prefix or number outside `delegated`, or a member that the journal itself writes.
 */
export function readAgencyEvent(
  agency: string,
  sequence: number,
  body: string,
  delegated: readonly Span[],
): AgencyEvent {
  const fail = (what: string, options?: ErrorOptions): never => {
    throw new AgencyEventUnreadable(agency, sequence, what, options)
  }
  const event = parse(body, (cause) => fail('the body is not JSON', { cause }))
  if (!isRecord(event)) return fail('the body is no object')
  // Only what is escaped, or isn't Unicode, can hold what can't be kept.
  if (/\\u|\p{Cs}/u.test(body) && !everyText(event, canBeKept))
    return fail('a text has a NUL character, or half of a surrogate pair')
  for (const own of ['agency', 'epoch', 'sequence'] satisfies (keyof JournalEvent)[])
    if (own in event) return fail(`"${own}" is the journal's to write`)
  if (!isOneOf(ASSIGNMENT_KINDS, event['kind'])) return fail('its kind is unknown')
  if (!isInstant(event['at'])) return fail('it has no instant')

  const { publisher, prefix, isbn } = event
  if (!isRecord(publisher) || !TEXTS_OF_A_PUBLISHER.every((key) => typeof publisher[key] === 'string'))
    return fail('it has no whole publisher')
  if (!isOneOf(PUBLISHER_KINDS, publisher['kind'])) return fail("the publisher's kind is unknown")
  if (!isOneOf(PUBLISHER_STATUSES, publisher['status'])) return fail("the publisher's status is unknown")
  if (!isDayText(publisher['registeredOn'])) return fail('the publisher was registered on no day')
  if (!Array.isArray(publisher['names']) || !publisher['names'].every(isName))
    return fail("the publisher's names are none")
  if (!isListOfTexts(publisher['activityProfile'])) return fail("the publisher's activity profile is no list")
  if (![publisher['place'], publisher['website'], publisher['successor']].every(isTextOrNull))
    return fail('a place, website or successor is no text')
  if (!['undefined', 'boolean'].includes(typeof publisher['disclosesPublications']))
    return fail('whether its titles may be shown is no yes or no')
  if (publisher['contact'] !== undefined && !isContact(publisher['contact'])) return fail('its contact is none')
  const belongs = (id: unknown): boolean => typeof id === 'string' && id.startsWith(`${agency}-`)
  if (!belongs(publisher['id'])) return fail(`${String(publisher['id'])} is another agency's publisher`)

  const isDelegated = (digits: string): boolean => {
    const { lo, hi } = spanOf(digits)
    return delegated.some((span) => span.lo <= lo && hi <= span.hi)
  }
  if (prefix !== undefined) {
    if (!isRecord(prefix) || !isPrefix(prefix['value']) || !isDayText(prefix['assignedOn']))
      return fail('its prefix is none')
    if (!isOneOf(GIVEN_PREFIX_STATUSES, prefix['status'])) return fail("the prefix's status is unknown")
    if (!isListOfTexts(prefix['publishers']) || !prefix['publishers'].every(belongs))
      return fail("the prefix is held by another agency's publisher")
    if (!isDelegated(prefix['value'].replaceAll('-', ''))) return fail(`${prefix['value']} was not delegated to it`)
  }
  if (isbn !== undefined) {
    if (!isRecord(isbn) || !isIsbn13(isbn['isbn13']) || !isPrefix(isbn['prefix'])) return fail('its number is none')
    if (!isOneOf(GIVEN_ISBN_STATUSES, isbn['status'])) return fail("the number's status is unknown")
    if (!isDayText(isbn['assignedOn']) || !isTextOrNull(isbn['title'] ?? null) || !isTextOrNull(isbn['form'] ?? null))
      return fail('its number has no day, or no readable title')
    if (isbn['publisher'] !== null && !belongs(isbn['publisher']))
      return fail("the number is another agency's publisher's")
    if (!isDelegated(isbn['isbn13'].slice(0, 12))) return fail(`${isbn['isbn13']} was not delegated to it`)
  }
  // Every member has been looked at above.
  return event as unknown as AgencyEvent
}

/** 978-985 of 978-985-6020. */
export const groupOf = (prefix: string): string => prefix.slice(0, prefix.lastIndexOf('-'))

const TEXTS_OF_A_PUBLISHER = ['id', 'name'] as const

function parse(body: string, fail: (cause: unknown) => never): unknown {
  try {
    return JSON.parse(body)
  } catch (error) {
    return fail(error)
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string'
const isListOfTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')
const isOneOf = (set: readonly string[], value: unknown): boolean => set.some((known) => known === value)
const isDayText = (value: unknown): value is string => typeof value === 'string' && isDay(value)
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) &&
  isDay(value.slice(0, 10)) &&
  !Number.isNaN(Date.parse(value))
const isPrefix = (value: unknown): value is string =>
  typeof value === 'string' && /^97[89]-\d{1,5}-\d{1,7}$/.test(value)
const isIsbn13 = (value: unknown): value is string => typeof value === 'string' && /^97[89]\d{10}$/.test(value)
const isName = (value: unknown): boolean =>
  isRecord(value) &&
  typeof value['name'] === 'string' &&
  isOneOf(NAME_KINDS, value['kind']) &&
  [value['language'], value['script']].every(isTextOrNull) &&
  [value['from'], value['until']].every((day) => day === null || isDayText(day))

const isContact = (value: unknown): boolean =>
  isRecord(value) &&
  isListOfTexts(value['address'] ?? []) &&
  [value['email'], value['phone'], value['person']].every((text) => text === undefined || typeof text === 'string')

/** Of a value out of JSON: every text in it, the names of members among them. */
function everyText(value: unknown, holds: (text: string) => boolean): boolean {
  if (typeof value === 'string') return holds(value)
  if (Array.isArray(value)) return value.every((item) => everyText(item, holds))
  if (!isRecord(value)) return true
  return Object.entries(value).every(([name, member]) => holds(name) && everyText(member, holds))
}
