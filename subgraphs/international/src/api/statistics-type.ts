/** Statistics in the graph. */
import { DateScalar } from '@isbn-hub/subgraph/scalars'
import { Field, Int, ObjectType } from 'type-graphql'

/** Counts of one agency in one stretch of time; the agency stands with the resolver. */
@ObjectType('AgencyStatistics', { description: 'What one agency did in one stretch of time.' })
export class AgencyStatisticsType {
  @Field(() => DateScalar, { description: 'The first day that is counted.' })
  readonly from!: string
  @Field(() => DateScalar, { description: 'The last day that is counted.' })
  readonly to!: string
  @Field(() => Int, { description: 'How many publishers entered its register.' })
  readonly publishersRegistered!: number
  @Field(() => Int, { description: 'How many publishers of its register published at the end of the last day.' })
  readonly publishersActive!: number
  @Field(() => Int, { description: 'How many prefixes it gave out.' })
  readonly prefixesAssigned!: number
  @Field(() => Int, { description: 'How many numbers it gave out, cancelled ones among them.' })
  readonly isbnsAssigned!: number
}
