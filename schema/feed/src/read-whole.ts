/** Reads a feed once, from its first entry to where it ends, proven as a follower proves it. */
import { GENESIS } from './chain.ts'
import type { FeedBatch } from './entry.ts'
import { follow, type FollowerState } from './follower.ts'
import type { Place } from './position.ts'
import type { FeedSource } from './source.ts'

export interface ReadWholeOptions {
  readonly source: FeedSource
  /** Where to begin; without it, before the first entry. */
  readonly after?: Place
  /** Gets each batch once and in order, and the place behind it. A throw ends the reading. */
  readonly take: (batch: FeedBatch, place: Place) => Promise<void> | void
  /** The last sequence to read; without it, where the feed ended when the reading began. */
  readonly until?: number
  /** Milliseconds of silence after which the reading is given up. */
  readonly silence?: number | undefined
  readonly signal?: AbortSignal
}

/** The feed can't be read to its end: it isn't heard, or it doesn't prove itself. */
export class FeedUnread extends Error {
  override readonly name = 'FeedUnread'
  readonly code = 'FEED_UNREAD'
}

/**
 * Resolves with the place where the reading ended. Connections that are lost are made again on the way. Throws what
 * `take` throws, and a FeedUnread where the feed falls silent, changes its epoch under the reading or has a broken chain.
 */
export async function readWhole({ source, after, take, until, silence, signal }: ReadWholeOptions): Promise<Place> {
  const ended = new AbortController()
  let outcome: { readonly place: Place } | { readonly fault: unknown } | undefined
  let trouble: unknown
  let end = until
  const finish = (how: NonNullable<typeof outcome>): void => {
    outcome ??= how
    ended.abort()
  }
  await follow({
    source: {
      // Where there is nothing to read, that is known with the first heartbeat.
      async *open(position, attempt) {
        for await (const batch of source.open(position, attempt)) {
          if (batch.head.sequence < (until ?? 0))
            return finish({ fault: new FeedUnread(`The feed ends at ${batch.head.sequence}, before ${until}.`) })
          end ??= batch.head.sequence
          if (end <= (after?.sequence ?? 0))
            return finish({ place: after ?? { epoch: batch.epoch, sequence: 0, hash: GENESIS } })
          yield batch
        }
      },
    },
    place: after,
    async apply(batch, behind) {
      const last = end ?? behind.sequence
      const entries = batch.entries.filter(({ sequence }) => sequence <= last)
      const hash = entries.at(-1)?.hash ?? behind.hash
      const place = { epoch: batch.epoch, sequence: Math.min(behind.sequence, last), hash }
      try {
        await take({ ...batch, entries }, place)
      } catch (fault) {
        return finish({ fault })
      }
      if (place.sequence === last) finish({ place })
    },
    onState(state) {
      if (GIVEN_UP.has(state))
        finish({
          fault: new FeedUnread(`The feed can't be read: ${state}${trouble ? `, ${String(trouble)}` : ''}.`, {
            cause: trouble,
          }),
        })
    },
    onTrouble: (what) => (trouble = what),
    signal: signal ? AbortSignal.any([signal, ended.signal]) : ended.signal,
    ...(silence !== undefined && { stallAfter: silence }),
  })
  if (!outcome) throw signal?.reason ?? new FeedUnread('The reading was ended.')
  if ('fault' in outcome) throw outcome.fault
  return outcome.place
}

const GIVEN_UP: ReadonlySet<FollowerState> = new Set(['STALLED', 'EPOCH_CHANGED', 'TAMPERED'] as const)
