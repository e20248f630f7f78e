/** Publisher in the graph, and what it is made of. Its relations stand with its resolver. */
import { AgencyCodeScalar, DateScalar, UrlScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, ID, ObjectType } from 'type-graphql'

import type { NameKind, PublisherKind, PublisherStatus } from '../domain/publisher.ts'
import {
  NameKindEnum,
  PublisherKindEnum,
  PublisherStatusEnum,
  type RedactionReason,
  RedactionReasonEnum,
} from './enums.ts'
import { OwnedBy } from './owned-by.ts'

@ObjectType('Agency', { description: 'An ISBN agency, which assigns prefixes and ISBNs in its registration groups.' })
@Directive('@key(fields: "code", resolvable: false)')
export class AgencyStub {
  @Field(() => AgencyCodeScalar, { description: "The agency's code: its country's ISO 3166-1 code, or INTL: BY." })
  readonly code!: string
}

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

@ObjectType('Contact', { description: 'How to reach a publisher or an applicant.' })
export class ContactType {
  @Field(() => [String], { description: 'The postal address, one element a line.' })
  readonly address!: readonly string[]
  @Field(() => String, {
    nullable: true,
    description: 'The e-mail address for correspondence. Null if it is not shown.',
  })
  readonly email!: string | undefined
  @Field(() => String, {
    nullable: true,
    description: 'The telephone number with its country code. Null if it is not shown.',
  })
  readonly phone!: string | undefined
  @Field(() => String, { nullable: true, description: 'The name of the contact person. Null if it is not shown.' })
  readonly person!: string | undefined
}

@ObjectType('Redaction', { description: 'A field that is not shown to the caller, and why.' })
export class RedactionType {
  @Field(() => String, {
    description: 'The path of the field from the publisher: contact, contact.email, prefixes.isbns.nodes.publication.',
  })
  readonly field!: string
  @Field(() => RedactionReasonEnum, { description: 'Why the field is not shown.' })
  readonly reason!: RedactionReason
}

@ObjectType('Publisher', { description: 'A publisher, as the agency that registered it knows it.' })
@Directive('@key(fields: "id")')
@OwnedBy('id', 'AGENCY')
export class PublisherType {
  @Field(() => ID, { description: "The agency's code and a number: BY-1042." })
  readonly id!: string
  @Field(() => String, { description: 'The present official name of the publisher.' })
  @Directive('@shareable')
  readonly name!: string
  @Field(() => [PublisherNameType], {
    description: 'Every present and former name of the publisher, the official name first.',
  })
  @Directive('@shareable')
  readonly names!: readonly PublisherNameType[]
  @Field(() => PublisherKindEnum, { description: 'The legal kind of the publisher, such as a company or an author.' })
  @Directive('@shareable')
  readonly kind!: PublisherKind
  @Field(() => PublisherStatusEnum, { description: 'Whether the publisher is still active.' })
  @Directive('@shareable')
  readonly status!: PublisherStatus
  @Field(() => String, {
    nullable: true,
    description: 'The city or other place where the publisher publishes, as it was entered. Null if none was entered.',
  })
  @Directive('@shareable')
  readonly place!: string | null
  @Field(() => [String], { description: 'The subjects in which the publisher publishes, as they were entered.' })
  @Directive('@shareable')
  readonly activityProfile!: readonly string[]
  @Field(() => UrlScalar, { nullable: true, description: "The publisher's own website. Null if none was entered." })
  @Directive('@shareable')
  readonly website!: string | null
  @Field(() => DateScalar, { description: 'The day on which the publisher was registered.' })
  @Directive('@shareable')
  readonly registeredOn!: string
}
