/** An expected no: what the rules foresee is answered, not thrown. */

import { quoted } from './quoted.ts'

export const REFUSAL_CODES = [
  'GROUP_NOT_OURS',
  'PREFIX_UNKNOWN',
  'PREFIX_CLOSED',
  'PREFIX_EXHAUSTED',
  'PREFIX_TAKEN',
  'RANGE_EXHAUSTED',
  'ISBN_UNASSIGNED',
  'ISBN_CANCELLED',
  'ISBN_TAKEN',
  'PUBLISHER_UNKNOWN',
  'PUBLISHER_CEASED',
  'NOT_ELIGIBLE',
  'DOCUMENTS_MISSING',
  'FEE_UNPAID',
  'DETAILS_MISSING',
  'NOT_OUR_JURISDICTION',
  'STEP_NOT_OPEN',
  'APPLICANT_UNKNOWN',
  'APPLICATION_UNKNOWN',
  'INPUT_INVALID',
  'KEY_REUSED',
  'NOT_OURS_TO_SERVE',
] as const
export type RefusalCode = (typeof REFUSAL_CODES)[number]

/** The code is for programs and stays; the sentence is for people and may change. */
export class Refusal {
  readonly code: RefusalCode
  readonly message: string
  /** The rule that says no, with its source, where a rule does. */
  readonly rule: string | undefined

  constructor(code: RefusalCode, message: string, rule?: string) {
    this.code = code
    this.message = message
    this.rule = rule
  }
}

export const refuse = (code: RefusalCode, message: string, rule?: string): Refusal => new Refusal(code, message, rule)

export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal

/** What was named, a number, prefix or group, lies in another agency's groups. */
export const notOurs = (named: string, groups: readonly string[]): Refusal =>
  refuse('GROUP_NOT_OURS', `${quoted(named)} is not of this agency, which has ${groups.join(', ')}.`)
