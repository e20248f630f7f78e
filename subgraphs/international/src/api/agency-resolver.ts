/** Agencies, what is delegated to them, and how their feeds are doing. */
import { type RegistrationGroup } from '@isbn-hub/isbn/range-table'
import { overlaps } from '@isbn-hub/isbn/span'
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'

import { type Delegation, ordinalText } from '../domain/delegation.ts'
import type { AgencyFacts } from '../domain/delegations.ts'
import { AgencyType, DelegationType, FeedStatusType } from './agency-type.ts'
import type { InternationalContext } from './context.ts'
import { agencyOf } from './publisher-resolver.ts'
import { RegistrationGroupType } from './registration-group-type.ts'

@Resolver(() => AgencyType)
export class AgencyResolver {
  @Query(() => [AgencyType], { description: 'Every agency of the delegation table, ordered by code.' })
  async agencies(@Ctx() { load }: InternationalContext): Promise<AgencyFacts[]> {
    return [...(await load.agencies()).values()]
  }

  @Query(() => AgencyType, {
    nullable: true,
    description: 'The agency with this code. Null if the delegation table does not list it.',
  })
  async agency(
    @Arg('code', () => AgencyCodeScalar, { description: 'The code of the agency: BY.' }) code: string,
    @Ctx() { load }: InternationalContext,
  ): Promise<AgencyFacts | null> {
    return (await load.agencies()).get(code) ?? null
  }

  @FieldResolver(() => [RegistrationGroupType], {
    nullable: true,
    description: 'The registration groups from which the agency assigns, wholly or in part.',
  })
  registrationGroups(
    @Root() { code }: AgencyFacts,
    @Ctx() context: InternationalContext,
  ): Promise<RegistrationGroup[]> {
    return groupsOf(code, context)
  }

  @FieldResolver(() => [DelegationType], {
    nullable: true,
    description: 'The spans of numbers from which the agency may assign.',
  })
  async delegations(@Root() { code }: AgencyFacts, @Ctx() { load }: InternationalContext): Promise<DelegationFields[]> {
    return (await load.delegations()).filter(({ agency }) => agency === code).map(delegationFields)
  }

  @FieldResolver(() => FeedStatusType, {
    nullable: true,
    description: "How well the hub follows the agency's feed. Null for an agency that does not take part in the hub.",
  })
  feed(@Root() { code }: AgencyFacts, @Ctx() { agencyContext }: InternationalContext): FeedStatusType | null {
    const standing = agencyContext.board.read(code)
    if (!standing) return null
    const { lastContactAt, reason = null } = standing
    return { ...standing, reason, lastContactAt: lastContactAt?.toISOString() ?? null }
  }
}

@Resolver(() => DelegationType)
export class DelegationResolver {
  @FieldResolver(() => AgencyType, { description: 'The agency that may assign from the span.' })
  agency(@Root() { agency }: DelegationFields, @Ctx() { load }: InternationalContext): Promise<AgencyFacts> {
    return agencyOf(agency, load)
  }
}

/** The groups that an agency's delegations lie in. */
export async function groupsOf(
  code: string,
  { agencyContext, load }: InternationalContext,
): Promise<RegistrationGroup[]> {
  const spans = (await load.delegations()).filter(({ agency }) => agency === code).map(({ span }) => span)
  return agencyContext.ranges.groups.filter((group) => spans.some((span) => overlaps(span, group.span)))
}

interface DelegationFields extends DelegationType {
  readonly agency: string
}

const delegationFields = ({ agency, span, since, until }: Delegation): DelegationFields => ({
  agency,
  from: ordinalText(span.lo),
  to: ordinalText(span.hi - 1),
  since,
  until,
})
