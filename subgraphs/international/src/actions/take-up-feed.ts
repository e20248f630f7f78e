/** An agency's feed is taken up anew in another epoch: by the operator's decision, never by itself. */
import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import type { AgencyEvent } from '@isbn-hub/feed/event'
import type { Place } from '@isbn-hub/feed/position'
import { readWhole } from '@isbn-hub/feed/read-whole'
import type { FeedSource } from '@isbn-hub/feed/source'
import type pg from 'pg'

import { readAgencyEvent } from '../domain/agency-event.ts'
import { findFork, findLost, keepTold, type Lost, openTold, readTold, type Telling } from '../store/announced.ts'
import type { Connections } from '../store/database.ts'
import { findDelegated } from '../store/delegations.ts'
import { findPlace, lockPlace, movePlace } from '../store/feed-places.ts'
import { clearDirectory, writeDirectory } from '../store/write-directory.ts'
import { writeJournal } from '../store/write-journal.ts'

export type TakeUpAnswer =
  /** `forkedAt`: the first entry that isn't what was applied; undefined where the new epoch has all of it. */
  | {
      readonly before: Place
      readonly now: Place
      readonly forkedAt: number | undefined
      readonly lost: readonly Lost[]
    }
  /** Nothing of the agency has been applied, or it is the epoch that is followed: there is nothing to take up. */
  | { readonly refusal: 'NOTHING_TO_TAKE_UP' }
  /** The new epoch doesn't have all that was applied, and nobody has accepted that. Nothing was changed. */
  | { readonly refusal: 'FORKED'; readonly forkedAt: number; readonly lost: readonly Lost[] }

export interface TakeUpOptions {
  readonly agency: string
  readonly source: FeedSource
  /** Whether a feed that isn't what was applied is taken up all the same. */
  readonly acceptFork?: boolean
  /** Milliseconds of silence after which the agency is given up. */
  readonly silence?: number
}

/**
 * Reads the new epoch from its beginning. Where its entries are those that were applied, which the old chain, computed
 * again from them, proves, the place moves over and nothing else changes: the journal goes on, and so do its cursors.
 *
 * Where they aren't, and `acceptFork` is set, the agency's part of the directory is made again from the new epoch, and
 * the journal, which keeps what it has, goes on with the first entry that is another.
 */
export async function takeUpFeed(
  { pool, entities }: Connections,
  { agency, source, acceptFork = false, silence }: TakeUpOptions,
): Promise<TakeUpAnswer> {
  const before = await findPlace(pool, agency)
  if (!before) return { refusal: 'NOTHING_TO_TAKE_UP' }
  const client = await pool.connect()
  try {
    await openTold(client)
    const delegated = await findDelegated(entities, agency)
    // The chain under the old epoch, over the new one's bodies; and where the new one stands at the old place.
    let old = GENESIS
    let counterpart: Place | undefined
    const end = await readWhole({
      source,
      async take({ epoch, entries }) {
        for (const { sequence, hash, body } of entries) {
          if (sequence <= before.sequence) old = chainHash(old, before.epoch, sequence, body)
          if (sequence === before.sequence) counterpart = { epoch, sequence, hash }
        }
        const events = entries.map(({ sequence, body }) => readAgencyEvent(agency, sequence, body, delegated))
        await keepTold(client, agency, epoch, entries, events)
      },
      ...(silence !== undefined && { silence }),
    })
    if (end.epoch === before.epoch) return { refusal: 'NOTHING_TO_TAKE_UP' }
    const now = counterpart !== undefined && old === before.hash ? counterpart : undefined
    // The connection ends with the work, and with it what was told aside and what wasn't committed.
    await client.query('begin')
    const place = await lockPlace(client, agency)
    if (place?.epoch !== before.epoch || place.sequence !== before.sequence)
      throw new Error(`${agency} was followed on meanwhile: try again.`)
    const answer = now ? { before, now, forkedAt: undefined, lost: [] } : await compare(client, agency, before, end)
    if (answer.forkedAt !== undefined && !acceptFork) {
      const { forkedAt, lost } = answer
      return { refusal: 'FORKED', forkedAt, lost }
    }
    await note(client, agency, answer)
    if (answer.forkedAt !== undefined) await writeAnew(client, agency, answer.forkedAt)
    await movePlace(client, agency, answer.now)
    await client.query('commit')
    return answer
  } finally {
    client.release(true)
  }
}

type TakenUp = Extract<TakeUpAnswer, { readonly now: Place }>

async function compare(client: pg.ClientBase, agency: string, before: Place, now: Place): Promise<TakenUp> {
  const lost = await findLost(client, [agency])
  // The journal has what was applied; where it doesn't say, the place itself is what differs.
  return { before, now, forkedAt: (await findFork(client, agency)) ?? before.sequence, lost }
}

/** For whoever wonders later why an agency's sequences in the journal begin again. */
async function note(client: pg.ClientBase, agency: string, { before, now, forkedAt }: TakenUp): Promise<void> {
  await client.query(
    `insert into feed_taken_up (agency, epoch_before, sequence_before, epoch, forked_at, journal_sequence)
     select $1, $2, $3, $4, $5, sequence from feed_head`,
    [agency, before.epoch, before.sequence, now.epoch, forkedAt ?? null],
  )
}

/** Events of one write. */
const PAGE = 1_000

/** The agency's part of the directory from the beginning; the journal from the first entry that is another. */
async function writeAnew(client: pg.ClientBase, agency: string, forkedAt: number): Promise<void> {
  await clearDirectory(client, agency)
  const eventOf = ({ body }: { readonly body: string }): AgencyEvent => JSON.parse(body) as AgencyEvent
  await inPages(client, agency, 1, (page) => writeDirectory(client, agency, page.map(eventOf)))
  // The journal's head is locked from the first of these to the commit: last.
  await inPages(client, agency, forkedAt, (page) =>
    writeJournal(
      client,
      agency,
      page.map(({ journalBody }) => journalBody),
      page.map(eventOf),
    ),
  )
}

async function inPages(
  client: pg.ClientBase,
  agency: string,
  from: number,
  write: (page: readonly Telling[]) => Promise<void>,
): Promise<void> {
  for (let next = from; ;) {
    const page = await readTold(client, agency, next, PAGE)
    const last = page.at(-1)
    if (!last) return
    await write(page)
    next = last.sequence + 1
  }
}
