/** Refusal in the graph: an expected no. */
import { Directive, Field, ObjectType } from 'type-graphql'

import { RefusalCodeEnum } from './enums.ts'

@ObjectType('Refusal', {
  description:
    'Why an action was not done although the request was well formed. Unexpected failures are GraphQL errors instead.',
})
@Directive('@shareable')
export class RefusalType {
  @Field(() => RefusalCodeEnum, { description: 'The reason as a stable code, for programs.' })
  readonly code!: string
  @Field(() => String, { description: 'The reason as a sentence, for people. The wording may change.' })
  readonly message!: string
  @Field(() => String, {
    nullable: true,
    description: "The rule that led to the refusal, with its source. Null if no rule of the agency's document did.",
  })
  readonly rule!: string | undefined
}
