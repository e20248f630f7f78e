/** How far the ranges of the number space are used up. */
import type { Span } from '@isbn-hub/isbn/span'
import type pg from 'pg'

import type { RangeUse } from '../domain/pace.ts'
import { WINDOW_DAYS } from '../domain/pace.ts'

/** In the order of the spans. A prefix once given counts for ever, closed or not. */
export async function countAssigned(pool: pg.Pool, spans: readonly Span[]): Promise<Omit<RangeUse, 'capacity'>[]> {
  const { rows } = await pool.query<Omit<RangeUse, 'capacity'>>({
    name: 'directory-ranges',
    text: `
      select count(p.value) as assigned,
             count(p.value) filter (where p.assigned_on > current_date - $3::int) as lately,
             min(p.assigned_on) as "firstAssignedOn", max(p.assigned_on) as "lastAssignedOn"
      from unnest($1::int8[], $2::int8[]) with ordinality as range (lo, hi, place)
      left join directory_prefix p on p.lo >= range.lo and p.lo < range.hi
      group by range.place order by range.place`,
    values: [spans.map(({ lo }) => lo), spans.map(({ hi }) => hi), WINDOW_DAYS],
  })
  return rows
}
