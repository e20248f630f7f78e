/** Directory and journal are made again from the agencies' feeds alone: aside, and then taken over whole. */
import { readWhole, type ReadWholeOptions } from '@isbn-hub/feed/read-whole'
import type { FeedSource } from '@isbn-hub/feed/source'
import type pg from 'pg'
import type { EntityManager } from 'typeorm'

import { readAgencyEvent } from '../domain/agency-event.ts'
import { findLost, keepTold, type Lost, openTold } from '../store/announced.ts'
import type { Connections } from '../store/database.ts'
import { findDelegated } from '../store/delegations.ts'
import { movePlace, openPlace } from '../store/feed-places.ts'
import {
  compareAside,
  type Difference,
  findBehind,
  haltApplying,
  openAside,
  takeAsideOver,
  writeJournalAside,
} from '../store/staging.ts'
import { writeDirectory } from '../store/write-directory.ts'

export interface Rebuilding {
  /** Every agency's feed, by code. One that can't be read to its end is a FeedUnread, and nothing is changed. */
  readonly sources: ReadonlyMap<string, FeedSource>
  /** Milliseconds of silence after which an agency is given up. */
  readonly silence?: number
}

export type RebuildAnswer =
  | { readonly events: number; readonly epoch: string; readonly lost: readonly Lost[] }
  /** The journal knows of what no feed tells any more. Nothing was changed. */
  | { readonly refusal: 'WOULD_BE_LOST'; readonly lost: readonly Lost[] }

/**
 * Rebuilds, while agencies and international run. The journal begins a new epoch: its order was that of receipt, and is
 * gone. Refuses where the journal is the only one that still knows something, unless `acceptLoss`.
 */
export async function rebuildDirectory(
  { pool, entities }: Connections,
  { sources, silence, acceptLoss = false }: Rebuilding & { readonly acceptLoss?: boolean },
): Promise<RebuildAnswer> {
  return aside(pool, async (client) => {
    let events = 0
    for (const [agency, source] of sources) events += await build(client, entities, agency, { source, silence })
    await writeJournalAside(client)
    await client.query('begin')
    await haltApplying(client)
    for (const { agency, ...after } of await findBehind(client)) {
      const source = sources.get(agency)
      if (source) events += await build(client, entities, agency, { source, silence, after })
    }
    await writeJournalAside(client)
    const lost = await findLost(client, undefined)
    // The connection ends with the work, and what wasn't committed with it.
    if (lost.length > 0 && !acceptLoss) return { refusal: 'WOULD_BE_LOST', lost }
    const epoch = await takeAsideOver(client)
    await client.query('commit')
    return { events, epoch, lost }
  })
}

export interface Comparison {
  readonly events: number
  /** Tables whose rows aren't the same; none where the directory is what the feeds say. */
  readonly differences: readonly Difference[]
  /** What the journal holds and no feed tells any more. */
  readonly lost: readonly Lost[]
}

/**
 * Builds the directory aside up to where it stands, and says in what the two differ. Changes nothing, and compares with
 * one moment though everything goes on meanwhile.
 */
export async function compareDirectory(
  { pool, entities }: Connections,
  { sources, silence }: Rebuilding,
): Promise<Comparison> {
  return aside(pool, async (client) => {
    await client.query('begin isolation level repeatable read')
    const { rows } = await client.query<{ agency: string; sequence: number }>(
      'select agency, sequence from public.feed_place order by agency',
    )
    let events = 0
    for (const { agency, sequence } of rows) {
      const source = sources.get(agency)
      if (sequence === 0) await openPlace(client, agency)
      else if (!source) throw new AgencyWithoutAddress(agency)
      else events += await build(client, entities, agency, { source, silence, until: sequence })
    }
    return { events, differences: await compareAside(client), lost: await findLost(client, undefined) }
  })
}

/** The directory holds what an agency told, and nobody has said where it is. */
export class AgencyWithoutAddress extends Error {
  override readonly name = 'AgencyWithoutAddress'
  readonly code = 'AGENCY_WITHOUT_ADDRESS'

  constructor(agency: string) {
    super(`The directory holds what ${agency} told, and its address isn't known.`)
  }
}

/** Works on a connection of its own, which ends with the work, and all that is aside with it. */
async function aside<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await openTold(client)
    await openAside(client)
    return await work(client)
  } finally {
    client.release(true)
  }
}

/** Reads the feed into the tables aside, on from `after`; returns how many events it told. */
async function build(
  client: pg.PoolClient,
  entities: EntityManager,
  agency: string,
  options: Pick<ReadWholeOptions, 'source' | 'after' | 'until'> & { readonly silence: number | undefined },
): Promise<number> {
  const delegated = await findDelegated(entities, agency)
  await openPlace(client, agency)
  const { sequence } = await readWhole({
    ...options,
    async take({ epoch, entries }, place) {
      const events = entries.map(({ sequence, body }) => readAgencyEvent(agency, sequence, body, delegated))
      await writeDirectory(client, agency, events)
      await keepTold(client, agency, epoch, entries, events)
      await movePlace(client, agency, place)
    },
  })
  return sequence - (options.after?.sequence ?? 0)
}
