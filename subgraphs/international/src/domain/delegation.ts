/** Delegations: which agency may assign from which span of the number space. */
import { overlaps, type Span, spanOf } from '@isbn-hub/isbn/span'

/** Whole registration groups, or a part of a group that several agencies share. The more specific level wins. */
export type DelegationLevel = 'GROUP' | 'PART'

export interface Delegation {
  readonly agency: string
  readonly span: Span
  readonly level: DelegationLevel
  /** Whether nobody else may assign from the span at this level. */
  readonly exclusive: boolean
  /** 2026-11-21; null where it isn't known. */
  readonly since: string | null
  readonly until: string | null
}

/** A span as it is written down: by its first registrants, and its last. */
export interface NamedSpan {
  /** A registration group, 978-985, or the beginning of a part of one, 978-5-600. */
  readonly from: string
  /** The end of the part, included: 978-5-699. The same as `from` where absent. */
  readonly to?: string | undefined
}

/** Undefined where it is none. */
export function readSpan({ from, to = from }: NamedSpan): Pick<Delegation, 'span' | 'level'> | undefined {
  const [first, last] = [from, to].map((text) => /^97[89]-\d{1,5}(-\d{1,7})?$/.exec(text))
  if (!first || !last || !first[1] !== !last[1]) return undefined
  const { lo } = spanOf(from.replaceAll('-', ''))
  const { hi } = spanOf(to.replaceAll('-', ''))
  return lo < hi ? { span: { lo, hi }, level: first[1] ? 'PART' : 'GROUP' } : undefined
}

/** The delegation in force that stands in the way of another at the same level. */
export function inTheWay(wanted: Delegation, existing: readonly Delegation[]): Delegation | undefined {
  return existing.find(
    (other) =>
      other.until === null &&
      other.level === wanted.level &&
      (other.exclusive || wanted.exclusive) &&
      overlaps(other.span, wanted.span),
  )
}

/** 978985000000: the twelve digits before the check digit. */
export const ordinalText = (ordinal: number): string => String(ordinal)
