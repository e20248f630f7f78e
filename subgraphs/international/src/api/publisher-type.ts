/** Publisher in the graph, as the directory knows it: a copy of what its agency has made public. */
import type { NameKind, PublisherKind, PublisherStatus } from '@isbn-hub/feed/event'
import { connectionType } from '@isbn-hub/subgraph/connection'
import { DateScalar, UrlScalar } from '@isbn-hub/subgraph/scalars'
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql'

import { NameKindEnum, PublisherKindEnum, PublisherStatusEnum } from './enums.ts'

@ObjectType('PublisherName', { description: 'A present or former name of a publisher, in one script.' })
@Directive('@shareable')
export class PublisherNameType {
  @Field(() => String, { description: 'The name, as the publisher writes it.' })
  readonly name!: string
  @Field(() => String, {
    nullable: true,
    description: "The BCP 47 code of the name's language: be. Null if none was entered.",
  })
  readonly language!: string | null
  @Field(() => String, {
    nullable: true,
    description:
      "The ISO 15924 code of the name's script: Cyrl, Latn, Arab. Null if it has no letters of a known script.",
  })
  readonly script!: string | null
  @Field(() => NameKindEnum, { description: 'The kind of the name, such as a former name or an imprint.' })
  readonly kind!: NameKind
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which the name was used. Null if it is not known.',
  })
  readonly from!: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the name was used. Null while it is in use.',
  })
  readonly until!: string | null
}

@ObjectType('Publisher', { description: 'A publisher, as the agency that registered it has published it.' })
@Directive('@key(fields: "id")')
@Directive('@shareable')
export class PublisherType {
  @Field(() => ID, { description: "The agency's code and a number: BY-1042." })
  readonly id!: string
  @Field(() => String, { description: 'The present official name of the publisher.' })
  readonly name!: string
  @Field(() => [PublisherNameType], {
    description: 'Every present and former name of the publisher, the official name first.',
  })
  readonly names!: readonly PublisherNameType[]
  @Field(() => PublisherKindEnum, { description: 'The legal kind of the publisher, such as a company or an author.' })
  readonly kind!: PublisherKind
  @Field(() => PublisherStatusEnum, { description: 'Whether the publisher is still active.' })
  readonly status!: PublisherStatus
  @Field(() => String, {
    nullable: true,
    description: 'The city or other place where the publisher publishes, as it was entered. Null if none was entered.',
  })
  readonly place!: string | null
  @Field(() => [String], { description: 'The subjects in which the publisher publishes, as they were entered.' })
  readonly activityProfile!: readonly string[]
  @Field(() => UrlScalar, { nullable: true, description: "The publisher's own website. Null if none was entered." })
  readonly website!: string | null
  @Field(() => DateScalar, { description: 'The day on which the publisher was registered.' })
  readonly registeredOn!: string
}

@InputType('PublisherFilter', { description: 'Which publishers to return. A field that is left out does not filter.' })
export class PublisherFilterInput {
  @Field(() => [AgencyCodeScalar], {
    nullable: true,
    description: 'Returns only publishers registered by these agencies.',
  })
  readonly agencies?: string[]
  @Field(() => [ID], {
    nullable: true,
    description: 'Returns only publishers that hold a prefix in these registration groups: 978-985.',
  })
  readonly registrationGroups?: string[]
  @Field(() => PublisherStatusEnum, { nullable: true, description: 'Returns only publishers with this status.' })
  readonly status?: PublisherStatus
  @Field(() => String, {
    nullable: true,
    description: 'Returns only publishers that publish in the city or other place of this name, in any script.',
  })
  readonly place?: string
  @Field(() => DateScalar, { nullable: true, description: 'Returns only publishers registered on this day or later.' })
  readonly registeredSince?: string
}

@ObjectType('Facet', { description: 'How many of the publishers found share one value.' })
export class FacetType {
  @Field(() => String, { description: 'The field that was counted: agency, status or kind.' })
  readonly field!: string
  @Field(() => String, { description: 'One value of the counted field.' })
  readonly value!: string
  @Field(() => Int, { description: 'How many publishers have this value.' })
  readonly count!: number
}

export const PublisherConnectionType = connectionType(PublisherType, {
  name: 'Publisher',
  entry: 'publisher',
  entries: 'publishers',
  order: 'ordered by name; for a search, the best matches first',
})
