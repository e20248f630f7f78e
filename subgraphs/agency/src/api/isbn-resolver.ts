/** What the register knows of a number: whether it was given, to whom, and what it is on. */
import { isbnAt, ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import { DateScalar } from '@isbn-hub/subgraph/scalars'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'

import type { IsbnStatus } from '../domain/assigned-isbn.ts'
import { jointOrdinals } from '../domain/publication.ts'
import type { Publisher } from '../domain/publisher.ts'
import { publisherId } from '../domain/publisher-id.ts'
import type { IsbnRow } from '../store/rows/isbn-row.ts'
import type { ResolverContext } from './context.ts'
import { IsbnStatusEnum } from './enums.ts'
import { IsbnType, PublicationType } from './isbn-type.ts'
import { isRegistrar } from './publisher-resolver.ts'
import { PublisherType } from './publisher-type.ts'

@Resolver(() => IsbnType)
export class IsbnResolver {
  @FieldResolver(() => IsbnStatusEnum, {
    nullable: true,
    description: 'Whether the ISBN was assigned. Null if the agency does not answer.',
  })
  async status(@Root() isbn: IsbnType, @Ctx() context: ResolverContext): Promise<IsbnStatus> {
    return (await rowOf(isbn, context))?.status ?? 'UNASSIGNED'
  }

  @FieldResolver(() => PublisherType, {
    nullable: true,
    description:
      'The publisher to which this ISBN was assigned; under a shared prefix, its author. Null while unassigned.',
  })
  async publisher(@Root() isbn: IsbnType, @Ctx() context: ResolverContext): Promise<Publisher | null> {
    const row = await rowOf(isbn, context)
    return row ? holderOf(row, context) : null
  }

  @FieldResolver(() => PublicationType, {
    nullable: true,
    description:
      'The publication that the ISBN identifies. Null if its publisher has not agreed to show it, and for an ISBN assigned without a publication.',
  })
  async publication(@Root() isbn: IsbnType, @Ctx() context: ResolverContext): Promise<PublicationOf | null> {
    const row = await rowOf(isbn, context)
    if (!row?.publication) return null
    const holder = await holderOf(row, context)
    if (!holder?.disclosure.publications && !isRegistrar(context)) return null
    const publication = await context.load.publication.load(row.publication)
    if (!publication) return null
    const { volumeOf } = publication
    return { ...publication, ordinal: row.ordinal, volumeOf: volumeOf === null ? null : { isbn13: isbnAt(volumeOf) } }
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'The day on which the ISBN was assigned. Null while unassigned.',
  })
  async assignedOn(@Root() isbn: IsbnType, @Ctx() context: ResolverContext): Promise<string | null> {
    return (await rowOf(isbn, context))?.assignedOn ?? null
  }
}

/** What a number is on, as its resolver hands it on. */
type PublicationOf = PublicationType & Pick<IsbnRow, 'ordinal'>

@Resolver(() => PublicationType)
export class PublicationResolver {
  @FieldResolver()
  async jointWith(@Root() publication: PublicationOf, @Ctx() context: ResolverContext): Promise<string[]> {
    const from = await context.load.jointFrom.load(publication.ordinal)
    const shown = await Promise.all(
      from.map(async (isbn) => isRegistrar(context) || (await holderOf(isbn, context))?.disclosure.publications),
    )
    const others = from.filter((_, n) => shown[n]).map(({ ordinal }) => ordinal)
    const { ranges } = context.agencyContext
    return [...new Set([...jointOrdinals(publication), ...others])]
      .toSorted((a, b) => a - b)
      .map((ordinal) => ranges.hyphenate(isbnAt(ordinal)) ?? isbnAt(ordinal))
  }
}

function rowOf({ isbn13 }: IsbnType, { load }: ResolverContext): Promise<IsbnRow | undefined> {
  // Twelve digits of thirteen: what came in was checked at the door.
  return load.isbn.load(Math.floor(Number(isbn13) / 10))
}

const holderOf = (
  { publisher }: Pick<IsbnRow, 'publisher'>,
  { agencyContext, load }: ResolverContext,
): Promise<Publisher | null> => load.publisher.load(publisherId(agencyContext.nation.code, publisher))

/** A number of this agency's groups, given out or not; null for any other. */
export function referToIsbn({ isbn13 }: IsbnType, { agencyContext }: ResolverContext): IsbnType | null {
  const parsed = parseIsbn(isbn13)
  if (isProblem(parsed)) return null
  const group = agencyContext.ranges.groupAt(ordinalOf(parsed.isbn13))
  return group && agencyContext.nation.groups.includes(group.value) ? { isbn13: parsed.isbn13 } : null
}
