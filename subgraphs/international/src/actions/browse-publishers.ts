/** A page of the directory: of all that a filter lets through, or of what a search meets. */
import type pg from 'pg'

import { readSearch, type Search } from '../domain/search-spellings.ts'
import {
  countPublishers,
  type DirectoryPublisher,
  type Facet,
  findPublishers,
  type Hit,
  listPublishers,
  type OrderKey,
  type PublisherFilter,
  searchPublishers,
  TIERS,
} from '../store/find-publishers.ts'

export interface Wanted {
  /** Blank for the whole list. */
  readonly search: string
  readonly filter: PublisherFilter
  readonly first: number
  readonly after: string | undefined
}

export interface PublisherPage {
  readonly nodes: readonly DirectoryPublisher[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  /** Counts only when asked, and once. */
  readonly count: () => Promise<Count>
}

type Count = Awaited<ReturnType<typeof countPublishers>>

export async function browsePublishers(pool: pg.Pool, wanted: Wanted): Promise<PublisherPage | 'NOT_A_CURSOR'> {
  if (wanted.search.trim() === '') return list(pool, wanted)
  const search = readSearch(wanted.search)
  return search ? find(pool, wanted, search) : NOTHING
}

async function list(pool: pg.Pool, { filter, first, after }: Wanted): Promise<PublisherPage | 'NOT_A_CURSOR'> {
  const from = after === undefined ? undefined : readOrderKey(after)
  if (after !== undefined && !from) return 'NOT_A_CURSOR'
  const rows = await listPublishers(pool, filter, from, first + 1)
  const nodes = rows.slice(0, first)
  const last = nodes.at(-1)
  return {
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      endCursor: last ? writeCursor(['ORDER', last.sortKey, last.id]) : null,
    },
    count: once(() => countPublishers(pool, filter)),
  }
}

async function find(
  pool: pg.Pool,
  { filter, first, after }: Wanted,
  search: Search,
): Promise<PublisherPage | 'NOT_A_CURSOR'> {
  const from = after === undefined ? undefined : readHit(after)
  if (after !== undefined && !from) return 'NOT_A_CURSOR'
  const hits = await searchPublishers(pool, search, filter)
  const behind = from ? hits.filter((hit) => isBehind(hit, from)) : hits
  const page = behind.slice(0, first)
  const found = await findPublishers(
    pool,
    page.map(({ id }) => id),
  )
  const last = page.at(-1)
  return {
    nodes: page.flatMap(({ id }) => found.get(id) ?? []),
    pageInfo: {
      hasNextPage: behind.length > first,
      endCursor: last ? writeCursor(['HIT', last.tier, last.rank, last.id]) : null,
    },
    count: once(() =>
      countPublishers(
        pool,
        hits.map(({ id }) => id),
      ),
    ),
  }
}

const NOTHING: PublisherPage = {
  nodes: [],
  pageInfo: { hasNextPage: false, endCursor: null },
  count: () => Promise.resolve({ total: 0, facets: [] as Facet[] }),
}

/** In the order of hits: by tier, then by rank downwards, then by id. */
function isBehind(hit: Hit, from: Hit): boolean {
  if (hit.tier !== from.tier) return hit.tier > from.tier
  if (hit.rank !== from.rank) return hit.rank < from.rank
  return hit.id > from.id
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

function readOrderKey(text: string): OrderKey | undefined {
  const [list, sortKey, id] = readCursor(text)
  return list === 'ORDER' && typeof sortKey === 'string' && typeof id === 'string' ? { sortKey, id } : undefined
}

function readHit(text: string): Hit | undefined {
  const [list, tier, rank, id] = readCursor(text)
  const known = TIERS.find((one) => one === tier)
  const isHit = list === 'HIT' && known !== undefined && typeof rank === 'number' && typeof id === 'string'
  return isHit ? { tier: known, rank, id } : undefined
}

function once(read: () => Promise<Count>): () => Promise<Count> {
  let reading: Promise<Count> | undefined
  return () => (reading ??= read())
}
