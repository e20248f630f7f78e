/** What the register knows of a prefix: its holders, its history, how much of it is used. */
import { isbnAt } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import { CursorScalar, DateScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { MoreThan } from 'typeorm'

import { type PrefixStatus, statusOf } from '../domain/assigned-prefix.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { Tenure } from '../domain/tenure.ts'
import { IsbnRow } from '../store/rows/isbn-row.ts'
import type { ResolverContext } from './context.ts'
import { PrefixStatusEnum } from './enums.ts'
import { IsbnConnectionType } from './isbn-type.ts'
import { numberBehind, pageOf, pageSize, USUAL_PAGE } from './page.ts'
import { PrefixType, TenureType } from './prefix-type.ts'
import { PublisherType } from './publisher-type.ts'

/** Rows of one page at most. */
const LARGEST_PAGE = 100

@Resolver(() => PrefixType)
export class PrefixResolver {
  @FieldResolver(() => PrefixStatusEnum, { nullable: true, description: 'Whether it has a holder.' })
  async status(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<PrefixStatus> {
    const prefix = await load.prefix.load(value)
    return prefix ? statusOf(prefix) : 'UNASSIGNED'
  }

  @FieldResolver(() => PublisherType, {
    nullable: true,
    description: 'The one holder; null while unassigned, for a shared prefix, and where several hold it.',
  })
  async publisher(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<Publisher | null> {
    const prefix = await load.prefix.load(value)
    const [holder, ...others] = prefix?.holders ?? []
    if (holder === undefined || others.length > 0 || prefix?.kind === 'SHARED') return null
    return load.publisher.load(holder)
  }

  @FieldResolver(() => [PublisherType], {
    nullable: true,
    description: "All holders today: several for an authors' edition or a house and its imprints.",
  })
  async publishers(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<Publisher[]> {
    const prefix = await load.prefix.load(value)
    const publishers = await Promise.all((prefix?.holders ?? []).map((id) => load.publisher.load(id)))
    return publishers.filter((publisher) => publisher !== null)
  }

  @FieldResolver(() => [TenureType], { nullable: true, description: 'Who held it, from the first to today.' })
  async tenures(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<readonly Tenure[]> {
    return load.tenures.load(value)
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'The day on which it was given out.' })
  async assignedOn(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<string | null> {
    return (await load.prefix.load(value))?.assignedOn ?? null
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many of its numbers were given out, cancelled ones included.',
  })
  async issued(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<number> {
    const prefix = await load.prefix.load(value)
    return prefix ? load.issued.load(prefix) : 0
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many are free: neither given out nor on a list to be printed. Null while it is unassigned.',
  })
  async remaining(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<number | null> {
    const prefix = await load.prefix.load(value)
    return prefix ? load.free.load(prefix) : null
  }

  @FieldResolver(() => IsbnConnectionType, { nullable: true, description: 'The numbers given out, in their order.' })
  async isbns(
    @Root() { value }: PrefixType,
    @Arg('first', () => Int, { nullable: true, defaultValue: USUAL_PAGE, description: 'At most 100.' })
    first: number | null | undefined,
    @Arg('after', () => CursorScalar, { nullable: true, description: 'The `endCursor` of the page before.' })
    after: string | null | undefined,
    @Ctx() { load, agencyContext }: ResolverContext,
  ): Promise<IsbnConnectionType> {
    const size = pageSize(first, LARGEST_PAGE)
    const prefix = await load.prefix.load(value)
    if (!prefix) return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 }
    const rows = await agencyContext.database.entities
      .getRepository(IsbnRow)
      .createQueryBuilder('isbn')
      .where({ ordinal: MoreThan(Math.max(prefix.lo - 1, numberBehind(after))) })
      .andWhere('isbn.ordinal < :hi', { hi: prefix.hi })
      .orderBy('isbn.ordinal')
      .limit(size + 1)
      .getMany()
    const { nodes, pageInfo } = pageOf(rows, size, ({ ordinal }) => ordinal)
    return {
      nodes: nodes.map(({ ordinal }) => ({ isbn13: isbnAt(ordinal) })),
      pageInfo,
      totalCount: await load.issued.load(prefix),
    }
  }
}

@Resolver(() => TenureType)
export class TenureResolver {
  @FieldResolver(() => PublisherType, { nullable: true, description: 'The holder.' })
  publisher(@Root() { publisher }: Tenure, @Ctx() { load }: ResolverContext): Promise<Publisher | null> {
    return load.publisher.load(publisher)
  }

  @FieldResolver(() => PrefixType, { description: 'What was held.' })
  prefix(@Root() { prefix }: Tenure): PrefixType {
    return { value: prefix }
  }
}

/** A prefix of this agency, given out or not; null for any other. */
export async function referToPrefix(
  { value }: PrefixType,
  { load, agencyContext }: ResolverContext,
): Promise<PrefixType | null> {
  const prefix = agencyContext.ranges.prefix(value)
  if (isProblem(prefix)) return null
  return (await load.prefix.load(prefix.value)) === null ? null : { value: prefix.value }
}
