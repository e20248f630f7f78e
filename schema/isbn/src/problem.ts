// What is wrong with a number: a value that a program can branch on and a person can act on.

import type { NumberProblemCode, NumberProblemFacts } from './problem-facts.ts'
import { englishMessages } from './problem-messages.ts'

export type { NoFacts, NumberProblemCode, NumberProblemFacts } from './problem-facts.ts'
export type { NumberProblemMessages } from './problem-messages.ts'

/** A problem with one code: the code says which facts it has. */
export type NumberProblem = { [Code in NumberProblemCode]: ProblemWith<Code> }[NumberProblemCode]

interface ProblemWith<Code extends NumberProblemCode> {
  readonly code: Code
  /** The values that a sentence on this problem needs, in any language. */
  readonly facts: NumberProblemFacts[Code]
  /** The sentence in English; its wording may change. */
  readonly message: string
  /** The offset in the input, from 0, in UTF-16 units. Always inside the input; absent where no one place is wrong. */
  readonly position?: number
  /**
   * What the input may have meant, the likeliest first: ISBN-13s, or a prefix with its hyphens. Offered, never silently
   * taken.
   */
  readonly suggestions: readonly string[]
}

/**
 * A problem with its facts, its English message and, where one place is wrong, its position.
 *
 * @example
 * problemOf('WRONG_LENGTH', { length: 12 }) // → { code: 'WRONG_LENGTH', facts: { length: 12 }, suggestions: [], … }
 */
export function problemOf<Code extends NumberProblemCode>(
  code: Code,
  facts: NumberProblemFacts[Code],
  position?: number,
  suggestions: readonly string[] = [],
): NumberProblem {
  const problem = { code, facts, message: englishMessages[code](facts), suggestions }
  // The compiler cannot see that code and facts belong together once the code is one of many.
  return (position === undefined ? problem : { ...problem, position }) as NumberProblem
}

/**
 * Whether an answer of this package is a problem rather than what was asked for.
 *
 * @example
 * isProblem(parseIsbn('9789856020203')) // → true
 * isProblem(parseIsbn('9789856020202')) // → false
 */
export function isProblem(answer: unknown): answer is NumberProblem {
  return (
    typeof answer === 'object' &&
    answer !== null &&
    typeof (answer as NumberProblem).code === 'string' &&
    Array.isArray((answer as NumberProblem).suggestions)
  )
}
