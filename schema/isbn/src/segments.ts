// The number space in segments, each with one answer, laid out for a binary search.

import type { RegistrationGroup } from './registration-group.ts'

/**
 * Every ordinal falls into exactly one segment: a part of a group where registrants have one length, a part of a group
 * that isn't open or that no rule covers, or a gap between groups.
 */
export class Segments {
  readonly #starts: Float64Array
  readonly #groups: (RegistrationGroup | undefined)[] = []
  readonly #registrantAt: number[] = []
  readonly #publicationAt: number[] = []

  /** Expects groups, and the rules of each, in ascending order and without overlaps. */
  constructor(groups: readonly RegistrationGroup[]) {
    const starts: number[] = []
    const add = (start: number, group: RegistrationGroup | undefined, registrantLength: number) => {
      starts.push(start)
      this.#groups.push(group)
      const registrantAt = group ? group.value.length - 1 : 0
      this.#registrantAt.push(registrantAt)
      this.#publicationAt.push(registrantLength === 0 ? 0 : registrantAt + registrantLength)
    }
    let covered = 0
    for (const group of groups) {
      if (covered < group.span.lo) add(covered, undefined, 0)
      covered = group.span.lo
      for (const rule of group.rules) {
        if (covered < rule.span.lo) add(covered, group, 0)
        add(rule.span.lo, group, rule.registrantLength)
        covered = rule.span.hi
      }
      if (covered < group.span.hi) add(covered, group, 0)
      covered = group.span.hi
    }
    add(covered, undefined, 0)
    this.#starts = Float64Array.from(starts)
  }

  /** The segment that an ordinal falls into: the last one that doesn't start behind it. */
  indexAt(ordinal: number): number {
    const starts = this.#starts
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((starts[middle] as number) <= ordinal) low = middle
      else high = middle - 1
    }
    return low
  }

  group(index: number): RegistrationGroup | undefined {
    return this.#groups[index]
  }

  /** The index in the thirteen digits at which the registrant begins. */
  registrantAt(index: number): number {
    return this.#registrantAt[index] ?? 0
  }

  /** The index at which the publication element begins; 0 if the segment is undefined. */
  publicationAt(index: number): number {
    return this.#publicationAt[index] ?? 0
  }
}
