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
  description: 'One event of a feed: the text that was hashed, and the value of the chain after it.',
})
@Directive('@inaccessible')
@Directive('@shareable')
class FeedEntryType {
  @Field(() => SequenceScalar, { description: 'Counts from 1 without gaps.' })
  readonly sequence!: number
  @Field(() => String, { description: 'SHA-256, in hex, over the previous hash and `epoch:sequence:body`.' })
  readonly hash!: string
  @Field(() => String, { description: 'JSON, to the letter as it was hashed.' })
  readonly body!: string
}

@ObjectType('FeedHead', { description: 'Where a feed ends.' })
@Directive('@inaccessible')
@Directive('@shareable')
class FeedHeadType {
  @Field(() => SequenceScalar, { description: 'The sequence of the last entry; 0 before the first.' })
  readonly sequence!: number
  @Field(() => String, { description: 'The value of the chain there.' })
  readonly hash!: string
}

@ObjectType('FeedBatch', { description: 'Entries in order without a gap; none of them is a heartbeat.' })
@Directive('@inaccessible')
@Directive('@shareable')
class FeedBatchType {
  @Field(() => ID, { description: 'The life of the database that this feed belongs to.' })
  readonly epoch!: string
  @Field(() => [FeedEntryType], { description: 'In order, without a gap; empty in a heartbeat.' })
  readonly entries!: readonly FeedEntryType[]
  @Field(() => FeedHeadType, { description: 'Where the feed ends at this moment.' })
  readonly head!: FeedHeadType
}

/** The resolver class that serves the context's feed as query and subscription `name`. */
export function feedResolver(name: string) {
  @Resolver()
  class FeedResolver {
    @Query(() => FeedBatchType, { name, description: 'The feed by page: entries after the position EPOCH:SEQUENCE.' })
    @Directive('@inaccessible')
    page(
      @Arg('after', () => String, { nullable: true, description: 'EPOCH:SEQUENCE; from the beginning without it.' })
      after: string | undefined,
      @Arg('first', () => Int, { defaultValue: 500, description: 'At most 1,000.' }) first: number,
      @Ctx() { feedLog }: FeedContext,
    ): Promise<FeedBatch> {
      return asGraphQL(() => feedLog.page(position(after), Math.min(Math.max(first, 1), 1_000)))
    }

    @Subscription(() => FeedBatchType, {
      name,
      description: 'The feed as it grows: everything after the position, then each new entry, and heartbeats.',
      subscribe: ({ args, context }: { args: { after?: string | null }; context: FeedContext }) =>
        openFeed(context.feedLog, args.after),
    })
    @Directive('@inaccessible')
    live(
      @Root() batch: FeedBatch,
      @Arg('after', () => String, { nullable: true, description: 'EPOCH:SEQUENCE; from the beginning without it.' })
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
