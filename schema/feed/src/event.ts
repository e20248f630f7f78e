/** What an agency's feed tells: the body of an entry, as a value. Public facts only, by the publisher's consent. */

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

/** A publisher as the public may see it at the moment of the event: a whole, never a difference. */
export interface PublisherRecord {
  /** BY-1042 */
  readonly id: string
  readonly name: string
  readonly names: readonly {
    readonly name: string
    readonly kind: NameKind
    readonly language: string | null
    readonly script: string | null
    readonly from: string | null
    readonly until: string | null
  }[]
  readonly kind: PublisherKind
  readonly status: PublisherStatus
  readonly place: string | null
  readonly website: string | null
  /** Absent where nothing of it may be shown, and in entries that are older than the member. */
  readonly contact?: ContactRecord
  readonly activityProfile: readonly string[]
  /** 2026-11-21 */
  readonly registeredOn: string
  readonly successor: string | null
  /** Whether its titles may be shown. Absent in entries that were written before it could change. */
  readonly disclosesPublications?: boolean
}

/** How a publisher is reached, as far as it has agreed to show it. */
export interface ContactRecord {
  /** Line by line. */
  readonly address?: readonly string[]
  readonly email?: string
  readonly phone?: string
  /** Who answers for the publisher. */
  readonly person?: string
}

/** A prefix after the event. `publishers` are the ids of all that hold it from then on. */
export interface PrefixRecord {
  /** 978-985-6020 */
  readonly value: string
  readonly status: GivenPrefixStatus
  readonly publishers: readonly string[]
  readonly assignedOn: string
}

/** A number after the event. `publisher` is its own holder under a shared prefix, else null. */
export interface IsbnRecord {
  readonly isbn13: string
  readonly prefix: string
  readonly status: GivenIsbnStatus
  readonly publisher: string | null
  readonly assignedOn: string
  /** Absent where the publisher hasn't agreed to show its publications. */
  readonly title?: string
  readonly form?: string
}

/** The body of an agency's feed entry. */
export interface AgencyEvent {
  readonly kind: AssignmentKind
  /** 2026-11-21T20:18:00.123Z */
  readonly at: string
  readonly publisher: PublisherRecord
  readonly prefix?: PrefixRecord
  readonly isbn?: IsbnRecord
}

/** The body of an entry in the international journal: the agency's event and where it stands in that agency's feed. */
export interface JournalEvent extends AgencyEvent {
  readonly agency: string
  readonly epoch: string
  readonly sequence: number
}
