/** A page of the directory: of all that a filter lets through, or of what a search finds. */
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import { type Connection, connectionOf, type Page } from '@isbn-hub/subgraph/connection'

import { readSearchKeys } from '../domain/search-keys.ts'
import { readSearch } from '../domain/search-spellings.ts'
import type { Connections } from '../store/database.ts'
import {
  countPublishers,
  type DirectoryPublisher,
  findByKeys,
  findByPlace,
  findPublishers,
  type Hit,
  inOrder,
  isBehind,
  listPublishers,
  type OrderKey,
  type PublisherFilter,
  searchPublishers,
  TIERS,
} from '../store/find-publishers.ts'

export interface PublisherPage extends Connection<DirectoryPublisher> {
  /** Counts only when asked, and once. */
  readonly count: () => Promise<Count>
}

type Count = Awaited<ReturnType<typeof countPublishers>>

/** Publishers in the order of their folded names. */
export async function browseDirectory(
  connections: Connections,
  filter: PublisherFilter,
  page: Page<OrderKey>,
): Promise<PublisherPage> {
  const found = await listPublishers(connections.entities, filter, page)
  return {
    ...connectionOf(
      found,
      page,
      ({ sortKey, id }) => writeCursor(['ORDER', sortKey, id]),
      (one) => one,
    ),
    count: once(() => countPublishers(connections, filter)),
  }
}

/** Publishers that a search finds, the best first. */
export async function searchDirectory(
  connections: Connections,
  text: string,
  ranges: RangeTable,
  filter: PublisherFilter,
  page: Page<Hit>,
): Promise<PublisherPage> {
  const hits = await findHits(connections, text, ranges, filter)
  const { size, after, before, isBackward } = page
  const between = hits.filter((hit) => (!after || isBehind(hit, after)) && (!before || isBehind(before, hit)))
  const wanted = isBackward ? between.toReversed() : between
  const publishers = await findPublishers(
    connections.entities,
    wanted.slice(0, size).map(({ id }) => id),
  )
  // The one behind the page is only counted.
  const found = wanted.slice(0, size + 1).filter(({ id }, n) => n === size || publishers.has(id))
  return {
    ...connectionOf(
      found,
      page,
      ({ tier, rank, id }) => writeCursor(['HIT', tier, rank, id]),
      ({ id }) => publishers.get(id) as DirectoryPublisher,
    ),
    count: once(() =>
      countPublishers(
        connections,
        hits.map(({ id }) => id),
      ),
    ),
  }
}

/** By keys, by names and by places: the name of a publisher may look like a key, and be that of a place. */
async function findHits(
  connections: Connections,
  text: string,
  ranges: RangeTable,
  filter: PublisherFilter,
): Promise<Hit[]> {
  const keys = readSearchKeys(text, ranges)
  const search = readSearch(text)
  const byKeys = keys ? await findByKeys(connections, keys, filter) : []
  const byNames = search ? await searchPublishers(connections, search, filter) : []
  const byPlace = await findByPlace(connections.entities, text, filter)
  return inOrder([...new Map([...byPlace, ...byNames, ...byKeys].map((hit) => [hit.id, hit])).values()])
}

const writeCursor = (key: readonly unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

function readCursor(text: string): readonly unknown[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    // PostgreSQL can't be asked for a NUL; no cursor of ours has one.
    return Array.isArray(key) && !key.some((part) => typeof part === 'string' && part.includes('\0')) ? key : []
  } catch {
    return []
  }
}

/** The place of a cursor in the whole directory; undefined for any other text. */
export function readOrderCursor(cursor: string): OrderKey | undefined {
  const [list, sortKey, id] = readCursor(cursor)
  return list === 'ORDER' && typeof sortKey === 'string' && typeof id === 'string' ? { sortKey, id } : undefined
}

/** The place of a cursor in what a search found; undefined for any other text. */
export function readHitCursor(cursor: string): Hit | undefined {
  const [list, tier, rank, id] = readCursor(cursor)
  const known = TIERS.find((one) => one === tier)
  const isHit = list === 'HIT' && known !== undefined && typeof rank === 'number' && typeof id === 'string'
  return isHit ? { tier: known, rank, id } : undefined
}

function once(read: () => Promise<Count>): () => Promise<Count> {
  let reading: Promise<Count> | undefined
  return () => (reading ??= read())
}
