/** Publisher in the graph, as the directory knows it: a copy of what its agency has made public. */
import { DateScalar, UrlScalar } from '@isbn-hub/subgraph/scalars'
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql'

import { NameKindEnum, PublisherKindEnum, PublisherStatusEnum } from './enums.ts'
import { PageInfoType } from './stubs.ts'

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

@ObjectType('Publisher', { description: 'Who publishes, as the agency that registered it has made known.' })
@Directive('@key(fields: "id")')
@Directive('@shareable')
export class PublisherType {
  @Field(() => ID, { description: "The agency's code and a number of its own: BY-1042." })
  readonly id!: string
  @Field(() => String, { description: 'The official name of today.' })
  readonly name!: string
  @Field(() => [PublisherNameType], { description: 'Every name, the official one first.' })
  readonly names!: readonly PublisherNameType[]
  @Field(() => PublisherKindEnum, { description: 'What it is before the law.' })
  readonly kind!: string
  @Field(() => PublisherStatusEnum, { description: 'Whether it still publishes.' })
  readonly status!: string
  @Field(() => String, { nullable: true, description: 'Where it publishes, in its own words.' })
  readonly place!: string | null
  @Field(() => [String], { description: 'What it publishes, in its own words.' })
  readonly activityProfile!: readonly string[]
  @Field(() => UrlScalar, { nullable: true, description: 'Its own.' })
  readonly website!: string | null
  @Field(() => DateScalar, { description: 'The day on which it entered the register.' })
  readonly registeredOn!: string
}

@InputType('PublisherFilter', { description: 'Which publishers are wanted; what is left out is not asked.' })
export class PublisherFilterInput {
  @Field(() => [AgencyCodeScalar], { nullable: true, description: 'In the register of one of these agencies.' })
  readonly agencies?: string[]
  @Field(() => [ID], { nullable: true, description: 'Holding a prefix in one of these groups: 978-985.' })
  readonly registrationGroups?: string[]
  @Field(() => PublisherStatusEnum, { nullable: true, description: 'Of this status.' })
  readonly status?: string
  @Field(() => DateScalar, { nullable: true, description: 'Registered on this day or later.' })
  readonly registeredSince?: string
}

@ObjectType('Facet', { description: 'How many of the publishers found have one value.' })
export class FacetType {
  @Field(() => String, { description: 'agency, status or kind.' })
  readonly field!: string
  @Field(() => String, { description: 'A value of that field.' })
  readonly value!: string
  @Field(() => Int, { description: 'How many have it.' })
  readonly count!: number
}

@ObjectType('PublisherConnection', { description: 'Publishers, a page of them.' })
export class PublisherConnectionType {
  @Field(() => [PublisherType], { description: 'This page: by name, or the best met first where there is a search.' })
  readonly nodes!: readonly PublisherType[]
  @Field(() => PageInfoType, { description: 'Whether there is more.' })
  readonly pageInfo!: PageInfoType
}
