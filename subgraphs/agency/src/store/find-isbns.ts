/** Numbers that were given out and what they are on: whole batches, one statement each. */
import type pg from 'pg'

import type { AssignedIsbn } from '../domain/assigned-isbn.ts'
import type { Contributor, ProductForm } from '../domain/publication.ts'

/** A number that was given out, as stored. Which prefix it lies under is arithmetic. */
export interface IsbnRow {
  /** The twelve digits without the check digit. */
  readonly ordinal: number
  readonly publisher: number
  readonly publication: number | null
  readonly status: AssignedIsbn['status']
  readonly assignedOn: string
}

const ISBNS_BY_ORDINAL = `
  select ordinal, publisher, publication, status, assigned_on as "assignedOn" from isbn where ordinal = any($1::bigint[])`

/** Those that were given out, by ordinal. */
export async function findIsbns(pool: pg.Pool, ordinals: readonly number[]): Promise<Map<number, IsbnRow>> {
  const { rows } = await pool.query<IsbnRow>({ name: 'isbns-by-ordinal', text: ISBNS_BY_ORDINAL, values: [ordinals] })
  return new Map(rows.map((row) => [row.ordinal, row]))
}

/** A publication, as stored: one product form, the thing that a number is on. */
export interface PublicationRow {
  readonly id: number
  readonly title: string
  readonly form: ProductForm
  readonly contributors: readonly Contributor[]
  readonly language: string | null
  readonly edition: string | null
  readonly year: number | null
  readonly volumeOf: number | null
  readonly translationOf: string | null
  readonly jointWith: readonly string[]
}

const PUBLICATIONS_BY_ID = `
  select id, title, form, contributors, language, edition, year, volume_of as "volumeOf", translation_of as "translationOf",
         joint_with as "jointWith"
  from publication where id = any($1::bigint[])`

const ISBNS_UNDER = `
  select ordinal from isbn where ordinal > $1 and ordinal < $2 order by ordinal limit $3`

/** Those of a span that were given out, behind the ordinal `after`, in their order: `first` of them at most. */
export async function listOrdinals(
  pool: pg.Pool,
  { lo, hi }: { readonly lo: number; readonly hi: number },
  { after, first }: { readonly after: number; readonly first: number },
): Promise<number[]> {
  const { rows } = await pool.query<{ ordinal: number }>({
    name: 'isbns-under',
    text: ISBNS_UNDER,
    values: [Math.max(lo - 1, after), hi, first],
  })
  return rows.map(({ ordinal }) => ordinal)
}

export async function findPublications(
  pool: pg.ClientBase | pg.Pool,
  ids: readonly number[],
): Promise<Map<number, PublicationRow>> {
  const { rows } = await pool.query<PublicationRow>({
    name: 'publications-by-id',
    text: PUBLICATIONS_BY_ID,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, row]))
}
