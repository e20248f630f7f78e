/** Entities of other subgraphs, known here by their keys alone. */
import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Prefix', {
  description: 'The first three elements of an ISBN. They identify a publisher and the ISBNs it can assign.',
})
@Directive('@key(fields: "value", resolvable: false)')
export class PrefixStub {
  @Field(() => ID, { description: 'The prefix with hyphens: 978-985-6020.' })
  readonly value!: string
}

@ObjectType('Isbn', {
  description: 'An International Standard Book Number. It identifies one product form of one publication, for ever.',
})
@Directive('@key(fields: "isbn13", resolvable: false)')
export class IsbnStub {
  @Field(() => ID, { description: 'The thirteen digits without hyphens: 9789856020202.' })
  readonly isbn13!: string
}
