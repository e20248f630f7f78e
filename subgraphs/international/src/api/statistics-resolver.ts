/** Statistics: what was assigned when, by agency. */
import { AgencyCodeScalar, DateScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'

import type { AgencyFacts } from '../domain/delegations.ts'
import { type Interval, MOST_STRETCHES, stretches } from '../domain/intervals.ts'
import { type AgencyCounts, countStatistics } from '../store/count-statistics.ts'
import { AgencyType } from './agency-type.ts'
import type { InternationalContext } from './context.ts'
import { IntervalEnum } from './enums.ts'
import { badInput } from './input-problem.ts'
import { agencyOf } from './publisher-resolver.ts'
import { AgencyStatisticsType } from './statistics-type.ts'

@Resolver(() => AgencyStatisticsType)
export class StatisticsResolver {
  @Query(() => [AgencyStatisticsType], {
    description:
      'Counts of what the agencies did: a row for each agency and each period. Without `to` the periods end today; without `from` there are twelve.',
  })
  async statistics(
    @Arg('from', () => DateScalar, {
      nullable: true,
      description: 'A day of the first period. Without it, there are twelve periods.',
    })
    from: string | null | undefined,
    @Arg('to', () => DateScalar, { nullable: true, description: 'The last day that is counted. Without it, today.' })
    to: string | null | undefined,
    @Arg('interval', () => IntervalEnum, {
      nullable: true,
      defaultValue: 'MONTH',
      description: 'The length of a period, a month unless stated.',
    })
    interval: Interval | null | undefined,
    @Arg('agencies', () => [AgencyCodeScalar], {
      nullable: true,
      description: 'The codes of the agencies. Without it, all that the hub follows.',
    })
    agencies: string[] | null | undefined,
    @Ctx() { agencyContext, load }: InternationalContext,
  ): Promise<AgencyCounts[]> {
    const end = to ?? agencyContext.clock().toISOString().slice(0, 10)
    if (from && from > end) throw badInput('`from` is later than `to`.')
    const counted = stretches(interval ?? 'MONTH', from ?? undefined, end)
    if (counted.length > MOST_STRETCHES) throw badInput(`At most ${MOST_STRETCHES} stretches are counted at once.`)
    const known = await load.agencies()
    const wanted = agencies ? [...new Set(agencies)].filter((code) => known.has(code)) : agencyContext.board.agencies()
    return countStatistics(agencyContext.pool, wanted, counted)
  }

  @FieldResolver(() => AgencyType, { description: 'The agency whose register is counted.' })
  agency(@Root() { agency }: AgencyCounts, @Ctx() { load }: InternationalContext): Promise<AgencyFacts> {
    return agencyOf(agency, load)
  }
}
