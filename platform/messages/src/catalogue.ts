/** All messages of one language. The type of a catalogue has every code, so that a language cannot lack one. */
import type { NumberProblemMessages } from '@isbn-hub/isbn/problem'

import type { CodeDescription, FactKind, FactKinds } from './facts.ts'
import type { REFUSALS } from './refusals.ts'
import type { UPLOADS } from './uploads.ts'
import type { VerificationWords } from './verification.ts'
import type { Words } from './words.ts'

/** A fact as a sentence takes it: numbers stay numbers, for the plural; all else is text in the language of the sentence. */
type Shown<Kind extends FactKind> = FactKinds[Kind] extends number
  ? number
  : FactKinds[Kind] extends readonly number[]
    ? readonly number[]
    : FactKinds[Kind] extends readonly unknown[]
      ? readonly string[]
      : string

/** The sentences for a list of codes, each made from the facts of its code. */
export type Sentences<Codes extends Readonly<Record<string, CodeDescription>>> = {
  readonly [Code in keyof Codes]: (facts: {
    readonly [Name in keyof Codes[Code]['facts']]: Shown<Codes[Code]['facts'][Name]>
  }) => string
}

export interface Catalogue {
  readonly words: Words
  readonly refusals: Sentences<typeof REFUSALS>
  readonly uploads: Sentences<typeof UPLOADS>
  readonly numbers: NumberProblemMessages
  readonly verification: VerificationWords
}
