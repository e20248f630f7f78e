/** An agency's events are applied: to the directory, to the journal, and the place moves, all in one transaction. */
import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import type { FeedBatch, FeedEntry } from '@isbn-hub/feed/entry'
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { journalBody } from '@isbn-hub/feed/journal-body'
import type { Place } from '@isbn-hub/feed/position'
import type { Span } from '@isbn-hub/isbn/span'
import { transaction } from '@isbn-hub/postgres/transaction'
import pg from 'pg'

import { AgencyEventUnreadable, readAgencyEvent } from '../domain/agency-event.ts'
import { lockPlace, movePlace } from '../store/feed-places.ts'
import { writeDirectory } from '../store/write-directory.ts'
import { writeJournal } from '../store/write-journal.ts'

/** The batch doesn't continue what is committed: somebody else has applied it, or a commit's answer was lost. Read the place anew. */
export class PlaceMoved extends Error {
  override readonly name = 'PlaceMoved'
  readonly code = 'PLACE_MOVED'
}

/**
 * Applies a verified batch, exactly once.
 *
 * Throws PlaceMoved where it doesn't continue the committed place; nothing of it is written then. Where it holds what
 * can't be taken over, all before that is applied and AgencyEventUnreadable is thrown: the feed stands still there.
 */
export async function applyEvents(
  pool: pg.Pool,
  agency: string,
  delegated: readonly Span[],
  { epoch, entries }: FeedBatch,
): Promise<void> {
  const events: AgencyEvent[] = []
  let unreadable: unknown
  try {
    for (const { sequence, body } of entries) events.push(readAgencyEvent(agency, sequence, body, delegated))
  } catch (error) {
    unreadable = error
  }
  if (events.length > 0) await applyWhatIsKept(pool, agency, epoch, entries.slice(0, events.length), events)
  if (unreadable) throw unreadable as Error
}

/**
 * A value that PostgreSQL will never take is no passing trouble: the feed stands still at it, and says so. In a batch it
 * is sought by halves, so that all before it is applied.
 */
async function applyWhatIsKept(
  pool: pg.Pool,
  agency: string,
  epoch: string,
  entries: readonly FeedEntry[],
  events: readonly AgencyEvent[],
): Promise<void> {
  try {
    await apply(pool, agency, epoch, entries, events)
  } catch (error) {
    if (!isRefusedValue(error)) throw error
    const half = Math.floor(events.length / 2)
    if (half === 0)
      throw new AgencyEventUnreadable(agency, entries[0]?.sequence ?? 0, "the directory can't keep it", {
        cause: error,
      })
    await applyWhatIsKept(pool, agency, epoch, entries.slice(0, half), events.slice(0, half))
    await applyWhatIsKept(pool, agency, epoch, entries.slice(half), events.slice(half))
  }
}

/** PostgreSQL's classes 22 and 23: a value that it can't hold, or that a constraint forbids. */
const isRefusedValue = (error: unknown): boolean => error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')

function apply(
  pool: pg.Pool,
  agency: string,
  epoch: string,
  entries: readonly FeedEntry[],
  events: readonly AgencyEvent[],
): Promise<void> {
  const bodies = entries.map(({ sequence, body }) => journalBody(agency, epoch, sequence, body))
  return transaction(pool, async (client) => {
    // Two followers of one feed, of a process and its hung predecessor, wait for one another here.
    const committed = (await lockPlace(client, agency)) ?? { epoch, sequence: 0, hash: GENESIS }
    const last = entries.at(-1)
    if (!last || !continues(committed, epoch, entries))
      throw new PlaceMoved(`${agency} stands at ${committed.sequence} of ${committed.epoch}.`)
    await writeDirectory(client, agency, events)
    await movePlace(client, agency, { epoch, sequence: last.sequence, hash: last.hash })
    await writeJournal(client, agency, bodies, events)
  })
}

/** The follower has verified the entries among themselves; here is asked whether they begin where we stand. */
function continues(committed: Place, epoch: string, [first]: readonly FeedEntry[]): boolean {
  return (
    first !== undefined &&
    committed.epoch === epoch &&
    committed.sequence + 1 === first.sequence &&
    chainHash(committed.hash, epoch, first.sequence, first.body) === first.hash
  )
}
