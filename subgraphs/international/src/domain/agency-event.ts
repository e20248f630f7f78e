/** What an agency's feed says, checked before anything of it is believed. */
import { canBeKept } from '@isbn-hub/feed/can-be-kept'
import { type AgencyEvent, agencyEvent, readEvent } from '@isbn-hub/feed/event'
import { FeedUnacceptable } from '@isbn-hub/feed/feed-unacceptable'
import { type Span, spanOf } from '@isbn-hub/isbn/span'
import { z } from 'zod'

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
 * Throws AgencyEventUnreadable where it isn't one, where it has a value that this version doesn't know, and where the agency
 * speaks of what is not its own: a publisher with another agency's code, a prefix or ISBN outside `delegated`, or a member
 * that the journal itself writes.
 */
export function readAgencyEvent(
  agency: string,
  sequence: number,
  body: string,
  delegated: readonly Span[],
): AgencyEvent {
  const refuse = (what: string, options?: ErrorOptions): never => {
    throw new AgencyEventUnreadable(agency, sequence, what, options)
  }
  let event: AgencyEvent
  try {
    event = readEvent(ownEvent, body)
  } catch (error) {
    return refuse(error instanceof FeedUnacceptable ? error.message : 'the body is unreadable', { cause: error })
  }
  // Only what is escaped, or isn't Unicode, can hold what can't be stored.
  if (/\\u|\p{Cs}/u.test(body) && !everyText(JSON.parse(body), canBeKept))
    return refuse('a text has a NUL character, or half of a surrogate pair')

  const { publisher, prefix, isbn } = event
  const owners = [publisher.id, ...(prefix?.publishers ?? []), isbn?.publisher ?? publisher.id]
  const stranger = owners.find((id) => !id.startsWith(`${agency}-`))
  if (stranger !== undefined) return refuse(`${stranger} is another agency's publisher`)
  const isDelegated = (digits: string): boolean => {
    const { lo, hi } = spanOf(digits)
    return delegated.some((span) => span.lo <= lo && hi <= span.hi)
  }
  if (prefix && !isDelegated(prefix.value.replaceAll('-', ''))) return refuse(`${prefix.value} was not delegated to it`)
  if (isbn && !isDelegated(isbn.isbn13.slice(0, 12))) return refuse(`${isbn.isbn13} was not delegated to it`)
  return event
}

const writtenByJournal = z
  .unknown()
  .refine(() => false, 'for the journal to write')
  .exactOptional()
const ownEvent = agencyEvent.extend({ agency: writtenByJournal, epoch: writtenByJournal, sequence: writtenByJournal })

/** 978-985 of 978-985-6020. */
export const groupOf = (prefix: string): string => prefix.slice(0, prefix.lastIndexOf('-'))

/** Of a value out of JSON: every text in it, the names of members among them. */
function everyText(value: unknown, holds: (text: string) => boolean): boolean {
  if (typeof value === 'string') return holds(value)
  if (Array.isArray(value)) return value.every((item) => everyText(item, holds))
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, member]) => holds(name) && everyText(member, holds))
}
