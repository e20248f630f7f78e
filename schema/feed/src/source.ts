/** Where a follower reads from: a feed somewhere, over the network or in the same process. */
import type { FeedBatch } from './entry.ts'
import type { Position } from './position.ts'

export interface FeedSource {
  /**
   * Every entry after `after` (from the first without it), then each new one as it is committed, in batches, with
   * empty batches as heartbeats. Ends only by an error or by `signal`: a plain end is a break and is treated as one.
   * Throws a FeedProblem where the feed can't be read from `after`.
   */
  open(after: Position | undefined, signal: AbortSignal): AsyncIterable<FeedBatch>
}
