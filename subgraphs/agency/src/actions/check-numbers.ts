/** Counts the assigned numbers of each group and range, and checks whether numbers seen on books were ever assigned. */
import { ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'

import { publisherId } from '../domain/publisher-id.ts'
import { countGroups, type GroupCount } from '../store/count-groups.ts'
import { countRanges, type RangeCount } from '../store/count-ranges.ts'
import { findIsbns } from '../store/find-isbns.ts'
import { findPrefixes } from '../store/find-prefixes.ts'
import { findListed } from '../store/listed-isbns.ts'
import type { AgencyContext } from './agency-context.ts'

export const FINDINGS = [
  'GIVEN',
  'CANCELLED',
  'LISTED',
  'NEVER_GIVEN',
  'PREFIX_NOT_GIVEN',
  'NOT_OF_THIS_AGENCY',
  'NOT_A_NUMBER',
] as const
export type Finding = (typeof FINDINGS)[number]

export interface CheckedNumber {
  /** As it was seen. */
  readonly input: string
  readonly isbn13: string | undefined
  readonly finding: Finding
  /** Whom it was given to or is set aside for; of a number that was never given, who holds its prefix. */
  readonly publishers: readonly string[]
}

export interface ControlReport {
  readonly groups: readonly GroupCount[]
  readonly ranges: readonly RangeCount[]
  readonly numbers: readonly CheckedNumber[]
}

/** One answer for each number, in the order asked. */
export async function checkNumbers(
  { nation, ranges, database: { reading } }: AgencyContext,
  inputs: readonly string[],
): Promise<ControlReport> {
  const read = inputs.map((input) => {
    const parsed = parseIsbn(input)
    if (isProblem(parsed)) return { input }
    const ordinal = ordinalOf(parsed.isbn13)
    const ours = nation.groups.includes(ranges.groupAt(ordinal)?.value ?? '')
    const place = ranges.prefixAt(ordinal)
    // Where the table opens no range, there is none.
    const prefix = ours && !isProblem(place) ? place.value : undefined
    return { input, isbn13: parsed.isbn13, ordinal, ours, prefix }
  })
  const ordinals = read.flatMap(({ ordinal }) => ordinal ?? [])
  const [given, listed, prefixes, groups, byRange] = await Promise.all([
    findIsbns(reading, ordinals),
    findListed(reading, ordinals),
    findPrefixes(reading, nation.code, [...new Set(read.flatMap(({ prefix }) => prefix ?? []))]),
    countGroups(reading, ranges, nation.groups),
    countRanges(reading, ranges, nation.groups),
  ])
  const numbers = read.map(({ input, isbn13, ordinal, ours, prefix }): CheckedNumber => {
    if (isbn13 === undefined || ordinal === undefined)
      return { input, isbn13: undefined, finding: 'NOT_A_NUMBER', publishers: [] }
    if (!ours) return { input, isbn13, finding: 'NOT_OF_THIS_AGENCY', publishers: [] }
    const number = given.get(ordinal)
    if (number) {
      const finding = number.status === 'CANCELLED' ? 'CANCELLED' : 'GIVEN'
      return { input, isbn13, finding, publishers: [publisherId(nation.code, number.publisher)] }
    }
    const waiting = listed.get(ordinal)
    if (waiting !== undefined)
      return { input, isbn13, finding: 'LISTED', publishers: [publisherId(nation.code, waiting)] }
    const assigned = prefix === undefined ? undefined : prefixes.get(prefix)
    if (!assigned) return { input, isbn13, finding: 'PREFIX_NOT_GIVEN', publishers: [] }
    return { input, isbn13, finding: 'NEVER_GIVEN', publishers: assigned.holders }
  })
  return { groups, ranges: byRange, numbers }
}
