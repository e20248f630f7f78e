import { describe, expect, test } from '@jest/globals'

import { compareRanges, recuts } from '../src/compare-ranges.ts'
import { defaultRanges } from '../src/default-ranges.ts'
import type { Prefix } from '../src/prefix.ts'
import { parseRangeMessage } from '../src/range-message.ts'
import { spanOf } from '../src/span.ts'
import { BELARUS, group, message } from './messages.ts'

// What happened to Belarus on 11 December 2019: until then 880 to 899 was cut at four digits.
const before = parseRangeMessage(
  message({
    belarus: [
      ['0000000-3999999', 2],
      ['4000000-5999999', 3],
      ['6000000-8999999', 4],
      ['9000000-9999999', 5],
    ],
  }),
)
const after = parseRangeMessage(message())

function prefixes(...values: string[]): Prefix[] {
  return values.map((value) => before.prefix(value) as Prefix)
}

test('a table differs from itself in nothing', () => {
  expect(compareRanges(after, parseRangeMessage(message()))).toEqual([])
  expect(compareRanges(defaultRanges, defaultRanges)).toEqual([])
})

test('space cut anew says how it was and how it is cut', () => {
  expect(compareRanges(before, after)).toEqual([
    {
      kind: 'RECUT',
      group: '978-985',
      span: { lo: 978_985_880_000, hi: 978_985_900_000 },
      before: { group: '978-985', registrantLength: 4 },
      after: { group: '978-985', registrantLength: 3 },
    },
  ])
})

test('space opened one way is space closed the other way, neighbours in one piece', () => {
  const wider = parseRangeMessage(
    message({ belarus: BELARUS.map(([range, length]) => [range, range.startsWith('8') ? 0 : length]) }),
  )
  const opened = {
    kind: 'OPENED',
    group: '978-985',
    span: { lo: 978_985_880_000, hi: 978_985_900_000 },
    after: { group: '978-985', registrantLength: 3 },
  }
  expect(compareRanges(wider, after)).toEqual([opened])
  expect(compareRanges(after, wider)).toEqual([
    { kind: 'CLOSED', group: opened.group, span: opened.span, before: opened.after },
  ])
})

test('pieces that do not touch stay apart', () => {
  const holes = BELARUS.flatMap(([range, length]): [string, number][] =>
    range === '6000000-8799999' ? [['7000000-7999999', 4]] : [[range, length]],
  )
  expect(compareRanges(after, parseRangeMessage(message({ belarus: holes })))).toMatchObject([
    { kind: 'CLOSED', span: { lo: 978_985_600_000, hi: 978_985_700_000 } },
    { kind: 'CLOSED', span: { lo: 978_985_800_000, hi: 978_985_880_000 } },
  ])
})

test('one rule and the same rule in two pieces do not differ', () => {
  const pieces = BELARUS.flatMap(([range, length]): [string, number][] =>
    range === '6000000-8799999'
      ? [
          ['6000000-7999999', 4],
          ['8000000-8799999', 4],
        ]
      : [[range, length]],
  )
  expect(compareRanges(parseRangeMessage(message({ belarus: pieces })), after)).toEqual([])
})

test('groups come, go and change their names', () => {
  const afghanistan = group('Group', '978-9936', 'Afghanistan', [['0000000-1999999', 1]])
  const more = parseRangeMessage(message({ extra: afghanistan }))
  const renamed = parseRangeMessage(message().replace('>Belarus<', '>Republic of Belarus<'))
  const span = { lo: spanOf('97899360').lo, hi: spanOf('97899361').hi }
  const cut = { group: '978-9936', registrantLength: 1 }
  expect(compareRanges(after, more)).toEqual([
    { kind: 'GROUP_ADDED', group: '978-9936', after: 'Afghanistan' },
    { kind: 'OPENED', group: '978-9936', span, after: cut },
  ])
  expect(compareRanges(more, after)).toEqual([
    { kind: 'GROUP_REMOVED', group: '978-9936', before: 'Afghanistan' },
    { kind: 'CLOSED', group: '978-9936', span, before: cut },
  ])
  expect(compareRanges(after, renamed)).toEqual([
    { kind: 'GROUP_RENAMED', group: '978-985', before: 'Belarus', after: 'Republic of Belarus' },
  ])
})

describe('a table must not be used', () => {
  test('if it cuts an assigned prefix anew', () => {
    const assigned = prefixes('978-985-6020', '978-985-8801', '978-985-8999', '978-985-90000')
    expect(recuts(after, assigned)).toEqual([
      { prefix: assigned[1], after: after.prefix('978-985-880') },
      { prefix: assigned[2], after: after.prefix('978-985-899') },
    ])
  })

  test('if it closes one', () => {
    const closed = parseRangeMessage(message({ belarus: BELARUS.slice(0, 2) }))
    const assigned = prefixes('978-985-00', '978-985-6020')
    expect(recuts(closed, assigned)).toMatchObject([{ prefix: assigned[1], after: { code: 'UNDEFINED_RANGE' } }])
  })

  test('unless it changes only what no publisher holds', () => {
    expect(recuts(after, prefixes('978-985-6020', '978-985-8799', '978-985-90000'))).toEqual([])
  })
})
