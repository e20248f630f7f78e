/** The kinds of facts that a message is made of, and how each looks to a program. */
import type { NumberProblem } from '@isbn-hub/isbn/problem'

import type { Language } from './language.ts'
import { clipped } from './shown.ts'
import type {
  ApplicationAct,
  ApplicationState,
  Form,
  Identifier,
  MatchGround,
  Metadata,
  PublisherKind,
} from './words.ts'

/** A text in English, and in whichever other languages it is available. */
export type Texts = { readonly en: string } & { readonly [language in Language]?: string }

/** Something with a code for programs and a name for people. */
export interface Named {
  readonly code: string
  readonly name: Texts
}

/** The type of a fact, by the name of its kind. */
export interface FactKinds {
  /** An identifier, a date, or a text that somebody entered. */
  readonly text: string
  readonly texts: readonly string[]
  readonly number: number
  readonly numbers: readonly number[]
  /** The two letters of ISO 3166-1. */
  readonly country: string
  readonly act: ApplicationAct
  readonly acts: readonly ApplicationAct[]
  readonly state: ApplicationState
  readonly service: 'PUBLISHER_CODE' | 'ISBN_FOR_PUBLICATION' | 'ADDITIONAL_CODE'
  readonly publisherKind: PublisherKind
  readonly form: Form
  readonly identifier: Identifier
  readonly grounds: readonly MatchGround[]
  readonly metadata: readonly Metadata[]
  readonly document: Named
  readonly documents: readonly Named[]
  readonly problem: NumberProblem
}
export type FactKind = keyof FactKinds

/** What a code says: its facts by their names, its meaning, and what to do about it. The last two are in English. */
export interface CodeDescription {
  readonly facts: Readonly<Record<string, FactKind>>
  readonly meaning: string
  readonly remedy: string
}

/** The facts of each code of a list of codes. */
export type FactsOf<Codes extends Readonly<Record<string, CodeDescription>>> = {
  readonly [Code in keyof Codes]: {
    readonly [Name in keyof Codes[Code]['facts']]: FactKinds[Codes[Code]['facts'][Name]]
  }
}

/** One value of a fact. A fact that is a list has several. */
export interface FactValue {
  readonly name: string
  readonly value: string
}

type AnyFact = FactKinds[FactKind]

/** The facts as texts for programs, in the order of their names in the list of codes. Long texts are cut short. */
export const factValues = (facts: Readonly<Record<string, AnyFact>>): FactValue[] =>
  Object.entries(facts).flatMap(([name, fact]) =>
    (Array.isArray(fact) ? (fact as readonly unknown[]) : [fact]).map((one) => ({ name, value: valueOf(one) })),
  )

function valueOf(one: unknown): string {
  return clipped(typeof one === 'object' && one !== null && 'code' in one ? String(one.code) : String(one))
}
