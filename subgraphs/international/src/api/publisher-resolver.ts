/** The directory: publishers of every agency, found by name in any script. */
import { type PageArguments, pageArguments, readPage } from '@isbn-hub/subgraph/connection'
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'

import {
  browseDirectory,
  type PublisherPage,
  readHitCursor,
  readOrderCursor,
  searchDirectory,
} from '../actions/browse-publishers.ts'
import type { AgencyFacts } from '../domain/delegations.ts'
import type { DirectoryPublisher } from '../store/find-publishers.ts'
import { AgencyType } from './agency-type.ts'
import type { InternationalContext } from './context.ts'
import { checkGroups } from './input-problem.ts'
import { FacetType, PublisherConnectionType, PublisherFilterInput, PublisherType } from './publisher-type.ts'

const MOST_PUBLISHERS = 100
const PublishersPage = pageArguments(MOST_PUBLISHERS)

@Resolver(() => PublisherType)
export class PublisherResolver {
  @Query(() => PublisherConnectionType, {
    description:
      "The public records of all agencies' publishers, ordered by name. With `search`, the best matches first; text and names may be in different scripts.",
  })
  async publishers(
    @Arg('search', () => String, {
      nullable: true,
      description:
        'A text to find in names of publishers, in any script; or the id of a publisher, a prefix that it holds or an ISBN under it; or its place.',
    })
    search: string | null | undefined,
    @Arg('filter', () => PublisherFilterInput, {
      nullable: true,
      description: 'Which publishers to return. Without it, all.',
    })
    filter: PublisherFilterInput | null | undefined,
    @Args(() => PublishersPage) page: PageArguments,
    @Ctx() { agencyContext, load }: InternationalContext,
  ): Promise<PublisherPage> {
    checkGroups(filter?.registrationGroups)
    const { ranges } = agencyContext
    const found = await (search?.trim()
      ? searchDirectory(agencyContext, search, ranges, filter ?? {}, readPage(page, MOST_PUBLISHERS, readHitCursor))
      : browseDirectory(agencyContext, filter ?? {}, readPage(page, MOST_PUBLISHERS, readOrderCursor)))
    for (const publisher of found.nodes) load.publisher.prime(publisher.id, publisher)
    return found
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
