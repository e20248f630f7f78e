/** What a resolver is handed: the desk, the caller, and loaders that live as long as the operation. */
import type { Anonymous, Caller } from '@isbn-hub/identity/claims'
import { isProblem } from '@isbn-hub/isbn/problem'
import DataLoader from 'dataloader'

import type { Desk } from '../actions/desk.ts'
import type { AssignedPrefix } from '../domain/assigned-prefix.ts'
import type { Publisher } from '../domain/publisher.ts'
import { ownNumber, publisherNumber } from '../domain/publisher-id.ts'
import type { Tenure } from '../domain/tenure.ts'
import type { FeedContext } from '../platform/feed-api.ts'
import type { FeedLog } from '../platform/feed-log.ts'
import { findIsbns, findPublications } from '../store/find-isbns.ts'
import { countIssued, findHoldings, findPrefixes, findTenures } from '../store/find-prefixes.ts'
import { findPublishers } from '../store/find-publishers.ts'
import type { IsbnRow } from '../store/rows/isbn-row.ts'
import type { PublicationRow } from '../store/rows/publication-row.ts'

export interface AgencyContext extends FeedContext {
  readonly desk: Desk
  /** Who asks. A token was verified at the door; what it allows is asked where it matters. */
  readonly asking: Caller | Anonymous
  readonly load: Loaders
}

export interface Loaders {
  /** By id, BY-1042; null for another agency's. */
  readonly publisher: DataLoader<string, Publisher | null>
  /** By value, 978-985-6020; undefined while it isn't given out, null where it is no prefix of this agency. */
  readonly prefix: DataLoader<string, AssignedPrefix | undefined | null>
  readonly issued: DataLoader<AssignedPrefix, number, string>
  readonly tenures: DataLoader<string, readonly Tenure[]>
  /** By the publisher's id. */
  readonly holdings: DataLoader<string, readonly Tenure[]>
  /** By ordinal. */
  readonly isbn: DataLoader<number, IsbnRow | undefined>
  readonly publication: DataLoader<number, PublicationRow | undefined>
}

export function createContext(desk: Desk, feedLog: FeedLog, asking: Caller | Anonymous): AgencyContext {
  return { desk, feedLog, asking, load: createLoaders(desk) }
}

function createLoaders({ nation, ranges, database: { pool } }: Desk): Loaders {
  const { code, groups } = nation
  return {
    publisher: new DataLoader(async (ids) => {
      const numbers = ids.map((id) => publisherNumber(code, id))
      const found = await findPublishers(
        pool,
        code,
        numbers.filter((number) => number !== undefined),
      )
      return numbers.map((number) => (number === undefined ? null : (found.get(number) ?? null)))
    }),
    prefix: new DataLoader(async (values) => {
      const found = await findPrefixes(pool, code, values)
      return values.map((value) => {
        const assigned = found.get(value)
        if (assigned) return assigned
        const prefix = ranges.prefix(value)
        return isProblem(prefix) || !groups.includes(prefix.registrationGroup) ? null : undefined
      })
    }),
    issued: new DataLoader<AssignedPrefix, number, string>((prefixes) => countIssued(pool, prefixes), {
      cacheKeyFn: ({ value }) => value,
    }),
    tenures: new DataLoader(async (values) => {
      const tenures = groupBy(await findTenures(pool, code, values), ({ prefix }) => prefix)
      return values.map((value) => tenures.get(value) ?? [])
    }),
    holdings: new DataLoader(async (ids) => {
      const numbers = ids.map((id) => ownNumber(code, id))
      const tenures = groupBy(await findHoldings(pool, code, numbers), ({ publisher }) => publisher)
      return ids.map((id) => tenures.get(id) ?? [])
    }),
    isbn: new DataLoader(async (ordinals) => {
      const found = await findIsbns(pool, ordinals)
      return ordinals.map((ordinal) => found.get(ordinal))
    }),
    publication: new DataLoader(async (ids) => {
      const found = await findPublications(pool, ids)
      return ids.map((id) => found.get(id))
    }),
  }
}

function groupBy<K, V>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}
