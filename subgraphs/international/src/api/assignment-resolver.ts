/** The journal, page by page. */
import { decodeCursor, type ReadCursor } from '@isbn-hub/feed/cursor'
import type { JournalEvent } from '@isbn-hub/feed/event'
import {
  type Connection,
  connectionOf,
  type Page,
  type PageArguments,
  pageArguments,
  readPage,
} from '@isbn-hub/subgraph/connection'
import type pg from 'pg'
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'

import type { AgencyFacts } from '../domain/delegations.ts'
import { findAssignments, type JournalAssignment } from '../store/find-assignments.ts'
import { type DirectoryPublisher } from '../store/find-publishers.ts'
import { AgencyType } from './agency-type.ts'
import { AssignmentConnectionType, AssignmentFilterInput, AssignmentType } from './assignment-type.ts'
import type { InternationalContext } from './context.ts'
import { checkGroups, withFeedCodes } from './input-problem.ts'
import { agencyOf } from './publisher-resolver.ts'
import { PublisherType } from './publisher-type.ts'

const MOST_ASSIGNMENTS = 1_000
const AssignmentsPage = pageArguments(MOST_ASSIGNMENTS)

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
    @Arg('filter', () => AssignmentFilterInput, {
      nullable: true,
      description: 'Which events to return. Without it, all.',
    })
    filter: AssignmentFilterInput | null | undefined,
    @Args(() => AssignmentsPage) page: PageArguments,
    @Ctx() { agencyContext }: InternationalContext,
  ): Promise<Connection<AssignmentType>> {
    checkGroups(filter?.registrationGroups)
    return withFeedCodes(() =>
      browseJournal(agencyContext.pool, readPage(page, MOST_ASSIGNMENTS, decodeCursor), filter ?? {}),
    )
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

/** On the last page the cursor is the end of the journal: whoever passes it on misses nothing and reads nothing twice. */
async function browseJournal(
  pool: pg.Pool,
  page: Page<ReadCursor>,
  filter: AssignmentFilterInput,
): Promise<Connection<AssignmentFields>> {
  const { found, end } = await findAssignments(pool, page, filter)
  const { pageInfo, ...entries } = connectionOf(found, page, ({ cursor }) => cursor, assignmentFields)
  const isLast = page.before === undefined && (page.isBackward || !pageInfo.hasNextPage)
  return { ...entries, pageInfo: isLast ? { ...pageInfo, endCursor: end } : pageInfo }
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
