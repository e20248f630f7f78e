/** What became of the numbers of each range rule. */
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import type { Statements } from '@isbn-hub/postgres/client'

export interface RangeCount {
  /** 978-985 */
  readonly registrationGroup: string
  /** The first and last registrant of the range: 6000 and 8799. */
  readonly from: string
  readonly to: string
  readonly registrantLength: number
  /** How many prefixes were given out. */
  readonly prefixes: number
  readonly numbersGiven: number
  readonly numbersCancelled: number
  /** On lists to be printed, and not given since. */
  readonly numbersListed: number
  /** Of the prefixes given out: neither given nor listed. */
  readonly numbersUnused: number
}

const COUNT = `
  select prefixes, "numbersGiven", "numbersCancelled", "numbersListed",
         (capacity - "numbersGiven" - "numbersCancelled" - "numbersListed")::float8 as "numbersUnused"
  from unnest($1::bigint[], $2::bigint[]) with ordinality as rule(lo, hi, place),
    lateral (
      select count(*)::int as prefixes, coalesce(sum(hi - lo), 0) as capacity
      from prefix where prefix.lo >= rule.lo and prefix.lo < rule.hi
    ) as held,
    lateral (
      select count(*) filter (where status = 'ASSIGNED')::int as "numbersGiven",
             count(*) filter (where status = 'CANCELLED')::int as "numbersCancelled"
      from isbn where ordinal >= rule.lo and ordinal < rule.hi
    ) as given,
    lateral (
      select count(*)::int as "numbersListed" from listed_isbn
      where ordinal >= rule.lo and ordinal < rule.hi
        and not exists (select from isbn where isbn.ordinal = listed_isbn.ordinal)
    ) as listed
  order by place`

type Counts = Omit<RangeCount, 'registrationGroup' | 'from' | 'to' | 'registrantLength'>

/** The open rules of the groups, in their order. */
export async function countRanges(
  pool: Statements,
  ranges: RangeTable,
  groups: readonly string[],
): Promise<RangeCount[]> {
  const rules = groups.flatMap((registrationGroup) =>
    (ranges.group(registrationGroup)?.rules ?? [])
      .filter(({ registrantLength }) => registrantLength > 0)
      .map(({ from, to, registrantLength, span }) => ({ registrationGroup, from, to, registrantLength, span })),
  )
  const { rows } = await pool.query<Counts>({
    name: 'range-counts',
    text: COUNT,
    values: [rules.map(({ span }) => span.lo), rules.map(({ span }) => span.hi)],
  })
  return rules.flatMap(({ span: _, ...rule }, place) => (rows[place] ? [{ ...rule, ...rows[place] }] : []))
}
