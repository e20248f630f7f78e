/** The directory: publishers of every agency, found by name in any script. */
import { CursorScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'

import { browsePublishers, type PublisherPage } from '../actions/browse-publishers.ts'
import type { AgencyFacts } from '../delegations.ts'
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
      "The directory: every agency's public records, by name; or what a search meets, in whatever script it and the " +
      'name are written.',
  })
  async publishers(
    @Arg('search', () => String, { nullable: true }) search: string | null | undefined,
    @Arg('filter', () => PublisherFilterInput, { nullable: true }) filter: PublisherFilterInput | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: 20 }) first: number | null | undefined,
    @Arg('after', () => CursorScalar, { nullable: true }) after: string | null | undefined,
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

  @FieldResolver(() => AgencyType, { description: 'The agency whose register it is in.' })
  agency(@Root() { agency }: DirectoryPublisher, @Ctx() { load }: InternationalContext): Promise<AgencyFacts> {
    return agencyOf(agency, load)
  }
}

@Resolver(() => PublisherConnectionType)
export class PublisherConnectionResolver {
  @FieldResolver(() => Int, { description: 'How many there are in all. A search is counted up to a thousand.' })
  async totalCount(@Root() { count }: PublisherPage): Promise<number> {
    return (await count()).total
  }

  @FieldResolver(() => [FacetType], { description: 'How many there are of each agency, status and kind.' })
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
