/** The journal by page, for those who hold a cursor. */
import { GENESIS } from '@isbn-hub/feed/chain'
import { encodeCursor, type ReadCursor } from '@isbn-hub/feed/cursor'
import type { FeedEntry } from '@isbn-hub/feed/entry'
import type { JournalEvent } from '@isbn-hub/feed/event'
import { FeedProblem } from '@isbn-hub/feed/position'
import type pg from 'pg'

export interface JournalFilter {
  readonly agencies?: readonly string[] | null | undefined
  readonly registrationGroups?: readonly string[] | null | undefined
  readonly kinds?: readonly string[] | null | undefined
}

/** An event and where it stands in the journal. */
export interface JournalAssignment {
  readonly cursor: string
  readonly event: JournalEvent
}

export interface JournalPage {
  readonly assignments: readonly JournalAssignment[]
  readonly hasNextPage: boolean
  /** Where to go on: behind the last of the page, or behind all that the journal held where nothing more meets the filter. */
  readonly endCursor: string
}

interface PageRow {
  epoch: string
  head_sequence: number
  head_hash: string
  /** The chain's value at the cursor; null where the journal isn't as long. */
  place_hash: string | null
  sequence: number | null
  hash: string
  body: string
}

/**
 * At most `first` assignments behind the cursor, or from the beginning. Throws a FeedProblem: EPOCH_CHANGED for a cursor
 * of another journal, POSITION_AHEAD for one behind its end, POSITION_INVALID for one that this journal never gave.
 */
export async function findAssignments(
  pool: pg.Pool,
  after: ReadCursor | undefined,
  first: number,
  filter: JournalFilter = {},
): Promise<JournalPage> {
  const sequence = after?.sequence ?? 0
  const { text, values } = statement(filter, [sequence, first + 1])
  // Head, place and entries in one statement, so that all three are of one moment.
  const { rows } = await pool.query<PageRow>(text, values)
  const head = rows[0]
  if (!head) throw new Error('The journal has no head.')
  if (after) check(after, head)
  const entries = rows.filter((row): row is PageRow & FeedEntry => row.sequence !== null)
  const hasNextPage = entries.length > first
  const assignments = entries.slice(0, first).map(({ epoch, sequence, hash, body }) => ({
    cursor: encodeCursor({ epoch, sequence, hash }),
    event: JSON.parse(body) as JournalEvent,
  }))
  const last = hasNextPage ? assignments.at(-1) : undefined
  const end = encodeCursor({ epoch: head.epoch, sequence: head.head_sequence, hash: head.head_hash })
  return { assignments, hasNextPage, endCursor: last?.cursor ?? end }
}

function check(after: ReadCursor, head: PageRow): void {
  if (after.epoch !== head.epoch) throw new FeedProblem('EPOCH_CHANGED', `The journal lives in epoch ${head.epoch}.`)
  if (after.sequence > head.head_sequence)
    throw new FeedProblem('POSITION_AHEAD', `The journal ends at ${head.head_sequence}.`)
  const hash = after.sequence === 0 ? GENESIS : head.place_hash
  if (!hash?.startsWith(after.proof)) throw new FeedProblem('POSITION_INVALID', 'This is not a cursor of the journal.')
}

function statement(
  { agencies, registrationGroups, kinds }: JournalFilter,
  values: unknown[],
): { text: string; values: unknown[] } {
  const conditions: string[] = []
  if (agencies) conditions.push(`agency = any($${values.push(agencies)}::text[])`)
  if (registrationGroups) conditions.push(`registration_group = any($${values.push(registrationGroups)}::text[])`)
  if (kinds) conditions.push(`kind = any($${values.push(kinds)}::text[])`)
  const page =
    conditions.length === 0
      ? 'select * from feed where sequence > $1 order by sequence limit $2'
      : `select feed.* from (
           select sequence from journal_entry
           where sequence > $1 and ${conditions.join(' and ')} order by sequence limit $2
         ) met join feed using (sequence)`
  const text = `
    select head.epoch::text as epoch, head.sequence as head_sequence, encode(head.hash, 'hex') as head_hash,
           (select encode(hash, 'hex') from feed where sequence = $1) as place_hash,
           entry.sequence, encode(entry.hash, 'hex') as hash, entry.body
    from feed_head head
    left join lateral (${page}) entry on true
    order by entry.sequence`
  return { text, values }
}
