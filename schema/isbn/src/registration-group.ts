// A registration group is a country, an area or a language. Its rules say where its registrant elements end.

import { type Span, spanOf } from './span.ts'

/** Registrants of one length that follow each other, or a range that isn't open. */
export interface RangeRule {
  /** The first and last registrant, 6000 and 8799; if not open, seven digits behind the group, as in the message. */
  readonly from: string
  readonly to: string
  /** How many digits a registrant element has; 0 means not open, so that numbers here are undefined. */
  readonly registrantLength: number
  readonly span: Span
  /** How many registrants there are; 0 if not open. */
  readonly registrants: number
  /** How many ISBNs each registrant has; 0 if not open. */
  readonly block: number
}

export interface RegistrationGroup {
  /** 978-985 */
  readonly value: string
  /** As the table spells it: a country, an area, a language, "former U.S.S.R". */
  readonly name: string
  readonly span: Span
  /** In ascending order. Numbers that no rule covers are undefined, like those that aren't open. */
  readonly rules: readonly RangeRule[]
}

/** A rule as plain data: `from` and `to` are registrants, or seven digits each if the length is 0. */
export type RuleFacts = Pick<RangeRule, 'from' | 'to' | 'registrantLength'>

/** A group as plain data, which JSON can hold. */
export interface GroupFacts {
  readonly value: string
  readonly name: string
  readonly rules: readonly RuleFacts[]
}

export function registrationGroupOf({ value, name, rules }: GroupFacts): RegistrationGroup {
  const digits = value.replace('-', '')
  return { value, name, span: spanOf(digits), rules: rules.map((rule) => rangeRuleOf(digits, rule)) }
}

function rangeRuleOf(group: string, { from, to, registrantLength }: RuleFacts): RangeRule {
  const span = registrantLength === 0 ? closedSpan(group, from, to) : openSpan(group, from, to)
  const registrants = registrantLength === 0 ? 0 : Number(to) - Number(from) + 1
  const block = registrants === 0 ? 0 : (span.hi - span.lo) / registrants
  return { from, to, registrantLength, span, registrants, block }
}

function openSpan(group: string, from: string, to: string): Span {
  return { lo: spanOf(group + from).lo, hi: spanOf(group + to).hi }
}

/**
 * The message compares seven digits behind the group. Behind a long group fewer remain; they are compared as if padded
 * with 0 on the right. The code divides instead of multiplying by a fraction, so that the results are exact.
 */
function closedSpan(group: string, from: string, to: string): Span {
  const { lo } = spanOf(group)
  const remaining = 12 - group.length
  if (remaining >= 7) {
    const size = 10 ** (remaining - 7)
    return { lo: lo + Number(from) * size, hi: lo + (Number(to) + 1) * size }
  }
  const padding = 10 ** (7 - remaining)
  return { lo: lo + Math.ceil(Number(from) / padding), hi: lo + Math.floor(Number(to) / padding) + 1 }
}
