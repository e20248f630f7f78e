/** The journal: every agency's events in one order, the order of receipt. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { appendToFeed } from '@isbn-hub/feed-log/feed-log'
import type pg from 'pg'

import { registrationGroup } from './announced.ts'

/** Appends, and keeps what the journal is filtered by. Call it last: all writers wait from here to the commit. */
export async function writeJournal(
  client: pg.ClientBase,
  agency: string,
  bodies: readonly string[],
  events: readonly AgencyEvent[],
): Promise<void> {
  const last = await appendToFeed(client, bodies)
  await client.query({
    name: 'journal-entries-write',
    text: `
      insert into journal_entry (sequence, agency, kind, registration_group)
      select $1::int8 + place, $2, kind, registration_group
      from unnest($3::text[], $4::text[]) with ordinality as new (kind, registration_group, place)`,
    values: [last - bodies.length, agency, events.map(({ kind }) => kind), events.map(registrationGroup)],
  })
}
