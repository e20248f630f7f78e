import { type AgencyEvent, agencyEvent, readEvent } from '@isbn-hub/feed/event'
import { journalBody, readJournalBody } from '@isbn-hub/feed/journal-body'
import { expect, test } from '@jest/globals'

const event: AgencyEvent = {
  kind: 'PREFIX_ASSIGNED',
  at: '2026-11-21T20:18:00.123Z',
  publisher: {
    id: 'BY-1',
    name: 'Харвест',
    names: [],
    kind: 'ORGANISATION',
    status: 'ACTIVE',
    place: null,
    website: null,
    activityProfile: [],
    registeredOn: '2026-11-21',
    successor: null,
  },
  prefix: { value: '978-985-6020', status: 'ASSIGNED', publishers: ['BY-1'], assignedOn: '2026-11-21' },
}
const read = (value: unknown) => readEvent(agencyEvent, JSON.stringify(value))

test('an event is read as it was written, without members that this version doesn’t know', () => {
  expect(read(event)).toEqual(event)
  expect(read({ ...event, colour: 'blue', publisher: { ...event.publisher, motto: '…' } })).toEqual(event)
})

test.each([
  ['a kind of tomorrow', { ...event, kind: 'PREFIX_LENT' }, 'kind is unknown'],
  ['no publisher', { ...event, publisher: null }, 'publisher is missing, or not of the type object'],
  ['no name', { ...event, publisher: { ...event.publisher, name: undefined } }, 'publisher.name is missing'],
  ['a day that isn’t', { ...event, publisher: { ...event.publisher, registeredOn: '2026-02-30' } }, 'not a day'],
  ['an instant without a zone', { ...event, at: '2026-11-21T20:18:00' }, 'at is not an instant'],
  [
    'a prefix with a check digit',
    { ...event, prefix: { ...event.prefix, value: '978-985-6020-20-2' } },
    'not a prefix',
  ],
])('what holds %s is unacceptable, and the message says where', (_, value, message) => {
  expect(() => read(value)).toThrow(
    expect.objectContaining({ code: 'FEED_UNACCEPTABLE', message: expect.stringContaining(message) }),
  )
})

test('what is not JSON is unacceptable', () => {
  expect(() => readEvent(agencyEvent, '{')).toThrow(expect.objectContaining({ code: 'FEED_UNACCEPTABLE' }))
})

test('the body of a journal’s entry gives back the agency’s own text', () => {
  const body = JSON.stringify(event)
  const journal = journalBody('BY', '0b9f0f5e-6c7c-4d1e-9a56-0c8f3c1f2a11', 7, body)
  expect(readJournalBody(journal)).toEqual({
    agency: 'BY',
    epoch: '0b9f0f5e-6c7c-4d1e-9a56-0c8f3c1f2a11',
    sequence: 7,
    body,
  })
})

test.each([
  '{',
  'null',
  '{}',
  '{"agency":7,"epoch":"e","sequence":1}',
  '{"epoch":"e","agency":"BY","sequence":1,"a":1}',
])('%s is not the body of a journal’s entry', (text) => {
  expect(() => readJournalBody(text)).toThrow(expect.objectContaining({ code: 'FEED_UNACCEPTABLE' }))
})
