/** Isbn and Publication in the graph, as the register knows them. */
import { isbnAt } from '@isbn-hub/isbn/number'
import { type Connection, connectionOf, connectionType, numberCursor, type Page } from '@isbn-hub/subgraph/connection'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'

import type { ProductForm } from '../domain/publication.ts'
import { ProductFormEnum } from './enums.ts'
import { OwnedBy } from './owned-by.ts'

@ObjectType('Isbn', {
  description: 'An International Standard Book Number. It identifies one product form of one publication, for ever.',
})
@Directive('@key(fields: "isbn13")')
@OwnedBy('isbn13', 'NUMBER')
export class IsbnType {
  @Field(() => ID, { description: 'The thirteen digits without hyphens: 9789856020202.' })
  readonly isbn13!: string
}

@ObjectType('Contributor', { description: 'A person or body that contributed to a publication.' })
export class ContributorType {
  @Field(() => String, { description: 'The name, as it is printed in the publication.' })
  readonly name!: string
  @Field(() => String, { description: 'What the contributor did: author, translator, editor.' })
  readonly role!: string
}

@ObjectType('Publication', { description: 'The publication that an ISBN identifies, in one product form.' })
export class PublicationType {
  @Field(() => String, { description: 'The title, as on the title page.' })
  readonly title!: string
  @Field(() => [ContributorType], { description: 'The authors, translators, editors and other contributors.' })
  readonly contributors!: readonly ContributorType[]
  @Field(() => ProductFormEnum, { description: 'The product form that the ISBN identifies.' })
  readonly form!: ProductForm
  @Field(() => String, {
    nullable: true,
    description: 'The BCP 47 code of the language of the text: be. Null if none was entered.',
  })
  readonly language!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'The edition, as the publication states it: 2nd, enlarged. Null if none was entered.',
  })
  readonly edition!: string | null
  @Field(() => Int, { nullable: true, description: 'The year of publication, such as 2026. Null if none was entered.' })
  readonly year!: number | null
  @Field(() => IsbnType, { nullable: true, description: 'The ISBN of the set, if this is a volume. Null otherwise.' })
  readonly volumeOf!: IsbnType | null
  @Field(() => String, {
    nullable: true,
    description: 'The ISBN of the edition that this one translates. Null if none was entered.',
  })
  readonly translationOf!: string | null
  @Field(() => [String], {
    description:
      'The ISBNs under which other publishers issue the same joint edition: those that this publication names and those whose publications name it, without duplicates. Among the latter, cancelled ISBNs and undisclosed publications are left out.',
  })
  readonly jointWith!: readonly string[]
}

export const IsbnConnectionType = connectionType(IsbnType, {
  name: 'Isbn',
  entry: 'ISBN',
  entries: 'ISBNs',
  order: 'in ascending order',
})

/** A page of ISBNs, and the number of all, which is only counted when it is asked for. */
export interface IsbnPage extends Connection<IsbnType> {
  readonly count: () => Promise<number>
}

/** The connection of ordinals that a store found. */
export const isbnsOf = (ordinals: readonly number[], page: Page<number>): Connection<IsbnType> =>
  connectionOf(ordinals, page, numberCursor, (ordinal) => ({ isbn13: isbnAt(ordinal) }))
