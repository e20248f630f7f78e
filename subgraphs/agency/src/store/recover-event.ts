/** An event that the register has lost is put back into it, from what the feed once told the public. */
import type { AgencyEvent, IsbnRecord, PrefixRecord, PublisherRecord } from '@isbn-hub/feed/event'
import { ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import { spanOf } from '@isbn-hub/isbn/span'
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { IsNull } from 'typeorm'

import { dayIn } from '../domain/calendar.ts'
import { emailKey } from '../domain/match-keys.ts'
import type { ProductForm } from '../domain/publication.ts'
import { ownNumber } from '../domain/publisher-id.ts'
import { reasonFor } from '../domain/tenure.ts'
import { IsbnRow } from './rows/isbn-row.ts'
import { PrefixRow } from './rows/prefix-row.ts'
import { PublicationRow } from './rows/publication-row.ts'
import { PublisherNameRow } from './rows/publisher-name-row.ts'
import { PublisherRow } from './rows/publisher-row.ts'
import { TenureRow } from './rows/tenure-row.ts'
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
 * a publication only title and form come back. Why a prefix was given or moved isn't told either: it is derived as the
 * acts derive it.
 */
export async function recoverEvent(client: DatabaseClient, where: Recovering, event: AgencyEvent): Promise<void> {
  const day = dayIn(where.timeZone, new Date(event.at))
  await putPublisher(client, where.agency, event.publisher, event.isbn?.title !== undefined)
  if (event.prefix) await putPrefix(client, where.agency, event.prefix, day, event.kind === 'PREFIX_TRANSFERRED')
  if (event.isbn) await putIsbn(client, where.agency, event.isbn, event.publisher.id)
}

async function putPublisher(
  client: DatabaseClient,
  agency: string,
  { id, names, contact: shown, disclosesPublications, successor, ...record }: PublisherRecord,
  showsPublications: boolean,
): Promise<void> {
  const { entities } = client
  const number = ownNumber(agency, id)
  const before = await entities.findOneBy(PublisherRow, { number })
  const showsContact = shown?.email !== undefined || shown?.phone !== undefined || shown?.person !== undefined
  const contact = showsContact ? shown : (before?.contact ?? shown) && { ...before?.contact, ...shown }
  const publications = disclosesPublications ?? (before?.disclosure.publications || showsPublications)
  await entities.upsert(
    PublisherRow,
    {
      ...record,
      number,
      activityProfile: [...record.activityProfile],
      contact: contact ?? null,
      emailKey: emailKey(contact?.email),
      disclosure: { contact: showsContact, publications },
      successor: successor === null ? null : ownNumber(agency, successor),
    },
    ['number'],
  )
  // Its names as a whole: an event never tells a part of them.
  await entities.delete(PublisherNameRow, { publisher: number })
  await writeNames(client, number, names)
  // The counter of publishers stands where it stood at the backup.
  await client.query(`select setval(pg_get_serial_sequence('publisher', 'number'), max(number)) from publisher`)
}

async function putPrefix(
  client: DatabaseClient,
  agency: string,
  { value, status, assignedOn, publishers }: PrefixRecord,
  day: string,
  moved: boolean,
): Promise<void> {
  const { entities } = client
  const before = await entities.findOneBy(PrefixRow, { value })
  const closedOn = status === 'CLOSED' ? day : null
  if (!before) {
    const kind = status === 'SHARED' ? 'SHARED' : 'EXCLUSIVE'
    await entities.insert(PrefixRow, { value, ...spanOf(value.replaceAll('-', '')), kind, assignedOn, closedOn })
  } else if (before.closedOn === null && closedOn !== null) await entities.update(PrefixRow, { value }, { closedOn })

  const holders = new Set(publishers.map((id) => ownNumber(agency, id)))
  const tenures = await entities.findBy(TenureRow, { prefix: value })
  for (const { id, publisher, until } of tenures)
    if (until === null && !holders.has(publisher)) await entities.update(TenureRow, { id }, { until: day })
  for (const publisher of holders) {
    const own = tenures.filter((tenure) => tenure.publisher === publisher)
    if (own.some(({ until }) => until === null)) continue
    const holdsOthers = await entities.existsBy(TenureRow, { publisher, until: IsNull() })
    const reason = reasonFor({ moved, heldItBefore: own.length > 0, holdsOthers })
    await writeTenure(client, { publisher, prefix: value, from: day, reason })
  }
}

async function putIsbn(
  { entities }: DatabaseClient,
  agency: string,
  { isbn13, status, title, form, publisher, assignedOn }: IsbnRecord,
  giver: string,
): Promise<void> {
  const parsed = parseIsbn(isbn13)
  if (isProblem(parsed)) throw new Error(`${isbn13} in the journal is no number.`)
  const ordinal = ordinalOf(parsed.isbn13)
  const { affected } = await entities.update(IsbnRow, { ordinal }, { status })
  if (affected === 1) return
  let publication: number | null = null
  if (title !== undefined && form !== undefined) {
    const { identifiers } = await entities.insert(PublicationRow, { title, form: form as ProductForm })
    publication = (identifiers[0] as Pick<PublicationRow, 'id'>).id
  }
  const whose = ownNumber(agency, publisher ?? giver)
  await entities.insert(IsbnRow, { ordinal, publisher: whose, publication, status, assignedOn })
}
