/** Publisher in the graph, and what it is made of. Its relations stand with its resolver. */
import { AgencyCodeScalar, DateScalar, UrlScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, ID, ObjectType } from 'type-graphql'

import { NameKindEnum, PublisherKindEnum, PublisherStatusEnum, RedactionReasonEnum } from './enums.ts'
import { OwnedBy } from './owned-by.ts'

@ObjectType('Agency', { description: 'An ISBN agency; the international agency tells of it.' })
@Directive('@key(fields: "code", resolvable: false)')
export class AgencyStub {
  @Field(() => AgencyCodeScalar, { description: 'BY, BG, MK, UZ, AF …' })
  readonly code!: string
}

@ObjectType('PublisherName', { description: 'A name of a publisher, past or present, in one script.' })
@Directive('@shareable')
export class PublisherNameType {
  @Field(() => String, { description: 'As it is written.' })
  readonly name!: string
  @Field(() => String, { nullable: true, description: 'BCP 47 code of the language, where known.' })
  readonly language!: string | null
  @Field(() => String, { nullable: true, description: 'ISO 15924 code of the script: Cyrl, Latn, Arab.' })
  readonly script!: string | null
  @Field(() => NameKindEnum, { description: 'What the name is to the publisher.' })
  readonly kind!: string
  @Field(() => DateScalar, { nullable: true, description: 'Since when, where known.' })
  readonly from!: string | null
  @Field(() => DateScalar, { nullable: true, description: 'Until when; null while it is in use.' })
  readonly until!: string | null
}

@ObjectType('Contact', { description: 'How to reach a publisher.' })
export class ContactType {
  @Field(() => [String], { description: 'Line by line.' })
  readonly address!: readonly string[]
  @Field(() => String, { nullable: true, description: 'For correspondence.' })
  readonly email!: string | undefined
  @Field(() => String, { nullable: true, description: 'With its country code.' })
  readonly phone!: string | undefined
  @Field(() => String, { nullable: true, description: 'Who answers for the publisher.' })
  readonly person!: string | undefined
}

@ObjectType('Redaction', { description: 'A field that is kept back, and why.' })
export class RedactionType {
  @Field(() => String, {
    description: 'Its path from the publisher: contact, contact.email, prefixes.isbns.nodes.publication.',
  })
  readonly field!: string
  @Field(() => RedactionReasonEnum, { description: 'Why.' })
  readonly reason!: string
}

@ObjectType('Publisher', { description: 'Who publishes, as the agency that registered it knows it.' })
@Directive('@key(fields: "id")')
@OwnedBy('id', 'AGENCY')
export class PublisherType {
  @Field(() => ID, { description: "The agency's code and a number of its own: BY-1042." })
  readonly id!: string
  @Field(() => String, { description: 'The official name of today.' })
  @Directive('@shareable')
  readonly name!: string
  @Field(() => [PublisherNameType], { description: 'Every name, the official one first.' })
  @Directive('@shareable')
  readonly names!: readonly PublisherNameType[]
  @Field(() => PublisherKindEnum, { description: 'What it is before the law.' })
  @Directive('@shareable')
  readonly kind!: string
  @Field(() => PublisherStatusEnum, { description: 'Whether it still publishes.' })
  @Directive('@shareable')
  readonly status!: string
  @Field(() => String, { nullable: true, description: 'Where it publishes, in its own words.' })
  @Directive('@shareable')
  readonly place!: string | null
  @Field(() => [String], { description: 'What it publishes, in its own words.' })
  @Directive('@shareable')
  readonly activityProfile!: readonly string[]
  @Field(() => UrlScalar, { nullable: true, description: 'Its own.' })
  @Directive('@shareable')
  readonly website!: string | null
  @Field(() => DateScalar, { description: 'The day on which it entered the register.' })
  @Directive('@shareable')
  readonly registeredOn!: string
}
