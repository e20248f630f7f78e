/** Refusal in the graph: an expected no. */
import { Directive, Field, ObjectType } from 'type-graphql'

import { RefusalCodeEnum } from './enums.ts'

@ObjectType('Refusal', { description: 'An expected no: what the rules foresee. What nobody foresaw is an error.' })
@Directive('@shareable')
export class RefusalType {
  @Field(() => RefusalCodeEnum, { description: 'For programs; stable.' })
  readonly code!: string
  @Field(() => String, { description: 'For people; it may change.' })
  readonly message!: string
  @Field(() => String, { nullable: true, description: 'The rule, with its source.' })
  readonly rule!: string | undefined
}
