/** Prefix in the graph: an entity that the hub knows too, by arithmetic. What only the register knows stands here. */
import { DateScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, ID, ObjectType } from 'type-graphql'

import { TenureReasonEnum } from './enums.ts'
import { OwnedBy } from './owned-by.ts'

@ObjectType('Prefix', {
  description: 'The first three elements of an ISBN: the block of numbers that a publisher holds.',
})
@Directive('@key(fields: "value")')
@OwnedBy('value', 'NUMBER')
export class PrefixType {
  @Field(() => ID, { description: 'With hyphens: 978-985-6020.' })
  readonly value!: string
}

@ObjectType('Tenure', { description: 'Who held a prefix, from when to when, and why.' })
export class TenureType {
  @Field(() => DateScalar, { description: 'Its first day.' })
  readonly from!: string
  @Field(() => DateScalar, { nullable: true, description: 'Null while it lasts.' })
  readonly until!: string | null
  @Field(() => TenureReasonEnum, { description: 'Why it began.' })
  readonly reason!: string
}
