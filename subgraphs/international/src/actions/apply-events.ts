/** An agency's events are applied: to the directory, to the journal, and the place moves, all in one transaction. */
import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import type { FeedBatch } from '@isbn-hub/feed/entry'
import type { Place } from '@isbn-hub/feed/position'
import type { Span } from '@isbn-hub/isbn/span'
import type pg from 'pg'

import { journalBody, readAgencyEvent } from '../domain/agency-event.ts'
import { lockPlace, movePlace } from '../store/feed-places.ts'
import { inTransaction } from '../store/transaction.ts'
import { writeDirectory } from '../store/write-directory.ts'
import { writeJournal } from '../store/write-journal.ts'

/** The batch doesn't continue what is committed: somebody else has applied it, or a commit's answer was lost. Read the place anew. */
export class PlaceMoved extends Error {
  override readonly name = 'PlaceMoved'
  readonly code = 'PLACE_MOVED'
}

/**
 * Applies a verified batch that ends at `place`, exactly once.
 *
 * Throws PlaceMoved where it doesn't continue the committed place, and AgencyEventUnreadable where it holds what can't be
 * taken over; nothing of it is written then.
 */
export async function applyEvents(
  pool: pg.Pool,
  agency: string,
  delegated: readonly Span[],
  batch: FeedBatch,
  place: Place,
): Promise<void> {
  const { epoch, entries } = batch
  const events = entries.map(({ sequence, body }) => readAgencyEvent(agency, sequence, body, delegated))
  const bodies = entries.map(({ sequence, body }) => journalBody(agency, epoch, sequence, body))
  await inTransaction(pool, async (client) => {
    // Two followers of one feed, of a process and its hung predecessor, wait for one another here.
    const committed = (await lockPlace(client, agency)) ?? { epoch, sequence: 0, hash: GENESIS }
    if (!continues(committed, batch))
      throw new PlaceMoved(`${agency} stands at ${committed.sequence} of ${committed.epoch}.`)
    await writeDirectory(client, agency, events)
    await movePlace(client, agency, place)
    await writeJournal(client, agency, bodies, events)
  })
}

function continues({ epoch, sequence, hash }: Place, batch: FeedBatch): boolean {
  const [first] = batch.entries
  return (
    first !== undefined &&
    batch.epoch === epoch &&
    first.sequence === sequence + 1 &&
    first.hash === chainHash(hash, epoch, first.sequence, first.body)
  )
}
