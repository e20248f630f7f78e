/** What a feed is made of, and how it travels. */

/** One event of a feed: its number, the chain's value after it (hex), and the text that was hashed. */
export interface FeedEntry {
  readonly sequence: number
  readonly hash: string
  readonly body: string
}

/**
 * A piece of a feed: entries in order without a gap, and where the feed ends at this moment.
 * A batch without entries is a heartbeat.
 */
export interface FeedBatch {
  readonly epoch: string
  readonly entries: readonly FeedEntry[]
  readonly head: { readonly sequence: number; readonly hash: string }
}
