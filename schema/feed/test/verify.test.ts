import { entriesAfter, verify } from '@isbn-hub/feed/verify'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { batchOf, EPOCH, OTHER_EPOCH, placeIn, writeFeed } from './written-feed.ts'

const feed = writeFeed(10)

describe('a batch that continues the place', () => {
  test('moves it to its last entry', () => {
    expect(verify(placeIn(feed, 3), batchOf(feed, 4, 7))).toEqual(placeIn(feed, 7))
  })

  test('moves nothing when it is a heartbeat', () => {
    expect(verify(placeIn(feed, 3), batchOf(feed, 4, 3))).toEqual(placeIn(feed, 3))
  })

  test('may begin with what the reader has', () => {
    const batch = batchOf(feed, 2, 6)
    expect(verify(placeIn(feed, 4), batch)).toEqual(placeIn(feed, 6))
    expect(entriesAfter(placeIn(feed, 4), batch).map(({ sequence }) => sequence)).toEqual([5, 6])
  })

  test('may be the first of all, and a feed may be empty', () => {
    expect(verify(placeIn(feed, 0), batchOf(feed, 1, 10))).toEqual(placeIn(feed, 10))
    expect(verify(placeIn([], 0), batchOf([], 1, 0))).toEqual(placeIn([], 0))
  })
})

describe('a batch that does not', () => {
  const at = (finding: string, sequence: number) => ({ finding, sequence })

  test('leaves an entry out before the first or between two', () => {
    expect(verify(placeIn(feed, 3), batchOf(feed, 5, 7))).toEqual(at('GAP', 4))
    const holed = { ...batchOf(feed, 4, 7), entries: [...feed.slice(3, 4), ...feed.slice(5, 7)] }
    expect(verify(placeIn(feed, 3), holed)).toEqual(at('GAP', 5))
  })

  test('repeats or turns around what it brings', () => {
    const repeated = { ...batchOf(feed, 4, 5), entries: [...feed.slice(3, 5), ...feed.slice(3, 5)] }
    expect(verify(placeIn(feed, 3), repeated)).toEqual(at('GAP', 6))
    const turned = { ...batchOf(feed, 4, 5), entries: feed.slice(3, 5).reverse() }
    expect(verify(placeIn(feed, 3), turned)).toEqual(at('GAP', 4))
  })

  test('carries another text, another hash, or another entry where we stand', () => {
    const rewritten = writeFeed(10, EPOCH, (n) => (n === 5 ? '{"n":"other"}' : `{"n":${n}}`))
    expect(verify(placeIn(feed, 5), batchOf(rewritten, 6, 7))).toEqual(at('TAMPERED', 6))
    expect(verify(placeIn(feed, 5), batchOf(rewritten, 5, 7))).toEqual(at('TAMPERED', 5))
    const [entry] = feed.slice(3, 4)
    const altered = { ...batchOf(feed, 4, 4), entries: [{ sequence: 4, hash: entry!.hash, body: '{"n":40}' }] }
    expect(verify(placeIn(feed, 3), altered)).toEqual(at('TAMPERED', 4))
  })

  test('ends where we stand with another hash', () => {
    const rewritten = writeFeed(5, EPOCH, () => '{}')
    expect(verify(placeIn(feed, 5), batchOf(rewritten, 6, 5))).toEqual(at('TAMPERED', 5))
  })

  test('is of another epoch, or of a feed that has become shorter', () => {
    const other = writeFeed(10, OTHER_EPOCH)
    expect(verify(placeIn(feed, 5), batchOf(other, 6, 7, OTHER_EPOCH))).toEqual(at('EPOCH_CHANGED', 5))
    expect(verify(placeIn(feed, 5), batchOf(feed.slice(0, 3), 6, 7))).toEqual(at('EPOCH_CHANGED', 5))
  })

  test('whatever single character of a body or a hash is changed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom('body', 'hash'),
        fc.nat(),
        (sequence, field, nth) => {
          const entry = feed[sequence - 1]!
          const text = entry[field]
          const place = nth % text.length
          const changed = text.slice(0, place) + (text[place] === '0' ? '1' : '0') + text.slice(place + 1)
          const altered = feed.map((each) => (each === entry ? { ...each, [field]: changed } : each))
          expect(verify(placeIn(feed, 0), batchOf(altered, 1, 10))).toMatchObject({ finding: 'TAMPERED' })
        },
      ),
    )
  })
})
