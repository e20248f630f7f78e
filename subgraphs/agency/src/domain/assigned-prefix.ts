/** A prefix that was given out, and what it is now. */
import { GIVEN_PREFIX_STATUSES, type GivenPrefixStatus, type PrefixRecord } from '@isbn-hub/feed/event'

export const PREFIX_STATUSES = ['UNASSIGNED', ...GIVEN_PREFIX_STATUSES] as const
export type PrefixStatus = (typeof PREFIX_STATUSES)[number]

/** SHARED: many authors hold single numbers of it. EXCLUSIVE: its numbers are those of its holders. */
export type PrefixKind = 'EXCLUSIVE' | 'SHARED'

export interface AssignedPrefix {
  /** 978-985-6020 */
  readonly value: string
  readonly lo: number
  readonly hi: number
  readonly kind: PrefixKind
  readonly assignedOn: string
  readonly closedOn: string | null
  /** The ids of today's holders. */
  readonly holders: readonly string[]
}

export function statusOf({ kind, closedOn }: Pick<AssignedPrefix, 'kind' | 'closedOn'>): GivenPrefixStatus {
  if (closedOn !== null) return 'CLOSED'
  return kind === 'SHARED' ? 'SHARED' : 'ASSIGNED'
}

export const prefixRecord = (prefix: AssignedPrefix): PrefixRecord => ({
  value: prefix.value,
  status: statusOf(prefix),
  publishers: prefix.holders,
  assignedOn: prefix.assignedOn,
})
