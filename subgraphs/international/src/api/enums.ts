/** Closed sets of the graph. Those that other subgraphs have too are the same there. */
import type { AssignmentKind, NameKind, PublisherKind, PublisherStatus } from '@isbn-hub/feed/event'
import type { FollowerState } from '@isbn-hub/feed/follower'
import { registerEnumType } from 'type-graphql'

import type { Interval } from '../domain/intervals.ts'

export const FeedStateEnum = closedSet<FollowerState>('FeedState', "How well an agency's feed is followed.", {
  LIVE: 'Everything that the agency has committed is here.',
  CATCHING_UP: 'Something is still to be read, or the connection is being made again.',
  STALLED: 'Nothing has been heard for some seconds, or it tells what it may not: then there is a reason.',
  EPOCH_CHANGED: "The agency's database was restored or replaced; nothing of it is taken over until someone decides.",
  TAMPERED: "The agency's history isn't what it was; nothing of it is taken over until someone decides.",
})

export const AssignmentKindEnum = closedSet<AssignmentKind>('AssignmentKind', 'What can happen in a register.', {
  PREFIX_ASSIGNED: 'A prefix was given to a publisher.',
  PREFIX_CLOSED: 'No more numbers are given from a prefix.',
  PREFIX_TRANSFERRED: 'A prefix went to another publisher.',
  ISBN_ASSIGNED: 'A number was given.',
  ISBN_CANCELLED: 'A number was withdrawn. It is never given again.',
  PUBLISHER_REGISTERED: 'A publisher entered the register.',
  PUBLISHER_RENAMED: 'A publisher changed its name.',
  PUBLISHER_CHANGED: 'What is said of a publisher changed, or what it agrees to show.',
  PUBLISHER_CLOSED: 'A publisher no longer publishes.',
})

export const PublisherKindEnum = closedSet<PublisherKind>('PublisherKind', 'What a publisher is before the law.', {
  ORGANISATION: 'A company or another body.',
  SOLE_TRADER: 'A person in trade.',
  AUTHOR: 'A person who publishes what they wrote.',
  STATE: 'A body of the state.',
  UNIVERSITY: 'A university or another school.',
})

export const PublisherStatusEnum = closedSet<PublisherStatus>(
  'PublisherStatus',
  'Whether a publisher still publishes.',
  {
    ACTIVE: 'It does.',
    CEASED: 'It has stopped.',
    MERGED: 'Another has taken it over.',
  },
)

export const NameKindEnum = closedSet<NameKind>('NameKind', 'What a name is to its publisher.', {
  OFFICIAL: 'The one in the register.',
  FORMER: 'One that it bore.',
  IMPRINT: 'One that it puts on books.',
  TRANSLATED: 'The same in another language.',
  TRANSLITERATED: 'The same in another script.',
})

export const IntervalEnum = closedSet<Interval>('Interval', 'By what statistics are counted.', {
  DAY: 'By days.',
  MONTH: 'By calendar months.',
  YEAR: 'By calendar years.',
})

function closedSet<T extends string>(name: string, description: string, meanings: Record<T, string>): Record<T, T> {
  const values = Object.keys(meanings) as T[]
  const set = Object.fromEntries(values.map((value) => [value, value])) as Record<T, T>
  registerEnumType(set, {
    name,
    description,
    valuesConfig: Object.fromEntries(values.map((value) => [value, { description: meanings[value] }])) as never,
  })
  return set
}
