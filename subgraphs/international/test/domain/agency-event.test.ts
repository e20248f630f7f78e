import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import { journalBody, readJournalBody } from '@isbn-hub/feed/journal-body'
import { spanOf } from '@isbn-hub/isbn/span'
import { expect, test } from '@jest/globals'

import { groupOf, readAgencyEvent } from '../../src/domain/agency-event.ts'
import { isbnGiven, prefixGiven, publisher, registered } from '../agency-feed.ts'

const delegated = [spanOf('978985')]
const house = publisher('BY-1', 'Харвест')
const read = (event: object) => readAgencyEvent('BY', 7, JSON.stringify(event), delegated)

test('an event that is whole and its own is read as it is', () => {
  for (const event of [
    registered(house),
    registered({
      ...house,
      contact: { address: ['вул. 1', 'Мінск'], email: 'a@b.example', phone: '1', person: 'А. Б.' },
    }),
    prefixGiven(house, '978-985-6020'),
    isbnGiven(house, '9789856020202', '978-985-6020', { title: 'Кніга' }),
  ])
    expect(read(event)).toEqual(event)
})

test.each([
  ['another agency’s publisher', registered(publisher('BG-1', 'Бард'))],
  ['a prefix held by another agency’s publisher', prefixGiven(house, '978-985-6020', { publishers: ['BG-1'] })],
  ['a prefix that was not delegated', prefixGiven(house, '978-954-799')],
  ['a number that was not delegated', isbnGiven(house, '9789547990005', '978-954-799')],
  ['an unknown kind', { ...registered(house), kind: 'OTHER' }],
  ['no publisher', { ...registered(house), publisher: null }],
  ['half a publisher', { ...registered(house), publisher: { id: 'BY-1' } }],
  ['a name that is none', registered({ ...house, names: [{ name: 1 } as any] })],
  ['no instant', { ...registered(house), at: 'yesterday' }],
  ['a month that is none', registered({ ...house, registeredOn: '2026-13-01' })],
  ['a day that its month doesn’t have', registered({ ...house, registeredOn: '2026-02-30' })],
  ['an instant on such a day', { ...registered(house), at: '2026-02-30T10:00:00Z' }],
  ['a contact that is none', registered({ ...house, contact: { email: 7 } as any })],
  ['a NUL character', registered({ ...house, place: 'Мі\0нск' })],
  ['half of a surrogate pair', registered({ ...house, activityProfile: ['\ud83d'] })],
  ['a publisher of a kind of tomorrow', registered({ ...house, kind: 'MACHINE' as any })],
  ['a publisher’s status of tomorrow', registered({ ...house, status: 'PAUSED' as any })],
  ['a name’s kind of tomorrow', registered({ ...house, names: [{ ...house.names[0]!, kind: 'NICK' as any }] })],
  ['a name since a day that is none', registered({ ...house, names: [{ ...house.names[0]!, from: '1991' }] })],
  ['a prefix’s status of tomorrow', prefixGiven(house, '978-985-6020', { status: 'LENT' as any })],
  ['a number’s status of tomorrow', isbnGiven(house, '9789856020202', '978-985-6020', { status: 'LENT' as any })],
])('an event with %s is refused, and says where', (_, event) => {
  expect(() => read(event)).toThrow(
    expect.objectContaining({ code: 'AGENCY_EVENT_UNREADABLE', agency: 'BY', sequence: 7 }),
  )
})

test('what is not JSON, or no object, is refused', () => {
  for (const body of ['', 'null', '[]', '"x"', '{'])
    expect(() => readAgencyEvent('BY', 7, body, delegated)).toThrow(/Event 7 of BY/)
})

test('an agency can not speak in the name of another behind the journal’s back', () => {
  for (const forged of [{ agency: 'BG' }, { epoch: 'x' }, { sequence: 1 }])
    expect(() => read({ ...registered(house), ...forged })).toThrow('journal')
})

test('the journal keeps the agency’s own text, so that its hash can be checked again', () => {
  const epoch = '0b9f0f5e-6c7c-4d1e-9a56-0c8f3c1f2a11'
  const body = JSON.stringify(registered(house))
  const kept = journalBody('BY', epoch, 1, body)
  const { agency, epoch: itsEpoch, sequence, ...event } = JSON.parse(kept)
  expect({ agency, itsEpoch, sequence, event }).toEqual({
    agency: 'BY',
    itsEpoch: epoch,
    sequence: 1,
    event: registered(house),
  })
  expect(readJournalBody(kept)).toEqual({ agency: 'BY', epoch, sequence: 1, body })
  expect(() => readJournalBody(JSON.stringify({ ...event, agency, epoch, sequence }))).toThrow('journal')
  const lead = JSON.stringify({ agency, epoch, sequence }).slice(0, -1) + ','
  expect(kept.startsWith(lead)).toBe(true)
  const original = `{${kept.slice(lead.length)}`
  expect(chainHash(GENESIS, epoch, 1, original)).toBe(chainHash(GENESIS, epoch, 1, body))
})

test('a prefix’s group is all but its registrant', () => {
  expect(groupOf('978-985-6020')).toBe('978-985')
})
