/** Registration groups: all that the range table knows, with who assigns from them and how far they are used up. */
import type { RangeRule, RegistrationGroup } from '@isbn-hub/isbn/range-table'
import { overlaps } from '@isbn-hub/isbn/span'
import { AgencyCodeScalar, DateScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'

import type { AgencyFacts } from '../delegations.ts'
import { exhaustedOn } from '../domain/pace.ts'
import { groupsOf } from './agency-resolver.ts'
import { AgencyType } from './agency-type.ts'
import type { InternationalContext } from './context.ts'
import { agencyOf } from './publisher-resolver.ts'
import { RegistrantRangeType, RegistrationGroupType } from './registration-group-type.ts'

@Resolver(() => RegistrationGroupType)
export class RegistrationGroupResolver {
  @Query(() => [RegistrationGroupType], { description: 'Every group of the range table, or those of one agency.' })
  async registrationGroups(
    @Arg('agency', () => AgencyCodeScalar, { nullable: true }) agency: string | null | undefined,
    @Ctx() context: InternationalContext,
  ): Promise<readonly RegistrationGroup[]> {
    return agency ? groupsOf(agency, context) : context.agencyContext.ranges.groups
  }

  @Query(() => RegistrationGroupType, {
    nullable: true,
    description: 'A group by its digits, 978-985; null where none is.',
  })
  registrationGroup(
    @Arg('value', () => ID) value: string,
    @Ctx() { agencyContext }: InternationalContext,
  ): RegistrationGroup | null {
    return agencyContext.ranges.group(value) ?? null
  }

  @FieldResolver(() => [AgencyType], {
    nullable: true,
    description: 'Who assigns from it: several where it is shared; none where the delegation table knows of nobody.',
  })
  async agencies(@Root() { span }: RegistrationGroup, @Ctx() { load }: InternationalContext): Promise<AgencyFacts[]> {
    const holders = (await load.delegations()).filter((delegation) => overlaps(delegation.span, span))
    return Promise.all([...new Set(holders.map(({ agency }) => agency))].map((code) => agencyOf(code, load)))
  }

  @FieldResolver(() => [RegistrantRangeType], { nullable: true, description: 'Its ranges, in ascending order.' })
  ranges(@Root() { rules }: RegistrationGroup): readonly RangeRule[] {
    return rules
  }
}

@Resolver(() => RegistrantRangeType)
export class RegistrantRangeResolver {
  @FieldResolver(() => Int, {
    description: 'How many prefixes of it were ever given out, as far as the directory knows.',
  })
  async assigned(@Root() rule: RangeRule, @Ctx() { load }: InternationalContext): Promise<number> {
    return (await load.rangeUse.load(rule)).assigned
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description:
      'When the present pace would use the range up, or the day on which it was. Null where there is no pace to tell by: ' +
      'fewer than two prefixes in a year, less than a month of them, or centuries to go.',
  })
  async exhaustedOn(
    @Root() rule: RangeRule,
    @Ctx() { agencyContext, load }: InternationalContext,
  ): Promise<string | null> {
    const use = await load.rangeUse.load(rule)
    return exhaustedOn({ ...use, capacity: rule.registrants }, agencyContext.clock().toISOString().slice(0, 10))
  }
}
