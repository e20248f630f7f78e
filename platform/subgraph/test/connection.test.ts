import 'reflect-metadata'

import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { connectionOf, numberCursor, type PageArguments, readNumberCursor, readPage } from '../src/connection.ts'

const MOST = 25

/** A list of numbers as a store has it. */
function pageOf(list: readonly number[], args: PageArguments) {
  const page = readPage(args, MOST, readNumberCursor)
  const { after = -Infinity, before = Infinity, isBackward, size } = page
  const between = list.filter((number) => number > after && number < before)
  const found = (isBackward ? between.toReversed() : between).slice(0, size + 1)
  return connectionOf(found, page, numberCursor, (number) => number)
}

describe('a connection', () => {
  const sizes = fc.integer({ min: 1, max: MOST })
  const lists = fc.uniqueArray(fc.nat(100)).map((numbers) => numbers.toSorted((a, b) => a - b))

  test('is read whole from either end, whatever the size of its pages', () => {
    fc.assert(
      fc.property(lists, sizes, (list, size) => {
        const forward: number[] = []
        for (let after: string | null = null, more = true; more;) {
          const { nodes, pageInfo } = pageOf(list, { first: size, after })
          forward.push(...nodes)
          ;({ endCursor: after, hasNextPage: more } = pageInfo)
        }
        const backward: number[] = []
        for (let before: string | null = null, more = true; more;) {
          const { nodes, pageInfo } = pageOf(list, { last: size, before })
          backward.unshift(...nodes)
          ;({ startCursor: before, hasPreviousPage: more } = pageInfo)
        }
        expect([forward, backward]).toEqual([list, list])
      }),
    )
  })

  test('says whether there is more on both sides, and gives each entry its cursor', () => {
    const list = [1, 2, 3, 4, 5]
    expect(pageOf(list, { first: 3 })).toEqual({
      edges: [1, 2, 3].map((node) => ({ node, cursor: numberCursor(node) })),
      nodes: [1, 2, 3],
      pageInfo: {
        hasNextPage: true,
        hasPreviousPage: false,
        startCursor: numberCursor(1),
        endCursor: numberCursor(3),
      },
    })
    expect(pageOf(list, { last: 2, after: numberCursor(1), before: numberCursor(5) })).toMatchObject({
      nodes: [3, 4],
      pageInfo: { hasNextPage: true, hasPreviousPage: true },
    })
    const long = Array.from({ length: 21 }, (_, n) => n)
    expect(pageOf(long, {}).nodes).toHaveLength(20)
    expect(pageOf([], { last: 2 })).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    })
  })

  test.each<[PageArguments, string]>([
    [{ first: 1, last: 1 }, 'Pass either `first` or `last`, not both.'],
    [{ first: 0 }, 'A page has 1 to 25 entries, not 0.'],
    [{ last: 26 }, 'A page has 1 to 25 entries, not 26.'],
    [{ first: -1 }, 'A page has 1 to 25 entries, not -1.'],
    [{ after: 'x' }, '`after` is not a cursor of this list. Pass a cursor that this list returned.'],
    [{ before: '' }, '`before` is not a cursor of this list. Pass a cursor that this list returned.'],
  ])('refuses %j and says why', (args, message) => {
    expect(() => pageOf([], args)).toThrow(message)
  })
})
