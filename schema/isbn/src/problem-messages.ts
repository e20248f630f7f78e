// The English sentence of each problem: what is wrong, with the value, and what to do next. A catalogue in another
// language has the same type, so that none of its sentences can be missing.

import type { NumberProblemCode, NumberProblemFacts } from './problem-facts.ts'

/** One sentence for every code, made from that code's facts. */
export type NumberProblemMessages = {
  readonly [Code in NumberProblemCode]: (facts: NumberProblemFacts[Code]) => string
}

export const englishMessages: NumberProblemMessages = {
  EMPTY: () => 'There are no digits here. Enter an ISBN.',
  WRONG_LENGTH: ({ length }) =>
    `An ISBN has 13 digits, or 10 in its older form; this has ${length}. Compare it with the book.`,
  ISBN_A_WRONG_LENGTH: ({ length }) =>
    `An ISBN-A has the 13 digits of an ISBN, as 10.978.9856020/202 has; this has ${length}.`,
  TOO_LONG: ({ length }) => `An ISBN has 13 digits; this has ${length}. Enter one ISBN, without its price code.`,
  SEVERAL_NUMBERS: ({ count }) => `There are ${count} ISBNs here. Enter one at a time.`,
  BAD_CHARACTER: ({ character }) =>
    `${character} cannot be part of an ISBN. Use digits, hyphens and spaces; only an ISBN-10 may end in X.`,
  SCIENTIFIC_NOTATION: () =>
    'A spreadsheet wrote this number in scientific notation and lost its last digits. Format the cell as text and enter the ISBN again.',
  BAD_CHECK_DIGIT: ({ found, expected }) =>
    `The check digit is ${found}, but ${expected} fits the digits before it. One of the digits is wrong: compare them with the book.`,
  NOT_AN_ISBN_PREFIX: ({ found }) => `An ISBN begins with 978 or 979; this begins with ${found}.`,
  GTIN14_OF_A_CASE: ({ indicator }) =>
    `This GTIN-14 begins with ${indicator}, so it names a case of many copies. Enter the number of one copy.`,
  ISMN: () => 'This is an ISMN, the number of printed music. Enter an ISBN.',
  ISSN: () => 'This is an ISSN, the number of a journal or series. Enter the ISBN of the book.',
  PREFIX_WITHOUT_GS1: ({ prefix }) => `This is the prefix ${prefix} without its first three digits. Enter ${prefix}.`,
  PREFIX_TOO_LONG: ({ length }) => `A prefix has at most 11 digits; this has ${length}.`,
  OTHER_PREFIX: ({ prefix }) => `The range table cuts this as the prefix ${prefix}.`,
  GROUP_ONLY: ({ group }) => `${group} is a registration group. Add the digits of the registrant.`,
  UNDEFINED_GROUP: () => 'No registration group has this number. Compare its first digits with the book.',
  UNDEFINED_RANGE: ({ group, name }) =>
    `Registration group ${group} (${name}) has no open range with this number. Compare the digits with the book.`,
}
