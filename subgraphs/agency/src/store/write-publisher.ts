/** Puts a publisher and its names into the register, and changes what it says of them. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { IsNull, Not } from 'typeorm'

import { emailKey, nameKey } from '../domain/match-keys.ts'
import type { Publisher, PublisherName } from '../domain/publisher.ts'
import { ownNumber, publisherId } from '../domain/publisher-id.ts'
import { ApplicantRow } from './rows/applicant-row.ts'
import { PublisherNameRow } from './rows/publisher-name-row.ts'
import { PublisherRow } from './rows/publisher-row.ts'

/** What is stored of it, with what others are compared by; its names have a table of their own. */
const columnsOf = ({ activityProfile, contact, ...publisher }: Omit<Publisher, 'id' | 'names' | 'successor'>) => ({
  ...publisher,
  contact,
  activityProfile: [...activityProfile],
  emailKey: emailKey(contact?.email),
})

const rowOf = (name: PublisherName) => ({ ...name, nameKey: nameKey(name.name) })

const ENTERED = '(select number from entered)'

/**
 * In one statement with its names, and with the number of the applicant that it is from now on, if there is one: an
 * approval holds what others wait for.
 */
export async function writePublisher(
  { entities }: DatabaseClient,
  agency: string,
  entered: Omit<Publisher, 'id'>,
  applicant?: number,
): Promise<Publisher> {
  const { names, successor: _, ...publisher } = entered
  const entering = entities.createQueryBuilder().insert().into(PublisherRow).values(columnsOf(publisher))
  const naming = entities
    .createQueryBuilder()
    .insert()
    .into(PublisherNameRow)
    .values(names.map((name) => ({ ...rowOf(name), publisher: () => ENTERED })))
    .returning('publisher')
    .addCommonTableExpression(entering.returning('number'), 'entered')
  if (applicant !== undefined) {
    // Its one parameter has a name of its own: TypeORM gives those of two statements the same otherwise.
    const known = entities
      .createQueryBuilder()
      .update(ApplicantRow)
      .set({ publisher: () => ENTERED })
    naming.addCommonTableExpression(known.where('number = :applicant', { applicant }), 'known')
  }
  const { raw } = await naming.execute()
  const [written] = raw as Pick<PublisherNameRow, 'publisher'>[]
  if (!written) throw new Error('The publisher was not given a number.')
  return { ...entered, id: publisherId(agency, written.publisher) }
}

export async function writeNames(
  { entities }: DatabaseClient,
  publisher: number,
  names: readonly PublisherName[],
): Promise<void> {
  const rows = names.map((name) => ({ ...rowOf(name), publisher }))
  if (rows.length > 0) await entities.insert(PublisherNameRow, rows)
}

const OFFICIAL_TODAY = { kind: 'OFFICIAL' as const, until: IsNull() }

/** Writes the name that it has taken on this day; the one before stays as a former one. */
export async function writeName(
  client: DatabaseClient,
  number: number,
  { name, names }: Publisher,
  day: string,
): Promise<void> {
  const { entities } = client
  await entities.update(PublisherRow, { number }, { name })
  await entities.update(PublisherNameRow, { publisher: number, ...OFFICIAL_TODAY }, { kind: 'FORMER', until: day })
  await writeNames(
    client,
    number,
    names.filter(({ kind, until }) => kind === 'OFFICIAL' && until === null),
  )
}

/** Everything but its names and its successor, which are written by themselves. */
export async function writeDetails(
  { entities }: DatabaseClient,
  number: number,
  { id: _id, names: _names, successor: _successor, ...publisher }: Publisher,
): Promise<void> {
  await entities.update(PublisherRow, { number }, columnsOf(publisher))
}

/** In place of all further names that are in use. One that was official once has a day on which it ended, and stays. */
export async function writeFurtherNames(client: DatabaseClient, number: number, { names }: Publisher): Promise<void> {
  await client.entities.delete(PublisherNameRow, { publisher: number, kind: Not('OFFICIAL'), until: IsNull() })
  await writeNames(
    client,
    number,
    names.filter(({ kind, until }) => kind !== 'OFFICIAL' && until === null),
  )
}

export async function writeEnd(
  { entities }: DatabaseClient,
  agency: string,
  number: number,
  { status, successor }: Pick<Publisher, 'status' | 'successor'>,
): Promise<void> {
  const heir = successor === null ? null : ownNumber(agency, successor)
  await entities.update(PublisherRow, { number }, { status, successor: heir })
}
