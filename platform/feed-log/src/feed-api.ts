/** A feed in GraphQL: for followers, hidden from the hub's clients, the same in every subgraph that has one. */
import { type FeedBatch } from '@isbn-hub/feed/entry'
import { FeedProblem, parsePosition, type Position } from '@isbn-hub/feed/position'
import { SequenceScalar } from '@isbn-hub/subgraph/scalars'
import { GraphQLError } from 'graphql'
import { Arg, Ctx, Directive, Field, ID, Int, ObjectType, Query, Resolver, Root, Subscription } from 'type-graphql'

import type { FeedLog } from './feed-log.ts'

export interface FeedContext {
  readonly feedLog: FeedLog
}

@ObjectType('FeedEntry', {
  description: 'One event of a feed: the text that was hashed, and the value of the hash chain after it.',
})
@Directive('@inaccessible')
@Directive('@shareable')
class FeedEntryType {
  @Field(() => SequenceScalar, { description: 'The number of the entry in its feed, counted from 1 without gaps.' })
  readonly sequence!: number
  @Field(() => String, {
    description: 'SHA-256, in hexadecimal, over the previous hash and the text `epoch:sequence:body`.',
  })
  readonly hash!: string
  @Field(() => String, { description: 'The event as JSON, exactly the text that was hashed.' })
  readonly body!: string
}

@ObjectType('FeedHead', { description: 'The last entry of a feed: its sequence and its hash.' })
@Directive('@inaccessible')
@Directive('@shareable')
class FeedHeadType {
  @Field(() => SequenceScalar, { description: 'The sequence of the last entry. 0 if the feed is empty.' })
  readonly sequence!: number
  @Field(() => String, { description: 'The value of the hash chain at the last entry.' })
  readonly hash!: string
}

@ObjectType('FeedBatch', {
  description: 'A part of a feed: entries in order, without a gap. A batch without entries is a heartbeat.',
})
@Directive('@inaccessible')
@Directive('@shareable')
class FeedBatchType {
  @Field(() => ID, {
    description: 'The epoch of the feed, a UUID. An agency whose database was restored begins a new epoch.',
  })
  readonly epoch!: string
  @Field(() => [FeedEntryType], { description: 'The entries in order, without a gap. Empty in a heartbeat.' })
  readonly entries!: readonly FeedEntryType[]
  @Field(() => FeedHeadType, { description: 'The last entry of the feed at the moment of the answer.' })
  readonly head!: FeedHeadType
}

/** The resolver class that serves the context's feed as query and subscription `name`. */
export function feedResolver(name: string) {
  @Resolver()
  class FeedResolver {
    @Query(() => FeedBatchType, { name, description: 'A page of the feed: the entries after the position `after`.' })
    @Directive('@inaccessible')
    page(
      @Arg('after', () => String, {
        nullable: true,
        description:
          'The position after which to read, as EPOCH:SEQUENCE. Without it, the feed is read from its first entry.',
      })
      after: string | undefined,
      @Arg('first', () => Int, {
        defaultValue: 500,
        description: 'The largest number of entries to return, 1,000 at most.',
      })
      first: number,
      @Ctx() { feedLog }: FeedContext,
    ): Promise<FeedBatch> {
      return asGraphQL(() => feedLog.page(position(after), Math.min(Math.max(first, 1), 1_000)))
    }

    @Subscription(() => FeedBatchType, {
      name,
      description: 'The feed as it grows: every entry after the position `after`, then each new entry, and heartbeats.',
      subscribe: ({ args, context }: { args: { after?: string | null }; context: FeedContext }) =>
        openFeed(context.feedLog, args.after),
    })
    @Directive('@inaccessible')
    live(
      @Root() batch: FeedBatch,
      @Arg('after', () => String, {
        nullable: true,
        description:
          'The position after which to read, as EPOCH:SEQUENCE. Without it, the feed is read from its first entry.',
      })
      _after: string | undefined,
    ): FeedBatch {
      return batch
    }
  }
  return FeedResolver
}

async function* openFeed(feedLog: FeedLog, after: string | null | undefined): AsyncGenerator<FeedBatch> {
  const from = await asGraphQL(async () => position(after))
  const ended = new AbortController()
  try {
    const batches = feedLog.live(from, ended.signal)
    for (;;) {
      const next = await asGraphQL(() => batches.next())
      if (next.done) return
      yield next.value
    }
  } finally {
    ended.abort()
  }
}

const position = (text: string | null | undefined): Position | undefined => (text ? parsePosition(text) : undefined)

/** A reader decides by the code what to do next, so a feed's problem keeps it on the way out. */
async function asGraphQL<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof FeedProblem)
      throw new GraphQLError(error.message, { extensions: { code: error.code }, originalError: error })
    throw error
  }
}
