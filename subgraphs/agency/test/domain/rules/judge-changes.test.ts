import { expect, test } from '@jest/globals'

import type { ChangeRule, EditionChange } from '../../../src/domain/rules/edition-change.ts'
import { judgeChanges } from '../../../src/domain/rules/judge-changes.ts'
import { silence } from '../../../src/domain/rules/nation-rules.ts'

const cited = { text: 'a rule', source: 'invented' }

const changes: ChangeRule[] = [
  { ...cited, id: 'C01', change: 'UNCHANGED_REPRINT', verdict: 'NO' },
  { ...cited, id: 'C03', change: 'PRICE', verdict: 'NO' },
  { ...cited, id: 'C11', change: 'TITLE', verdict: 'YES' },
  { ...cited, id: 'C16', change: 'PUBLISHER_RENAMED', verdict: 'CONDITIONAL' },
]
const altogether = (...asked: EditionChange[]) => judgeChanges({ changes }, asked).verdict

test('each change is judged by its rule, in the order asked, none twice, the international verdict beside it', () => {
  expect(judgeChanges({ changes }, ['TITLE', 'COVER_DESIGN', 'TITLE'])).toEqual({
    verdict: 'YES',
    international: 'YES',
    changes: [
      {
        change: 'TITLE',
        verdict: 'YES',
        rule: { id: 'C11', text: 'a rule', source: 'invented' },
        international: 'YES',
      },
      { change: 'COVER_DESIGN', verdict: 'UNDETERMINED', rule: undefined, international: 'NO' },
    ],
  })
})

test('of several changes one yes is enough', () => {
  expect(altogether('UNCHANGED_REPRINT', 'TITLE', 'COVER_DESIGN', 'PUBLISHER_RENAMED')).toBe('YES')
})

test('without a yes, a silence leaves the whole open, and a condition comes before a no', () => {
  expect(altogether('PRICE', 'PUBLISHER_RENAMED', 'COVER_DESIGN')).toBe('UNDETERMINED')
  expect(altogether('PRICE', 'PUBLISHER_RENAMED')).toBe('CONDITIONAL')
  expect(altogether('PRICE', 'UNCHANGED_REPRINT')).toBe('NO')
})

test('internationally: what is new to a reader takes a number, price, looks, misprints and marketing do not', () => {
  const international = judgeChanges(silence, [
    ...['PUBLISHER', 'BINDING', 'FORMAT', 'MEDIUM', 'E_FORMAT', 'SUBSTANTIAL_TEXT', 'TITLE', 'LANGUAGE'],
    ...['SET_OR_VOLUME', 'MISPRINTED_NUMBER'],
    ...['UNCHANGED_REPRINT', 'PRICE', 'COVER_DESIGN', 'MISPRINTS', 'MARKETING', 'PERSONALISED_COPY', 'TAKEOVER'],
    ...['PREFIX_EXHAUSTED', 'KIT', 'JOINT_PUBLICATION'],
    ...['PUBLISHER_RENAMED', 'AUTHOR'],
  ] as EditionChange[]).changes.map(({ international }) => international)
  expect(international).toEqual([
    ...Array(10).fill('YES'),
    ...Array(8).fill('NO'),
    ...[...Array(3).fill('CONDITIONAL'), 'UNDETERMINED'],
  ])
})
