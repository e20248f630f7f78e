/**
 * After a restore: what the international journal has of this agency beyond the backup is put back, and the feed begins
 * a new epoch.
 */
import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import { type AgencyEvent, agencyEvent, readEvent } from '@isbn-hub/feed/event'
import { readJournalBody } from '@isbn-hub/feed/journal-body'
import { readWhole } from '@isbn-hub/feed/read-whole'
import type { FeedSource } from '@isbn-hub/feed/source'
import { beginFeedEpoch } from '@isbn-hub/feed-log/feed-epoch'
import { appendToFeed } from '@isbn-hub/feed-log/feed-log'
import type { Statements } from '@isbn-hub/postgres/client'
import { transaction } from '@isbn-hub/postgres/transaction'

import type { Database } from '../store/database.ts'
import { recoverEvent, type Recovering } from '../store/recover-event.ts'

export interface EpochBegun {
  readonly before: { readonly epoch: string; readonly sequence: number }
  readonly epoch: string
  /** The events that were put back, in order. */
  readonly recovered: readonly AgencyEvent[]
}

/** The register has gone on otherwise than the journal tells: neither can be believed over the other by a program. */
export class EpochForked extends Error {
  override readonly name = 'EpochForked'
  readonly code = 'EPOCH_FORKED'
  /** The first entry that isn't the journal's. */
  readonly sequence: number

  constructor(sequence: number) {
    super(
      `From entry ${sequence} on the register's feed is another than the international journal tells: something was ` +
        'written after the restore and before a new epoch, so numbers may have been given twice. Nothing was changed. ' +
        'Restore the backup once more, begin the new epoch before anything is written, and enter anew what was.',
    )
    this.sequence = sequence
  }
}

/**
 * All of it in one transaction; acts wait meanwhile, and see the restored records afterwards. Without `journal` nothing is
 * put back. Throws EpochForked where the feed doesn't agree with the journal as far as both go.
 */
export async function beginEpoch(
  { reading, acts }: Pick<Database, 'reading' | 'acts'>,
  where: Recovering,
  journal: FeedSource | undefined,
): Promise<EpochBegun> {
  const { epoch } = await head(reading)
  const told = journal ? await readTold(journal, where.agency, epoch) : []
  return transaction(acts, async (client) => {
    await client.query('set local lock_timeout = 0')
    // Every act begins by writing its key: those under way end before this, and later ones wait here, holding nothing.
    await client.query('lock table idempotency in share row exclusive mode')
    const before = await head(client)
    if (before.epoch !== epoch) throw new Error('The feed began another epoch at the same time.')
    await refuseFork(client, told, before.sequence)
    const lost = told.slice(before.sequence).map(({ body }) => body)
    const recovered = lost.map((body) => readEvent(agencyEvent, body))
    for (const event of recovered) await recoverEvent(client, where, event)
    // Under the old epoch still: its chain ends where the journal last saw it.
    if (lost.length > 0) await appendToFeed(client, lost)
    return { before, epoch: await beginFeedEpoch(client), recovered }
  })
}

async function head(client: Statements): Promise<{ epoch: string; sequence: number }> {
  const { rows } = await client.query<{ epoch: string; sequence: number }>(
    'select epoch::text, sequence from feed_head',
  )
  if (!rows[0]) throw new Error('The feed has no head.')
  return rows[0]
}

/** An entry of the agency as the journal has it, and what the register's own chain would be there. */
interface Told {
  readonly body: string
  readonly hash: string
}

/** The agency's feed as the journal tells it: where it was taken up anew, the later telling replaces the earlier. */
async function readTold(journal: FeedSource, agency: string, epoch: string): Promise<Told[]> {
  const told: Told[] = []
  await readWhole({
    source: journal,
    take({ entries }) {
      for (const entry of entries) {
        const { agency: teller, sequence, body } = readJournalBody(entry.body)
        if (teller !== agency) continue
        told.length = Math.min(told.length, sequence - 1)
        if (told.length !== sequence - 1) throw new Error(`The journal lacks entry ${told.length + 1} of ${agency}.`)
        told.push({ body, hash: chainHash(told.at(-1)?.hash ?? GENESIS, epoch, sequence, body) })
      }
    },
  })
  return told
}

/** As far as both go, equal hashes at one place mean equal entries up to there. */
async function refuseFork(client: Statements, told: readonly Told[], length: number): Promise<void> {
  const common = Math.min(told.length, length)
  const isEqualAt = async (sequence: number): Promise<boolean> => {
    const { rows } = await client.query<{ hash: string }>(
      `select encode(hash, 'hex') as hash from feed where sequence = $1`,
      [sequence],
    )
    return sequence === 0 || rows[0]?.hash === told[sequence - 1]?.hash
  }
  if (await isEqualAt(common)) return
  let [equal, other] = [0, common]
  while (other - equal > 1) {
    const middle = Math.floor((equal + other) / 2)
    if (await isEqualAt(middle)) equal = middle
    else other = middle
  }
  throw new EpochForked(other)
}
