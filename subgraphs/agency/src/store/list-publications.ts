/** The register of publications: what numbers are on, found by title or contributor. */
import type pg from 'pg'

const SHOWN = `
  from isbn i
  join publication p on p.id = i.publication
  join publisher h on h.number = i.publisher
  where i.status = 'ASSIGNED' and ($1 or h.disclose_publications)`

/** As they are indexed: the names in a JSON array, as JSON writes them, whose own signs then don't count. */
const CONTAINING = `
  and (p.title ilike $2
       or (jsonb_path_query_array(p.contributors, '$[*].name')::text ilike $3
           and exists (select from jsonb_array_elements(p.contributors) c where c->>'name' ilike $2)))`

/** `\\`, `%` and `_` stand for themselves. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

const asInJson = (text: string): string => JSON.stringify(text).slice(1, -1)

export interface PublicationSearch {
  /** Also those of publishers that haven't agreed to show theirs. */
  readonly all: boolean
  readonly text: string | undefined
  /** An ordinal. */
  readonly after: number
  readonly first: number
}

export async function listPublications(
  pool: pg.Pool,
  { all, text, after, first }: PublicationSearch,
): Promise<{ readonly ordinals: readonly number[]; readonly total: number }> {
  const matching = text === undefined ? SHOWN : SHOWN + CONTAINING
  const values = text === undefined ? [all] : [all, containing(text), containing(asInJson(text))]
  const [behind, most] = [`$${values.length + 1}`, `$${values.length + 2}`]
  const page = `select i.ordinal ${matching} and i.ordinal > ${behind} order by i.ordinal limit ${most}`
  const [found, count] = await Promise.all([
    pool.query<{ ordinal: number }>(page, [...values, after, first]),
    pool.query<{ total: number }>(`select count(*)::int as total ${matching}`, values),
  ])
  return { ordinals: found.rows.map(({ ordinal }) => Number(ordinal)), total: count.rows[0]?.total ?? 0 }
}
