/** What others tell of, known here by its key alone; and the page that every connection has. */
import { CursorScalar } from '@isbn-hub/subgraph/scalars'
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

@ObjectType('PageInfo', { description: 'Whether more entries follow, and the cursor to continue.' })
@Directive('@shareable')
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether another page follows this one.' })
  readonly hasNextPage!: boolean
  @Field(() => CursorScalar, {
    nullable: true,
    description: 'The cursor of the last entry; pass it as `after` to get the next page. Null if this page is empty.',
  })
  readonly endCursor!: string | null
}
