/** Prefix in the graph: an entity that the hub knows too, by arithmetic. What only the register knows stands here. */
import { DateScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, ID, ObjectType } from 'type-graphql'

import type { TenureReason } from '../domain/tenure.ts'
import { TenureReasonEnum } from './enums.ts'
import { OwnedBy } from './owned-by.ts'

@ObjectType('Prefix', {
  description: 'The first three elements of an ISBN. They identify a publisher and the ISBNs it can assign.',
})
@Directive('@key(fields: "value")')
@OwnedBy('value', 'NUMBER')
export class PrefixType {
  @Field(() => ID, { description: 'The prefix with hyphens: 978-985-6020.' })
  readonly value!: string
}

@ObjectType('Tenure', { description: 'A period in which a publisher held a prefix, and the reason it began.' })
export class TenureType {
  @Field(() => DateScalar, { description: 'The first day on which the publisher held the prefix.' })
  readonly from!: string
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the publisher held the prefix. Null while it holds it.',
  })
  readonly until!: string | null
  @Field(() => TenureReasonEnum, { description: 'Why the publisher began to hold the prefix.' })
  readonly reason!: TenureReason
}
