/** Who is to be given something must be in the register, and still publish when it is committed. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { Publisher } from '../domain/publisher.ts'
import { publisherNumber } from '../domain/publisher-id.ts'
import { quoted } from '../domain/quoted.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import { findPublishers } from '../store/find-publishers.ts'
import { holdPublishers } from '../store/lock.ts'

/** Held as it is until the act commits. Refuses PUBLISHER_UNKNOWN and PUBLISHER_CEASED. */
export async function findActive(client: DatabaseClient, agency: string, id: string): Promise<Publisher | Refusal> {
  const number = publisherNumber(agency, id)
  if (number === undefined) return refuse('PUBLISHER_UNKNOWN', `No publisher ${quoted(id)} is in this register.`)
  await holdPublishers(client, [number])
  const publisher = (await findPublishers(client, agency, [number])).get(number)
  if (!publisher) return refuse('PUBLISHER_UNKNOWN', `No publisher ${quoted(id)} is in this register.`)
  if (publisher.status !== 'ACTIVE')
    return refuse('PUBLISHER_CEASED', `${id} is ${publisher.status.toLowerCase()} and is given nothing.`)
  return publisher
}
