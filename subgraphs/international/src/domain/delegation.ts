/** Delegations: which agency may assign from which span of the number space. */
import { overlaps, type Span } from '@isbn-hub/isbn/span'

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
