import type { FeedBatch } from '@isbn-hub/feed/entry'
import { readWhole } from '@isbn-hub/feed/read-whole'
import type { FeedSource } from '@isbn-hub/feed/source'
import { expect, test } from '@jest/globals'

import { batchOf, EPOCH, placeIn, writeFeed } from './written-feed.ts'

const feed = writeFeed(6)

/** A feed that gives these batches from the position on, one script a connection, and then is silent. */
function source(...connections: readonly (readonly FeedBatch[])[]): FeedSource {
  const left = [...connections]
  return {
    async *open(after, signal) {
      const isLast = left.length === 1
      const batches = isLast ? left[0]! : left.shift()!
      for (const batch of batches)
        yield { ...batch, entries: batch.entries.filter(({ sequence }) => sequence > (after?.sequence ?? 0)) }
      if (!isLast) throw new Error('lost')
      await new Promise((_, reject) => signal.addEventListener('abort', reject))
    },
  }
}

async function read(options: Partial<Parameters<typeof readWhole>[0]> & { readonly source: FeedSource }) {
  const taken: number[] = []
  const place = await readWhole({
    take: ({ entries }) => void taken.push(...entries.map((e) => e.sequence)),
    ...options,
  })
  return { place, taken }
}

test('a feed is read to where it ended when the reading began, over lost connections, each entry once', async () => {
  const long = writeFeed(8)
  expect(await read({ source: source([batchOf(feed, 1, 2)], [batchOf(feed, 1, 4)], [batchOf(long, 1, 8)]) })).toEqual({
    place: placeIn(feed, 6),
    taken: [1, 2, 3, 4, 5, 6],
  })
})

test('or from a place, or up to a sequence; an empty one with its first word', async () => {
  expect(await read({ source: source([batchOf(feed, 1, 6)]), after: placeIn(feed, 2) })).toEqual({
    place: placeIn(feed, 6),
    taken: [3, 4, 5, 6],
  })
  expect(await read({ source: source([batchOf(feed, 1, 6)]), until: 4 })).toEqual({
    place: placeIn(feed, 4),
    taken: [1, 2, 3, 4],
  })
  expect(await read({ source: source([batchOf([], 1, 0)]) })).toEqual({ place: placeIn([], 0, EPOCH), taken: [] })
  expect(await read({ source: source([batchOf(feed, 1, 6)]), after: placeIn(feed, 6) })).toEqual({
    place: placeIn(feed, 6),
    taken: [],
  })
})

test('one that is silent, too short or broken, and what can not be taken, end the reading', async () => {
  const broken = batchOf(feed, 1, 6)
  const cases = [
    { source: source([]), silence: 20 },
    { source: source([{ ...broken, entries: broken.entries.map((e, n) => (n === 3 ? { ...e, body: '{}' } : e)) }]) },
  ]
  for (const options of cases) await expect(read(options)).rejects.toMatchObject({ code: 'FEED_UNREAD' })
  await expect(read({ source: source([batchOf(feed, 1, 6)]), until: 7 })).rejects.toThrow('ends at 6, before 7')
  const take = () => {
    throw new RangeError('too much')
  }
  await expect(read({ source: source([batchOf(feed, 1, 6)]), take })).rejects.toThrow('too much')
})
