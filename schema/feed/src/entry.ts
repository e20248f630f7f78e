/** What a feed is made of, and how it travels. */
import { z } from 'zod'

import { FEED_PROBLEM_CODES, FeedProblem } from './position.ts'
import type { Immutable } from './shape.ts'

/**
 * In GraphQL, whose Int has 32 bits, a sequence is a decimal text. It becomes a number after the reading: a transformation
 * within it would take three times as long and twice the memory, and a journal has millions of entries.
 */
const sequence = z.string().regex(/^(0|[1-9]\d{0,14})$/)

type Numbered<T extends { sequence: string }> = Omit<T, 'sequence'> & { sequence: number }

const numbered = <T extends { sequence: string }>(wire: T): Numbered<T> => ({
  ...wire,
  sequence: Number(wire.sequence),
})

const head = z.object({ sequence, hash: z.string() })
const entry = z.object({ sequence, hash: z.string(), body: z.string() })
const batch = z.object({ epoch: z.string(), entries: z.array(entry), head })

/** One event of a feed: its number, the chain's value after it (hex), and the text that was hashed. */
export type FeedEntry = Immutable<Numbered<z.infer<typeof entry>>>

/**
 * A piece of a feed: entries in order without a gap, and where the feed ends at this moment.
 * A batch without entries is a heartbeat.
 */
export interface FeedBatch {
  readonly epoch: string
  readonly entries: readonly FeedEntry[]
  readonly head: Immutable<Numbered<z.infer<typeof head>>>
}

/** What a GraphQL request selects of a batch, for {@link readBatch}. */
export const BATCH_FIELDS = '{ epoch entries { sequence hash body } head { sequence hash } }'

/** A batch as it came over the network; undefined where the value isn't one. */
export function readBatch(value: unknown): FeedBatch | undefined {
  const { data } = batch.safeParse(value)
  return data && { ...data, entries: data.entries.map(numbered), head: numbered(data.head) }
}

const errorsOfFeed = z.array(
  z.object({ message: z.string(), extensions: z.object({ code: z.unknown().optional() }).nullish() }),
)

/** Why the feed can't be read from where the reader stands, where the errors of a GraphQL answer say so. */
export function readProblem(errors: unknown): FeedProblem | undefined {
  for (const { message, extensions } of errorsOfFeed.safeParse(errors).data ?? []) {
    const code = FEED_PROBLEM_CODES.find((known) => known === extensions?.code)
    if (code) return new FeedProblem(code, message)
  }
  return undefined
}
