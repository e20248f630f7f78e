/** The journal by page, for those who hold a cursor. */
import { GENESIS } from '@isbn-hub/feed/chain'
import { encodeCursor, type ReadCursor } from '@isbn-hub/feed/cursor'
import type { FeedEntry } from '@isbn-hub/feed/entry'
import type { AssignmentKind, JournalEvent } from '@isbn-hub/feed/event'
import { FeedProblem } from '@isbn-hub/feed/position'
import type { Page } from '@isbn-hub/subgraph/connection'
import type pg from 'pg'

export interface JournalFilter {
  readonly agencies?: readonly string[] | null | undefined
  readonly registrationGroups?: readonly string[] | null | undefined
  readonly kinds?: readonly AssignmentKind[] | null | undefined
}

/** An event and where it stands in the journal. */
export interface JournalAssignment {
  readonly cursor: string
  readonly event: JournalEvent
}

export interface FoundAssignments {
  /** One more than the page where there is more, in the order of the journal; those of a backward page in reverse order. */
  readonly found: readonly JournalAssignment[]
  /** The end of the journal. */
  readonly end: string
}

interface PageRow {
  epoch: string
  head_sequence: number
  head_hash: string
  /** The chain's values at the two cursors; null where the journal isn't as long. */
  after_hash: string | null
  before_hash: string | null
  sequence: number | null
  hash: string
  body: string
}

/**
 * The assignments of a page. Throws a FeedProblem: EPOCH_CHANGED for a cursor of another journal, POSITION_AHEAD for one
 * behind its end, POSITION_INVALID for one that this journal never gave.
 */
export async function findAssignments(
  pool: pg.Pool,
  page: Page<ReadCursor>,
  filter: JournalFilter = {},
): Promise<FoundAssignments> {
  const { after, before } = page
  // Head, cursors and entries in one statement, so that all of them are of one moment.
  const { text, values } = statement(filter, page)
  const { rows } = await pool.query<PageRow>(text, values)
  const head = rows[0]
  if (!head) throw new Error('The journal has no head.')
  if (after) check(after, head, head.after_hash)
  if (before) check(before, head, head.before_hash)
  const entries = rows.filter((row): row is PageRow & FeedEntry => row.sequence !== null)
  return {
    found: entries.map(({ epoch, sequence, hash, body }) => ({
      cursor: encodeCursor({ epoch, sequence, hash }),
      event: JSON.parse(body) as JournalEvent,
    })),
    end: encodeCursor({ epoch: head.epoch, sequence: head.head_sequence, hash: head.head_hash }),
  }
}

function check(cursor: ReadCursor, head: PageRow, hash: string | null): void {
  if (cursor.epoch !== head.epoch) throw new FeedProblem('EPOCH_CHANGED', `The journal lives in epoch ${head.epoch}.`)
  if (cursor.sequence > head.head_sequence)
    throw new FeedProblem('POSITION_AHEAD', `The journal ends at ${head.head_sequence}.`)
  const proof = cursor.sequence === 0 ? GENESIS : hash
  if (!proof?.startsWith(cursor.proof))
    throw new FeedProblem('POSITION_INVALID', 'This is not a cursor of the journal.')
}

function statement(
  { agencies, registrationGroups, kinds }: JournalFilter,
  { size, after, before, isBackward }: Page<ReadCursor>,
): { text: string; values: unknown[] } {
  const values: unknown[] = [after?.sequence ?? 0, before?.sequence ?? null, size + 1]
  const between = 'sequence > $1 and ($2::int8 is null or sequence < $2)'
  const order = isBackward ? 'sequence desc' : 'sequence'
  const conditions: string[] = []
  if (agencies) conditions.push(`agency = any($${values.push(agencies)}::text[])`)
  if (registrationGroups) conditions.push(`registration_group = any($${values.push(registrationGroups)}::text[])`)
  if (kinds) conditions.push(`kind = any($${values.push(kinds)}::text[])`)
  const page =
    conditions.length === 0
      ? `select * from feed where ${between} order by ${order} limit $3`
      : `select feed.* from (
           select sequence from journal_entry
           where ${between} and ${conditions.join(' and ')} order by ${order} limit $3
         ) met join feed using (sequence)`
  const text = `
    select head.epoch::text as epoch, head.sequence as head_sequence, encode(head.hash, 'hex') as head_hash,
           (select encode(hash, 'hex') from feed where sequence = $1) as after_hash,
           (select encode(hash, 'hex') from feed where sequence = $2) as before_hash,
           entry.sequence, encode(entry.hash, 'hex') as hash, entry.body
    from feed_head head
    left join lateral (${page}) entry on true
    order by entry.${order}`
  return { text, values }
}
