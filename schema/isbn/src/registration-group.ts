// A registration group, a country, area or language, and the rules that say where its registrant elements end.

import { type Span, spanOf } from './span.ts'

/** A run of registrants of one length, or a stretch that isn't open. */
export interface RangeRule {
  /** The first and last registrant, 6000 and 8799; where not open, seven digits after the group, as in the message. */
  readonly from: string
  readonly to: string
  /** Digits of a registrant element; 0 = not open, so numbers here are undefined. */
  readonly registrantLength: number
  readonly span: Span
  /** How many registrants; none where not open. */
  readonly registrants: number
  /** How many ISBNs each registrant has; none where not open. */
  readonly block: number
}

export interface RegistrationGroup {
  /** 978-985 */
  readonly value: string
  /** As the table spells it: a country, an area, a language, "former U.S.S.R". */
  readonly name: string
  readonly span: Span
  /** In ascending order. What no rule covers is as undefined as what isn't open. */
  readonly rules: readonly RangeRule[]
}

/** A rule as a range table states it: `from` and `to` are registrants, or seven digits each where the length is 0. */
export type RuleFacts = Pick<RangeRule, 'from' | 'to' | 'registrantLength'>

/** What a table says of a group. Plain data: it survives JSON. */
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
 * The message compares seven digits after the group. Behind a long group fewer remain; they count as if padded with 0
 * on the right. (Divided, not multiplied by a fraction: whole tens must come out exact.)
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
