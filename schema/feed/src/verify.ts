/** Does a batch continue the place where a reader stands? */
import { chainHash } from './chain.ts'
import type { FeedBatch, FeedEntry } from './entry.ts'
import type { Place } from './position.ts'

/** What is wrong with a batch, and the sequence at which it shows. */
export interface Finding {
  readonly finding: FindingCode
  readonly sequence: number
}

export type FindingCode =
  /** Entries are missing or out of order: a fault on the way. Read again from the same place. */
  | 'GAP'
  /** The hash chain doesn't hold: history was rewritten. */
  | 'TAMPERED'
  /** Another epoch, or a feed that ends before the place: its database was restored or replaced. */
  | 'EPOCH_CHANGED'

/**
 * The place after the batch, or the first thing that is wrong with it.
 *
 * Entries at or before the place are passed over, since a feed may be read again from an earlier position; the one at
 * the place itself must carry the hash that we hold. All others must follow one another, number by number and hash by
 * hash. Where the feed ends at the new place, its head must carry the same hash too.
 */
export function verify(place: Place, batch: FeedBatch): Place | Finding {
  if (batch.epoch !== place.epoch) return { finding: 'EPOCH_CHANGED', sequence: place.sequence }
  let { sequence, hash } = place
  for (const entry of batch.entries) {
    if (entry.sequence < place.sequence) continue
    if (entry.sequence === place.sequence) {
      if (entry.hash !== place.hash) return { finding: 'TAMPERED', sequence: entry.sequence }
      continue
    }
    if (entry.sequence !== sequence + 1) return { finding: 'GAP', sequence: sequence + 1 }
    if (entry.hash !== chainHash(hash, place.epoch, entry.sequence, entry.body))
      return { finding: 'TAMPERED', sequence: entry.sequence }
    sequence = entry.sequence
    hash = entry.hash
  }
  if (batch.head.sequence < sequence) return { finding: 'EPOCH_CHANGED', sequence }
  if (batch.head.sequence === sequence && batch.head.hash !== hash) return { finding: 'TAMPERED', sequence }
  return { epoch: place.epoch, sequence, hash }
}

export const isFinding = (result: Place | Finding): result is Finding => 'finding' in result

/** The entries of a batch that a reader at the place doesn't have yet. */
export const entriesAfter = (place: Place, batch: FeedBatch): readonly FeedEntry[] =>
  batch.entries.filter(({ sequence }) => sequence > place.sequence)
