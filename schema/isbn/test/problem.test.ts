import { expect, test } from '@jest/globals'

import { defaultRanges } from '../src/default-ranges.ts'
import { parseIsbn } from '../src/number.ts'
import { isProblem, type NumberProblem } from '../src/problem.ts'
import type { NumberProblemMessages } from '../src/problem-messages.ts'

/** A text or a prefix that has each problem. */
const examples: Readonly<Record<keyof NumberProblemMessages, () => unknown>> = {
  EMPTY: () => parseIsbn(''),
  WRONG_LENGTH: () => parseIsbn('978985'),
  ISBN_A_WRONG_LENGTH: () => parseIsbn('10.978.079/0004'),
  TOO_LONG: () => parseIsbn('28458625552876144972'),
  SEVERAL_NUMBERS: () => parseIsbn('9789856020202, 9789548083065'),
  BAD_CHARACTER: () => parseIsbn('Ivan'),
  SCIENTIFIC_NOTATION: () => parseIsbn('9.78E+12'),
  BAD_CHECK_DIGIT: () => parseIsbn('9789856020203'),
  NOT_AN_ISBN_PREFIX: () => parseIsbn('0073999960822'),
  GTIN14_OF_A_CASE: () => parseIsbn('19789856020209'),
  ISMN: () => parseIsbn('9790007672386'),
  ISSN: () => parseIsbn('0317-8471'),
  PREFIX_WITHOUT_GS1: () => defaultRanges.read('985-6020').problem,
  PREFIX_TOO_LONG: () => defaultRanges.prefix('978985602020'),
  OTHER_PREFIX: () => defaultRanges.prefix('978-985-602'),
  GROUP_ONLY: () => defaultRanges.read('978-985').problem,
  UNDEFINED_GROUP: () => defaultRanges.read('9786400042628').problem,
  UNDEFINED_RANGE: () => defaultRanges.read('9789910200120').problem,
}

test.each(Object.entries(examples))('%s says its facts in a sentence, and does not say “is no”', (code, example) => {
  const problem = example() as NumberProblem
  expect(problem.code).toBe(code)
  expect(problem.message).toMatch(/^\S.*\.$/)
  expect(problem.message).not.toMatch(/\bis no\b|\bis none\b|nobody|whoever/)
  for (const fact of Object.values(problem.facts)) expect(problem.message).toContain(String(fact))
})

test('a number, a prefix and an error with a code are not problems', () => {
  for (const other of [parseIsbn('9789856020202'), defaultRanges.prefix('978-985-6020'), undefined, null, 'EMPTY']) {
    expect(isProblem(other)).toBe(false)
  }
  expect(isProblem(Object.assign(new Error('x'), { code: 'EMPTY' }))).toBe(false)
})
