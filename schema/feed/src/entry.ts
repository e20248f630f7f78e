/** What a feed is made of, and how it travels. */
import { z } from 'zod'

import { FEED_PROBLEM_CODES, FeedProblem } from './position.ts'
import type { Immutable } from './shape.ts'

/** In GraphQL, whose Int has 32 bits, a sequence is a decimal text. */
const sequence = z
  .string()
  .regex(/^(0|[1-9]\d{0,15})$/)
  .transform(Number)
  .refine(Number.isSafeInteger)

const hash = z.string()

/** One event of a feed: its number, the chain's value after it (hex), and the text that was hashed. */
const feedEntry = z.object({ sequence, hash, body: z.string() })
export type FeedEntry = Immutable<z.infer<typeof feedEntry>>

/**
 * A piece of a feed: entries in order without a gap, and where the feed ends at this moment.
 * A batch without entries is a heartbeat.
 */
const feedBatch = z.object({
  epoch: z.string(),
  entries: z.array(feedEntry),
  head: z.object({ sequence, hash }),
})
export type FeedBatch = Immutable<z.infer<typeof feedBatch>>

/** What a GraphQL request selects of a batch, for {@link readBatch}. */
export const BATCH_FIELDS = '{ epoch entries { sequence hash body } head { sequence hash } }'

/** A batch as it came over the network; undefined where the value isn't one. */
export const readBatch = (value: unknown): FeedBatch | undefined => feedBatch.safeParse(value).data

const errorsOfFeed = z.array(
  z.object({ message: z.string(), extensions: z.object({ code: z.unknown() }).exactOptional() }),
)

/** Why the feed can't be read from where the reader stands, where the errors of a GraphQL answer say so. */
export function readProblem(errors: unknown): FeedProblem | undefined {
  for (const { message, extensions } of errorsOfFeed.safeParse(errors).data ?? []) {
    const code = FEED_PROBLEM_CODES.find((known) => known === extensions?.code)
    if (code) return new FeedProblem(code, message)
  }
  return undefined
}
