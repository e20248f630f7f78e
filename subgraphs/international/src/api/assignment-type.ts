/** Assignment in the graph: an event of the journal. */
import { AgencyCodeScalar, CursorScalar, DateTimeScalar, SequenceScalar } from '@isbn-hub/subgraph/scalars'
import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql'

import { AssignmentKindEnum } from './enums.ts'
import { IsbnStub, PageInfoType, PrefixStub } from './stubs.ts'

/** What the journal itself holds; agency and publisher stand with the resolver. */
@ObjectType('Assignment', { description: "Something that happened in an agency's register." })
@Directive('@shareable')
export class AssignmentType {
  @Field(() => CursorScalar, { description: "The place of this event in the hub's journal: go on from it by `after`." })
  readonly cursor!: string
  @Field(() => AssignmentKindEnum, { description: 'What happened.' })
  readonly kind!: string
  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  readonly at!: string
  @Field(() => SequenceScalar, { description: "The agency's own, gap-free number of this event." })
  readonly sequence!: number
  @Field(() => PrefixStub, { nullable: true, description: 'The prefix it concerns, if it concerns one.' })
  readonly prefix!: PrefixStub | null
  @Field(() => IsbnStub, { nullable: true, description: 'The number it concerns, if it concerns one.' })
  readonly isbn!: IsbnStub | null
  @Field(() => String, { description: "The publisher's name when it happened." })
  readonly publisherName!: string
}

@InputType('AssignmentFilter', { description: 'Which assignments are wanted; what is left out is not asked.' })
export class AssignmentFilterInput {
  @Field(() => [AgencyCodeScalar], { nullable: true, description: 'Of these agencies.' })
  readonly agencies?: string[]
  @Field(() => [ID], { nullable: true, description: 'Under these registration groups: 978-985.' })
  readonly registrationGroups?: string[]
  @Field(() => [AssignmentKindEnum], { nullable: true, description: 'Of these kinds.' })
  readonly kinds?: string[]
}

@ObjectType('AssignmentConnection', { description: 'Assignments, a page of them.' })
export class AssignmentConnectionType {
  @Field(() => [AssignmentType], { description: 'This page, in the order of the journal.' })
  readonly nodes!: readonly AssignmentType[]
  @Field(() => PageInfoType, {
    description: 'Whether there is more. On the last page the cursor stands at the end of the journal.',
  })
  readonly pageInfo!: PageInfoType
}
