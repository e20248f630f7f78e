/** An event that the register has lost is put back into it, from what the feed once told the public. */
import type { AgencyEvent, IsbnRecord, PrefixRecord, PublisherRecord } from '@isbn-hub/feed/event'
import { ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import { spanOf } from '@isbn-hub/isbn/span'
import type pg from 'pg'

import { dayIn } from '../domain/calendar.ts'
import { ownNumber } from '../domain/publisher-id.ts'
import { reasonFor } from '../domain/tenure.ts'
import { findHoldings } from './find-prefixes.ts'
import { writeTenure } from './take-prefix.ts'
import { writeNames } from './write-publisher.ts'

/** Whose register it is, and the zone that its days are days of. */
export interface Recovering {
  readonly agency: string
  readonly timeZone: string
}

/**
 * Brings the register to what the event says: publisher, prefix with its holders, number. Events come in their order.
 *
 * An event holds what is public and no more. Of a contact that comes back which was shown. Consent is what the event
 * says: to publications in words, or in an old one by naming a title; to the contact by telling more than the address,
 * which a register may show unasked. It is all of the contact then: what else the backup holds was never agreed to. Of
 * a publication only title and form come back. Why a prefix was
 * given or moved isn't told either: it is derived as the acts derive it.
 */
export async function recoverEvent(client: pg.ClientBase, where: Recovering, event: AgencyEvent): Promise<void> {
  const day = dayIn(where.timeZone, new Date(event.at))
  await putPublisher(client, where.agency, event.publisher, event.isbn?.title !== undefined)
  if (event.prefix) await putPrefix(client, where.agency, event.prefix, day, event.kind === 'PREFIX_TRANSFERRED')
  if (event.isbn) await putIsbn(client, where.agency, event.isbn, event.publisher.id)
}

async function putPublisher(
  client: pg.ClientBase,
  agency: string,
  publisher: PublisherRecord,
  showsPublications: boolean,
): Promise<void> {
  const number = ownNumber(agency, publisher.id)
  const { email, phone, person } = publisher.contact ?? {}
  await client.query(
    `insert into publisher as old (number, name, kind, status, place, activity_profile, website,
       disclose_contact, disclose_publications, registered_on, successor, contact)
     values ($1, $2, $3, $4, $5, $6, $7, $12, $8, $9, $10, $13)
     on conflict (number) do update set
       name = excluded.name, kind = excluded.kind, status = excluded.status, place = excluded.place,
       activity_profile = excluded.activity_profile, website = excluded.website,
       contact = case when excluded.disclose_contact then excluded.contact
                 when excluded.contact is null then old.contact
                 else coalesce(old.contact, '{}') || excluded.contact end,
       disclose_contact = excluded.disclose_contact,
       disclose_publications = coalesce($11, old.disclose_publications or excluded.disclose_publications),
       registered_on = excluded.registered_on, successor = excluded.successor`,
    [
      number,
      publisher.name,
      publisher.kind,
      publisher.status,
      publisher.place,
      publisher.activityProfile,
      publisher.website,
      publisher.disclosesPublications ?? showsPublications,
      publisher.registeredOn,
      publisher.successor === null ? null : ownNumber(agency, publisher.successor),
      publisher.disclosesPublications ?? null,
      email !== undefined || phone !== undefined || person !== undefined,
      publisher.contact ? JSON.stringify(publisher.contact) : null,
    ],
  )
  // Its names as a whole: an event never tells a part of them.
  await client.query('delete from publisher_name where publisher = $1', [number])
  await writeNames(client, number, publisher.names)
  // The counter of publishers stands where it stood at the backup.
  await client.query(`select setval(pg_get_serial_sequence('publisher', 'number'), max(number)) from publisher`)
}

async function putPrefix(
  client: pg.ClientBase,
  agency: string,
  prefix: PrefixRecord,
  day: string,
  moved: boolean,
): Promise<void> {
  const { lo, hi } = spanOf(prefix.value.replaceAll('-', ''))
  await client.query(
    `insert into prefix as old (value, lo, hi, span, kind, assigned_on, closed_on)
     values ($1, $2::bigint, $3::bigint, int8range($2, $3), $4, $5, $6)
     on conflict (value) do update set closed_on = coalesce(old.closed_on, excluded.closed_on)`,
    [
      prefix.value,
      lo,
      hi,
      prefix.status === 'SHARED' ? 'SHARED' : 'EXCLUSIVE',
      prefix.assignedOn,
      prefix.status === 'CLOSED' ? day : null,
    ],
  )
  const holders = prefix.publishers.map((id) => ownNumber(agency, id))
  await client.query(
    'update tenure set until = $2 where prefix = $1 and until is null and publisher <> all($3::bigint[])',
    [prefix.value, day, holders],
  )
  const { rows } = await client.query<{ publisher: number; until: string | null }>(
    'select publisher, until from tenure where prefix = $1',
    [prefix.value],
  )
  for (const publisher of new Set(holders)) {
    const own = rows.filter((tenure) => tenure.publisher === publisher)
    if (own.some(({ until }) => until === null)) continue
    const holdsOthers = (await findHoldings(client, agency, [publisher])).length > 0
    const reason = reasonFor({ moved, heldItBefore: own.length > 0, holdsOthers })
    await writeTenure(client, { publisher, prefix: prefix.value, from: day, reason })
  }
}

async function putIsbn(client: pg.ClientBase, agency: string, isbn: IsbnRecord, giver: string): Promise<void> {
  const parsed = parseIsbn(isbn.isbn13)
  if (isProblem(parsed)) throw new Error(`${isbn.isbn13} in the journal is no number.`)
  const ordinal = ordinalOf(parsed.isbn13)
  const { rowCount } = await client.query('update isbn set status = $2 where ordinal = $1', [ordinal, isbn.status])
  if (rowCount === 1) return
  const publication =
    isbn.title === undefined || isbn.form === undefined ? null : await putPublication(client, isbn.title, isbn.form)
  await client.query(
    'insert into isbn (ordinal, publisher, publication, status, assigned_on) values ($1, $2, $3, $4, $5)',
    [ordinal, ownNumber(agency, isbn.publisher ?? giver), publication, isbn.status, isbn.assignedOn],
  )
}

async function putPublication(client: pg.ClientBase, title: string, form: string): Promise<number | null> {
  const { rows } = await client.query<{ id: number }>(
    'insert into publication (title, form) values ($1, $2) returning id',
    [title, form],
  )
  return rows[0]?.id ?? null
}
