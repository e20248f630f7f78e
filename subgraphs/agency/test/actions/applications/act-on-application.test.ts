import { setTimeout } from 'node:timers/promises'

import { openTransaction } from '@isbn-hub/test/database'
import { testAgencyContext, testland } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { AgencyContext } from '../../../src/actions/agency-context.ts'
import { actOnApplication } from '../../../src/actions/applications/act-on-application.ts'
import { attachDocument } from '../../../src/actions/applications/attach-document.ts'
import { changeApplication, draftApplication } from '../../../src/actions/applications/draft-application.ts'
import { changeApplicant, enterApplicant } from '../../../src/actions/applications/enter-applicant.ts'
import type { SideRequest } from '../../../src/actions/applications/side.ts'
import { registerPublisher } from '../../../src/actions/register-publisher.ts'
import { seedSample } from '../../../src/actions/seed-sample.ts'
import type { NewApplicant } from '../../../src/domain/applicant.ts'
import type { ApplicationAct, ApplicationContent } from '../../../src/domain/application.ts'
import { bankDetailsComplete, documentsComplete, somethingToPublish } from '../../../src/domain/guards.ts'
import { keptNumber } from '../../../src/domain/own-id.ts'
import { handIn, type Procedure, review, withdrawal } from '../../../src/domain/procedure.ts'
import { ownNumber } from '../../../src/domain/publisher-id.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import type { Service } from '../../../src/domain/service.ts'
import { findApplicants, holdApplicant } from '../../../src/store/applicants.ts'
import { findApplications, findSteps, writeApplication } from '../../../src/store/applications.ts'
import { lockPrefixes } from '../../../src/store/lock.ts'
import { movePrefix } from '../../../src/store/move-prefix.ts'
import { findPapersOf } from '../../../src/store/papers.ts'
import { ApplicationRow } from '../../../src/store/rows/application-row.ts'

const procedures: readonly Procedure[] = [
  {
    services: ['PUBLISHER_CODE', 'ISBN_FOR_PUBLICATION', 'ADDITIONAL_CODE'],
    steps: [...handIn([somethingToPublish, bankDetailsComplete]), ...withdrawal, ...review()],
    source: 'invented',
  },
]

let agencyContext: AgencyContext & AsyncDisposable
beforeAll(async () => void (agencyContext = await testAgencyContext({ ...testland, procedures })))
afterAll(async () => agencyContext[Symbol.asyncDispose]())

let keys = 0
const as = (side: SideRequest['side'], actor: string, idempotencyKey = `key ${keys++}`): SideRequest => ({
  side,
  actor,
  idempotencyKey,
})
const author = (key?: string) => as('APPLICANT', 'author', key)
const registrar = (key?: string) => as('AGENCY', 'registrar', key)

let applicants = 0
/** Another each time. */
const newApplicant = (): NewApplicant => ({
  name: `House no. ${applicants++}`,
  kind: 'ORGANISATION',
  basedIn: 'CH',
  contact: { person: 'The director' },
  bank: { bank: 'A bank', account: '123' },
})
const oneBook: ApplicationContent = {
  publications: [{ publication: { title: 'A book', form: 'PAPERBACK' } }],
  expectedTitles: 5,
}

const taken = <T extends object>(answer: T): Exclude<T, { code: string }> => {
  if (isRefusal(answer)) throw new Error(`Refused: ${answer.code} ${JSON.stringify(answer.facts)}`)
  return answer as Exclude<T, { code: string }>
}

async function draft(
  content = oneBook,
  { details = newApplicant(), service = 'PUBLISHER_CODE' }: { details?: NewApplicant; service?: Service } = {},
): Promise<string> {
  const { applicant } = taken(await enterApplicant(agencyContext, author(), details))
  const drafted = await draftApplication(agencyContext, author(), { applicant, service, content })
  return taken(drafted).application
}

const act = (application: string, act: ApplicationAct, by = registrar(), input = {}) =>
  actOnApplication(agencyContext, by, { application, act, ...input })

/** Until an act waits for a row that somebody else holds. */
async function somebodyWaits(): Promise<void> {
  const waiting = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  while ((await agencyContext.database.pool.query(waiting)).rowCount === 0) await setTimeout(5)
}

const numberOf = (id: string) => keptNumber('XX', 'APPLICATION', id) ?? 0
const stateOf = async (id: string) =>
  (await findApplications(agencyContext.database.reading, 'XX', [numberOf(id)])).get(numberOf(id))
const historyOf = async (id: string) =>
  (await findSteps(agencyContext.database.reading, [numberOf(id)])).get(numberOf(id)) ?? []
const feedLength = async () =>
  Number((await agencyContext.database.pool.query<{ n: number }>('select count(*)::int as n from feed')).rows[0]?.n)

describe('from draft to certificate', () => {
  test('an approval enters the publisher, gives prefix and numbers and makes the certificate, all at once', async () => {
    const id = await draft()
    taken(await act(id, 'SUBMIT', author()))
    taken(await act(id, 'START_REVIEW'))
    const before = await feedLength()
    taken(await act(id, 'APPROVE'))

    const application = (await stateOf(id))!
    expect(application).toMatchObject({ state: 'CERTIFICATE_ISSUED', prefix: expect.stringMatching(/^978-9936-/) })
    expect(application.ordinals).toHaveLength(1)
    expect((await feedLength()) - before).toBe(3)
    const [certificate] = (await findPapersOf(agencyContext.database.reading, [numberOf(id)])).get(numberOf(id)) ?? []
    expect(certificate).toMatchObject({
      kind: 'CERTIFICATE',
      code: expect.stringMatching(/^XX-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      facts: { prefix: application.prefix, publications: [{ title: 'A book', isbn: expect.stringMatching(/^978-/) }] },
    })
  })

  test('every step is in the history, with who took it and when, and the history can not be changed', async () => {
    const id = await draft()
    await act(id, 'SUBMIT', author())
    await act(id, 'START_REVIEW')
    await act(id, 'APPROVE')
    const history = await historyOf(id)
    expect(history.map(({ act, by, actor, to }) => [act, by, actor, to])).toEqual([
      ['DRAFT', 'APPLICANT', 'author', 'DRAFT'],
      ['SUBMIT', 'APPLICANT', 'author', 'SUBMITTED'],
      ['START_REVIEW', 'AGENCY', 'registrar', 'UNDER_REVIEW'],
      ['APPROVE', 'AGENCY', 'registrar', 'NUMBER_ATTACHED'],
      ['PROCEED', 'SYSTEM', expect.any(String), 'CERTIFICATE_ISSUED'],
    ])
    expect(history.every(({ at }) => at.getTime() === agencyContext.clock().getTime())).toBe(true)
    await expect(agencyContext.database.pool.query(`update application_step set actor = 'forged'`)).rejects.toThrow(
      'never changed',
    )
    await expect(agencyContext.database.pool.query('delete from application_step')).rejects.toThrow('never changed')
  })

  test('a publisher asks for further numbers, and for an additional code when its prefix is full', async () => {
    const { applicant } = taken(await enterApplicant(agencyContext, author(), newApplicant()))
    const through = async (service: Service, content: ApplicationContent, input = {}) => {
      const answer = await draftApplication(agencyContext, author(), { applicant, service, content })
      const id = taken(answer).application
      taken(await act(id, 'SUBMIT', author()))
      taken(await act(id, 'START_REVIEW'))
      const approved = await act(id, 'APPROVE', registrar(), input)
      return isRefusal(approved) ? approved : (await stateOf(id))!
    }
    const books = (count: number) => ({
      publications: Array.from({ length: count }, (_, n) => ({
        publication: { title: `Book ${n}`, form: 'PDF' as const },
      })),
    })
    const first = await through('PUBLISHER_CODE', { ...books(1), expectedTitles: 10 })
    const second = await through('ISBN_FOR_PUBLICATION', books(9))
    expect(second).toMatchObject({ prefix: (first as { prefix: string }).prefix })
    expect(await through('ISBN_FOR_PUBLICATION', books(1))).toMatchObject({ code: 'PREFIX_EXHAUSTED' })
    const third = await through('ADDITIONAL_CODE', {
      ...books(1),
      replacedPrefix: (first as { prefix: string }).prefix,
    })
    expect((third as { prefix: string }).prefix).not.toBe((first as { prefix: string }).prefix)
  })
})

describe('a guard', () => {
  test('bars the step and says all that is missing; what was missing may be added', async () => {
    const { bank: _, ...poor } = newApplicant()
    const id = await draft({ publications: [] }, { details: poor })
    expect(await act(id, 'SUBMIT', author())).toMatchObject({
      code: 'PUBLICATIONS_MISSING',
      others: [{ code: 'BANK_DETAILS_MISSING' }],
    })
    expect((await stateOf(id))?.state).toBe('DRAFT')
  })

  test('can not be skipped: no step leads past it, and an applicant takes no registrar’s step', async () => {
    const id = await draft({ publications: [] })
    for (const skipped of ['START_REVIEW', 'APPROVE', 'PROCEED', 'RETURN'] as const)
      expect(await act(id, skipped, author(), { comments: [{ section: 'a', text: 'b' }] })).toMatchObject({
        code: 'STEP_NOT_OPEN',
      })
    expect(await act(id, 'APPROVE')).toMatchObject({ code: 'STEP_NOT_OPEN' })
    const full = await draft()
    taken(await act(full, 'SUBMIT', author()))
    taken(await act(full, 'START_REVIEW'))
    expect(await act(full, 'APPROVE', author())).toMatchObject({ code: 'STEP_NOT_OPEN' })
    expect((await stateOf(full))?.state).toBe('UNDER_REVIEW')
  })

  test('asks for every document in as many copies as the rules want', async () => {
    const papered = {
      ...agencyContext,
      nation: {
        ...agencyContext.nation,
        procedures: [{ ...procedures[0]!, steps: [...handIn([documentsComplete]), ...review()] }],
        rules: {
          ...agencyContext.nation.rules,
          documents: [
            {
              id: 'D1',
              text: 'A request.',
              source: 'invented',
              code: 'CONSECUTIVE_REQUEST',
              name: 'Request',
              copies: 2,
              applicants: ['ORGANISATION' as const],
              services: ['PUBLISHER_CODE' as const],
            },
          ],
        },
      },
    }
    const id = await draft()
    const submit = () => actOnApplication(papered, author(), { application: id, act: 'SUBMIT' })
    const hand = (copies: number) =>
      attachDocument(papered, registrar(), { application: id, document: 'CONSECUTIVE_REQUEST', copies })
    expect(await submit()).toMatchObject({ code: 'DOCUMENTS_MISSING', facts: { copies: [2] } })
    taken(await hand(1))
    expect(await submit()).toMatchObject({ code: 'DOCUMENTS_MISSING' })
    taken(await hand(2))
    taken(await submit())
    expect(await attachDocument(papered, author(), { application: id, document: 'CONSECUTIVE_REQUEST' })).toMatchObject(
      { code: 'FILE_NEEDED' },
    )
  })
})

describe('the agency’s side', () => {
  test('of two registrars that decide at once one wins, and the other is told what has happened', async () => {
    const id = await draft()
    await act(id, 'SUBMIT', author())
    await act(id, 'START_REVIEW')
    const answers = await Promise.all([
      act(id, 'APPROVE', as('AGENCY', 'the first')),
      act(id, 'REJECT', as('AGENCY', 'the second'), { reason: 'No.' }),
      act(id, 'APPROVE', as('AGENCY', 'the third')),
    ])
    const refused = answers.filter(isRefusal)
    expect(refused).toHaveLength(2)
    expect(refused.map(({ code }) => code)).toEqual(['STEP_NOT_OPEN', 'STEP_NOT_OPEN'])
    expect((await historyOf(id)).filter(({ act }) => act === 'APPROVE' || act === 'REJECT')).toHaveLength(1)
  })

  test('numbers come of no prefix that changed hands while the approval waited for it', async () => {
    const id = await draft()
    await act(id, 'SUBMIT', author())
    await act(id, 'START_REVIEW')
    taken(await act(id, 'APPROVE'))
    const { applicant, prefix } = (await stateOf(id))!
    const more = taken(
      await draftApplication(agencyContext, author(), { applicant, service: 'ISBN_FOR_PUBLICATION', content: oneBook }),
    )
    await act(more.application, 'SUBMIT', author())
    await act(more.application, 'START_REVIEW')
    const heir = { name: 'An heir', kind: 'ORGANISATION' as const }
    const { publisher } = taken(await registerPublisher(agencyContext, registrar(), heir))

    const { client: other, commit } = await openTransaction(agencyContext.database.acts)
    await lockPrefixes(other, [prefix!])
    const approval = act(more.application, 'APPROVE')
    await somebodyWaits()
    await movePrefix(other, {
      prefix: prefix!,
      publisher: ownNumber('XX', publisher),
      from: '2026-11-22',
      reason: 'TAKEOVER',
    })
    await commit()
    expect(await approval).toMatchObject({ code: 'PREFIX_MISSING' })
  })

  test('a refusal while numbers are given undoes the whole approval', async () => {
    const id = await draft({ ...oneBook, expectedTitles: 5 })
    await act(id, 'SUBMIT', author())
    await act(id, 'START_REVIEW')
    const [events, history] = [await feedLength(), await historyOf(id)]
    const refused = await act(id, 'APPROVE', registrar(), { decision: { registrantLength: 9 } })
    expect(refused).toMatchObject({ code: 'LENGTH_NOT_OPEN', path: ['registrantLength'] })
    expect(await stateOf(id)).toMatchObject({ state: 'UNDER_REVIEW', prefix: null, ordinals: [] })
    expect([await feedLength(), await historyOf(id)]).toEqual([events, history])
  })

  test('a return states the corrections; the applicant corrects the application and submits it again', async () => {
    const id = await draft()
    await act(id, 'SUBMIT', author())
    const late = await changeApplication(agencyContext, author(), { application: id, content: oneBook })
    expect(late).toMatchObject({ code: 'APPLICATION_LOCKED' })
    await act(id, 'START_REVIEW')
    expect(await act(id, 'RETURN')).toMatchObject({ code: 'COMMENTS_MISSING' })
    const comments = [{ section: 'publications', text: 'The author is missing.' }]
    taken(await act(id, 'RETURN', registrar(), { comments }))
    expect((await historyOf(id)).at(-1)).toMatchObject({ act: 'RETURN', comments })
    taken(await changeApplication(agencyContext, author(), { application: id, content: oneBook }))
    taken(await act(id, 'SUBMIT', author()))
    expect(await act(id, 'WITHDRAW', author())).not.toHaveProperty('code')
    expect((await stateOf(id))?.state).toBe('WITHDRAWN')
  })

  test('a rejection gives its reason, and nothing follows it', async () => {
    const id = await draft()
    await act(id, 'SUBMIT', author())
    await act(id, 'START_REVIEW')
    expect(await act(id, 'REJECT')).toMatchObject({ code: 'REASON_MISSING' })
    taken(await act(id, 'REJECT', registrar(), { reason: 'Not a publisher.' }))
    for (const next of ['APPROVE', 'SUBMIT', 'WITHDRAW', 'START_REVIEW'] as const)
      expect(await act(id, next)).toMatchObject({ code: 'STEP_NOT_OPEN' })
  })
})

describe('who may be in the register already', () => {
  const reviewed = async (details: NewApplicant): Promise<string> => {
    const id = await draft(oneBook, { details })
    taken(await act(id, 'SUBMIT', author()))
    taken(await act(id, 'START_REVIEW'))
    return id
  }
  const publishers = async () =>
    (await agencyContext.database.pool.query<{ n: number }>('select count(*)::int as n from publisher')).rows[0]?.n
  const publisherOf = async (id: string): Promise<string> => {
    const { applicant } = (await stateOf(id))!
    const number = keptNumber('XX', 'APPLICANT', applicant) ?? 0
    return (await findApplicants(agencyContext.database.reading, 'XX', [number])).get(number)?.publisher ?? ''
  }

  test.each([
    ['by its name', { name: '«UZÓR» Press' }, { name: 'Uzor-press' }],
    [
      'by a name in another script',
      { name: 'Дом № 1', names: [{ name: 'Dom № 1', kind: 'TRANSLITERATED' as const }] },
      { name: 'House no. 1 (new)', names: [{ name: 'DOM №1', kind: 'TRANSLITERATED' as const }] },
    ],
    [
      'by its tax number',
      { name: 'First to pay', bank: { bank: 'A bank', account: '1', taxNumber: '1234-ab 5' } },
      { name: 'Second to pay', bank: { bank: 'Another bank', account: '2', taxNumber: '1234 AB5' } },
    ],
  ])('is seen %s, and enters it a second time for a reason alone, which is kept', async (_, first, second) => {
    const known = await reviewed({ ...newApplicant(), ...first })
    taken(await act(known, 'APPROVE'))
    const id = await reviewed({ ...newApplicant(), ...second })
    const before = (await publishers())!
    for (const reason of [undefined, ' '])
      expect(await act(id, 'APPROVE', registrar(), { reason })).toMatchObject({
        code: 'MAY_BE_REGISTERED',
        facts: { publishers: [await publisherOf(known)] },
      })
    taken(await act(id, 'APPROVE', registrar(), { reason: 'Another town.' }))
    expect(await publishers()).toBe(before + 1)
    expect((await historyOf(id)).find(({ act }) => act === 'APPROVE')?.reason).toBe('Another town.')
  })

  test('is not barred by an address that it shares, nor by another that only applies', async () => {
    const contact = { person: 'The director', email: 'house@example.com' }
    const pays = (taxNumber: string) => ({ bank: { bank: 'A bank', account: '1', taxNumber } })
    await draft(oneBook, { details: { ...newApplicant(), contact, ...pays('77') } })
    for (const taxNumber of ['78', '77']) {
      const id = await reviewed({ ...newApplicant(), contact, ...pays(taxNumber) })
      expect(await act(id, 'APPROVE')).toEqual({ application: id })
    }
  })

  const payingOne = (taxNumber: string) => ({ ...newApplicant(), bank: { bank: 'A bank', account: '1', taxNumber } })

  test.each([
    [
      'of one name',
      () => [
        { ...newApplicant(), name: `Twin ${applicants}` },
        { ...newApplicant(), name: `TWIN “${applicants - 1}”` },
      ],
    ],
    ['with one tax number', () => [payingOne(`99 ${applicants}`), payingOne(`99/${applicants - 1}`)]],
  ])('of two %s that are approved at one moment one enters, and the other is seen', async (_, two) => {
    for (let round = 0; round < 5; round++) {
      const ids = []
      for (const details of two()) ids.push(await reviewed(details))
      const before = (await publishers())!
      const answers = await Promise.all(ids.map((id) => act(id, 'APPROVE')))
      expect(answers.filter(isRefusal)).toMatchObject([{ code: 'MAY_BE_REGISTERED' }])
      expect(await publishers()).toBe(before + 1)
    }
  })
})

test('another’s application is as unknown as one that does not exist', async () => {
  const id = await draft()
  const stranger = as('APPLICANT', 'a stranger')
  const theirs = await act(id, 'SUBMIT', stranger)
  const nobodys = await act('XX-APPLICATION-999999', 'SUBMIT', as('APPLICANT', 'a stranger'))
  expect(theirs).toMatchObject({ code: 'APPLICATION_UNKNOWN' })
  expect(JSON.stringify(theirs).replace(id, '')).toBe(JSON.stringify(nobodys).replace('XX-APPLICATION-999999', ''))
})

test('a step under the same key is taken once', async () => {
  const id = await draft()
  const key = 'submit once'
  taken(await act(id, 'SUBMIT', author(key)))
  expect(await act(id, 'SUBMIT', author(key))).toEqual({ application: id })
  expect((await historyOf(id)).filter(({ act }) => act === 'SUBMIT')).toHaveLength(1)
})

test('an author gets a number under the prefix that authors share, and no code', async () => {
  const id = await draft(oneBook, { details: { ...newApplicant(), kind: 'AUTHOR' } })
  await act(id, 'SUBMIT', author())
  await act(id, 'START_REVIEW')
  const approved = await act(id, 'APPROVE')
  // The shared prefix enters the register with the sample, which this agencyContext has not.
  expect(approved).toMatchObject({ code: 'PREFIX_MISSING' })
  await seedSample(agencyContext)
  taken(await act(id, 'APPROVE'))
  expect(await stateOf(id)).toMatchObject({ prefix: '978-9936-400' })
})

test('a set without an expected number of titles gets a code with room for all its volumes', async () => {
  const volumes = Array.from({ length: 12 }, (_, n) => ({ title: `Volume ${n}`, form: 'PAPERBACK' as const }))
  const id = await draft({ publications: [{ publication: { title: 'A set', form: 'SET', volumes } }] })
  await act(id, 'SUBMIT', author())
  await act(id, 'START_REVIEW')
  taken(await act(id, 'APPROVE'))
  expect((await stateOf(id))?.ordinals).toHaveLength(13)
})

describe('what an applicant says of itself', () => {
  const change = (applicant: string, details: NewApplicant) =>
    changeApplicant(agencyContext, author(), { applicant, details })

  test('stays as it is while the agency judges it', async () => {
    const details = newApplicant()
    const { applicant } = taken(await enterApplicant(agencyContext, author(), details))
    const drafted = await draftApplication(agencyContext, author(), {
      applicant,
      service: 'PUBLISHER_CODE',
      content: oneBook,
    })
    const { application } = taken(drafted)
    taken(await change(applicant, { ...details, place: 'Here' }))
    taken(await act(application, 'SUBMIT', author()))
    expect(await change(applicant, { ...details, kind: 'AUTHOR' })).toMatchObject({ code: 'APPLICATION_WITH_AGENCY' })
    taken(await act(application, 'START_REVIEW'))
    taken(await act(application, 'APPROVE'))
    expect(await change(applicant, { ...details, name: 'Another house' })).toMatchObject({
      code: 'REGISTER_DIFFERS',
    })
    taken(await change(applicant, { ...details, place: 'There' }))
  })

  test('outdates the papers of an application, too, that was drafted and saved at the same moment', async () => {
    const details = newApplicant()
    const { applicant } = taken(await enterApplicant(agencyContext, author(), details))
    const number = keptNumber('XX', 'APPLICANT', applicant) ?? 0
    const { client: other, commit } = await openTransaction(agencyContext.database.acts)
    await holdApplicant(other, 'XX', number)
    const changing = change(applicant, { ...details, place: 'There' })
    await somebodyWaits()
    const saved = await writeApplication(other, { applicant: number, service: 'PUBLISHER_CODE', content: oneBook })
    await other.entities.update(ApplicationRow, { number: saved }, { papersOf: 1 })
    await commit()
    taken(await changing)
    const { version, papersOf } = (await findApplications(agencyContext.database.reading, 'XX', [saved])).get(saved)!
    expect(papersOf).toBeLessThan(version)
  })

  test.each([
    ['no name', { ...newApplicant(), name: ' ' }, 'TEXT_EMPTY'],
    ['a union in place of a country', { ...newApplicant(), basedIn: 'EU' }, 'COUNTRY_UNKNOWN'],
    ['a former country', { ...newApplicant(), basedIn: 'SU' }, 'COUNTRY_RENAMED'],
    ['a NUL in its address', { ...newApplicant(), contact: { address: ['a\0b'] } }, 'CHARACTER_NOT_ALLOWED'],
    ['a NUL in its bank', { ...newApplicant(), bank: { bank: '\0', account: '1' } }, 'CHARACTER_NOT_ALLOWED'],
    ['half a letter in its address', { ...newApplicant(), contact: { address: ['\ud83d'] } }, 'CHARACTER_NOT_ALLOWED'],
    [
      'half a letter in its bank',
      { ...newApplicant(), bank: { bank: 'A bank', account: '\udca9' } },
      'CHARACTER_NOT_ALLOWED',
    ],
    ['a name without end', { ...newApplicant(), place: 'x'.repeat(3_000) }, 'TEXT_TOO_LONG'],
  ])('is refused with %s', async (_, details, code) => {
    expect(await enterApplicant(agencyContext, author(), details)).toMatchObject({ code })
  })
})

test.each([
  [
    'a NUL in a name',
    { title: 'A', form: 'PDF' as const, contributors: [{ name: 'a\0', role: 'author' }] },
    'CHARACTER_NOT_ALLOWED contributors.0.name',
  ],
  ['half a letter in its title', { title: 'A \ud83d', form: 'PDF' as const }, 'CHARACTER_NOT_ALLOWED title'],
  [
    'more volumes than a paper lists',
    { title: 'A', form: 'SET' as const, volumes: Array(1_000).fill({ title: 'B', form: 'PDF' as const }) },
    'LIST_TOO_LONG',
  ],
  ['a malformed number', { title: 'A', form: 'PDF' as const, jointWith: ['978'] }, 'ISBN_INVALID jointWith.0'],
  ['no title', { title: '', form: 'PDF' as const }, 'TEXT_EMPTY title'],
  ['an invisible title', { title: '\u200B', form: 'PDF' as const }, 'TEXT_EMPTY title'],
  ['a year before books', { title: 'A', form: 'PDF' as const, year: -5 }, 'NUMBER_OUT_OF_RANGE year'],
  ['an empty language', { title: 'A', form: 'PDF' as const, language: '' }, 'TEXT_EMPTY language'],
  [
    'a nameless author',
    { title: 'A', form: 'PDF' as const, contributors: [{ name: ' ', role: 'author' }] },
    'TEXT_EMPTY contributors.0.name',
  ],
])('a publication with %s is refused when it is drafted', async (_, publication, refusal) => {
  const { applicant } = taken(await enterApplicant(agencyContext, author(), newApplicant()))
  const content = { publications: [{ publication }] }
  const asked = { applicant, service: 'PUBLISHER_CODE' as const, content }
  const refused = await draftApplication(agencyContext, author(), asked)
  const [code, field] = refusal.split(' ')
  expect(refused).toMatchObject({
    code,
    path: field ? ['publications', 0, 'publication', ...field.split('.').map(asIndex)] : ['publications'],
  })
})

const asIndex = (key: string): string | number => (/^\d+$/.test(key) ? Number(key) : key)
