/** What the directory was made of: it has changed where this has. */
import type pg from 'pg'

/** The place in each agency's feed, and the epoch of the journal, which a rebuild begins anew. */
export async function findDirectoryState(pool: pg.Pool | pg.ClientBase): Promise<string> {
  const { rows } = await pool.query<{ state: string }>({
    name: 'directory-state',
    text: `
      select concat_ws(' ', (select epoch from feed_head),
        (select string_agg(concat_ws(':', agency, epoch, sequence, hash), ' ' order by agency) from feed_place)) as state`,
  })
  return rows[0]?.state ?? ''
}
