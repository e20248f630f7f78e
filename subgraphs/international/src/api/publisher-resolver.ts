/** The directory: publishers of every agency, found by name in any script. */
import { CursorScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'

import { browsePublishers, type PublisherPage } from '../actions/browse-publishers.ts'
import type { AgencyFacts } from '../domain/delegations.ts'
import type { DirectoryPublisher } from '../store/find-publishers.ts'
import { AgencyType } from './agency-type.ts'
import type { InternationalContext } from './context.ts'
import { badInput, checkGroups, pageSize } from './input-problem.ts'
import { FacetType, PublisherConnectionType, PublisherFilterInput, PublisherType } from './publisher-type.ts'

const MOST_PUBLISHERS = 100

@Resolver(() => PublisherType)
export class PublisherResolver {
  @Query(() => PublisherConnectionType, {
    description:
      "The public records of all agencies' publishers, ordered by name. With `search`, the best matches first; text and names may be in different scripts.",
  })
  async publishers(
    @Arg('search', () => String, {
      nullable: true,
      description: 'A text to find in names of publishers, in any script.',
    })
    search: string | null | undefined,
    @Arg('filter', () => PublisherFilterInput, {
      nullable: true,
      description: 'Which publishers to return. Without it, all.',
    })
    filter: PublisherFilterInput | null | undefined,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 20,
      description: 'The largest number of publishers to return, 20 unless stated, 100 at most.',
    })
    first: number | null | undefined,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'The `endCursor` of the page before. Without it, the first page is returned.',
    })
    after: string | null | undefined,
    @Ctx() { agencyContext, load }: InternationalContext,
  ): Promise<PublisherPage> {
    checkGroups(filter?.registrationGroups)
    const wanted = {
      search: search ?? '',
      filter: filter ?? {},
      first: pageSize(first ?? 20, MOST_PUBLISHERS),
      after: after ?? undefined,
    }
    const page = await browsePublishers(agencyContext.pool, wanted)
    if (page === 'NOT_A_CURSOR') throw badInput('`after` is not a cursor of this list.')
    for (const publisher of page.nodes) load.publisher.prime(publisher.id, publisher)
    return page
  }

  @FieldResolver(() => AgencyType, { description: 'The agency that registered the publisher.' })
  agency(@Root() { agency }: DirectoryPublisher, @Ctx() { load }: InternationalContext): Promise<AgencyFacts> {
    return agencyOf(agency, load)
  }
}

@Resolver(() => PublisherConnectionType)
export class PublisherConnectionResolver {
  @FieldResolver(() => Int, {
    description: 'The number of publishers on all pages together. For a search, counting stops at 1,000.',
  })
  async totalCount(@Root() { count }: PublisherPage): Promise<number> {
    return (await count()).total
  }

  @FieldResolver(() => [FacetType], {
    description: 'How many of the publishers found belong to each agency, status and kind.',
  })
  async facets(@Root() { count }: PublisherPage): Promise<FacetType[]> {
    return (await count()).facets
  }
}

/** The agency of a code that stands in our own tables. */
export async function agencyOf(code: string, load: InternationalContext['load']): Promise<AgencyFacts> {
  const agency = (await load.agencies()).get(code)
  if (!agency) throw new Error(`The directory speaks of agency ${code}, which is in no table.`)
  return agency
}
