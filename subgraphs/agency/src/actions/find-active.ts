/** A publisher to which something is assigned is in the register, and active when the act commits. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { Publisher } from '../domain/publisher.ts'
import { ownNumber, publisherNumber } from '../domain/publisher-id.ts'
import { type Refusal, refuse, type RequestPath } from '../domain/refusal.ts'
import { findPublishers } from '../store/find-publishers.ts'
import { holdPublishers } from '../store/lock.ts'

/** Held as it is until the act commits. `path` is where the request names the publisher, if it does. */
export async function findActive(
  client: DatabaseClient,
  agency: string,
  id: string,
  path?: RequestPath,
): Promise<Publisher | Refusal<'PUBLISHER_UNKNOWN' | 'PUBLISHER_CEASED' | 'PUBLISHER_MERGED'>> {
  const number = publisherNumber(agency, id)
  if (number === undefined) return publisherUnknown(id, path)
  await holdPublishers(client, [number])
  return findHeld(client, agency, id, path)
}

/** The same of a publisher that the act holds already. */
export async function findHeld(
  client: DatabaseClient,
  agency: string,
  id: string,
  path?: RequestPath,
): Promise<Publisher | Refusal<'PUBLISHER_UNKNOWN' | 'PUBLISHER_CEASED' | 'PUBLISHER_MERGED'>> {
  const number = ownNumber(agency, id)
  const publisher = (await findPublishers(client, agency, [number])).get(number)
  if (!publisher) return publisherUnknown(id, path)
  return problemWithEnd(publisher, path) ?? publisher
}

export const publisherUnknown = (publisher: string, path: RequestPath | undefined): Refusal<'PUBLISHER_UNKNOWN'> =>
  refuse('PUBLISHER_UNKNOWN', { publisher }, { path })

/** Refuses a publisher that has ceased or was merged. */
export function problemWithEnd(
  { id, status, successor }: Publisher,
  path: RequestPath | undefined,
): Refusal<'PUBLISHER_CEASED' | 'PUBLISHER_MERGED'> | undefined {
  switch (status) {
    case 'ACTIVE':
      return undefined
    case 'CEASED':
      return refuse('PUBLISHER_CEASED', { publisher: id }, { path })
    case 'MERGED':
      return refuse('PUBLISHER_MERGED', { publisher: id, successor: successor ?? '' }, { path })
  }
}
