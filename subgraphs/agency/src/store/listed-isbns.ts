/** Numbers that were set aside: they stand on a list that a publisher prints from. */
import type { Statements } from '@isbn-hub/postgres/client'

const SET_ASIDE = `
  insert into listed_isbn (ordinal, publisher) select unnest($1::bigint[]), $2
  on conflict (ordinal) do update set publisher = excluded.publisher`

/** For this publisher from now on. The prefix must be locked: else its next free numbers may be these. */
export async function setAside(client: Statements, ordinals: readonly number[], publisher: number): Promise<void> {
  await client.query({ name: 'isbns-set-aside', text: SET_ASIDE, values: [ordinals, publisher] })
}

const LISTED = `
  select ordinal, publisher from listed_isbn
  where ordinal = any($1::bigint[]) and not exists (select from isbn where isbn.ordinal = listed_isbn.ordinal)`

/** Of these the ones that are set aside and were not given since, each with the number of its publisher. */
export async function findListed(client: Statements, ordinals: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await client.query<{ ordinal: number; publisher: number }>({
    name: 'isbns-listed',
    text: LISTED,
    values: [ordinals],
  })
  return new Map(rows.map(({ ordinal, publisher }) => [ordinal, publisher]))
}

const ANOTHERS = `
  select ordinal from (select ordinal, publisher from isbn union all select ordinal, publisher from listed_isbn) as taken
  where ordinal = any($1::bigint[]) and publisher = any($2::bigint[])
  order by ordinal limit 1`

const GIVEN = `select ordinal from isbn where ordinal = any($1::bigint[]) order by ordinal limit 1`

/** The first of them that was given to one of these publishers, or is set aside for it. */
export async function findAnothers(
  client: Statements,
  ordinals: readonly number[],
  publishers: readonly number[],
): Promise<number | undefined> {
  const { rows } = await client.query<{ ordinal: number }>({
    name: 'isbns-anothers',
    text: ANOTHERS,
    values: [ordinals, publishers],
  })
  return rows[0]?.ordinal
}

/** The first of them that was given. */
export async function findGiven(client: Statements, ordinals: readonly number[]): Promise<number | undefined> {
  const { rows } = await client.query<{ ordinal: number }>({ name: 'isbns-given', text: GIVEN, values: [ordinals] })
  return rows[0]?.ordinal
}
