/** What the contract's mutations take. */
import { UrlScalar } from '@isbn-hub/subgraph/scalars'
import { Field, ID, InputType, Int } from 'type-graphql'

import type { NewPublication, ProductForm } from '../domain/publication.ts'
import type { Contact, NameKind, PublisherKind } from '../domain/publisher.ts'
import { withoutNulls } from './act-request.ts'
import { NameKindEnum, ProductFormEnum, PublisherKindEnum } from './enums.ts'

@InputType('PublisherNameInput', {
  description: 'A further name of a publisher. The script is recognised from the letters.',
})
export class PublisherNameInput {
  @Field(() => String, { description: 'The name, as the publisher writes it.' })
  readonly name!: string
  @Field(() => String, { nullable: true, description: "The BCP 47 code of the name's language: be." })
  readonly language?: string
  @Field(() => NameKindEnum, { description: 'The kind of the name, such as a former name or an imprint.' })
  readonly kind!: NameKind
}

@InputType('ContactInput', { description: 'How to reach a publisher or an applicant.' })
export class ContactInput implements Contact {
  @Field(() => [String], { nullable: true, description: 'The postal address, one element a line.' })
  readonly address?: string[]
  @Field(() => String, { nullable: true, description: 'The e-mail address for correspondence.' })
  readonly email?: string
  @Field(() => String, { nullable: true, description: 'The telephone number with its country code: +375 17 2000000.' })
  readonly phone?: string
  @Field(() => String, { nullable: true, description: 'The name of the contact person.' })
  readonly person?: string
}

/** What is entered and changed alike. */
const detail = {
  place: Field(() => String, {
    nullable: true,
    description: 'The city or other place where the publisher publishes.',
  }),
  activityProfile: Field(() => [String], {
    nullable: true,
    description: 'The subjects in which the publisher publishes.',
  }),
  website: Field(() => UrlScalar, {
    nullable: true,
    description: "The publisher's own website, as an absolute address.",
  }),
}

@InputType('ChangePublisherInput', {
  description: 'Changes to a publisher. A field that is absent stays as it is; a field that is null is cleared.',
})
export class ChangePublisherInput {
  @Field(() => [PublisherNameInput], {
    nullable: true,
    description: 'The further names in use, which replace the present ones. Former official names are kept.',
  })
  readonly names?: PublisherNameInput[] | null
  @detail.place
  readonly place?: string | null
  @Field(() => ContactInput, { nullable: true, description: 'The new contact, which replaces the whole contact.' })
  readonly contact?: ContactInput | null
  @detail.activityProfile
  readonly activityProfile?: string[] | null
  @detail.website
  readonly website?: string | null
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the publisher agrees that its contact is shown to the public.',
  })
  readonly discloseContact?: boolean | null
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the publisher agrees that its publications are shown to the public.',
  })
  readonly disclosePublications?: boolean | null
}

@InputType('RegisterPublisherInput', { description: 'A publisher to enter into a register.' })
export class RegisterPublisherInput {
  @Field(() => String, { description: 'The official name of the publisher.' })
  readonly name!: string
  @Field(() => PublisherKindEnum, { description: 'The legal kind of the publisher, such as a company or an author.' })
  readonly kind!: PublisherKind
  @Field(() => [PublisherNameInput], {
    nullable: true,
    description: 'Other names, such as former names, imprints and spellings in other scripts.',
  })
  readonly names?: PublisherNameInput[]
  @detail.place
  readonly place?: string
  @Field(() => ContactInput, {
    nullable: true,
    description: 'How to reach the publisher. `discloseContact` says whether the public sees it.',
  })
  readonly contact?: ContactInput
  @detail.activityProfile
  readonly activityProfile?: string[]
  @detail.website
  readonly website?: string
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the publisher agrees that its contact is shown to the public. Without it, the rule of its country applies.',
  })
  readonly discloseContact?: boolean
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the publisher agrees that its publications are shown to the public. Without it, the rule of its country applies.',
  })
  readonly disclosePublications?: boolean
}

/** As the actions take it. */
export function publisherDetails<T extends RegisterPublisherInput>(input: T) {
  const { discloseContact: contact, disclosePublications: publications, ...details } = withoutNulls(input)
  return { ...details, disclosure: { contact, publications } }
}

@InputType('AssignPrefixInput', {
  description: 'The size of a prefix: either the expected number of titles or the length of the registrant element.',
})
export class AssignPrefixInput {
  @Field(() => Int, {
    nullable: true,
    description: "How many ISBNs the publisher's past and planned titles need, each product form counted.",
  })
  readonly expectedTitles?: number
  @Field(() => Int, { nullable: true, description: 'The length of the registrant element, in digits.' })
  readonly registrantLength?: number
  @Field(() => ID, {
    nullable: true,
    description:
      "The registration group to assign from: 978-985. Without it, the agency's groups are tried in its own order.",
  })
  readonly registrationGroup?: string
}

@InputType('ContributorInput', { description: 'A person or body that contributed to a publication.' })
export class ContributorInput {
  @Field(() => String, { description: 'The name, as it is printed in the publication.' })
  readonly name!: string
  @Field(() => String, { description: 'What the contributor did: author, translator, editor.' })
  readonly role!: string
}

@InputType('PublicationInput', {
  description: 'One product form of a publication. A set includes its volumes, and each volume gets its own ISBN.',
})
export class PublicationInput implements NewPublication {
  @Field(() => String, { description: 'The title, as on the title page.' })
  readonly title!: string
  @Field(() => ProductFormEnum, { description: 'The product form. Each form of a publication needs its own ISBN.' })
  readonly form!: ProductForm
  @Field(() => [ContributorInput], {
    nullable: true,
    description: 'The authors, translators, editors and other contributors.',
  })
  readonly contributors?: ContributorInput[]
  @Field(() => String, { nullable: true, description: 'The BCP 47 code of the language of the text: be.' })
  readonly language?: string
  @Field(() => String, { nullable: true, description: 'The edition, as the publication states it: 2nd, enlarged.' })
  readonly edition?: string
  @Field(() => Int, { nullable: true, description: 'The year of publication, such as 2026.' })
  readonly year?: number
  @Field(() => [PublicationInput], { nullable: true, description: 'The volumes of a set, each with its own details.' })
  readonly volumes?: PublicationInput[]
  @Field(() => ID, { nullable: true, description: 'The ISBN of the edition that this one translates.' })
  readonly translationOf?: string
  @Field(() => [ID], {
    nullable: true,
    description:
      "The ISBNs under which other publishers issue the same joint edition; each publisher assigns its own. An ISBN of this agency's groups must lie under an assigned prefix of another publisher.",
  })
  readonly jointWith?: string[]
  @Field(() => ID, {
    nullable: true,
    description:
      'The ISBN that is already printed on the publication, from a number list of the prefix. Without it, the next free ISBN is assigned.',
  })
  readonly isbn?: string
}

@InputType('AssignIsbnsInput', {
  description: 'The publications that need ISBNs, or how many ISBNs to assign without publications.',
})
export class AssignIsbnsInput {
  @Field(() => [PublicationInput], {
    nullable: true,
    description: 'The publications. Each gets one ISBN, and so does each volume of a set.',
  })
  readonly publications?: PublicationInput[]
  @Field(() => Int, { nullable: true, description: 'How many ISBNs to assign without publications.' })
  readonly count?: number
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the publisher that gets the ISBNs: BY-1042. Needed only if several publishers hold the prefix.',
  })
  readonly publisher?: string
}
