/** What the contract's mutations take. */
import { UrlScalar } from '@isbn-hub/subgraph/scalars'
import { Field, ID, InputType, Int } from 'type-graphql'

import type { NewPublication, ProductForm } from '../domain/publication.ts'
import type { Contact, NameKind, PublisherKind } from '../domain/publisher.ts'
import { withoutNulls } from './act-request.ts'
import { NameKindEnum, ProductFormEnum, PublisherKindEnum } from './enums.ts'

@InputType('PublisherNameInput', { description: 'A further name of a publisher. Its script is seen from its letters.' })
export class PublisherNameInput {
  @Field(() => String, { description: 'As it is written.' })
  readonly name!: string
  @Field(() => String, { nullable: true, description: 'BCP 47 code.' })
  readonly language?: string
  @Field(() => NameKindEnum, { description: 'What the name is to the publisher.' })
  readonly kind!: NameKind
}

@InputType('ContactInput', { description: 'How to reach a publisher.' })
export class ContactInput implements Contact {
  @Field(() => [String], { nullable: true, description: 'Line by line.' })
  readonly address?: string[]
  @Field(() => String, { nullable: true, description: 'For correspondence.' })
  readonly email?: string
  @Field(() => String, { nullable: true, description: 'With its country code.' })
  readonly phone?: string
  @Field(() => String, { nullable: true, description: 'Who answers for the publisher.' })
  readonly person?: string
}

@InputType('RegisterPublisherInput', { description: 'A publisher that enters the register.' })
export class RegisterPublisherInput {
  @Field(() => String, { description: 'The official name.' })
  readonly name!: string
  @Field(() => PublisherKindEnum, { description: 'What it is before the law.' })
  readonly kind!: PublisherKind
  @Field(() => [PublisherNameInput], {
    nullable: true,
    description: 'Its other names: former ones, imprints, other scripts.',
  })
  readonly names?: PublisherNameInput[]
  @Field(() => String, { nullable: true, description: 'Where it publishes.' })
  readonly place?: string
  @Field(() => ContactInput, {
    nullable: true,
    description: 'Shown to the public as `discloseContact` says.',
  })
  readonly contact?: ContactInput
  @Field(() => [String], { nullable: true, description: 'What it publishes.' })
  readonly activityProfile?: string[]
  @Field(() => UrlScalar, { nullable: true, description: 'Its own.' })
  readonly website?: string
  @Field(() => Boolean, {
    nullable: true,
    description:
      "The publisher agrees, or not, that its contact is shown. Where nothing is said, its nation's rule holds.",
  })
  readonly discloseContact?: boolean
  @Field(() => Boolean, {
    nullable: true,
    description:
      "The publisher agrees, or not, that its publications are shown. Where nothing is said, its nation's rule holds.",
  })
  readonly disclosePublications?: boolean
}

/** As the actions take it. */
export function publisherDetails<T extends RegisterPublisherInput>(input: T) {
  const { discloseContact: contact, disclosePublications: publications, ...details } = withoutNulls(input)
  return { ...details, disclosure: { contact, publications } }
}

@InputType('AssignPrefixInput', {
  description: 'Either how many titles are expected, or the registrant length itself.',
})
export class AssignPrefixInput {
  @Field(() => Int, { nullable: true, description: 'What it has and expects to publish, each form counted.' })
  readonly expectedTitles?: number
  @Field(() => Int, { nullable: true, description: 'Digits of the registrant element.' })
  readonly registrantLength?: number
  @Field(() => ID, { nullable: true, description: "978-985; else the agency's groups in its own order." })
  readonly registrationGroup?: string
}

@InputType('ContributorInput', { description: 'Who made a publication.' })
export class ContributorInput {
  @Field(() => String, { description: 'As in the publication.' })
  readonly name!: string
  @Field(() => String, { description: 'Author, translator, editor …' })
  readonly role!: string
}

@InputType('PublicationInput', {
  description: 'One form of a publication. A set names its volumes; each takes a number too.',
})
export class PublicationInput implements NewPublication {
  @Field(() => String, { description: 'As on its title page.' })
  readonly title!: string
  @Field(() => ProductFormEnum, { description: 'Each form of a publication is asked for by itself.' })
  readonly form!: ProductForm
  @Field(() => [ContributorInput], { nullable: true, description: 'Authors, translators, editors …' })
  readonly contributors?: ContributorInput[]
  @Field(() => String, { nullable: true, description: 'BCP 47 code.' })
  readonly language?: string
  @Field(() => String, { nullable: true, description: 'As stated in it.' })
  readonly edition?: string
  @Field(() => Int, { nullable: true, description: 'Of publication.' })
  readonly year?: number
  @Field(() => [PublicationInput], { nullable: true, description: 'Of a set: each volume by itself.' })
  readonly volumes?: PublicationInput[]
  @Field(() => ID, { nullable: true, description: 'The ISBN of the edition that this one translates.' })
  readonly translationOf?: string
  @Field(() => [ID], {
    nullable: true,
    description:
      'The ISBNs under which other publishers bring out the same edition: each gives its own. Such a number is not this ' +
      "publisher's, and is under a prefix that was given, where the agency can know.",
  })
  readonly jointWith?: string[]
  @Field(() => ID, {
    nullable: true,
    description: 'The number that it bears already, from a list of the prefix; else it takes the next free one.',
  })
  readonly isbn?: string
}

@InputType('AssignIsbnsInput', { description: 'Either the publications, or how many bare numbers.' })
export class AssignIsbnsInput {
  @Field(() => [PublicationInput], {
    nullable: true,
    description: 'One number for each, and one for each volume of a set.',
  })
  readonly publications?: PublicationInput[]
  @Field(() => Int, { nullable: true, description: 'How many bare numbers.' })
  readonly count?: number
  @Field(() => ID, { nullable: true, description: 'Whose they are to be: needed where several hold the prefix.' })
  readonly publisher?: string
}
