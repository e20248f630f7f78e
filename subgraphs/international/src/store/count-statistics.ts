/** What was assigned when: counted from the directory, whose rows keep the day of each assignment for ever. */
import type pg from 'pg'

import type { Stretch } from '../domain/intervals.ts'

export interface AgencyCounts extends Stretch {
  readonly agency: string
  readonly publishersRegistered: number
  /** At the end of the stretch. */
  readonly publishersActive: number
  readonly prefixesAssigned: number
  readonly isbnsAssigned: number
}

/** A row for each agency and stretch, also where nothing happened. Stretches follow one another without a gap. */
export async function countStatistics(
  pool: pg.Pool,
  agencies: readonly string[],
  stretches: readonly Stretch[],
): Promise<AgencyCounts[]> {
  const { rows } = await pool.query<AgencyCounts>({
    name: 'directory-statistics',
    text: STATISTICS,
    values: [agencies, stretches.map(({ from }) => from), stretches.map(({ to }) => to)],
  })
  return rows
}

// Each table is read once and sorted into the stretches; a look into it for each stretch would read it many times. Place 0
// is the time before the first stretch: who was there already counts as active.
const STATISTICS = `
  with stretch as (
    select place::int, lo, hi from unnest($2::date[], $3::date[]) with ordinality as stretch (lo, hi, place)
    union all select 0, null, null
  ),
  bounds as (select $2::date[] as starts, min(lo) as first_day, max(hi) as last_day from stretch),
  registered as (
    select agency, width_bucket(registered_on, starts) as place, count(*) as count
    from directory_publisher, bounds where agency = any($1::text[]) and registered_on <= last_day group by 1, 2
  ),
  closed as (
    select agency, width_bucket(closed_on, starts) as place, count(*) as count
    from directory_publisher, bounds where agency = any($1::text[]) and closed_on <= last_day group by 1, 2
  ),
  prefixes as (
    select agency, width_bucket(assigned_on, starts) as place, count(*) as count
    from directory_prefix, bounds where agency = any($1::text[]) and assigned_on between first_day and last_day group by 1, 2
  ),
  isbns as (
    select agency, width_bucket(assigned_on, starts) as place, count(*) as count
    from directory_isbn, bounds where agency = any($1::text[]) and assigned_on between first_day and last_day group by 1, 2
  ),
  counted as (
    select a.agency, a.rank, s.place, s.lo, s.hi, r.count as registered, p.count as prefixes, i.count as isbns,
      sum(coalesce(r.count, 0) - coalesce(c.count, 0)) over (partition by a.agency order by s.place) as active
    from unnest($1::text[]) with ordinality as a (agency, rank)
    cross join stretch s
    left join registered r on (r.agency, r.place) = (a.agency, s.place)
    left join closed c on (c.agency, c.place) = (a.agency, s.place)
    left join prefixes p on (p.agency, p.place) = (a.agency, s.place)
    left join isbns i on (i.agency, i.place) = (a.agency, s.place)
  )
  select agency, lo as "from", hi as "to",
    coalesce(registered, 0) as "publishersRegistered", active::int8 as "publishersActive",
    coalesce(prefixes, 0) as "prefixesAssigned", coalesce(isbns, 0) as "isbnsAssigned"
  from counted where place > 0 order by rank, place`
