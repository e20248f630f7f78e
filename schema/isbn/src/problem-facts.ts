// What can be wrong with a number, and the facts that each problem comes with. A sentence in any language is
// made from these and nothing else.

/** A problem without facts of its own. */
export type NoFacts = Readonly<Record<never, never>>

/** Every code with its facts: a closed set. Callers branch on the code, never on the message. */
export interface NumberProblemFacts {
  /** There are no digits. */
  readonly EMPTY: NoFacts
  /** Too few or too many digits for any form. */
  readonly WRONG_LENGTH: { readonly length: number }
  /** An ISBN-A, 10.978.…, without exactly thirteen digits. */
  readonly ISBN_A_WRONG_LENGTH: { readonly length: number }
  /** More digits than the longest form has. */
  readonly TOO_LONG: { readonly length: number }
  /** Several good numbers in one text; the suggestions are all of them, in order, ten at most. */
  readonly SEVERAL_NUMBERS: { readonly count: number }
  /** A character that cannot be part of a number: “I” (U+0049). */
  readonly BAD_CHARACTER: { readonly character: string }
  /** A spreadsheet wrote 9.78E+12, and the last digits are lost. */
  readonly SCIENTIFIC_NOTATION: NoFacts
  /** The last digit, and the one that fits those before it. */
  readonly BAD_CHECK_DIGIT: { readonly found: string; readonly expected: string }
  /** The first digits where 978 or 979 should stand. */
  readonly NOT_AN_ISBN_PREFIX: { readonly found: string }
  /** A GTIN-14 whose first digit, the indicator, isn't 0: it names a case of many copies. */
  readonly GTIN14_OF_A_CASE: { readonly indicator: string }
  /** A number of printed music. */
  readonly ISMN: NoFacts
  /** A number of a journal or series. */
  readonly ISSN: NoFacts
  /** A prefix without 978 or 979; the fact is the whole prefix. */
  readonly PREFIX_WITHOUT_GS1: { readonly prefix: string }
  /** More digits than any prefix has. */
  readonly PREFIX_TOO_LONG: { readonly length: number }
  /** The table cuts another prefix here. */
  readonly OTHER_PREFIX: { readonly prefix: string }
  /** A registration group without a registrant: 978-985. */
  readonly GROUP_ONLY: { readonly group: string }
  /** No registration group covers the number. */
  readonly UNDEFINED_GROUP: NoFacts
  /** The group, by its value and its name in the table, has no open range there. */
  readonly UNDEFINED_RANGE: { readonly group: string; readonly name: string }
}

export type NumberProblemCode = keyof NumberProblemFacts
