/** The directory's publishers: by id, in order, and by search. */
import type { PublisherRecord, PublisherStatus } from '@isbn-hub/feed/event'
import type { Page } from '@isbn-hub/subgraph/connection'
import type pg from 'pg'
import { Any, type EntityManager, type SelectQueryBuilder } from 'typeorm'

import type { SearchKeys } from '../domain/search-keys.ts'
import { type Pattern, placeSearch, type Search } from '../domain/search-spellings.ts'
import type { Connections } from './database.ts'
import { DirectoryPublisherRow } from './rows/directory-publisher-row.ts'

export type DirectoryPublisher = Omit<PublisherRecord, 'contact' | 'successor'> & { readonly agency: string }

export interface PublisherFilter {
  readonly agencies?: readonly string[] | null | undefined
  /** Of publishers that hold a prefix there: 978-985. */
  readonly registrationGroups?: readonly string[] | null | undefined
  readonly status?: PublisherStatus | null | undefined
  /** The whole name of a place, in any script. */
  readonly place?: string | null | undefined
  /** 2026-11-21 */
  readonly registeredSince?: string | null | undefined
}

export async function findPublishers(
  entities: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DirectoryPublisher>> {
  const rows = await entities.findBy(DirectoryPublisherRow, { id: Any(ids) })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Where a page of the ordered directory ends. */
export type OrderKey = Pick<DirectoryPublisherRow, 'sortKey' | 'id'>

/** One more than the page where there is more, in the order of their folded names; a backward page in reverse order. */
export function listPublishers(
  entities: EntityManager,
  filter: PublisherFilter,
  { size, after, before, isBackward }: Page<OrderKey>,
): Promise<DirectoryPublisherRow[]> {
  const list = filtered(entities, filter)
  const key = '(publisher.sort_key, publisher.id)'
  if (after) list.andWhere(`${key} > (:afterKey, :afterId)`, { afterKey: after.sortKey, afterId: after.id })
  if (before) list.andWhere(`${key} < (:beforeKey, :beforeId)`, { beforeKey: before.sortKey, beforeId: before.id })
  const order = isBackward ? 'DESC' : 'ASC'
  return list
    .orderBy('publisher.sortKey', order)
    .addOrderBy('publisher.id', order)
    .limit(size + 1)
    .getMany()
}

/** A publisher that meets a search. */
export interface Hit {
  readonly id: string
  readonly tier: Tier
  /** How like its best name is, from 0 to 2; 3 where the search names it by a key. */
  readonly rank: number
}

/**
 * How a search is met: 0, by the words of one of its names; 1, by words that are written together where the search writes
 * them apart, or apart where it writes them together; 2, by words like them; 3, by the place in which it publishes.
 */
export const TIERS = [0, 1, 2, 3] as const
export type Tier = (typeof TIERS)[number]

/** So many hits are ranked at most; a search that meets more is answered from the first that were found. */
export const MOST_HITS = 1_000
/** With so many that meet it word by word, what it may have meant instead is no help. */
const ENOUGH = 20
const MOST_ALIKE = 200

/** The best first: those that meet the search as it is written; where these are few, those of the next tiers too. */
export async function searchPublishers(
  connections: Connections,
  search: Search,
  filter: PublisherFilter,
): Promise<Hit[]> {
  const exact = await hits(connections, search, filter, 0, anyOf(search.patterns))
  if (exact.length >= ENOUGH) return inOrder(exact)
  const spacings = await knownSpacings(connections.pool, search)
  const spaced = spacings.length > 0 ? await hits(connections, search, filter, 1, anyOf(spacings)) : []
  const mended = await mendedWords(connections.pool, search)
  const alike = mended ? await hits(connections, search, filter, 2, allLike(mended)) : []
  // Each publisher once, where it was found first.
  return inOrder([...new Map([...alike, ...spaced, ...exact].map((hit) => [hit.id, hit])).values()])
}

/** The order of hits: by tier, then by rank downwards, then by id. */
export const isBehind = (hit: Hit, other: Hit): boolean => compareHits(hit, other) > 0

const compareHits = (a: Hit, b: Hit): number =>
  a.tier - b.tier || b.rank - a.rank || (a.id < b.id ? -1 : Number(a.id > b.id))

export const inOrder = (found: readonly Hit[]): Hit[] => found.toSorted(compareHits)

/** Publishers that a search names by a key: itself, or holders of what it names. */
export async function findByKeys(
  { pool, entities }: Connections,
  { id, prefix, isbn13, span }: SearchKeys,
  filter: PublisherFilter,
): Promise<Hit[]> {
  const { sql, values } = idsOf(entities, filter)
  const bound = (value: unknown): string => bind(values, value)
  const number = bound(isbn13 ?? null)
  const { rows } = await pool.query<{ id: string }>(
    `with single as (select publisher as id from directory_isbn where isbn13 = ${number} and publisher is not null),
     met as (
       select ${bound(id ?? null)}::text as id
       union select id from single
       -- Of a shared prefix the one that has this very number is meant, not all that have one of it.
       union select publisher from directory_holding where prefix = ${bound(prefix ?? null)} and not exists (select from single)
       union select h.publisher from directory_prefix x join directory_holding h on h.prefix = x.value
         where x.lo >= ${bound(span?.lo ?? null)} and x.lo < ${bound(span?.hi ?? null)}
     )
     select id from met where id in (${sql}) order by id limit ${MOST_HITS}`,
    values,
  )
  return rows.map((row) => ({ ...row, tier: 0, rank: 3 }))
}

/** Publishers in the place that a search names. */
export async function findByPlace(entities: EntityManager, text: string, filter: PublisherFilter): Promise<Hit[]> {
  const list = filtered(entities, filter)
    .select('publisher.id')
    .andWhere(atPlace('sought'), { sought: placeSearch(text) })
  const rows = await list.orderBy('publisher.id').limit(MOST_HITS).getMany()
  return rows.map(({ id }) => ({ id, tier: 3, rank: 0 }))
}

const atPlace = (keys: string): string =>
  `publisher.place in (select p.place from directory_place p where p.keys && :${keys})`

type Condition = (bound: (value: unknown) => string) => string

const anyOf =
  (patterns: readonly Pattern[]): Condition =>
  (bound) =>
    patterns.map((pattern) => pattern.map((words) => `n.spellings like ${bound(words)}`).join(' and ')).join(' or ')

const allLike =
  (mended: readonly (readonly string[])[]): Condition =>
  (bound) =>
    mended
      .map((words) => `(${words.map((word) => `n.spellings like ${bound(`% ${word} %`)}`).join(' or ')})`)
      .join(' and ')

async function hits(
  { pool, entities }: Connections,
  { likeness }: Search,
  filter: PublisherFilter,
  tier: Tier,
  met: Condition,
): Promise<Hit[]> {
  const { sql, values } = idsOf(entities, filter)
  const rank = likeness.map((text) => `word_similarity(${bind(values, text)}, n.spellings)`)
  const whole = `similarity(${bind(values, likeness[0])}, split_part(n.spellings, E'\\n', 1))`
  const among = isFilter(filter) ? ` and n.publisher in (${sql})` : ''
  // Unnamed, so that it is planned for these very words: how rare they are decides everything.
  const { rows } = await pool.query<{ id: string; rank: number }>(
    `with met as (
       select n.publisher as id, greatest(${rank.join(', ')}) + ${whole} as rank
       from directory_name n where (${met((value) => bind(values, value))})${among}
       limit ${tier === 0 ? MOST_HITS : MOST_ALIKE}
     )
     select id, round(max(rank)::numeric, 4)::float8 as rank from met group by id order by 2 desc, 1`,
    values,
  )
  return rows.map((row) => ({ ...row, tier }))
}

/** The patterns of those spacings whose words the vocabulary has. */
async function knownSpacings(pool: pg.Pool, search: Search): Promise<Pattern[]> {
  const ways = search.spacings()
  if (ways.length === 0) return []
  const needed = ways.flatMap(({ words }, way) => words.map((word) => ({ way, word })))
  const { rows } = await pool.query<{ way: number }>({
    name: 'directory-words-known',
    text: `
      select way from unnest($1::int[], $2::text[]) as needed (way, word)
      left join directory_word known using (word)
      group by way having bool_and(known.word is not null)`,
    values: [needed.map(({ way }) => way), needed.map(({ word }) => word)],
  })
  const known = new Set(rows.map(({ way }) => way))
  return ways.filter(({ words }, way) => words.length === 0 || known.has(way)).map(({ pattern }) => pattern)
}

/** Words that are so like the one sought, and this many of them. */
const LIKE_ENOUGH = 0.4
const MOST_WORDS = 6

/**
 * For each word of the search the words of names that are like it; undefined where there is none for one of them.
 * Misspelt words are mended by the vocabulary, which is small: a like name sought among all names is found by three
 * letters in a row, and common ones lead to a tenth of the directory.
 */
async function mendedWords(pool: pg.Pool, { sounds }: Search): Promise<string[][] | undefined> {
  const places = sounds.flatMap((words, place) => words.map(() => place))
  const { rows } = await pool.query<{ place: number; word: string }>({
    name: 'directory-words-alike',
    text: `
      select sought.place, known.word
      from unnest($1::int[], $2::text[]) as sought (place, word)
      cross join lateral (
        select word, similarity(word, sought.word) as likeness from directory_word
        where word % sought.word and similarity(word, sought.word) >= $3 order by 2 desc, 1 limit $4
      ) known
      order by known.likeness desc, known.word`,
    values: [places, sounds.flat(), LIKE_ENOUGH, MOST_WORDS],
  })
  const mended = sounds.map((_, place) => [
    ...new Set(rows.filter((row) => row.place === place).map(({ word }) => word)),
  ])
  return mended.every(({ length }) => length > 0) ? mended.map((words) => words.slice(0, MOST_WORDS)) : undefined
}

export interface Facet {
  readonly field: string
  readonly value: string
  readonly count: number
}

/** How many there are in all, and of each agency, status and kind: of the filter, or of these very ids. */
export async function countPublishers(
  { pool, entities }: Connections,
  among: PublisherFilter | readonly string[],
): Promise<{ readonly total: number; readonly facets: Facet[] }> {
  const { sql, values } = isIds(among)
    ? { sql: 'select unnest($1::text[])', values: [among] as unknown[] }
    : idsOf(entities, among)
  const { rows } = await pool.query<{ field: string | null; value: string | null; count: number }>(
    `select case when grouping(agency) = 0 then 'agency' when grouping(status) = 0 then 'status'
                 when grouping(kind) = 0 then 'kind' end as field,
            coalesce(agency, status, kind) as value, sum(count)::int8 as count
     from (
       select p.agency, p.status, p.kind, count(*) as count from directory_publisher p
       ${isIds(among) || isFilter(among) ? `where p.id in (${sql})` : ''} group by 1, 2, 3
     ) counted
     group by grouping sets ((agency), (status), (kind), ())
     order by 1, 3 desc, 2`,
    isIds(among) || isFilter(among) ? values : [],
  )
  const facets: Facet[] = []
  let total = 0
  for (const { field, value, count } of rows)
    if (field === null || value === null) total = count ?? 0
    else facets.push({ field, value, count })
  return { total, facets }
}

const isIds = (among: PublisherFilter | readonly string[]): among is readonly string[] => Array.isArray(among)

function filtered(entities: EntityManager, filter: PublisherFilter): SelectQueryBuilder<DirectoryPublisherRow> {
  const { agencies, registrationGroups, status, registeredSince, place } = filter
  const publishers = entities.createQueryBuilder(DirectoryPublisherRow, 'publisher')
  if (agencies) publishers.andWhere('publisher.agency = any(:agencies)', { agencies })
  if (status) publishers.andWhere('publisher.status = :status', { status })
  if (place) publishers.andWhere(atPlace('place'), { place: placeSearch(place) })
  if (registeredSince) publishers.andWhere('publisher.registered_on >= :registeredSince', { registeredSince })
  if (registrationGroups)
    publishers.andWhere(
      `exists (select from directory_holding h
       where h.publisher = publisher.id and h.registration_group = any(:registrationGroups))`,
      { registrationGroups },
    )
  return publishers
}

/** The ids of a filter as a statement, with its values, to stand within another that a query builder cannot say. */
function idsOf(entities: EntityManager, filter: PublisherFilter): { readonly sql: string; readonly values: unknown[] } {
  const [sql, values] = filtered(entities, filter).select('publisher.id').getQueryAndParameters()
  return { sql, values: [...values] }
}

const isFilter = (filter: PublisherFilter): boolean =>
  Object.values(filter).some((value) => value !== null && value !== undefined)

/** Adds a value and gives the name that the statement has for it. */
const bind = (values: unknown[], value: unknown): string => `$${values.push(value)}`
