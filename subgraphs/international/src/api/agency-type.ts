/** Agency in the graph: who gives out numbers where, and how its feed is doing. */
import { AgencyCodeScalar, DateScalar, DateTimeScalar, SequenceScalar, UrlScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, Float, ObjectType } from 'type-graphql'

import { FeedStateEnum } from './enums.ts'

@ObjectType('Agency', {
  description: 'An ISBN agency. Where several outside the hub share a group, one stands for all of them.',
})
@Directive('@key(fields: "code")')
export class AgencyType {
  @Field(() => AgencyCodeScalar, {
    description:
      "Its country's ISO 3166-1 code; INTL for the International ISBN Agency; SU and YU for the agencies that share what " +
      'these states left.',
  })
  readonly code!: string
  // What the directory alone knows may be null: an agency keeps its code while the directory doesn't answer.
  @Field(() => String, { nullable: true, description: 'As its own documents name it.' })
  readonly name!: string
  @Field(() => String, { nullable: true, description: 'In English, as the country calls itself today.' })
  readonly country!: string
  @Field(() => UrlScalar, { nullable: true, description: 'Its own.' })
  readonly website!: string | null
}

@ObjectType('FeedStatus', { description: "How well an agency's feed is followed." })
export class FeedStatusType {
  @Field(() => FeedStateEnum, { description: 'Whether the feed is followed, and what stands in the way.' })
  readonly state!: string
  @Field(() => SequenceScalar, { description: "The agency's last event that is in directory and journal." })
  readonly sequence!: number
  @Field(() => Float, { description: 'For how long something has been missing, in seconds; 0 while nothing is.' })
  readonly lagSeconds!: number
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last heard of; null where it never was.' })
  readonly lastContactAt!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'Why it is not followed until somebody decides or mends; null where nobody has to.',
  })
  readonly reason!: string | null
}

/** A delegation's fields but its agency, which stands with the resolver. */
@ObjectType('Delegation', {
  description: 'A span of the number space that one agency may assign from: a whole group, or part of a shared one.',
})
@Directive('@shareable')
export class DelegationType {
  @Field(() => String, { description: "The first number's twelve digits, without check digit." })
  readonly from!: string
  @Field(() => String, { description: "The last number's twelve digits, without check digit." })
  readonly to!: string
  @Field(() => DateScalar, {
    nullable: true,
    description: "The day from which it is held; null where that isn't known.",
  })
  readonly since!: string | null
  @Field(() => DateScalar, { nullable: true, description: 'The day until which it was held; null while it is.' })
  readonly until!: string | null
}
