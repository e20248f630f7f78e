/** Registration groups: all that the range table knows, with who assigns from them and how far they are used up. */
import type { RangeRule, RegistrationGroup } from '@isbn-hub/isbn/range-table'
import { overlaps } from '@isbn-hub/isbn/span'
import { AgencyCodeScalar, DateScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'

import type { AgencyFacts } from '../domain/delegations.ts'
import { exhaustedOn } from '../domain/pace.ts'
import { groupsOf } from './agency-resolver.ts'
import { AgencyType } from './agency-type.ts'
import type { InternationalContext } from './context.ts'
import { agencyOf } from './publisher-resolver.ts'
import { RegistrantRangeType, RegistrationGroupType } from './registration-group-type.ts'

@Resolver(() => RegistrationGroupType)
export class RegistrationGroupResolver {
  @Query(() => [RegistrationGroupType], {
    description: 'The registration groups of the range table, or of one agency.',
  })
  async registrationGroups(
    @Arg('agency', () => AgencyCodeScalar, {
      nullable: true,
      description: 'The code of the agency. Without it, all groups are returned.',
    })
    agency: string | null | undefined,
    @Ctx() context: InternationalContext,
  ): Promise<readonly RegistrationGroup[]> {
    return agency ? groupsOf(agency, context) : context.agencyContext.ranges.groups
  }

  @Query(() => RegistrationGroupType, {
    nullable: true,
    description: 'The registration group with these digits. Null if the range table does not list it.',
  })
  registrationGroup(
    @Arg('value', () => ID, { description: 'The digits of the group with a hyphen: 978-985.' }) value: string,
    @Ctx() { agencyContext }: InternationalContext,
  ): RegistrationGroup | null {
    return agencyContext.ranges.group(value) ?? null
  }

  @FieldResolver(() => [AgencyType], {
    nullable: true,
    description:
      'The agencies that assign from the group: several if it is shared, none if the delegation table does not say.',
  })
  async agencies(@Root() { span }: RegistrationGroup, @Ctx() { load }: InternationalContext): Promise<AgencyFacts[]> {
    const holders = (await load.delegations()).filter((delegation) => overlaps(delegation.span, span))
    return Promise.all([...new Set(holders.map(({ agency }) => agency))].map((code) => agencyOf(code, load)))
  }

  @FieldResolver(() => [RegistrantRangeType], {
    nullable: true,
    description: 'The ranges of the group, in ascending order.',
  })
  ranges(@Root() { rules }: RegistrationGroup): readonly RangeRule[] {
    return rules
  }
}

@Resolver(() => RegistrantRangeType)
export class RegistrantRangeResolver {
  @FieldResolver(() => Int, {
    description: 'How many prefixes of the range have been assigned, as far as the directory knows.',
  })
  async assigned(@Root() rule: RangeRule, @Ctx() { load }: InternationalContext): Promise<number> {
    return (await load.rangeUse.load(rule)).assigned
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description:
      'The day on which the range runs out at the present pace, or on which it ran out. Null if the pace is unknown: fewer than two prefixes in a year, less than a month of data, or centuries to go.',
  })
  async exhaustedOn(
    @Root() rule: RangeRule,
    @Ctx() { agencyContext, load }: InternationalContext,
  ): Promise<string | null> {
    const use = await load.rangeUse.load(rule)
    return exhaustedOn({ ...use, capacity: rule.registrants }, agencyContext.clock().toISOString().slice(0, 10))
  }
}
