/** Agency in the graph: who gives out numbers where, and how its feed is doing. */
import type { FollowerState } from '@isbn-hub/feed/follower'
import { AgencyCodeScalar, DateScalar, DateTimeScalar, SequenceScalar, UrlScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, Float, ObjectType } from 'type-graphql'

import { FeedStateEnum } from './enums.ts'

@ObjectType('Agency', {
  description:
    'An ISBN agency, which assigns prefixes and ISBNs in its registration groups. Some agencies outside the hub that share a group are listed as one.',
})
@Directive('@key(fields: "code")')
export class AgencyType {
  @Field(() => AgencyCodeScalar, {
    description:
      "The ISO 3166-1 code of the agency's country: BY. INTL is the International ISBN Agency; SU and YU stand for the agencies that share the groups of these former states.",
  })
  readonly code!: string
  // What the directory alone knows may be null: an agency keeps its code while the directory doesn't answer.
  @Field(() => String, { nullable: true, description: "The agency's name, as its own documents state it." })
  readonly name!: string
  @Field(() => String, {
    nullable: true,
    description: "The present English name of the agency's country. Null for the International ISBN Agency.",
  })
  readonly country!: string
  @Field(() => UrlScalar, { nullable: true, description: "The agency's own website. Null if none is known." })
  readonly website!: string | null
}

@ObjectType('FeedStatus', { description: "How well the hub follows an agency's feed." })
export class FeedStatusType {
  @Field(() => FeedStateEnum, { description: 'Whether the hub follows the feed, and if not, why.' })
  readonly state!: FollowerState
  @Field(() => SequenceScalar, {
    description: "The sequence of the agency's last event that is in the directory and the journal.",
  })
  readonly sequence!: number
  @Field(() => Float, { description: 'For how many seconds events have been missing. 0 while none are.' })
  readonly lagSeconds!: number
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant at which the agency last sent something. Null if it never did.',
  })
  readonly lastContactAt!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'Why the feed is not followed until somebody decides or repairs. Null if that is not needed.',
  })
  readonly reason!: string | null
}

/** A delegation's fields but its agency, which stands with the resolver. */
@ObjectType('Delegation', {
  description: 'A span of numbers that an agency may assign from: a registration group, or a part of a shared one.',
})
@Directive('@shareable')
export class DelegationType {
  @Field(() => String, { description: 'The first twelve digits, without check digit, of the first ISBN of the span.' })
  readonly from!: string
  @Field(() => String, { description: 'The first twelve digits, without check digit, of the last ISBN of the span.' })
  readonly to!: string
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which the agency holds the span. Null if it is not known.',
  })
  readonly since!: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the agency held the span. Null while it holds it.',
  })
  readonly until!: string | null
}
