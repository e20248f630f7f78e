/** What the rules foresee is refused as a value, not thrown. */
import { REFUSAL_CODES, type RefusalCode, type RefusalFacts } from '@isbn-hub/messages/refusals'

import type { Rule } from './rules/rule.ts'

export { REFUSAL_CODES, type RefusalCode, type RefusalFacts }

/** Where in the request a wrong value stands: publications, 0, title. */
export type RequestPath = readonly (string | number)[]

/** The code and its facts are for programs; the sentence for people is made from them where the answer leaves. */
export class Refusal<Code extends RefusalCode = RefusalCode> {
  readonly code: Code
  readonly facts: RefusalFacts[Code]
  /** The field of the request that is wrong; undefined where no single one is. */
  readonly path: RequestPath | undefined
  /** The rule by which the agency refuses, where there is one. */
  readonly rule: Rule | undefined
  /** What else bars the same act. */
  readonly others: readonly Refusal[]

  constructor(code: Code, facts: RefusalFacts[Code], { path, rule, others = [] }: RefusalDetails = {}) {
    this.code = code
    this.facts = facts
    this.path = path
    this.rule = rule
    this.others = others
  }

  /** The same refusal, with what else bars the act. */
  with(others: readonly Refusal[]): Refusal<Code> {
    return new Refusal(this.code, this.facts, { path: this.path, rule: this.rule, others })
  }

  /** The same refusal, for a request that names the wrong value elsewhere, or nowhere. */
  at(path: RequestPath | undefined): Refusal<Code> {
    return new Refusal(this.code, this.facts, { path, rule: this.rule, others: this.others })
  }
}

export interface RefusalDetails {
  readonly path?: RequestPath | undefined
  readonly rule?: Rule | undefined
  readonly others?: readonly Refusal[]
}

export const refuse = <Code extends RefusalCode>(
  code: Code,
  facts: RefusalFacts[Code],
  details?: RefusalDetails,
): Refusal<Code> => new Refusal(code, facts, details)

export const isRefusal = <Outcome>(value: Outcome): value is Extract<Outcome, Refusal> => value instanceof Refusal

/** The codes that can stand in an outcome. */
export type RefusedBy<Outcome> = Extract<Awaited<Outcome>, Refusal>['code']

/** The number, prefix or group at this path lies in the registration groups of another agency. */
export const notOurs = (named: string, groups: readonly string[], path: RequestPath): Refusal<'GROUP_NOT_OURS'> =>
  refuse('GROUP_NOT_OURS', { named, groups }, { path })
