/** What the contract's mutations take. */
import { Field, ID, InputType, Int } from 'type-graphql'

import type { NewPublication, ProductForm } from '../domain/publication.ts'
import type { Contact, NameKind, PublisherKind } from '../domain/publisher.ts'
import { UrlScalar } from '../platform/scalars.ts'
import { NameKindEnum, ProductFormEnum, PublisherKindEnum } from './enums.ts'

@InputType('PublisherNameInput', { description: 'A further name of a publisher. Its script is seen from its letters.' })
export class PublisherNameInput {
  @Field(() => String)
  readonly name!: string
  @Field(() => String, { nullable: true, description: 'BCP 47 code.' })
  readonly language?: string
  @Field(() => NameKindEnum)
  readonly kind!: NameKind
}

@InputType('ContactInput', { description: 'How to reach a publisher.' })
export class ContactInput implements Contact {
  @Field(() => [String], { nullable: true })
  readonly address?: string[]
  @Field(() => String, { nullable: true })
  readonly email?: string
  @Field(() => String, { nullable: true })
  readonly phone?: string
  @Field(() => String, { nullable: true })
  readonly person?: string
}

@InputType('RegisterPublisherInput', { description: 'A publisher that enters the register.' })
export class RegisterPublisherInput {
  @Field(() => String, { description: 'The official name.' })
  readonly name!: string
  @Field(() => PublisherKindEnum)
  readonly kind!: PublisherKind
  @Field(() => [PublisherNameInput], { nullable: true })
  readonly names?: PublisherNameInput[]
  @Field(() => String, { nullable: true })
  readonly place?: string
  @Field(() => ContactInput, { nullable: true })
  readonly contact?: ContactInput
  @Field(() => [String], { nullable: true })
  readonly activityProfile?: string[]
  @Field(() => UrlScalar, { nullable: true })
  readonly website?: string
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'The publisher agrees that its contact is shown.',
  })
  readonly discloseContact!: boolean
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'The publisher agrees that its publications are shown.',
  })
  readonly disclosePublications!: boolean
}

@InputType('AssignPrefixInput', {
  description: 'Either how many titles are expected, or the registrant length itself.',
})
export class AssignPrefixInput {
  @Field(() => Int, { nullable: true, description: 'What it has and expects to publish, each form counted.' })
  readonly expectedTitles?: number
  @Field(() => Int, { nullable: true })
  readonly registrantLength?: number
  @Field(() => ID, { nullable: true, description: "978-985; else the agency's groups in its own order." })
  readonly registrationGroup?: string
}

@InputType('ContributorInput', { description: 'Who made a publication.' })
export class ContributorInput {
  @Field(() => String)
  readonly name!: string
  @Field(() => String)
  readonly role!: string
}

@InputType('PublicationInput', {
  description: 'One form of a publication. A set names its volumes; each takes a number too.',
})
export class PublicationInput implements NewPublication {
  @Field(() => String)
  readonly title!: string
  @Field(() => ProductFormEnum)
  readonly form!: ProductForm
  @Field(() => [ContributorInput], { nullable: true })
  readonly contributors?: ContributorInput[]
  @Field(() => String, { nullable: true, description: 'BCP 47 code.' })
  readonly language?: string
  @Field(() => String, { nullable: true })
  readonly edition?: string
  @Field(() => Int, { nullable: true })
  readonly year?: number
  @Field(() => [PublicationInput], { nullable: true })
  readonly volumes?: PublicationInput[]
  @Field(() => ID, { nullable: true, description: 'The ISBN of the edition that this one translates.' })
  readonly translationOf?: string
}

@InputType('AssignIsbnsInput', { description: 'Either the publications, or how many bare numbers.' })
export class AssignIsbnsInput {
  @Field(() => [PublicationInput], { nullable: true })
  readonly publications?: PublicationInput[]
  @Field(() => Int, { nullable: true })
  readonly count?: number
  @Field(() => ID, { nullable: true, description: 'Whose they are to be: needed where several hold the prefix.' })
  readonly publisher?: string
}
