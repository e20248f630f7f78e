/** The directory's rows, written for a whole batch of events at once. */
import type { AgencyEvent, IsbnRecord, PrefixRecord, PublisherRecord } from '@isbn-hub/feed/event'
import { fold } from '@isbn-hub/feed/fold'
import { spanOf } from '@isbn-hub/isbn/span'
import type pg from 'pg'

import { groupOf } from '../domain/agency-event.ts'
import { placeKeys, searchSpellings } from '../domain/search-spellings.ts'
import { languageOf } from '../domain/to-latin.ts'

/**
 * Brings the directory to what the events say. Each event carries its publisher, prefix and number as a whole, so of
 * several about one only the last is written, and what hasn't changed isn't touched.
 */
export async function writeDirectory(
  client: pg.ClientBase,
  agency: string,
  events: readonly AgencyEvent[],
): Promise<void> {
  const publishers = new Map<string, PublisherRow>()
  const prefixes = new Map<string, PrefixRow>()
  const isbns = new Map<string, IsbnRecord>()
  const withdrawn = new Set<string>()
  for (const { kind, at, publisher, prefix, isbn } of events) {
    publishers.set(publisher.id, { ...publisher, closedOn: closedOn(publisher, at, publishers.get(publisher.id)) })
    if (prefix) {
      const shared = prefix.status === 'SHARED' || prefixes.get(prefix.value)?.shared === true
      prefixes.set(prefix.value, { ...prefix, shared })
    }
    if (isbn) isbns.set(isbn.isbn13, isbn)
    if (kind !== 'PUBLISHER_CHANGED' || publisher.disclosesPublications !== false) continue
    withdrawn.add(publisher.id)
    for (const [isbn13, { title, form, ...rest }] of isbns) if (rest.publisher === publisher.id) isbns.set(isbn13, rest)
  }
  const changed = await writePublishers(client, agency, [...publishers.values()])
  const renamed = [...changed].flatMap((id) => publishers.get(id) ?? [])
  if (renamed.length > 0) await writeNames(client, agency, renamed)
  if (renamed.length > 0) await writePlaces(client, renamed)
  if (prefixes.size > 0) await writePrefixes(client, agency, [...prefixes.values()])
  if (withdrawn.size > 0) await dropTitles(client, agency, [...withdrawn])
  if (isbns.size > 0) await writeIsbns(client, agency, [...isbns.values()])
}

/** Of publishers that no longer agree to show what they publish. */
async function dropTitles(client: pg.ClientBase, agency: string, publishers: readonly string[]): Promise<void> {
  await client.query({
    name: 'directory-titles-drop',
    text: `
      update directory_isbn set title = null, form = null
      where agency = $1 and publisher = any($2::text[]) and (title is not null or form is not null)`,
    values: [agency, publishers],
  })
}

/** Takes the agency out of the directory, in a transaction that puts it in again. */
export async function clearDirectory(client: pg.ClientBase, agency: string): Promise<void> {
  await client.query(
    'delete from directory_name using directory_publisher where id = directory_name.publisher and agency = $1',
    [agency],
  )
  await client.query(
    'delete from directory_holding using directory_prefix where value = directory_holding.prefix and agency = $1',
    [agency],
  )
  for (const table of ['directory_publisher', 'directory_prefix', 'directory_isbn'])
    await client.query(`delete from ${table} where agency = $1`, [agency])
}

type PublisherRow = PublisherRecord & { readonly closedOn: string | null }
/** Whether it is shared, or was until it was closed: its status doesn't say that any more then. */
type PrefixRow = PrefixRecord & { readonly shared: boolean }

/** The day of the first event since which the publisher no longer publishes. */
function closedOn(
  { status, registeredOn }: PublisherRecord,
  at: string,
  before: PublisherRow | undefined,
): string | null {
  if (status === 'ACTIVE') return null
  const day = at.slice(0, 10)
  // This is a day in UTC, the other one of the agency's zone: east of here it may be a day ahead.
  return before?.closedOn ?? (day < registeredOn ? registeredOn : day)
}

/** The ids of those that are new or not what they were. */
async function writePublishers(
  client: pg.ClientBase,
  agency: string,
  publishers: readonly PublisherRow[],
): Promise<ReadonlySet<string>> {
  const rows = publishers.map((publisher) => ({ ...publisher, sortKey: fold(publisher.name) }))
  const { rows: changed } = await client.query<{ id: string }>({
    name: 'directory-publishers-write',
    text: `
      insert into directory_publisher as old
        (id, agency, name, names, kind, status, place, website, contact, activity_profile, registered_on, closed_on, sort_key)
      select id, $1, name, names, kind, status, place, website, contact, "activityProfile", "registeredOn", "closedOn", "sortKey"
      from json_to_recordset($2::json) as new (
        id text, name text, names jsonb, kind text, status text, place text, website text, contact jsonb,
        "activityProfile" text[], "registeredOn" date, "closedOn" date, "sortKey" text
      )
      on conflict (id) do update set
        name = excluded.name, names = excluded.names, kind = excluded.kind, status = excluded.status,
        place = excluded.place, website = excluded.website, contact = excluded.contact, activity_profile = excluded.activity_profile,
        registered_on = excluded.registered_on, sort_key = excluded.sort_key,
        closed_on = case when excluded.status <> 'ACTIVE' then coalesce(old.closed_on, excluded.closed_on) end
      where (old.name, old.names, old.kind, old.status, old.place, old.website, old.contact, old.activity_profile,
          old.registered_on)
        is distinct from (excluded.name, excluded.names, excluded.kind, excluded.status, excluded.place,
          excluded.website, excluded.contact, excluded.activity_profile, excluded.registered_on)
      returning id`,
    values: [agency, JSON.stringify(rows)],
  })
  return new Set(changed.map(({ id }) => id))
}

async function writeNames(
  client: pg.ClientBase,
  agency: string,
  publishers: readonly PublisherRecord[],
): Promise<void> {
  const ids: string[] = []
  const names: string[] = []
  const spellings: string[] = []
  const words = new Set<string>()
  for (const publisher of publishers)
    for (const [name, language] of namesOf(publisher)) {
      ids.push(publisher.id)
      names.push(name)
      const spelt = searchSpellings(name, languageOf(language, agency))
      spellings.push(spelt.text)
      for (const word of spelt.words) words.add(word)
    }
  await client.query({
    name: 'directory-names-clear',
    text: 'delete from directory_name where publisher = any($1::text[])',
    values: [publishers.map(({ id }) => id)],
  })
  await client.query({
    name: 'directory-names-write',
    text: `insert into directory_name (publisher, name, spellings) select * from unnest($1::text[], $2::text[], $3::text[])`,
    values: [ids, names, spellings],
  })
  await client.query({
    name: 'directory-words-write',
    text: 'insert into directory_word (word) select unnest($1::text[]) on conflict do nothing',
    // In one order everywhere: two agencies that bring the same new words would else wait for each other.
    values: [[...words].sort()],
  })
}

async function writePlaces(client: pg.ClientBase, publishers: readonly PublisherRecord[]): Promise<void> {
  // In one order everywhere, as the words.
  const places = [...new Set(publishers.flatMap(({ place }) => place ?? []))].sort()
  if (places.length === 0) return
  await client.query({
    name: 'directory-places-write',
    text: `
      insert into directory_place (place, keys)
      select place, array(select jsonb_array_elements_text(keys))
      from jsonb_to_recordset($1::jsonb) as new (place text, keys jsonb)
      on conflict do nothing`,
    values: [JSON.stringify(places.map((place) => ({ place, keys: placeKeys(place) })))],
  })
}

/** Each name once, with its language. */
const namesOf = ({ name, names }: PublisherRecord): ReadonlyMap<string, string | null> =>
  new Map([[name, null], ...names.map((other) => [other.name, other.language] as const)])

async function writePrefixes(client: pg.ClientBase, agency: string, prefixes: readonly PrefixRow[]): Promise<void> {
  const values = prefixes.map(({ value }) => value)
  await client.query({
    name: 'directory-prefixes-write',
    text: `
      insert into directory_prefix as old (value, agency, registration_group, lo, status, assigned_on, shared)
      select value, $1, registration_group, lo, status, assigned_on, shared
      from unnest($2::text[], $3::text[], $4::int8[], $5::text[], $6::date[], $7::boolean[])
        as new (value, registration_group, lo, status, assigned_on, shared)
      on conflict (value) do update set
        status = excluded.status, assigned_on = excluded.assigned_on, shared = old.shared or excluded.shared
      where (old.status, old.assigned_on, old.shared)
        is distinct from (excluded.status, excluded.assigned_on, old.shared or excluded.shared)`,
    values: [
      agency,
      values,
      values.map(groupOf),
      values.map((value) => spanOf(value.replaceAll('-', '')).lo),
      prefixes.map(({ status }) => status),
      prefixes.map(({ assignedOn }) => assignedOn),
      prefixes.map(({ shared }) => shared),
    ],
  })
  const holdings = prefixes.flatMap(({ value, publishers }) => publishers.map((publisher) => ({ value, publisher })))
  const held = [holdings.map(({ value }) => value), holdings.map(({ publisher }) => publisher)]
  await client.query({
    name: 'directory-holdings-clear',
    text: `
      delete from directory_holding
      where prefix = any($1::text[])
        and (prefix, publisher) not in (select * from unnest($2::text[], $3::text[]))`,
    values: [values, ...held],
  })
  await client.query({
    name: 'directory-holdings-write',
    text: `
      insert into directory_holding (prefix, publisher, registration_group)
      select * from unnest($1::text[], $2::text[], $3::text[])
      on conflict do nothing`,
    values: [...held, holdings.map(({ value }) => groupOf(value))],
  })
}

async function writeIsbns(client: pg.ClientBase, agency: string, isbns: readonly IsbnRecord[]): Promise<void> {
  await client.query({
    name: 'directory-isbns-write',
    text: `
      insert into directory_isbn (isbn13, agency, prefix, status, publisher, assigned_on, title, form)
      select isbn13, $1, prefix, status, publisher, assigned_on, title, form
      from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[])
        as new (isbn13, prefix, status, publisher, assigned_on, title, form)
      on conflict (isbn13) do update set
        prefix = excluded.prefix, status = excluded.status, publisher = excluded.publisher,
        assigned_on = excluded.assigned_on, title = excluded.title, form = excluded.form`,
    values: [
      agency,
      isbns.map(({ isbn13 }) => isbn13),
      isbns.map(({ prefix }) => prefix),
      isbns.map(({ status }) => status),
      isbns.map(({ publisher }) => publisher),
      isbns.map(({ assignedOn }) => assignedOn),
      isbns.map(({ title }) => title ?? null),
      isbns.map(({ form }) => form ?? null),
    ],
  })
}
