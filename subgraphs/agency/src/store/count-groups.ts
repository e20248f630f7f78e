/** What was given out of each registration group. */
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import type { Statements } from '@isbn-hub/postgres/client'

export interface GroupCount {
  /** 978-985 */
  readonly registrationGroup: string
  readonly prefixes: number
  /** How many numbers these prefixes hold. */
  readonly capacity: number
  readonly numbersGiven: number
  readonly numbersCancelled: number
}

const COUNT = `
  select (select count(*)::int from prefix where lo >= $1 and lo < $2) as prefixes,
         (select coalesce(sum(hi - lo), 0)::int from prefix where lo >= $1 and lo < $2) as capacity,
         count(*) filter (where status = 'ASSIGNED')::int as "numbersGiven",
         count(*) filter (where status = 'CANCELLED')::int as "numbersCancelled"
  from isbn where ordinal >= $1 and ordinal < $2`

export async function countGroups(
  pool: Statements,
  ranges: RangeTable,
  groups: readonly string[],
): Promise<GroupCount[]> {
  return Promise.all(
    groups.map(async (registrationGroup) => {
      const { lo = 0, hi = 0 } = ranges.group(registrationGroup)?.span ?? {}
      const { rows } = await pool.query<Omit<GroupCount, 'registrationGroup'>>({
        name: 'group-count',
        text: COUNT,
        values: [lo, hi],
      })
      return { prefixes: 0, capacity: 0, numbersGiven: 0, numbersCancelled: 0, ...rows[0], registrationGroup }
    }),
  )
}
