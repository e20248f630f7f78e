// The least that an assignment can be: one transaction of plain SQL that writes the same rows, asks for nothing, checks
// nothing and answers nothing. What an agency adds to it is what its rules cost.

import { isbnAt } from '@isbn-hub/isbn/number'
import pg from 'pg'

import type { AgencyCode } from './hub.ts'
import type { MadeUpPrefix } from './synthetic-register.ts'

export class BareAssignments {
  readonly #client: pg.Client
  readonly #agency: AgencyCode
  readonly #run: string
  #count = 0

  private constructor(client: pg.Client, agency: AgencyCode, run: string) {
    this.#client = client
    this.#agency = agency
    this.#run = run
  }

  /** On a connection of its own. `run` tells its idempotency keys from all others. */
  static async open(databaseUrl: string, agency: AgencyCode, run: string): Promise<BareAssignments> {
    const client = new pg.Client({ connectionString: databaseUrl })
    // Without a listener a server that stops would end this process; the pending query fails anyway.
    client.on('error', () => undefined)
    await client.connect()
    return new BareAssignments(client, agency, run)
  }

  /** The number that was given, once its transaction has committed. */
  async assign({ value, publisher }: MadeUpPrefix): Promise<string> {
    await this.#query('begin', 'begin')
    await this.#query('key', KEY, [`${this.#run} ${this.#count++}`])
    const { rows } = await this.#query('next', NEXT, [value])
    const [row] = rows as { ordinal: string }[]
    if (!row) throw new Error(`${value} is full.`)
    const isbn13 = isbnAt(Number(row.ordinal))
    await this.#query('isbn', ISBN, [row.ordinal, publisher])
    await this.#query('feed', FEED, [[this.#event(isbn13, value, `${this.#agency}-${publisher}`)]])
    await this.#query('commit', 'commit')
    return isbn13
  }

  async close(): Promise<void> {
    await this.#client.end()
  }

  #query(name: string, text: string, values: unknown[] = []): Promise<pg.QueryResult> {
    return this.#client.query({ name, text, values })
  }

  /** As long as an agency's own, and of the same shape: international takes it over. */
  #event(isbn13: string, prefix: string, id: string): string {
    const name = `Made-up house no. ${id}`
    return JSON.stringify({
      at: new Date().toISOString(),
      isbn: { assignedOn: DAY, isbn13, prefix, publisher: id, status: 'ASSIGNED' },
      kind: 'ISBN_ASSIGNED',
      prefix: { assignedOn: DAY, publishers: [id], status: 'ASSIGNED', value: prefix },
      publisher: {
        activityProfile: [],
        id,
        kind: 'ORGANISATION',
        name,
        names: [{ from: DAY, kind: 'OFFICIAL', language: null, name, script: 'Latn', until: null }],
        place: 'Nowhere',
        registeredOn: DAY,
        status: 'ACTIVE',
        successor: null,
        website: null,
      },
    })
  }
}

const DAY = '2020-01-01'

const KEY = `insert into idempotency (actor, key, request, answer, at) values ('bare', $1, '\\x00', '{}', now())`
const NEXT = `
  update prefix set next_publication = next_publication + 1 where value = $1 and lo + next_publication < hi
  returning lo + next_publication - 1 as ordinal`
const ISBN = `insert into isbn (ordinal, publisher, assigned_on) values ($1, $2, '2020-01-01')`
const FEED = `select feed_append($1::text[])`
