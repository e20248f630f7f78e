/** Statistics in the graph. */
import { DateScalar } from '@isbn-hub/subgraph/scalars'
import { Field, Int, ObjectType } from 'type-graphql'

/** Counts of one agency in one stretch of time; the agency stands with the resolver. */
@ObjectType('AgencyStatistics', { description: 'Counts of what one agency did in one period.' })
export class AgencyStatisticsType {
  @Field(() => DateScalar, { description: 'The first day of the period.' })
  readonly from!: string
  @Field(() => DateScalar, { description: 'The last day of the period.' })
  readonly to!: string
  @Field(() => Int, { description: 'How many publishers the agency registered in the period.' })
  readonly publishersRegistered!: number
  @Field(() => Int, { description: 'How many publishers of the agency were active at the end of the period.' })
  readonly publishersActive!: number
  @Field(() => Int, { description: 'How many prefixes the agency assigned in the period.' })
  readonly prefixesAssigned!: number
  @Field(() => Int, {
    description: 'How many ISBNs the agency assigned in the period, including ones cancelled later.',
  })
  readonly isbnsAssigned!: number
}
