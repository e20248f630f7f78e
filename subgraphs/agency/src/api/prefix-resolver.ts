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
  @FieldResolver(() => PrefixStatusEnum, {
    nullable: true,
    description: 'Whether the prefix has a holder. Null if the agency does not answer.',
  })
  async status(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<PrefixStatus> {
    const prefix = await load.prefix.load(value)
    return prefix ? statusOf(prefix) : 'UNASSIGNED'
  }

  @FieldResolver(() => PublisherType, {
    nullable: true,
    description:
      'The only holder of the prefix. Null while it is unassigned, for a shared prefix, and if several publishers hold it.',
  })
  async publisher(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<Publisher | null> {
    const prefix = await load.prefix.load(value)
    const [holder, ...others] = prefix?.holders ?? []
    if (holder === undefined || others.length > 0 || prefix?.kind === 'SHARED') return null
    return load.publisher.load(holder)
  }

  @FieldResolver(() => [PublisherType], {
    nullable: true,
    description: 'All present holders of the prefix: several for a shared prefix, or for a publisher and its imprints.',
  })
  async publishers(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<Publisher[]> {
    const prefix = await load.prefix.load(value)
    const publishers = await Promise.all((prefix?.holders ?? []).map((id) => load.publisher.load(id)))
    return publishers.filter((publisher) => publisher !== null)
  }

  @FieldResolver(() => [TenureType], {
    nullable: true,
    description: 'Every publisher that has held the prefix, from the first to the present.',
  })
  async tenures(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<readonly Tenure[]> {
    return load.tenures.load(value)
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'The day on which the prefix was assigned. Null while unassigned.',
  })
  async assignedOn(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<string | null> {
    return (await load.prefix.load(value))?.assignedOn ?? null
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many ISBNs of the prefix were assigned, including cancelled ones. Null while unassigned.',
  })
  async issued(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<number> {
    const prefix = await load.prefix.load(value)
    return prefix ? load.issued.load(prefix) : 0
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many ISBNs of the prefix are free: neither assigned nor reserved by a number list. Null while unassigned.',
  })
  async remaining(@Root() { value }: PrefixType, @Ctx() { load }: ResolverContext): Promise<number | null> {
    const prefix = await load.prefix.load(value)
    return prefix ? load.free.load(prefix) : null
  }

  @FieldResolver(() => IsbnConnectionType, {
    nullable: true,
    description: 'The assigned ISBNs of the prefix, in ascending order.',
  })
  async isbns(
    @Root() { value }: PrefixType,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: USUAL_PAGE,
      description: 'The largest number of ISBNs to return, 20 unless stated, 100 at most.',
    })
    first: number | null | undefined,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'The `endCursor` of the page before. Without it, the first page is returned.',
    })
    after: string | null | undefined,
    @Ctx() { load, agencyContext }: ResolverContext,
  ): Promise<IsbnConnectionType> {
    const size = pageSize(first, LARGEST_PAGE)
    const prefix = await load.prefix.load(value)
    if (!prefix) return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 }
    const rows = await agencyContext.database.reading.entities
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
  @FieldResolver(() => PublisherType, { nullable: true, description: 'The publisher that held the prefix.' })
  publisher(@Root() { publisher }: Tenure, @Ctx() { load }: ResolverContext): Promise<Publisher | null> {
    return load.publisher.load(publisher)
  }

  @FieldResolver(() => PrefixType, { description: 'The prefix that the publisher held.' })
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
