/** What others tell of, known here by its key alone; and the page that every connection has. */
import { CursorScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Prefix', { description: "A publisher's block of numbers; the agency that gave it out tells of it." })
@Directive('@key(fields: "value", resolvable: false)')
export class PrefixStub {
  @Field(() => ID, { description: 'With hyphens: 978-985-6020.' })
  readonly value!: string
}

@ObjectType('Isbn', { description: 'A number; the agency that gave it out tells of it.' })
@Directive('@key(fields: "isbn13", resolvable: false)')
export class IsbnStub {
  @Field(() => ID, { description: 'Thirteen digits without hyphens.' })
  readonly isbn13!: string
}

@ObjectType('PageInfo', { description: 'Whether there is more, and from where.' })
@Directive('@shareable')
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether there is a page behind this one.' })
  readonly hasNextPage!: boolean
  @Field(() => CursorScalar, { nullable: true, description: 'Hand it back as `after` to go on from here.' })
  readonly endCursor!: string | null
}
