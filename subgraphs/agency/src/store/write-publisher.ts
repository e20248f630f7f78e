/** Puts a publisher and its names into the register, and changes what it says of them. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { IsNull, Not } from 'typeorm'

import { emailKey, nameKey } from '../domain/match-keys.ts'
import {
  type Disclosure,
  type NewName,
  type NewPublisher,
  type Publisher,
  type PublisherName,
  scriptOf,
} from '../domain/publisher.ts'
import { publisherId } from '../domain/publisher-id.ts'
import { ApplicantRow } from './rows/applicant-row.ts'
import { PublisherNameRow } from './rows/publisher-name-row.ts'
import { PublisherRow } from './rows/publisher-row.ts'

/**
 * In one statement with its names, and with the number of the applicant that it is from now on, if there is one: an
 * approval holds what others wait for.
 */
export async function writePublisher(
  { entities }: DatabaseClient,
  agency: string,
  { names = [], ...entered }: NewPublisher & { readonly disclosure: Disclosure },
  registeredOn: string,
  applicant?: number,
): Promise<Publisher> {
  const { name, kind, place = null, contact = null, activityProfile = [], website = null, disclosure } = entered
  const publisher = { name, kind, status: 'ACTIVE' as const, place, contact, activityProfile, website, disclosure }
  const all = [nameOf({ name, kind: 'OFFICIAL' }, registeredOn), ...names.map((other) => nameOf(other))]
  const entering = entities
    .createQueryBuilder()
    .insert()
    .into(PublisherRow)
    .values({
      ...publisher,
      activityProfile: [...activityProfile],
      registeredOn,
      emailKey: emailKey(contact?.email),
    })
    .returning('number')
  const naming = entities
    .createQueryBuilder()
    .insert()
    .into(PublisherNameRow)
    .values(all.map((one) => ({ ...rowOf(one), publisher: () => ENTERED })))
    .returning('publisher')
    .addCommonTableExpression(entering, 'entered')
  if (applicant !== undefined) {
    // Its one parameter has a name of its own: TypeORM gives those of two statements the same otherwise.
    const entered = entities
      .createQueryBuilder()
      .update(ApplicantRow)
      .set({ publisher: () => ENTERED })
    naming.addCommonTableExpression(entered.where('number = :applicant', { applicant }), 'known')
  }
  const { raw } = await naming.execute()
  const [written] = raw as Pick<PublisherNameRow, 'publisher'>[]
  if (!written) throw new Error('The publisher was not given a number.')
  return { ...publisher, id: publisherId(agency, written.publisher), names: all, registeredOn, successor: null }
}

const ENTERED = '(select number from entered)'

const nameOf = ({ name, kind, language }: NewName, from: string | null = null): PublisherName => ({
  name,
  kind,
  language: language ?? null,
  script: scriptOf(name),
  from,
  until: null,
})

const rowOf = (name: PublisherName) => ({ ...name, nameKey: nameKey(name.name) })

export async function writeNames(
  { entities }: DatabaseClient,
  publisher: number,
  names: readonly PublisherName[],
): Promise<void> {
  const rows = names.map((name) => ({ ...rowOf(name), publisher }))
  if (rows.length > 0) await entities.insert(PublisherNameRow, rows)
}

/** Its official name of today becomes a former one. */
export async function writeName(
  client: DatabaseClient,
  number: number,
  { name, language, from }: { name: string; language: string | undefined; from: string },
): Promise<void> {
  const { entities } = client
  await entities.update(PublisherRow, { number }, { name })
  const official = { publisher: number, kind: 'OFFICIAL' as const, until: IsNull() }
  await entities.update(PublisherNameRow, official, { kind: 'FORMER', until: from })
  await writeNames(client, number, [nameOf({ name, kind: 'OFFICIAL', language }, from)])
}

export async function writeDetails(
  { entities }: DatabaseClient,
  number: number,
  { place, contact, activityProfile, website, disclosure }: Publisher,
): Promise<void> {
  await entities.update(
    PublisherRow,
    { number },
    {
      ...{ place, contact, website, disclosure },
      activityProfile: [...activityProfile],
      emailKey: emailKey(contact?.email),
    },
  )
}

/** In place of all further names that are in use. One that was official once has a day on which it ended, and stays. */
export async function writeFurtherNames(
  client: DatabaseClient,
  number: number,
  names: readonly NewName[],
): Promise<void> {
  await client.entities.delete(PublisherNameRow, { publisher: number, kind: Not('OFFICIAL'), until: IsNull() })
  await writeNames(
    client,
    number,
    names.map((name) => nameOf(name)),
  )
}

export async function writeEnd(
  { entities }: DatabaseClient,
  number: number,
  { status, successor }: { status: 'CEASED' | 'MERGED'; successor: number | undefined },
): Promise<void> {
  await entities.update(PublisherRow, { number }, { status, successor: successor ?? null })
}
