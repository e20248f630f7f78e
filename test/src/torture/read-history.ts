/** What stands in the databases at the end, read past every proxy and by nothing of the hub's own code. */
import type { FeedEntry } from '@isbn-hub/feed/entry'
import { isbnAt } from '@isbn-hub/isbn/number'
import pg from 'pg'

import type { AgencyHistory, Answer, FeedHistory, InternationalHistory } from './history.ts'

export async function readAgency(url: string, code: string): Promise<AgencyHistory> {
  return reading(url, async (client) => {
    const publishers = await client.query<{ number: string; name: string }>('select number, name from publisher')
    const prefixes = await client.query<{ value: string; lo: string; hi: string; closed: boolean; holders: string[] }>(`
      select value, lo, hi, closed_on is not null as closed,
             array(select publisher::text from tenure where prefix = value and until is null) as holders
      from prefix`)
    const numbers = await client.query<{ ordinal: string; status: string }>('select ordinal, status from isbn')
    const answers = await client.query<{ actor: string; key: string; answer: Answer }>(
      'select actor, key, answer from idempotency',
    )
    return {
      code,
      feed: await readFeed(client),
      publishers: publishers.rows.map(({ number, name }) => ({ id: `${code}-${number}`, name })),
      prefixes: prefixes.rows.map(({ value, lo, hi, closed, holders }) => ({
        value,
        lo: Number(lo),
        hi: Number(hi),
        status: closed ? 'CLOSED' : 'ASSIGNED',
        publishers: holders.map((number) => `${code}-${number}`),
      })),
      numbers: numbers.rows.map(({ ordinal, status }) => ({ isbn13: isbnAt(Number(ordinal)), status })),
      answers: answers.rows,
    }
  })
}

export async function readInternational(url: string): Promise<InternationalHistory> {
  return reading(url, async (client) => {
    const publishers = await client.query<{ id: string; name: string }>('select id, name from directory_publisher')
    const prefixes = await client.query<{ value: string; status: string; publishers: string[] }>(`
      select value, status, array(select publisher from directory_holding where prefix = value) as publishers
      from directory_prefix`)
    const numbers = await client.query<{ isbn13: string; status: string }>('select isbn13, status from directory_isbn')
    return {
      journal: await readFeed(client),
      publishers: publishers.rows,
      prefixes: prefixes.rows,
      numbers: numbers.rows,
    }
  })
}

export interface Head {
  readonly epoch: string
  readonly sequence: number
  readonly hash: string
}

/** Where the feed of this database ends. */
export const readHead = (url: string): Promise<Head> => reading(url, headOf)

/** Agency → the sequence up to which international has applied its feed. */
export const readPlaces = (url: string): Promise<Map<string, number>> =>
  reading(url, async (client) => {
    const { rows } = await client.query<{ agency: string; sequence: string }>('select agency, sequence from feed_place')
    return new Map(rows.map(({ agency, sequence }) => [agency, Number(sequence)]))
  })

async function readFeed(client: pg.Client): Promise<FeedHistory> {
  const { epoch, ...head } = await headOf(client)
  const { rows } = await client.query<{ sequence: string; hash: string; body: string }>(
    `select sequence, encode(hash, 'hex') as hash, body from feed order by sequence`,
  )
  const entries = rows.map(({ sequence, ...rest }): FeedEntry => ({ sequence: Number(sequence), ...rest }))
  return { epoch, head, entries }
}

async function headOf(client: pg.Client): Promise<Head> {
  const { rows } = await client.query<{ epoch: string; sequence: string; hash: string }>(
    `select epoch::text, sequence, encode(hash, 'hex') as hash from feed_head`,
  )
  const [head] = rows
  if (!head) throw new Error('The feed has no head.')
  return { ...head, sequence: Number(head.sequence) }
}

/** In one snapshot of the database. */
async function reading<T>(url: string, read: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    return await read(client)
  } finally {
    await client.end()
  }
}
