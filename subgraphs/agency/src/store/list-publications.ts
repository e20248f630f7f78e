/** The register of publications: what numbers are on, found by title or contributor. */
import type pg from 'pg'

const MATCHING = `
  from isbn i
  join publication p on p.id = i.publication
  join publisher h on h.number = i.publisher
  where i.status = 'ASSIGNED' and ($1 or h.disclose_publications)
    and ($2::text is null or p.title ilike $2
         or exists (select from jsonb_array_elements(p.contributors) c where c->>'name' ilike $2))`

const PAGE = `select i.ordinal ${MATCHING} and i.ordinal > $3 order by i.ordinal limit $4`

const COUNT = `select count(*)::int as total ${MATCHING}`

/** `\\`, `%` and `_` stand for themselves. */
const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

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
  const pattern = text === undefined ? null : containing(text)
  const [page, count] = await Promise.all([
    pool.query<{ ordinal: number }>({ name: 'publications-page', text: PAGE, values: [all, pattern, after, first] }),
    pool.query<{ total: number }>({ name: 'publications-count', text: COUNT, values: [all, pattern] }),
  ])
  return { ordinals: page.rows.map(({ ordinal }) => Number(ordinal)), total: count.rows[0]?.total ?? 0 }
}
