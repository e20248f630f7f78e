import { makeNumberList } from '@isbn-hub/agency/actions/applications/make-number-list'
import { assignIsbns } from '@isbn-hub/agency/actions/assign-isbns'
import { cancelIsbn } from '@isbn-hub/agency/actions/cancel-isbn'
import { checkNumbers } from '@isbn-hub/agency/actions/check-numbers'
import { enterPrefix } from '@isbn-hub/agency/actions/enter-prefix'
import { registerPublisher } from '@isbn-hub/agency/actions/register-publisher'
import type { NewApplicant } from '@isbn-hub/agency/domain/applicant'
import type { ApplicationContent } from '@isbn-hub/agency/domain/application'
import { findPapers } from '@isbn-hub/agency/store/papers'
import { isbnUnder } from '@isbn-hub/isbn/prefix'
import { isProblem } from '@isbn-hub/isbn/problem'
import { granted, openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { extension } from '../src/extension.ts'
import { belarus } from '../src/nation.ts'

let chamber: ServingAgency
beforeAll(async () => void (chamber = await openServingAgency(belarus, extension)))
afterAll(async () => chamber?.[Symbol.asyncDispose]())

const applicantDetails: NewApplicant = {
  name: 'Узор',
  kind: 'ORGANISATION',
  basedIn: 'BY',
  place: 'Мінск',
  contact: { person: 'Дырэктар', address: ['вул. Узорная, 1', 'Мінск'] },
  activityProfile: ['мастацкая літаратура', 'падручнікі'],
}
const noBookYet: ApplicationContent = { publications: [], expectedTitles: 50 }
const oneBook: ApplicationContent = { publications: [{ publication: { title: 'Кніга', form: 'PAPERBACK' } }] }
/** Holds on the agencyContext's day, 2026-11-23. */
const licence = { number: '02330/1', issuedOn: '2024-03-01', validUntil: '2029-02-28' }

/** Asks for an identifier with both papers. */
async function ask(facts: typeof licence): Promise<{ id: string; applicant: string }> {
  const applicant = await chamber.enter(applicantDetails)
  const id = await chamber.draft(applicant, 'PUBLISHER_CODE', noBookYet)
  await chamber.scan(id, 'APPLICATION')
  await chamber.scan(id, 'PUBLISHING_LICENCE', facts)
  return { id, applicant }
}

/** A publisher with its licence and a prefix of four digits. */
async function aPublisher(): Promise<{ applicant: string; publisher: string; prefix: string }> {
  const { id, applicant } = await ask(licence)
  granted(await chamber.apply(id, 'SUBMIT'))
  const { prefix } = await chamber.approve(id)
  return { applicant, publisher: await chamber.publisherOf(applicant), prefix: prefix ?? '' }
}

const LINE = '001_c1eed1b5c3513997.txt:18'

describe('an identifier is awarded to who holds a licence', () => {
  test('without a licence, or with one without number and day, the application is refused with the rule', async () => {
    const id = await chamber.draft(await chamber.enter(applicantDetails), 'PUBLISHER_CODE', noBookYet)
    await chamber.scan(id, 'APPLICATION')
    expect(await chamber.apply(id, 'SUBMIT')).toMatchObject({
      code: 'PERMIT_MISSING',
      rule: { source: LINE },
    })
    await chamber.scan(id, 'PUBLISHING_LICENCE')
    expect(await chamber.apply(id, 'SUBMIT')).toMatchObject({
      code: 'PERMIT_MISSING',
      rule: { source: LINE },
    })
  })

  test('with a licence that has run out, or begins tomorrow, it is refused, too', async () => {
    for (const facts of [
      { ...licence, validUntil: '2026-11-22' },
      { ...licence, issuedOn: '2026-11-24' },
    ]) {
      const { id } = await ask(facts)
      expect(await chamber.apply(id, 'SUBMIT')).toMatchObject({
        code: 'PERMIT_MISSING',
        rule: { source: LINE },
      })
    }
  })

  test('the application itself is asked for besides', async () => {
    const id = await chamber.draft(await chamber.enter(applicantDetails), 'PUBLISHER_CODE', noBookYet)
    await chamber.scan(id, 'PUBLISHING_LICENCE', licence)
    expect(await chamber.apply(id, 'SUBMIT')).toMatchObject({
      code: 'DOCUMENTS_MISSING',
      facts: { documents: [{ code: 'APPLICATION' }] },
    })
  })

  test('a licence that runs out while the application lies there bars the approval', async () => {
    const { id } = await ask({ ...licence, validUntil: '2026-11-23' })
    granted(await chamber.apply(id, 'SUBMIT'))
    granted(await chamber.decide(id, 'START_REVIEW'))
    chamber.setClock('2026-11-24T07:00:00Z')
    expect(await chamber.decide(id, 'APPROVE')).toMatchObject({
      code: 'PERMIT_MISSING',
      rule: { source: LINE },
    })
    chamber.setClock('2026-11-23T07:00:00Z')
  })

  test('an approval assigns a prefix of 978-985 with room for the expected titles, and records the licence', async () => {
    const { publisher, prefix } = await aPublisher()
    expect(prefix).toMatch(/^978-985-\d{4}$/)
    const { _entities } = await chamber.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) {
        ... on Publisher { publishingLicence { number issuedOn validUntil } } } }`,
      { of: [{ __typename: 'Publisher', id: publisher }] },
      { anonymous: true },
      'extension',
    )
    expect(_entities).toEqual([{ publishingLicence: licence }])
  })

  test('a later application needs no licence anew while the one on record holds, and one when it has run out', async () => {
    const { applicant, prefix } = await aPublisher()
    expect(await chamber.serve(applicant, 'ISBN_FOR_PUBLICATION', oneBook)).toMatchObject({ prefix })
    chamber.setClock('2029-03-01T07:00:00Z')
    const late = await chamber.draft(applicant, 'ISBN_FOR_PUBLICATION', oneBook)
    expect(await chamber.apply(late, 'SUBMIT')).toMatchObject({
      code: 'PERMIT_MISSING',
      rule: { source: LINE },
    })
    await chamber.scan(late, 'PUBLISHING_LICENCE', { number: '02330/2', issuedOn: '2029-03-01' })
    granted(await chamber.apply(late, 'SUBMIT'))
    expect(await chamber.approve(late)).toMatchObject({ prefix })
    chamber.setClock('2026-11-23T07:00:00Z')
  })
})

test('a further code is asked for by an application, on the licence that is on record', async () => {
  const { applicant, prefix } = await aPublisher()
  const id = await chamber.draft(applicant, 'ADDITIONAL_CODE', noBookYet)
  expect(await chamber.apply(id, 'SUBMIT')).toMatchObject({
    code: 'DOCUMENTS_MISSING',
    facts: { documents: [{ code: 'APPLICATION' }] },
  })
  await chamber.scan(id, 'APPLICATION')
  granted(await chamber.apply(id, 'SUBMIT'))
  expect((await chamber.approve(id)).prefix).not.toBe(prefix)
})

describe('numbers are calculated and printed out', () => {
  test('978-985-6020-20-2 stands at its place in the list of its prefix', async () => {
    const details = { name: 'Узор 6020', kind: 'ORGANISATION' } as const
    const { publisher } = granted(await registerPublisher(chamber.agencyContext, chamber.actRequest(), details))
    granted(await enterPrefix(chamber.agencyContext, chamber.actRequest(), { publisher, value: '978-985-6020' }))
    const list = async (first: number, count: number) => {
      const by = { ...chamber.actRequest(), side: 'AGENCY' as const }
      const { paper } = granted(
        await makeNumberList(chamber.agencyContext, by, { prefix: '978-985-6020', first, count }),
      )
      return (await findPapers(chamber.agencyContext.database.reading, [paper])).get(paper)?.facts
    }
    const whole = await list(0, 100)
    expect(whole).toMatchObject({ kind: 'NUMBER_LIST', prefix: '978-985-6020', applicant: { name: 'Узор 6020' } })
    expect(whole?.isbns).toHaveLength(100)
    expect(whole?.isbns?.[20]).toBe('978-985-6020-20-2')
    expect((await list(19, 3))?.isbns).toEqual(['978-985-6020-19-6', '978-985-6020-20-2', '978-985-6020-21-9'])
    expect((await list(99, 3))?.isbns).toEqual(['978-985-6020-99-8'])
  })

  test('a number list is made for the holder of the prefix only', async () => {
    const { prefix } = await aPublisher()
    const list = (actor: string) =>
      makeNumberList(
        chamber.agencyContext,
        { side: 'APPLICANT', actor, idempotencyKey: `list for ${actor}` },
        { prefix, first: 0, count: 10 },
      )
    expect(await list('somebody@example.com')).toMatchObject({ code: 'PREFIX_NOT_YOURS' })
    expect(await list('customer@example.com')).toHaveProperty('paper')
  })
})

describe('the international directory', () => {
  test('gets name, identifier, place and activity profile with the assignment, and no person or address', async () => {
    const { publisher, prefix } = await aPublisher()
    const events = (await chamber.events()).filter((event) => event.publisher.id === publisher)
    expect(events.map(({ kind }) => kind)).toEqual(['PUBLISHER_REGISTERED', 'PREFIX_ASSIGNED'])
    expect(events[1]).toMatchObject({
      publisher: { name: 'Узор', place: 'Мінск', activityProfile: ['мастацкая літаратура', 'падручнікі'] },
      prefix: { value: prefix },
    })
    expect(JSON.stringify(events)).not.toMatch(/Дырэктар|Узорная/)
  })
})

describe('control', () => {
  test('tells numbers that were given, cancelled, never given, of a free prefix, foreign and nonsense', async () => {
    const { publisher, prefix } = await aPublisher()
    const { isbns } = granted(await assignIsbns(chamber.agencyContext, chamber.actRequest(), { prefix, count: 2 }))
    const [given = '', cancelled = ''] = isbns
    granted(await cancelIsbn(chamber.agencyContext, chamber.actRequest(), { isbn: cancelled }))
    const seen = [given, cancelled, under(prefix, 50), under('978-985-8799', 0), '978-954-585-310-4', 'no number']
    const report = await checkNumbers(chamber.agencyContext, seen)
    expect(report.numbers.map(({ finding, publishers }) => [finding, ...publishers])).toEqual([
      ['GIVEN', publisher],
      ['CANCELLED', publisher],
      ['NEVER_GIVEN', publisher],
      ['PREFIX_NOT_GIVEN'],
      ['NOT_OF_THIS_AGENCY'],
      ['NOT_A_NUMBER'],
    ])
  })

  test('counts prefixes, their room and the numbers given and cancelled, group by group', async () => {
    const counted = async () => (await checkNumbers(chamber.agencyContext, [])).groups[0]
    const before = (await counted())!
    const { prefix } = await aPublisher()
    const { isbns } = granted(await assignIsbns(chamber.agencyContext, chamber.actRequest(), { prefix, count: 3 }))
    granted(await cancelIsbn(chamber.agencyContext, chamber.actRequest(), { isbn: isbns[0] ?? '' }))
    expect(await counted()).toEqual({
      registrationGroup: '978-985',
      prefixes: before.prefixes + 1,
      capacity: before.capacity + 100,
      numbersGiven: before.numbersGiven + 2,
      numbersCancelled: before.numbersCancelled + 1,
    })
  })

  test('is for registrars, and not for publishers', async () => {
    const query = '{ checkNumbers(agency: "BY") { groups { registrationGroup } ranges { from to registrantLength } } }'
    const { checkNumbers } = await chamber.ask(query)
    expect(checkNumbers.groups).toEqual([{ registrationGroup: '978-985' }])
    expect(checkNumbers.ranges).toContainEqual({ from: '6000', to: '8799', registrantLength: 4 })
    await expect(chamber.ask(query, {}, chamber.customer())).rejects.toThrow('registrar')
  })
})

function under(value: string, place: number): string {
  const prefix = chamber.agencyContext.ranges.prefix(value)
  if (isProblem(prefix)) throw new Error(prefix.message)
  return isbnUnder(prefix, place)
}
