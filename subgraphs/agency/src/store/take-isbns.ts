/** Takes numbers under a prefix: the next free ones, or those that are named. */
import { isbnAt } from '@isbn-hub/isbn/number'
import type { Statements } from '@isbn-hub/postgres/client'

import type { AssignedPrefix } from '../domain/assigned-prefix.ts'
import { jointOrdinals, type NumberedPublication } from '../domain/publication.ts'

// Hand-written, as all of allocation: one statement for each step, since every act on the prefix waits meanwhile.
const TAKE_NEXT = `
  with free as (
    select ordinal from prefix, next_free_numbers(lo + next_publication, hi, $2) as ordinal where value = $1
  ), moved as (
    update prefix set next_publication = taken.last - lo + 1
    from (select max(ordinal) as last from free) as taken where value = $1 and taken.last is not null
  )
  select ordinal from free order by ordinal`

/**
 * Takes the next `count` free numbers in order; fewer where it holds no more. The prefix must be locked: its counter
 * decides who gets which number.
 */
export async function takeNextNumbers(
  client: Statements,
  prefix: Pick<AssignedPrefix, 'value'>,
  count: number,
): Promise<number[]> {
  const { rows } = await client.query<{ ordinal: number }>({
    name: 'numbers-take',
    text: TAKE_NEXT,
    values: [prefix.value, count],
  })
  return rows.map(({ ordinal }) => ordinal)
}

// The publications take their ids in the order of the numbers. Those of volumes name their set's number, which comes into
// being in the same statement: its constraint is asked at the commit.
const INSERT = `
  with given as (
    select n.*, case when title is not null then nextval(pg_get_serial_sequence('publication', 'id')) end as publication
    from unnest($1::bigint[], $4::text[], $5::text[], $6::jsonb[], $7::text[], $8::text[], $9::int[], $10::bigint[],
                $11::text[], $12::jsonb[])
         as n(ordinal, title, form, contributors, language, edition, year, volume_of, translation_of, joint_with)
  ), published as (
    insert into publication (id, title, form, contributors, language, edition, year, volume_of, translation_of, joint_with)
    select publication, title, form, contributors, language, edition, year, volume_of, translation_of,
           array(select jsonb_array_elements_text(joint_with))
    from given where publication is not null
  )
  insert into isbn (ordinal, publisher, publication, assigned_on)
  select ordinal, $2, publication, $3::date from given
  on conflict (ordinal) do nothing
  returning ordinal`

/**
 * Writes the numbers, each with the publication of the same index where there is one, and returns those that had not
 * been given before. A volume refers to its set's number.
 */
export async function writeIsbns(
  client: Statements,
  ordinals: readonly number[],
  publisher: number,
  publications: readonly NumberedPublication[],
  assignedOn: string,
): Promise<number[]> {
  const each = <T>(pick: (entry: NumberedPublication) => T): T[] => publications.map(pick)
  const { rows } = await client.query<{ ordinal: number }>({
    name: 'isbns-insert',
    text: INSERT,
    values: [
      ordinals,
      publisher,
      assignedOn,
      each(({ publication }) => publication.title),
      each(({ publication }) => publication.form),
      each(({ publication }) => JSON.stringify(publication.contributors ?? [])),
      each(({ publication }) => publication.language ?? null),
      each(({ publication }) => publication.edition ?? null),
      each(({ publication }) => publication.year ?? null),
      each(({ volumeOf }) => (volumeOf === undefined ? null : (ordinals[volumeOf] ?? null))),
      each(({ publication }) => publication.translationOf ?? null),
      each(({ publication }) => JSON.stringify(jointOrdinals(publication).map(isbnAt))),
    ],
  })
  return rows.map(({ ordinal }) => ordinal)
}
