/** Assignment in the graph: an event of the journal. */
import type { AssignmentKind } from '@isbn-hub/feed/event'
import { connectionType } from '@isbn-hub/subgraph/connection'
import { AgencyCodeScalar, CursorScalar, DateTimeScalar, SequenceScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql'

import { AssignmentKindEnum } from './enums.ts'
import { IsbnStub, PrefixStub } from './stubs.ts'

/** What the journal itself holds; agency and publisher stand with the resolver. */
@ObjectType('Assignment', { description: 'An event in the register of an agency.' })
@Directive('@shareable')
export class AssignmentType {
  @Field(() => CursorScalar, {
    description: "The position of this event in the hub's journal. Pass it as `after` to continue from here.",
  })
  readonly cursor!: string
  @Field(() => AssignmentKindEnum, { description: 'What happened in the register.' })
  readonly kind!: AssignmentKind
  @Field(() => DateTimeScalar, { description: 'The instant at which it happened.' })
  readonly at!: string
  @Field(() => SequenceScalar, {
    description: "The number of the event in the agency's own feed, counted without gaps.",
  })
  readonly sequence!: number
  @Field(() => PrefixStub, {
    nullable: true,
    description: 'The prefix that the event concerns. Null if it concerns none.',
  })
  readonly prefix!: PrefixStub | null
  @Field(() => IsbnStub, { nullable: true, description: 'The ISBN that the event concerns. Null if it concerns none.' })
  readonly isbn!: IsbnStub | null
  @Field(() => String, { description: 'The name of the publisher at the time of the event.' })
  readonly publisherName!: string
}

@InputType('AssignmentFilter', { description: 'Which events to return. A field that is left out does not filter.' })
export class AssignmentFilterInput {
  @Field(() => [AgencyCodeScalar], { nullable: true, description: 'Returns only events of these agencies.' })
  readonly agencies?: string[]
  @Field(() => [ID], { nullable: true, description: 'Returns only events of these registration groups: 978-985.' })
  readonly registrationGroups?: string[]
  @Field(() => [AssignmentKindEnum], { nullable: true, description: 'Returns only events of these kinds.' })
  readonly kinds?: AssignmentKind[]
}

export const AssignmentConnectionType = connectionType(AssignmentType, {
  name: 'Assignment',
  entry: 'assignment',
  entries: 'assignments',
  order: 'in the order of the journal',
})
