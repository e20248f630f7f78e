// Spans of the number space. The twelve digits before the check digit are one integer, the ordinal; a prefix, a group,
// a range rule is a half-open interval of ordinals, and overlap, containment and routing are arithmetic on intervals.

/** From `lo` up to, not including, `hi`. */
export interface Span {
  readonly lo: number
  readonly hi: number
}

/** All numbers that begin with these digits, twelve at most: 978985 is [978985000000, 978986000000). */
export function spanOf(digits: string): Span {
  const size = 10 ** (12 - digits.length)
  const lo = Number(digits) * size
  return { lo, hi: lo + size }
}

export function overlaps(a: Span, b: Span): boolean {
  return a.lo < b.hi && b.lo < a.hi
}

/** Whether an ordinal, or the whole of another span, lies inside. */
export function contains(outer: Span, inner: Span | number): boolean {
  if (typeof inner === 'number') return outer.lo <= inner && inner < outer.hi
  return outer.lo <= inner.lo && inner.hi <= outer.hi
}

/** What both have; nothing where they don't overlap. */
export function intersect(a: Span, b: Span): Span | undefined {
  return overlaps(a, b) ? { lo: Math.max(a.lo, b.lo), hi: Math.min(a.hi, b.hi) } : undefined
}
