/** Isbn and Publication in the graph, as the register knows them. */
import { CursorScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'

import { ProductFormEnum } from './enums.ts'
import { OwnedBy } from './owned-by.ts'

@ObjectType('Isbn', { description: 'A number: thirteen digits, given to one form of one publication for ever.' })
@Directive('@key(fields: "isbn13")')
@OwnedBy('isbn13', 'NUMBER')
export class IsbnType {
  @Field(() => ID, { description: 'Thirteen digits without hyphens.' })
  readonly isbn13!: string
}

@ObjectType('Contributor', { description: 'Who made a publication.' })
export class ContributorType {
  @Field(() => String, { description: 'As in the publication.' })
  readonly name!: string
  @Field(() => String, { description: 'Author, translator, editor …' })
  readonly role!: string
}

@ObjectType('Publication', { description: 'What a number is on: one form of one publication.' })
export class PublicationType {
  @Field(() => String, { description: 'As on its title page.' })
  readonly title!: string
  @Field(() => [ContributorType], { description: 'Authors, translators, editors …' })
  readonly contributors!: readonly ContributorType[]
  @Field(() => ProductFormEnum, { description: 'The form that the number stands for.' })
  readonly form!: string
  @Field(() => String, { nullable: true, description: 'BCP 47 code of its text.' })
  readonly language!: string | null
  @Field(() => String, { nullable: true, description: 'As stated in it: 2nd, enlarged.' })
  readonly edition!: string | null
  @Field(() => Int, { nullable: true, description: 'Of publication.' })
  readonly year!: number | null
  @Field(() => IsbnType, { nullable: true, description: "The set's number, where this is a volume of a set." })
  readonly volumeOf!: IsbnType | null
  @Field(() => String, { nullable: true, description: 'The ISBN of the edition that this one translates.' })
  readonly translationOf!: string | null
  @Field(() => [String], {
    description:
      'The ISBNs under which other publishers bring out the same edition: those that it names, as they were entered, ' +
      'and those that name it, each once. Of the latter none that was cancelled, and none whose publisher keeps its publications back.',
  })
  readonly jointWith!: readonly string[]
}

@ObjectType('PageInfo', { description: 'Whether there is more, and from where.' })
@Directive('@shareable')
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether there is a page behind this one.' })
  readonly hasNextPage!: boolean
  @Field(() => CursorScalar, { nullable: true, description: 'Hand it back as `after` to get that page.' })
  readonly endCursor!: string | null
}

@ObjectType('IsbnConnection', { description: 'Numbers, a page of them.' })
export class IsbnConnectionType {
  @Field(() => [IsbnType], { description: 'This page.' })
  readonly nodes!: readonly IsbnType[]
  @Field(() => PageInfoType, { description: 'Whether there is more.' })
  readonly pageInfo!: PageInfoType
  @Field(() => Int, { description: 'How many there are in all.' })
  readonly totalCount!: number
}
