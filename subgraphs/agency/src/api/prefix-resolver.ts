/** What the register knows of a prefix: its holders, its history, how much of it is used. */
import { isProblem } from '@isbn-hub/isbn/problem'
import type { PageArguments } from '@isbn-hub/subgraph/connection'
import { DateScalar } from '@isbn-hub/subgraph/scalars'
import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'

import { type PrefixStatus, statusOf } from '../domain/assigned-prefix.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { Tenure } from '../domain/tenure.ts'
import { onPage } from '../store/on-page.ts'
import { IsbnRow } from '../store/rows/isbn-row.ts'
import type { ResolverContext } from './context.ts'
import { PrefixStatusEnum } from './enums.ts'
import { IsbnConnectionType, type IsbnPage, isbnsOf } from './isbn-type.ts'
import { readUnderPrefixPage, UnderPrefixPage } from './page.ts'
import { PrefixType, TenureType } from './prefix-type.ts'
import { PublisherType } from './publisher-type.ts'

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
    @Args(() => UnderPrefixPage) page: PageArguments,
    @Ctx() { load, agencyContext }: ResolverContext,
  ): Promise<IsbnPage> {
    const wanted = readUnderPrefixPage(page)
    const prefix = await load.prefix.load(value)
    if (!prefix) return { ...isbnsOf([], wanted), count: () => Promise.resolve(0) }
    const { lo, hi } = prefix
    const isbns = agencyContext.database.reading.entities
      .createQueryBuilder(IsbnRow, 'isbn')
      .where('isbn.ordinal >= :lo and isbn.ordinal < :hi', { lo, hi })
    const rows = await onPage(isbns, 'isbn.ordinal', wanted).getMany()
    const ordinals = rows.map(({ ordinal }) => ordinal)
    return { ...isbnsOf(ordinals, wanted), count: () => load.issued.load(prefix) }
  }
}

@Resolver(() => IsbnConnectionType)
export class IsbnConnectionResolver {
  @FieldResolver(() => Int, { description: 'The number of ISBNs on all pages together.' })
  totalCount(@Root() { count }: IsbnPage): Promise<number> {
    return count()
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
