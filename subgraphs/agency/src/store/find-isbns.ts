/** Numbers that were given out and what they are on: whole batches, one statement each. */
import { isbnAt } from '@isbn-hub/isbn/number'
import type { Statements } from '@isbn-hub/postgres/client'
import { groupBy } from '@isbn-hub/postgres/group-by'

import { jointOrdinals } from '../domain/publication.ts'
import type { IsbnRow } from './rows/isbn-row.ts'
import type { PublicationRow } from './rows/publication-row.ts'

const ISBNS_BY_ORDINAL = `
  select ordinal, publisher, publication, status, assigned_on as "assignedOn" from isbn where ordinal = any($1::bigint[])`

/** Those that were given out, by ordinal. */
export async function findIsbns(pool: Statements, ordinals: readonly number[]): Promise<Map<number, IsbnRow>> {
  const { rows } = await pool.query<IsbnRow>({ name: 'isbns-by-ordinal', text: ISBNS_BY_ORDINAL, values: [ordinals] })
  return new Map(rows.map((row) => [row.ordinal, row]))
}

const PUBLICATIONS_BY_ID = `
  select id, title, form, contributors, language, edition, year, volume_of as "volumeOf", translation_of as "translationOf",
         joint_with as "jointWith"
  from publication where id = any($1::bigint[])`

export async function findPublications(pool: Statements, ids: readonly number[]): Promise<Map<number, PublicationRow>> {
  const { rows } = await pool.query<PublicationRow>({
    name: 'publications-by-id',
    text: PUBLICATIONS_BY_ID,
    values: [ids],
  })
  return new Map(rows.map((row) => [row.id, row]))
}

// Only so can the index serve, which leaves out publications of one publisher alone.
const JOINT_FROM = `
  select i.ordinal, i.publisher, p.joint_with as "jointWith"
  from publication p join isbn i on i.publication = p.id
  where p.joint_with <> '{}' and p.joint_with && $1::text[] and i.status = 'ASSIGNED'`

/** A number whose publication names another as that of the same edition, brought out by another publisher. */
export type JointFrom = Pick<IsbnRow, 'ordinal' | 'publisher'>

/** By ordinal, the numbers whose publications name it as a joint one. Those that were cancelled are on no book. */
export async function findJointFrom(pool: Statements, ordinals: readonly number[]): Promise<Map<number, JointFrom[]>> {
  const { rows } = await pool.query<JointFrom & Pick<PublicationRow, 'jointWith'>>({
    name: 'isbns-joint-from',
    text: JOINT_FROM,
    values: [ordinals.map(isbnAt)],
  })
  return groupBy(
    rows.flatMap(({ jointWith, ...isbn }) => jointOrdinals({ jointWith }).map((named) => ({ ...isbn, named }))),
    ({ named }) => named,
  )
}
