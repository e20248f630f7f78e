/** Puts a publisher and its names into the register. */
import type pg from 'pg'

import { nameKey } from '../domain/name-key.ts'
import {
  type Disclosure,
  type NewPublisher,
  type Publisher,
  type PublisherName,
  scriptOf,
} from '../domain/publisher.ts'
import { publisherId } from '../domain/publisher-id.ts'

const INSERT_PUBLISHER = `
  insert into publisher (name, kind, place, contact, activity_profile, website, disclose_contact, disclose_publications, registered_on)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
  returning number`

const INSERT_NAMES = `
  insert into publisher_name (publisher, name, name_key, kind, language, script, "from", until)
  select $1, n.name, n.key, n.kind, n.language, n.script, n."from", n.until
  from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::date[])
    with ordinality as n(name, key, kind, language, script, "from", until, place)
  order by n.place`

export async function writePublisher(
  client: pg.ClientBase,
  agency: string,
  entered: NewPublisher & { readonly disclosure: Disclosure },
  registeredOn: string,
): Promise<Publisher> {
  const { disclosure } = entered
  const { rows } = await client.query<{ number: number }>({
    name: 'publisher-insert',
    text: INSERT_PUBLISHER,
    values: [
      entered.name,
      entered.kind,
      entered.place ?? null,
      entered.contact ? JSON.stringify(entered.contact) : null,
      entered.activityProfile ?? [],
      entered.website ?? null,
      disclosure.contact,
      disclosure.publications,
      registeredOn,
    ],
  })
  const number = rows[0]?.number
  if (number === undefined) throw new Error('The publisher was not given a number.')

  const official = { name: entered.name, kind: 'OFFICIAL' as const, language: undefined }
  const names = [official, ...(entered.names ?? [])].map(({ name, kind, language }) => ({
    name,
    kind,
    language: language ?? null,
    script: scriptOf(name),
    from: kind === 'OFFICIAL' ? registeredOn : null,
    until: null,
  }))
  await writeNames(client, number, names)
  return {
    id: publisherId(agency, number),
    name: entered.name,
    names,
    kind: entered.kind,
    status: 'ACTIVE',
    place: entered.place ?? null,
    contact: entered.contact ?? null,
    activityProfile: entered.activityProfile ?? [],
    website: entered.website ?? null,
    disclosure,
    registeredOn,
    successor: null,
  }
}

export async function writeNames(
  client: pg.ClientBase,
  publisher: number,
  names: readonly PublisherName[],
): Promise<void> {
  await client.query({
    name: 'names-insert',
    text: INSERT_NAMES,
    values: [
      publisher,
      names.map(({ name }) => name),
      names.map(({ name }) => nameKey(name)),
      names.map(({ kind }) => kind),
      names.map(({ language }) => language),
      names.map(({ script }) => script),
      names.map(({ from }) => from),
      names.map(({ until }) => until),
    ],
  })
}
