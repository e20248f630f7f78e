// What a new range table changes, and whether it can replace the old one. Tables change about once a week. Most changes
// open space. Some cut space anew, which is harmless only where no publisher holds a prefix.

import type { Prefix } from './prefix.ts'
import { isProblem, type NumberProblem } from './problem.ts'
import type { RangeTable } from './range-table.ts'
import type { Span } from './span.ts'

export interface GroupChange {
  readonly kind: 'GROUP_ADDED' | 'GROUP_REMOVED' | 'GROUP_RENAMED'
  /** 978-66 */
  readonly group: string
  /** Its name in each table; absent in the table that doesn't have it. */
  readonly before?: string
  readonly after?: string
}

export interface SpaceChange {
  /** Undefined space became defined, defined undefined, or defined space is cut elsewhere. */
  readonly kind: 'OPENED' | 'CLOSED' | 'RECUT'
  /** The group that has the space in the new table, or else in the old one. */
  readonly group: string
  readonly span: Span
  /** How each table cuts it; absent where the space is undefined. */
  readonly before?: Cut
  readonly after?: Cut
}

export interface Cut {
  readonly group: string
  readonly registrantLength: number
}

export type RangeChange = GroupChange | SpaceChange

/**
 * Every difference between two tables: groups first, then space in ascending order, equal neighbours merged.
 *
 * @example
 * compareRanges(defaultRanges, defaultRanges) // → []
 */
export function compareRanges(before: RangeTable, after: RangeTable): RangeChange[] {
  return [...groupChanges(before, after), ...spaceChanges(before, after)]
}

function groupChanges(before: RangeTable, after: RangeTable): GroupChange[] {
  const changes: GroupChange[] = []
  for (const { value, name } of after.groups) {
    const old = before.group(value)
    if (!old) changes.push({ kind: 'GROUP_ADDED', group: value, after: name })
    else if (old.name !== name) changes.push({ kind: 'GROUP_RENAMED', group: value, before: old.name, after: name })
  }
  for (const { value, name } of before.groups) {
    if (!after.group(value)) changes.push({ kind: 'GROUP_REMOVED', group: value, before: name })
  }
  return changes
}

/** Between two neighbouring borders of either table, each table has one answer. */
function spaceChanges(before: RangeTable, after: RangeTable): SpaceChange[] {
  const borders = [...new Set([...bordersOf(before), ...bordersOf(after)])].sort((a, b) => a - b)
  const changes: SpaceChange[] = []
  borders.forEach((lo, index) => {
    const hi = borders[index + 1]
    const change = hi === undefined ? undefined : changeOf(cutAt(before, lo), cutAt(after, lo), { lo, hi })
    if (!change) return
    const last = changes.at(-1)
    if (last && last.span.hi === lo && sameCut(last.before, change.before) && sameCut(last.after, change.after)) {
      changes[changes.length - 1] = { ...last, span: { lo: last.span.lo, hi: change.span.hi } }
    } else changes.push(change)
  })
  return changes
}

function bordersOf(table: RangeTable): number[] {
  return table.groups.flatMap(({ rules }) => rules.flatMap(({ span }) => [span.lo, span.hi]))
}

function cutAt(table: RangeTable, ordinal: number): Cut | undefined {
  const prefix = table.prefixAt(ordinal)
  if (isProblem(prefix)) return undefined
  return { group: prefix.registrationGroup, registrantLength: prefix.registrant.length }
}

function changeOf(before: Cut | undefined, after: Cut | undefined, span: Span): SpaceChange | undefined {
  if (before && after) {
    return sameCut(before, after) ? undefined : { kind: 'RECUT', group: after.group, span, before, after }
  }
  if (after) return { kind: 'OPENED', group: after.group, span, after }
  if (before) return { kind: 'CLOSED', group: before.group, span, before }
  return undefined
}

function sameCut(a: Cut | undefined, b: Cut | undefined): boolean {
  return a?.group === b?.group && a?.registrantLength === b?.registrantLength
}

/** An assigned prefix that a table no longer cuts as it was assigned, and what the table has there instead. */
export interface Recut {
  readonly prefix: Prefix
  readonly after: Prefix | NumberProblem
}

/**
 * The assigned prefixes that a table would cut elsewhere or close. If there are any, the table must not be used.
 *
 * @example
 * recuts(defaultRanges, [defaultRanges.prefix('978-985-6020')]) // → []
 */
export function recuts(after: RangeTable, assigned: Iterable<Prefix>): Recut[] {
  const touched: Recut[] = []
  for (const prefix of assigned) {
    // Its first number is enough: a table that cuts this very prefix there cuts its whole block so.
    const now = after.prefixAt(prefix.span.lo)
    if (isProblem(now) || now.value !== prefix.value) touched.push({ prefix, after: now })
  }
  return touched
}
