// Spans of the number space. The ordinal of a number is its first twelve digits as one integer. Prefixes, groups and
// rules are half-open intervals of ordinals, so that overlap and containment are arithmetic.

/** From `lo` up to, not including, `hi`. */
export interface Span {
  readonly lo: number
  readonly hi: number
}

/**
 * All numbers that begin with these digits, twelve at most.
 *
 * @example
 * spanOf('978985') // → { lo: 978985000000, hi: 978986000000 }
 */
export function spanOf(digits: string): Span {
  const size = 10 ** (12 - digits.length)
  const lo = Number(digits) * size
  return { lo, hi: lo + size }
}

/**
 * Whether two spans have an ordinal in common.
 *
 * @example
 * overlaps(spanOf('978985'), spanOf('9789856020')) // → true
 * overlaps(spanOf('978985'), spanOf('978986')) // → false
 */
export function overlaps(a: Span, b: Span): boolean {
  return a.lo < b.hi && b.lo < a.hi
}

/**
 * Whether an ordinal, or the whole of another span, lies inside.
 *
 * @example
 * contains(spanOf('978985'), 978985602020) // → true
 * contains(spanOf('9789856020'), spanOf('978985')) // → false
 */
export function contains(outer: Span, inner: Span | number): boolean {
  if (typeof inner === 'number') return outer.lo <= inner && inner < outer.hi
  return outer.lo <= inner.lo && inner.hi <= outer.hi
}

/**
 * The span that both have in common; undefined if they don't overlap.
 *
 * @example
 * intersect(spanOf('978985'), spanOf('9789856020')) // → { lo: 978985602000, hi: 978985602100 }
 */
export function intersect(a: Span, b: Span): Span | undefined {
  return overlaps(a, b) ? { lo: Math.max(a.lo, b.lo), hi: Math.min(a.hi, b.hi) } : undefined
}
