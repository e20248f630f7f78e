/** What feeds tell, kept aside in a table of one connection: nobody else sees it, and it ends with the connection. */
import type { FeedEntry } from '@isbn-hub/feed/entry'
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { journalBody } from '@isbn-hub/feed/journal-body'
import type pg from 'pg'

import { groupOf } from '../domain/agency-event.ts'

export async function openTold(client: pg.ClientBase): Promise<void> {
  await client.query(`
    create temporary table told (
      agency text not null,
      sequence bigint not null,
      at timestamptz not null,
      kind text not null,
      registration_group text,
      body text not null,
      journal_body text not null,
      -- Its number in a journal that is built of it.
      place bigint unique,
      primary key (agency, sequence)
    )`)
}

export async function keepTold(
  client: pg.ClientBase,
  agency: string,
  epoch: string,
  entries: readonly FeedEntry[],
  events: readonly AgencyEvent[],
): Promise<void> {
  await client.query(
    `insert into told (agency, sequence, at, kind, registration_group, body, journal_body)
     select $1, * from unnest($2::int8[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[])`,
    [
      agency,
      entries.map(({ sequence }) => sequence),
      events.map(({ at }) => at),
      events.map(({ kind }) => kind),
      events.map(registrationGroup),
      entries.map(({ body }) => body),
      entries.map(({ sequence, body }) => journalBody(agency, epoch, sequence, body)),
    ],
  )
}

/** The group that the journal is filtered by; null where the event is of no prefix. */
export function registrationGroup({ prefix, isbn }: AgencyEvent): string | null {
  const value = prefix?.value ?? isbn?.prefix
  return value === undefined ? null : groupOf(value)
}

/** An event of the journal that the agency's feed doesn't tell, or no longer. */
export interface Lost {
  readonly agency: string
  readonly sequence: number
  readonly kind: string
  /** What it was about: a number, else a prefix, else a publisher. */
  readonly subject: string
}

/**
 * What the journal holds of these agencies and `told` doesn't, wherever it stands there. A journal that took a feed up
 * anew may hold two entries of one sequence: the later one counts.
 */
export async function findLost(client: pg.ClientBase, agencies: readonly string[] | undefined): Promise<Lost[]> {
  const { rows } = await client.query<Lost>(
    `with journal as (${JOURNAL_OF_AGENCIES})
     select agency, sequence, event ->> 'kind' as kind,
            coalesce(event #>> '{isbn,isbn13}', event #>> '{prefix,value}', event #>> '{publisher,id}') as subject
     from journal
     where not exists (select from told where told.agency = journal.agency and told.body::jsonb = event)
     order by agency, sequence`,
    [agencies ?? null],
  )
  return rows
}

/** The first sequence at which the feed tells something else than the journal does. */
export async function findFork(client: pg.ClientBase, agency: string): Promise<number | undefined> {
  const { rows } = await client.query<{ sequence: number | null }>(
    `with journal as (${JOURNAL_OF_AGENCIES})
     select min(journal.sequence) as sequence
     from journal left join told using (agency, sequence)
     where told.body::jsonb is distinct from event`,
    [[agency]],
  )
  return rows[0]?.sequence ?? undefined
}

// Up to the place: entries beyond it are those of a feed that was longer before it was taken up anew.
const JOURNAL_OF_AGENCIES = `
  select distinct on (entry.agency, own.sequence)
         entry.agency, own.sequence, body::jsonb - array['agency', 'epoch', 'sequence'] as event
  from public.journal_entry entry
  join public.feed using (sequence)
  join public.feed_place place on place.agency = entry.agency
  cross join lateral (select (body::jsonb ->> 'sequence')::bigint as sequence) own
  where ($1::text[] is null or entry.agency = any($1)) and own.sequence <= place.sequence
  order by entry.agency, own.sequence, entry.sequence desc`

export interface Telling {
  readonly sequence: number
  readonly body: string
  readonly journalBody: string
}

/** An agency's entries from one on, in order. */
export async function readTold(
  client: pg.ClientBase,
  agency: string,
  from: number,
  first: number,
): Promise<readonly Telling[]> {
  const { rows } = await client.query<Telling>(
    `select sequence, body, journal_body as "journalBody" from told
     where agency = $1 and sequence >= $2 order by sequence limit $3`,
    [agency, from, first],
  )
  return rows
}
