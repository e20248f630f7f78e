/** Feeds for tests, written entry by entry as an agency would. */
import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import type { FeedBatch, FeedEntry } from '@isbn-hub/feed/entry'
import type { Place } from '@isbn-hub/feed/position'

export const EPOCH = '0b9f0f5e-6c7c-4d1e-9a56-0c8f3c1f2a11'
export const OTHER_EPOCH = '7d3c2b1a-0000-4000-8000-000000000002'

/** A feed of so many entries, whose bodies are `{"n":1}` and so on, or as `bodyOf` says. */
export function writeFeed(
  length: number,
  epoch = EPOCH,
  bodyOf = (sequence: number) => `{"n":${sequence}}`,
): FeedEntry[] {
  const entries: FeedEntry[] = []
  let hash = GENESIS
  for (let sequence = 1; sequence <= length; sequence++) {
    const body = bodyOf(sequence)
    hash = chainHash(hash, epoch, sequence, body)
    entries.push({ sequence, hash, body })
  }
  return entries
}

/** The place after entry number `sequence`. */
export const placeIn = (feed: readonly FeedEntry[], sequence: number, epoch = EPOCH): Place => ({
  epoch,
  sequence,
  hash: feed[sequence - 1]?.hash ?? GENESIS,
})

/** The entries from `from` to `to`, both included, in a batch whose head is the feed's end. */
export function batchOf(feed: readonly FeedEntry[], from: number, to: number, epoch = EPOCH): FeedBatch {
  const { sequence, hash } = placeIn(feed, feed.length, epoch)
  return { epoch, entries: feed.slice(from - 1, to), head: { sequence, hash } }
}
