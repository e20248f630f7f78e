/** Exactly once: an act and its answer are kept under the key that its caller chose, in the transaction of the act. */
import { createHash } from 'node:crypto'

import { canonicalJson, type Json } from '@isbn-hub/feed/canonical-json'
import type { AgencyEvent } from '@isbn-hub/feed/event'
import type { DatabaseClient, Statements } from '@isbn-hub/postgres/client'
import { RolledBack, transaction } from '@isbn-hub/postgres/transaction'
import type { DataSource } from 'typeorm'

import { problemWithText, type TextProblem } from '../domain/entered-text.ts'
import { Refusal, type RefusalCode, refuse, type RequestPath } from '../domain/refusal.ts'

export interface Act {
  /** Who acts; a key is theirs alone. */
  readonly actor: string
  readonly key: string
  /** What is asked, in full and under the act's name: the same key with another request is a mistake. */
  readonly request: Readonly<Record<string, object>>
  readonly at: Date
}

const LONGEST_KEY = 200
const KEY_PATH: RequestPath = ['idempotencyKey']

/** What any act with a key may be refused with. */
type KeyCode = TextProblem['code'] | 'KEY_REUSED'

/** As it would be sent: a member that is undefined is none. */
const asJson = (request: object): Json => JSON.parse(JSON.stringify(request)) as Json

/** What an act comes to. */
export interface Done<T extends Json> {
  /** What its caller is answered, now and whenever the same is asked for under the same key. */
  readonly answer: T
  /** What the agency's feed tells of it, in this order. */
  readonly events?: readonly AgencyEvent[]
}

/**
 * Does `work`, stores its answer and appends its events to the feed, or returns the answer of the first time.
 *
 * Of two that come at once the second waits at the unique key until the first has committed or gone. A refusal undoes
 * everything, the key with it, so that the same call may succeed when its reason has gone.
 */
export async function once<T extends Json, Code extends RefusalCode = never>(
  acts: DataSource,
  { actor, key, request, at }: Act,
  work: (client: DatabaseClient) => Promise<Done<T> | Refusal<Code>>,
): Promise<T | Refusal<Code | KeyCode>> {
  const problem = problemWithText(key, LONGEST_KEY, KEY_PATH)
  if (problem) return problem
  const digest = createHash('sha256')
    .update(canonicalJson(asJson(request)))
    .digest()
  return transaction<T | Refusal<Code | KeyCode>, Refusal<Code>>(acts, async (client) => {
    const taken = await client.query({ name: 'key-take', text: KEY_TAKE, values: [actor, key, digest, at] })
    if (taken.rowCount === 0) return (await recall<T>(client, actor, key, digest)) ?? keyReused(key)
    const done = await work(client)
    if (done instanceof Refusal) return new RolledBack(done)
    const { answer, events = [] } = done
    const values = [actor, key, JSON.stringify(answer)]
    // Last of all: the feed's head is locked from here to the commit, and every other writer waits.
    if (events.length === 0) await client.query({ name: 'key-keep', text: KEEP_ANSWER, values })
    else {
      const bodies = events.map((event) => canonicalJson(event as unknown as Json))
      await client.query({ name: 'key-keep-and-tell', text: KEEP_AND_TELL, values: [...values, bodies] })
    }
    return answer
  })
}

// Hand-written, since every act begins and ends with them.
const KEY_TAKE = `
  insert into idempotency (actor, key, request, at) values ($1, $2, $3, $4) on conflict (actor, key) do nothing`

const KEEP_ANSWER = `update idempotency set answer = $3 where actor = $1 and key = $2`

const KEEP_AND_TELL = `with kept as (${KEEP_ANSWER}) select feed_append($4::text[])`

const KEY_RECALL = `select answer from idempotency where actor = $1 and key = $2 and request = $3`

const keyReused = (key: string) => refuse('KEY_REUSED', { key }, { path: KEY_PATH })

async function recall<T>(client: Statements, actor: string, key: string, digest: Buffer): Promise<T | undefined> {
  const { rows } = await client.query<{ answer: T }>({
    name: 'key-recall',
    text: KEY_RECALL,
    values: [actor, key, digest],
  })
  return rows[0]?.answer
}
