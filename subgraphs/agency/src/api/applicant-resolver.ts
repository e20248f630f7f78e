/** Applicants: seen by those who act for them, and by registrars. */
import { AgencyCodeScalar, CursorScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'

import { isTheirs } from '../actions/applications/side.ts'
import type { Applicant } from '../domain/applicant.ts'
import { keptNumber } from '../domain/own-id.ts'
import { type Publisher, scriptOf } from '../domain/publisher.ts'
import { listApplicants } from '../store/applicants.ts'
import { sideOf } from './act-request.ts'
import { ApplicantConnectionType, ApplicantType } from './application-types.ts'
import type { ResolverContext } from './context.ts'
import { OwnedBy } from './owned-by.ts'
import { numberBehind, type Page, pageOf, pageSize, USUAL_PAGE } from './page.ts'
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
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: USUAL_PAGE,
      description: 'The largest number of applicants to return, 20 unless stated, 1,000 at most.',
    })
    first: number | null | undefined,
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'The `endCursor` of the page before. Without it, the first page is returned.',
    })
    after: string | null | undefined,
    @Ctx() context: ResolverContext,
  ): Promise<Page<Applicant>> {
    const { side, actor } = sideOf(context, agency)
    const { nation, database } = context.agencyContext
    const owner = side === 'AGENCY' ? undefined : actor
    const size = pageSize(first)
    const found = await listApplicants(database.reading, nation.code, {
      owner,
      after: numberBehind(after),
      first: size + 1,
    })
    return pageOf(found, size, ({ id }) => keptNumber(nation.code, 'APPLICANT', id) ?? 0)
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
