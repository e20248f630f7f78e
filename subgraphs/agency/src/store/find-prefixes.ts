/** Prefixes with today's holders, and how much of each is used: whole batches, one statement each. */
import { type Prefix, prefixOf } from '@isbn-hub/isbn/prefix'
import type { Statements } from '@isbn-hub/postgres/client'

import type { AssignedPrefix } from '../domain/assigned-prefix.ts'
import { publisherId } from '../domain/publisher-id.ts'
import type { Tenure } from '../domain/tenure.ts'

// Hand-written, as the others here, since entities are asked for in batches, and acts on prefixes wait for one another.
const prefixesByValue = (further = ''): string => `
  select p.value, p.lo, p.hi, p.kind, p.assigned_on as "assignedOn", p.closed_on as "closedOn",
         (
           select coalesce(json_agg(t.publisher order by t.id), '[]')
           from tenure t where t.prefix = p.value and t.until is null
         ) as holders${further}
  from prefix p
  where p.value = any($1::text[])`

type PrefixRow = Omit<AssignedPrefix, 'holders'> & { holders: number[] }

/** Those that were given out, by value. */
export async function findPrefixes(
  client: Statements,
  agency: string,
  values: readonly string[],
): Promise<Map<string, AssignedPrefix>> {
  const { rows } = await client.query<PrefixRow>({
    name: 'prefixes-by-value',
    text: prefixesByValue(),
    values: [values],
  })
  return new Map(rows.map((row) => [row.value, read(agency, row)]))
}

const read = <Row extends PrefixRow>(agency: string, row: Row) => ({
  ...row,
  holders: row.holders.map((number) => publisherId(agency, number)),
})

const ISSUED_BY_SPAN = `
  select span.place::int as place, (select count(*) from isbn where ordinal >= span.lo and ordinal < span.hi)::int as issued
  from unnest($1::bigint[], $2::bigint[]) with ordinality as span(lo, hi, place)
  order by span.place`

/** How many numbers of each span were given out, cancelled ones included: they are never free again. */
export async function countIssued(
  client: Statements,
  spans: readonly { readonly lo: number; readonly hi: number }[],
): Promise<number[]> {
  const { rows } = await client.query<{ issued: number }>({
    name: 'issued-by-span',
    text: ISSUED_BY_SPAN,
    values: [spans.map(({ lo }) => lo), spans.map(({ hi }) => hi)],
  })
  return rows.map(({ issued }) => issued)
}

const FREE = (span: string): string => `
  (${span}.hi - ${span}.lo - (
    select count(*) from (
      select ordinal from isbn where ordinal >= ${span}.lo and ordinal < ${span}.hi
      union select ordinal from listed_isbn where ordinal >= ${span}.lo and ordinal < ${span}.hi
    ) as taken
  ))::int as free`

const FREE_BY_SPAN = `
  select span.place::int as place, ${FREE('span')}
  from unnest($1::bigint[], $2::bigint[]) with ordinality as span(lo, hi, place)
  order by span.place`

/** How many numbers of each span are neither given out nor set aside. */
export async function countFree(
  client: Statements,
  spans: readonly { readonly lo: number; readonly hi: number }[],
): Promise<number[]> {
  const { rows } = await client.query<{ free: number }>({
    name: 'free-by-span',
    text: FREE_BY_SPAN,
    values: [spans.map(({ lo }) => lo), spans.map(({ hi }) => hi)],
  })
  return rows.map(({ free }) => free)
}

/** Those that were given out, by value, with how many of their numbers are free. */
export async function findPrefixesWithRoom(
  client: Statements,
  agency: string,
  values: readonly string[],
): Promise<Map<string, AssignedPrefix & { readonly free: number }>> {
  const { rows } = await client.query<PrefixRow & { free: number }>({
    name: 'prefixes-with-room',
    text: prefixesByValue(`, ${FREE('p')}`),
    values: [values],
  })
  return new Map(rows.map((row) => [row.value, read(agency, row)]))
}

const TENURES_BY_PREFIX = `
  select publisher, prefix, "from", until, reason from tenure where prefix = any($1::text[]) order by id`

const HELD_BY_PUBLISHER = `
  select t.publisher, t.prefix, t."from", t.until, t.reason, p.lo, p.hi, p.kind, p.closed_on as "closedOn"
  from tenure t join prefix p on p.value = t.prefix
  where t.publisher = any($1::bigint[]) and t.until is null order by t.id`

type TenureRow = Omit<Tenure, 'publisher'> & { publisher: number }

/** A tenure of today, with what its prefix is. */
export type Holding = Tenure & Pick<AssignedPrefix, 'lo' | 'hi' | 'kind' | 'closedOn'>

/** Every tenure of the prefixes, past and present, in the order in which they began. */
export async function findTenures(client: Statements, agency: string, prefixes: readonly string[]): Promise<Tenure[]> {
  const { rows } = await client.query<TenureRow>({
    name: 'tenures-by-prefix',
    text: TENURES_BY_PREFIX,
    values: [prefixes],
  })
  return rows.map((row) => ({ ...row, publisher: publisherId(agency, row.publisher) }))
}

/** Today's tenures of the publishers, in the order in which they began. */
export async function findHoldings(
  client: Statements,
  agency: string,
  publishers: readonly number[],
): Promise<Holding[]> {
  const { rows } = await client.query<Omit<Holding, 'publisher'> & { publisher: number }>({
    name: 'held-by-publisher',
    text: HELD_BY_PUBLISHER,
    values: [publishers],
  })
  return rows.map((row) => ({ ...row, publisher: publisherId(agency, row.publisher) }))
}

/** Every prefix that was ever given out, as it was cut when it was given. */
export async function listPrefixes(client: Statements): Promise<Prefix[]> {
  const { rows } = await client.query<{ value: string }>('select value from prefix order by lo')
  return rows.map(({ value }) => {
    const place = value.lastIndexOf('-')
    return prefixOf(value.slice(0, place), value.slice(place + 1))
  })
}
