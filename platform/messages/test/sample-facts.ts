/** Facts for every code, made from the kinds of its facts: two values of each, so that a test sees which are used. */
import { parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem, type NumberProblem } from '@isbn-hub/isbn/problem'

import type { FactKind, FactKinds } from '../src/facts.ts'

function problemWith(text: string): NumberProblem {
  const problem = parseIsbn(text)
  if (!isProblem(problem)) throw new Error(`${text} is a number.`)
  return problem
}

const document = (code: string, english: string) => ({ code, name: { en: english } })

type TwoOfEach = { readonly [Kind in FactKind]: readonly [FactKinds[Kind], FactKinds[Kind]] }

const TWO_OF_EACH: TwoOfEach = {
  text: ['Q1Z', 'Q2Z'],
  texts: [
    ['Q3Z', 'Q4Z'],
    ['Q5Z', 'Q6Z'],
  ],
  number: [3, 27],
  numbers: [
    [2, 5],
    [4, 7],
  ],
  country: ['BG', 'CH'],
  act: ['APPROVE', 'SUBMIT'],
  acts: [['RETURN', 'REJECT'], ['WITHDRAW']],
  state: ['UNDER_REVIEW', 'DRAFT'],
  service: ['PUBLISHER_CODE', 'ADDITIONAL_CODE'],
  publisherKind: ['AUTHOR', 'STATE'],
  form: ['MAP', 'KIT'],
  identifier: ['ISSN', 'ISMN'],
  grounds: [['NAME'], ['TAX_NUMBER', 'EMAIL']],
  metadata: [['year'], ['language', 'contributors']],
  document: [document('Q7Z', 'Q8Z'), document('Q9Z', 'Q10Z')],
  documents: [
    [document('Q11Z', 'Q12Z'), document('Q13Z', 'Q14Z')],
    [document('Q15Z', 'Q16Z'), document('Q17Z', 'Q18Z')],
  ],
  problem: [problemWith('9789856020203'), problemWith('978985')],
}

type Kinds = Readonly<Record<string, FactKind>>

/** The first value of each fact, or of one fact the second. */
export const sampleFacts = (kinds: Kinds, second?: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, TWO_OF_EACH[kind][name === second ? 1 : 0]]))

/** Texts that are too long, turn the direction of writing, and hold what cannot be stored. */
export const HOSTILE = `\u202E\u2067${'x'.repeat(100_000)}\u0000\ud800\u2069\u2069\n`

/** The same facts, with every text in them replaced by a hostile one. */
export function hostileFacts(facts: unknown): unknown {
  if (typeof facts === 'string') return /^Q\d+Z$/.test(facts) ? HOSTILE : facts
  if (Array.isArray(facts)) return facts.map((one) => hostileFacts(one))
  if (typeof facts !== 'object' || facts === null) return facts
  return Object.fromEntries(Object.entries(facts).map(([name, one]) => [name, hostileFacts(one)]))
}
