/** Applicants: seen by those who act for them, and by registrars. */
import { type Connection, connectionOf, numberCursor, type PageArguments } from '@isbn-hub/subgraph/connection'
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'

import { isTheirs } from '../actions/applications/side.ts'
import type { Applicant } from '../domain/applicant.ts'
import { keptNumber } from '../domain/own-id.ts'
import { type Publisher, scriptOf } from '../domain/publisher.ts'
import { listApplicants } from '../store/applicants.ts'
import { sideOf } from './act-request.ts'
import { ApplicantConnectionType, ApplicantType } from './application-types.ts'
import type { ResolverContext } from './context.ts'
import { OwnedBy } from './owned-by.ts'
import { ListPage, readListPage } from './page.ts'
import { PublisherType } from './publisher-type.ts'

@Resolver(() => ApplicantType)
export class ApplicantResolver {
  @Query(() => ApplicantType, {
    nullable: true,
    description: 'The applicant with this id. Null if it does not exist or the caller may not see it.',
  })
  @OwnedBy('id', 'AGENCY')
  applicant(
    @Arg('id', () => ID, { description: 'The id of the applicant: UZ-APPLICANT-7.' }) id: string,
    @Ctx() context: ResolverContext,
  ): Promise<Applicant | null> {
    return visibleApplicant(context, id)
  }

  @Query(() => ApplicantConnectionType, {
    nullable: true,
    description:
      'The applicants that the caller acts for, the oldest first. A registrar gets all applicants of the agency.',
  })
  @OwnedBy('agency', 'AGENCY')
  async applicants(
    @Arg('agency', () => AgencyCodeScalar, { description: 'The code of the agency to which they apply.' })
    agency: string,
    @Args(() => ListPage) page: PageArguments,
    @Ctx() context: ResolverContext,
  ): Promise<Connection<Applicant>> {
    const { side, actor } = sideOf(context, agency)
    const { nation, database } = context.agencyContext
    const owner = side === 'AGENCY' ? undefined : actor
    const wanted = readListPage(page)
    const found = await listApplicants(database.reading, nation.code, owner, wanted)
    return connectionOf(
      found,
      wanted,
      ({ id }) => numberCursor(keptNumber(nation.code, 'APPLICANT', id) ?? 0),
      (applicant) => applicant,
    )
  }

  @FieldResolver(() => PublisherType, {
    nullable: true,
    description: 'The publisher that this applicant is in the register. Null before the first approval.',
  })
  publisher(@Root() { publisher }: Applicant, @Ctx() { load }: ResolverContext): Promise<Publisher | null> | null {
    return publisher === null ? null : load.publisher.load(publisher)
  }

  // What the type declares by name and an applicant holds otherwise.
  @FieldResolver()
  names(@Root() { names = [] }: Applicant) {
    return names.map(({ name, kind, language = null }) => ({
      name,
      kind,
      language,
      script: scriptOf(name),
      from: null,
      until: null,
    }))
  }

  @FieldResolver()
  multinational(@Root() { multinational = false }: Applicant): boolean {
    return multinational
  }

  @FieldResolver()
  activityProfile(@Root() { activityProfile = [] }: Applicant): readonly string[] {
    return activityProfile
  }

  @FieldResolver()
  contact(@Root() { contact }: Applicant) {
    return contact ? { ...contact, address: contact.address ?? [] } : null
  }
}

/** The applicant with this id, if the caller may see it; throws for whoever can see none. */
export async function visibleApplicant(context: ResolverContext, id: string): Promise<Applicant | null> {
  const asking = sideOf(context)
  const applicant = await context.load.applicant.load(id)
  return applicant && isTheirs(asking, applicant) ? applicant : null
}
