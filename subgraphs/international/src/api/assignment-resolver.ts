/** The journal, page by page. */
import { decodeCursor } from '@isbn-hub/feed/cursor'
import type { JournalEvent } from '@isbn-hub/feed/event'
import { CursorScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'

import type { AgencyFacts } from '../domain/delegations.ts'
import { findAssignments, type JournalAssignment } from '../store/find-assignments.ts'
import { type DirectoryPublisher } from '../store/find-publishers.ts'
import { AgencyType } from './agency-type.ts'
import { AssignmentConnectionType, AssignmentFilterInput, AssignmentType } from './assignment-type.ts'
import type { InternationalContext } from './context.ts'
import { checkGroups, pageSize, withFeedCodes } from './input-problem.ts'
import { agencyOf } from './publisher-resolver.ts'
import { PublisherType } from './publisher-type.ts'

const MOST_ASSIGNMENTS = 1_000

interface AssignmentFields extends AssignmentType {
  readonly event: JournalEvent
}

@Resolver(() => AssignmentType)
export class AssignmentResolver {
  @Query(() => AssignmentConnectionType, {
    description:
      "The events of all agencies by page, in the order of the hub's journal. The subscription delivers the same events.",
  })
  async assignments(
    @Arg('after', () => CursorScalar, {
      nullable: true,
      description: 'The cursor after which to read. Without it, the journal is read from its first event.',
    })
    after: string | null | undefined,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 100,
      description: 'The largest number of events to return, 100 unless stated, 1,000 at most.',
    })
    first: number | null | undefined,
    @Arg('filter', () => AssignmentFilterInput, {
      nullable: true,
      description: 'Which events to return. Without it, all.',
    })
    filter: AssignmentFilterInput | null | undefined,
    @Ctx() { agencyContext }: InternationalContext,
  ): Promise<AssignmentConnectionType> {
    const size = pageSize(first ?? 100, MOST_ASSIGNMENTS)
    checkGroups(filter?.registrationGroups)
    return withFeedCodes(async () => {
      const from = after ? decodeCursor(after) : undefined
      const { assignments, ...pageInfo } = await findAssignments(agencyContext.pool, from, size, filter ?? {})
      return { nodes: assignments.map(assignmentFields), pageInfo }
    })
  }

  @FieldResolver(() => AgencyType, { description: 'The agency in whose register the event happened.' })
  agency(@Root() { event }: AssignmentFields, @Ctx() { load }: InternationalContext): Promise<AgencyFacts> {
    return agencyOf(event.agency, load)
  }

  @FieldResolver(() => PublisherType, { description: 'The publisher that the event concerns, as it is today.' })
  async publisher(
    @Root() { event }: AssignmentFields,
    @Ctx() { load }: InternationalContext,
  ): Promise<DirectoryPublisher> {
    // Directory and journal are written together; while the directory is rebuilt the event itself still knows.
    return (await load.publisher.load(event.publisher.id)) ?? { ...event.publisher, agency: event.agency }
  }
}

function assignmentFields({ cursor, event }: JournalAssignment): AssignmentFields {
  const { kind, at, sequence, prefix, isbn, publisher } = event
  return {
    cursor,
    kind,
    at,
    sequence,
    prefix: prefix ? { value: prefix.value } : isbn ? { value: isbn.prefix } : null,
    isbn: isbn ? { isbn13: isbn.isbn13 } : null,
    publisherName: publisher.name,
    event,
  }
}
