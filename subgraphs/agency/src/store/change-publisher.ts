/** What becomes of a publisher after it was registered: another name, other details, or an end. */
import type pg from 'pg'

import { type NewName, type Publisher, scriptOf } from '../domain/publisher.ts'
import { writeNames } from './write-publisher.ts'

const RENAME = `update publisher set name = $2 where number = $1`
const RETIRE_NAME = `
  update publisher_name set kind = 'FORMER', until = $2 where publisher = $1 and kind = 'OFFICIAL' and until is null`

export async function writeName(
  client: pg.ClientBase,
  number: number,
  { name, language, from }: { name: string; language: string | undefined; from: string },
): Promise<void> {
  await client.query({ name: 'publisher-rename', text: RENAME, values: [number, name] })
  await client.query({ name: 'name-retire', text: RETIRE_NAME, values: [number, from] })
  const official = {
    name,
    kind: 'OFFICIAL' as const,
    language: language ?? null,
    script: scriptOf(name),
    from,
    until: null,
  }
  await writeNames(client, number, [official])
}

const CHANGE = `
  update publisher set place = $2, contact = $3, activity_profile = $4, website = $5, disclose_contact = $6,
    disclose_publications = $7
  where number = $1`

export async function writeDetails(
  client: pg.ClientBase,
  number: number,
  { place, contact, activityProfile, website, disclosure }: Publisher,
): Promise<void> {
  const kept = contact && JSON.stringify(contact)
  const values = [number, place, kept, activityProfile, website, disclosure.contact, disclosure.publications]
  await client.query({ name: 'publisher-change', text: CHANGE, values })
}

// A name that was official once has a day on which it ended, and stays.
const DROP_NAMES = `delete from publisher_name where publisher = $1 and kind <> 'OFFICIAL' and until is null`

export async function writeFurtherNames(
  client: pg.ClientBase,
  number: number,
  names: readonly NewName[],
): Promise<void> {
  await client.query({ name: 'names-drop', text: DROP_NAMES, values: [number] })
  await writeNames(
    client,
    number,
    names.map(({ name, kind, language = null }) => {
      return { name, kind, language, script: scriptOf(name), from: null, until: null }
    }),
  )
}

const END = `update publisher set status = $2, successor = $3 where number = $1`

export async function writeEnd(
  client: pg.ClientBase,
  number: number,
  { status, successor }: { status: 'CEASED' | 'MERGED'; successor: number | undefined },
): Promise<void> {
  await client.query({ name: 'publisher-end', text: END, values: [number, status, successor ?? null] })
}
