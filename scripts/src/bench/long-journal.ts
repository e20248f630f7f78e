// A journal of a million entries more, written past international: the chain holds, the directory knows nothing of them.

import { chainHash } from '@isbn-hub/feed/chain'

import { as } from '../postgres/ensure-database.ts'
import type { BenchHub } from './hub.ts'
import { standingOf } from './standing.ts'

const AT_ONCE = 5_000

/** Lengthens the journal; resolves when the gateway has heard of all of it. */
export async function lengthenJournal(hub: BenchHub, entries: number): Promise<void> {
  const end = await as(hub.journalUrl, async (client) => {
    await client.query('begin')
    const { rows } = await client.query<{ epoch: string; sequence: string; hash: string }>(HEAD)
    const [head] = rows
    if (!head) throw new Error('The journal has no head.')
    let [sequence, hash] = [Number(head.sequence), head.hash]
    for (let written = 0; written < entries; written += AT_ONCE) {
      const sequences: number[] = []
      const hashes: string[] = []
      const bodies: string[] = []
      for (let n = 0; n < Math.min(AT_ONCE, entries - written); n++) {
        const body = bodyOf(++sequence)
        hash = chainHash(hash, head.epoch, sequence, body)
        sequences.push(sequence)
        hashes.push(hash)
        bodies.push(body)
      }
      await client.query({ name: 'lengthen', text: LENGTHEN, values: [sequences, hashes, bodies] })
    }
    await client.query(`update feed_head set sequence = $1, hash = decode($2, 'hex')`, [sequence, hash])
    await client.query(`select pg_notify('feed', '')`)
    await client.query('commit')
    await client.query('vacuum analyze feed')
    await client.query('checkpoint').catch(() => undefined)
    return sequence
  })
  while ((await standingOf(hub.gateway)).sequence < end) await new Promise((resolve) => setTimeout(resolve, 200))
}

const HEAD = `select epoch::text, sequence, encode(hash, 'hex') as hash from feed_head for update`
const LENGTHEN = `
  insert into feed (sequence, hash, body)
  select sequence, decode(hash, 'hex'), body from unnest($1::bigint[], $2::text[], $3::text[]) as new (sequence, hash, body)`

/** As international would have written it. */
function bodyOf(sequence: number): string {
  const id = `BY-${100_000 + (sequence % 9_000)}`
  const name = `Made-up house no. ${id}`
  return JSON.stringify({
    agency: 'BY',
    epoch: '00000000-0000-4000-8000-000000000000',
    sequence,
    at: '2020-01-01T00:00:00.000Z',
    isbn: {
      assignedOn: '2020-01-01',
      isbn13: '9789850000002',
      prefix: '978-985-00',
      publisher: id,
      status: 'ASSIGNED',
    },
    kind: 'ISBN_ASSIGNED',
    prefix: { assignedOn: '2020-01-01', publishers: [id], status: 'ASSIGNED', value: '978-985-00' },
    publisher: {
      activityProfile: [],
      id,
      kind: 'ORGANISATION',
      name,
      names: [{ from: '2020-01-01', kind: 'OFFICIAL', language: null, name, script: 'Latn', until: null }],
      place: 'Nowhere',
      registeredOn: '2020-01-01',
      status: 'ACTIVE',
      successor: null,
      website: null,
    },
  })
}
