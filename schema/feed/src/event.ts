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

/** A publisher as the public may see it at the moment of the event: a whole, never a difference. */
export interface PublisherRecord {
  /** BY-1042 */
  readonly id: string
  readonly name: string
  readonly names: readonly {
    readonly name: string
    readonly kind: string
    readonly language: string | null
    readonly script: string | null
    readonly from: string | null
    readonly until: string | null
  }[]
  readonly kind: string
  readonly status: string
  readonly place: string | null
  readonly website: string | null
  readonly activityProfile: readonly string[]
  /** 2026-11-21 */
  readonly registeredOn: string
  readonly successor: string | null
  /** Whether its titles may be shown. Absent in entries that were written before it could change. */
  readonly disclosesPublications?: boolean
}

/** A prefix after the event. `publishers` are the ids of all that hold it from then on. */
export interface PrefixRecord {
  /** 978-985-6020 */
  readonly value: string
  readonly status: string
  readonly publishers: readonly string[]
  readonly assignedOn: string
}

/** A number after the event. `publisher` is its own holder under a shared prefix, else null. */
export interface IsbnRecord {
  readonly isbn13: string
  readonly prefix: string
  readonly status: string
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
