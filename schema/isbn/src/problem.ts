// What is wrong with a number, said so that a program can branch on it and a person can mend it.

/** A closed set; callers branch on it, never on the message. */
export type NumberProblemCode =
  | 'EMPTY'
  | 'WRONG_LENGTH'
  | 'BAD_CHARACTER'
  | 'SCIENTIFIC_NOTATION'
  | 'BAD_CHECK_DIGIT'
  | 'NOT_AN_ISBN_PREFIX'
  | 'ISMN'
  | 'UNDEFINED_GROUP'
  | 'UNDEFINED_RANGE'
  | 'TOO_LONG'

export interface NumberProblem {
  readonly problem: NumberProblemCode
  /** A sentence for people; it may change. */
  readonly message: string
  /** Where in the input, from 0, in UTF-16 units. Always inside the input; absent where no one place is to blame. */
  readonly position?: number
  /** ISBN-13s that the input may have meant, the likeliest first. Offered, never silently taken. */
  readonly suggestions: readonly string[]
}

export function problemOf(
  problem: NumberProblemCode,
  message: string,
  position?: number,
  suggestions: readonly string[] = [],
): NumberProblem {
  return position === undefined ? { problem, message, suggestions } : { problem, message, position, suggestions }
}

export function isProblem(answer: unknown): answer is NumberProblem {
  return typeof answer === 'object' && answer !== null && typeof (answer as NumberProblem).problem === 'string'
}
