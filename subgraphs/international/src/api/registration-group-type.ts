/** RegistrationGroup in the graph, and its ranges. */
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('RegistrationGroup', {
  description: 'A country, area or language that shares the first two elements of its ISBNs.',
})
@Directive('@key(fields: "value")')
export class RegistrationGroupType {
  @Field(() => ID, { description: 'The GS1 element and the group element with a hyphen: 978-985.' })
  readonly value!: string
  @Field(() => String, { nullable: true, description: "The group's name in the range table: Belarus; former U.S.S.R." })
  readonly name!: string
}

/** What the range table says of a range; its use stands with the resolver. */
@ObjectType('RegistrantRange', {
  description: 'A range of registrant elements of one length within a registration group.',
})
export class RegistrantRangeType {
  @Field(() => String, {
    description: 'The first registrant element of the range: 6000. Seven digits if the range is not open for use.',
  })
  readonly from!: string
  @Field(() => String, {
    description: 'The last registrant element of the range: 8799. Seven digits if the range is not open for use.',
  })
  readonly to!: string
  @Field(() => Int, {
    description: "The length of the range's registrant elements, in digits. 0 if the range is not open for use.",
  })
  readonly registrantLength!: number
  @Field(() => Int, { name: 'capacity', description: 'How many prefixes the range contains, assigned or not.' })
  readonly registrants!: number
}
