/** RegistrationGroup in the graph, and its ranges. */
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('RegistrationGroup', { description: 'A country, area or language, by the digits that its numbers share.' })
@Directive('@key(fields: "value")')
export class RegistrationGroupType {
  @Field(() => ID, { description: '978-985' })
  readonly value!: string
  @Field(() => String, { nullable: true, description: 'As the range table spells it: Belarus; former U.S.S.R.' })
  readonly name!: string
}

/** What the range table says of a range; its use stands with the resolver. */
@ObjectType('RegistrantRange', { description: 'A run of registrant elements of one length within a group.' })
export class RegistrantRangeType {
  @Field(() => String, { description: 'The first registrant element: 6000. Seven digits where the range is not open.' })
  readonly from!: string
  @Field(() => String, { description: 'The last registrant element: 8799.' })
  readonly to!: string
  @Field(() => Int, { description: 'The digits of each element; 0 where the range is not open for use.' })
  readonly registrantLength!: number
  @Field(() => Int, { name: 'capacity', description: 'How many prefixes it holds.' })
  readonly registrants!: number
}
