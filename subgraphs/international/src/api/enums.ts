/** Closed sets of the graph. Those that other subgraphs have too are the same there. */
import type { AssignmentKind, NameKind, PublisherKind, PublisherStatus } from '@isbn-hub/feed/event'
import type { FollowerState } from '@isbn-hub/feed/follower'
import { closedSet } from '@isbn-hub/subgraph/closed-set'

import type { Interval } from '../domain/intervals.ts'

export const FeedStateEnum = closedSet<FollowerState>('FeedState', "Whether the hub follows an agency's feed.", {
  LIVE: 'Everything that the agency has committed is in the directory.',
  CATCHING_UP: 'The hub is connected, or connecting again, and reads events that it missed.',
  STALLED:
    'The agency has not answered for some seconds, or it sent an event that it may not send; then `reason` says which.',
  EPOCH_CHANGED:
    "The agency's database was restored or replaced. Its events wait until the International ISBN Agency decides.",
  TAMPERED:
    "The agency's earlier events are no longer the same. Its new events wait until the International ISBN Agency decides.",
})

export const AssignmentKindEnum = closedSet<AssignmentKind>('AssignmentKind', 'The kind of an event in a register.', {
  PREFIX_ASSIGNED: 'A prefix was assigned to a publisher.',
  PREFIX_CLOSED: 'A prefix was closed: no more ISBNs are assigned from it.',
  PREFIX_TRANSFERRED: 'A prefix was transferred to another publisher.',
  ISBN_ASSIGNED: 'An ISBN was assigned to a publication.',
  ISBN_CANCELLED: 'An ISBN was cancelled. It is never assigned again.',
  PUBLISHER_REGISTERED: 'A publisher was entered into the register.',
  PUBLISHER_RENAMED: 'A publisher changed its official name.',
  PUBLISHER_CHANGED: 'The details of a publisher changed, or its consent to show them.',
  PUBLISHER_CLOSED: 'A publisher ceased or was taken over.',
})

export const PublisherKindEnum = closedSet<PublisherKind>('PublisherKind', 'The legal kind of a publisher.', {
  ORGANISATION: 'A company or another organisation.',
  SOLE_TRADER: 'A person who publishes as a business.',
  AUTHOR: 'A person who publishes their own works.',
  STATE: 'A body of the state.',
  UNIVERSITY: 'A university, a school or another educational institution.',
})

export const PublisherStatusEnum = closedSet<PublisherStatus>(
  'PublisherStatus',
  'Whether a publisher is still active.',
  {
    ACTIVE: 'The publisher is active and may get ISBNs.',
    CEASED: 'The publisher has ceased to publish.',
    MERGED: 'Another publisher has taken it over.',
  },
)

export const NameKindEnum = closedSet<NameKind>('NameKind', "The kind of a publisher's name.", {
  OFFICIAL: 'The present official name in the register.',
  FORMER: 'An official name that the publisher used earlier.',
  IMPRINT: 'A name under which the publisher issues some of its books.',
  TRANSLATED: 'The official name in another language.',
  TRANSLITERATED: 'The official name in another script.',
})

export const IntervalEnum = closedSet<Interval>('Interval', 'The length of the periods in statistics.', {
  DAY: 'One row for each day.',
  MONTH: 'One row for each calendar month.',
  YEAR: 'One row for each calendar year.',
})
