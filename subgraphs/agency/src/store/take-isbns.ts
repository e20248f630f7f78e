/** Takes numbers under a prefix: the next free ones, or those that are named. */
import { isbnAt } from '@isbn-hub/isbn/number'
import type { Statements } from '@isbn-hub/postgres/client'

import type { AssignedPrefix } from '../domain/assigned-prefix.ts'
import { jointOrdinals, type NumberedPublication } from '../domain/publication.ts'

const NEXT_PUBLICATION = `select next_publication as next from prefix where value = $1`

const NEXT_FREE = `select ordinal from next_free_numbers($1, $2, $3) as ordinal`

const MOVE_PREFIX = `update prefix set next_publication = $2 where value = $1`

/**
 * Takes the next `count` free numbers in order; fewer where it holds no more. The prefix must be locked: its counter
 * decides who gets which number.
 */
export async function takeNextNumbers(client: Statements, prefix: AssignedPrefix, count: number): Promise<number[]> {
  const counter = await client.query<{ next: number }>({
    name: 'prefix-next',
    text: NEXT_PUBLICATION,
    values: [prefix.value],
  })
  const { rows } = await client.query<{ ordinal: number }>({
    name: 'numbers-next-free',
    text: NEXT_FREE,
    values: [prefix.lo + (counter.rows[0]?.next ?? 0), prefix.hi, count],
  })
  const last = rows.at(-1)
  if (last)
    await client.query({ name: 'prefix-move', text: MOVE_PREFIX, values: [prefix.value, last.ordinal - prefix.lo + 1] })
  return rows.map(({ ordinal }) => ordinal)
}

const INSERT_PUBLICATIONS = `
  insert into publication (title, form, contributors, language, edition, year, volume_of, translation_of, joint_with)
  select title, form, contributors, language, edition, year, volume_of, translation_of,
         array(select jsonb_array_elements_text(joint_with))
  from unnest($1::text[], $2::text[], $3::jsonb[], $4::text[], $5::text[], $6::int[], $7::bigint[], $8::text[], $9::jsonb[])
       with ordinality as p(title, form, contributors, language, edition, year, volume_of, translation_of, joint_with, place)
  order by place
  returning id`

const INSERT_ISBNS = `
  insert into isbn (ordinal, publisher, publication, assigned_on)
  select ordinal, $2, publication, $4::date from unnest($1::bigint[], $3::bigint[]) as n(ordinal, publication)
  on conflict (ordinal) do nothing
  returning ordinal`

/**
 * Writes the numbers, each with the publication in the same place where there is one, and returns those that had not
 * been given before. A volume refers to its set's number.
 */
export async function writeIsbns(
  client: Statements,
  ordinals: readonly number[],
  publisher: number,
  publications: readonly NumberedPublication[],
  assignedOn: string,
): Promise<number[]> {
  const ids = publications.length === 0 ? [] : await writePublications(client, ordinals, publications)
  const { rows } = await client.query<{ ordinal: number }>({
    name: 'isbns-insert',
    text: INSERT_ISBNS,
    values: [ordinals, publisher, ordinals.map((_, place) => ids[place] ?? null), assignedOn],
  })
  return rows.map(({ ordinal }) => ordinal)
}

async function writePublications(
  client: Statements,
  ordinals: readonly number[],
  publications: readonly NumberedPublication[],
): Promise<number[]> {
  const each = <T>(pick: (entry: NumberedPublication) => T): T[] => publications.map(pick)
  const { rows } = await client.query<{ id: number }>({
    name: 'publications-insert',
    text: INSERT_PUBLICATIONS,
    values: [
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
  return rows.map(({ id }) => id)
}
