import { setTimeout } from 'node:timers/promises'

import { openTransaction } from '@isbn-hub/test/database'
import { granted } from '@isbn-hub/test/serving-agency'
import { actRequest, testAgencyContext, testland } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import type { AgencyContext } from '../../../src/actions/agency-context.ts'
import { actOnApplication } from '../../../src/actions/applications/act-on-application.ts'
import { draftApplication } from '../../../src/actions/applications/draft-application.ts'
import { changeApplicant, enterApplicant } from '../../../src/actions/applications/enter-applicant.ts'
import { giveOnlineAccess } from '../../../src/actions/applications/give-online-access.ts'
import { makeNumberList } from '../../../src/actions/applications/make-number-list.ts'
import { recogniseApplicant } from '../../../src/actions/applications/recognise-applicant.ts'
import { assignPrefix } from '../../../src/actions/assign-prefix.ts'
import { closePublisher } from '../../../src/actions/close-publisher.ts'
import { registerPublisher } from '../../../src/actions/register-publisher.ts'
import type { NewApplicant } from '../../../src/domain/applicant.ts'
import type { ApplicationAct } from '../../../src/domain/application.ts'
import { oneCodeEach } from '../../../src/domain/guards.ts'
import { keptNumber } from '../../../src/domain/own-id.ts'
import { handIn, review, withdrawal } from '../../../src/domain/procedure.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'
import type { Service } from '../../../src/domain/service.ts'
import { findApplicants, holdApplicant } from '../../../src/store/applicants.ts'
import { findApplications, findSteps, holdApplication } from '../../../src/store/applications.ts'
import { findPapersOf } from '../../../src/store/papers.ts'
import { ApplicationRow } from '../../../src/store/rows/application-row.ts'

let agencyContext: AgencyContext & AsyncDisposable
beforeAll(async () => {
  const steps = [...handIn([oneCodeEach]), ...withdrawal, ...review([oneCodeEach])]
  const services = ['PUBLISHER_CODE', 'ISBN_FOR_PUBLICATION', 'ADDITIONAL_CODE'] as const
  agencyContext = await testAgencyContext({ ...testland, procedures: [{ services, steps, source: 'invented' }] })
})
afterAll(async () => agencyContext[Symbol.asyncDispose]())

let names = 0
const newName = (): string => `House no. ${names++}`
const registrar = () => ({ ...actRequest(), side: 'AGENCY' as const })
const person = (actor: string) => ({ ...actRequest(), actor, side: 'APPLICANT' as const })

const aPublisher = async (name = newName()) =>
  granted(
    await registerPublisher(agencyContext, actRequest(), {
      name,
      kind: 'ORGANISATION',
      names: [{ name: `${name} in English`, kind: 'TRANSLATED', language: 'en' }],
    }),
  ).publisher

const anApplicant = async (details: Partial<NewApplicant> = {}, by = 'somebody') =>
  granted(
    await enterApplicant(agencyContext, person(by), {
      name: newName(),
      kind: 'ORGANISATION',
      basedIn: 'CH',
      ...details,
    }),
  ).applicant

const recognise = (applicant: string, publisher: string) =>
  recogniseApplicant(agencyContext, actRequest(), { applicant, publisher })
const act = (application: string, act: ApplicationAct, reason?: string) =>
  actOnApplication(agencyContext, registrar(), { application, act, reason })

const aDraft = async (applicant: string, service: Service = 'PUBLISHER_CODE') =>
  granted(
    await draftApplication(agencyContext, registrar(), {
      applicant,
      service,
      content: { publications: [{ publication: { title: 'A book', form: 'PDF' } }], expectedTitles: 5 },
    }),
  ).application

async function underReview(applicant: string, service?: Service): Promise<string> {
  const id = await aDraft(applicant, service)
  granted(await act(id, 'SUBMIT'))
  granted(await act(id, 'START_REVIEW'))
  return id
}

const numberOf = (id: string) => keptNumber('XX', 'APPLICATION', id) ?? 0
const applicantNumber = (id: string) => keptNumber('XX', 'APPLICANT', id) ?? 0
const applicationAt = async (id: string) =>
  (await findApplications(agencyContext.database.reading, 'XX', [numberOf(id)])).get(numberOf(id))!
const applicantAt = async (id: string) =>
  (await findApplicants(agencyContext.database.reading, 'XX', [applicantNumber(id)])).get(applicantNumber(id))!
const publishers = async () =>
  (await agencyContext.database.pool.query<{ n: number }>('select count(*)::int as n from publisher')).rows[0]?.n

/** Until so many acts wait for rows that somebody else holds. */
async function waiting(acts = 1): Promise<void> {
  const locked = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
  while (((await agencyContext.database.pool.query(locked)).rowCount ?? 0) < acts) await setTimeout(5)
}

describe('an applicant that is recognised', () => {
  test('gets prefixes as that publisher, enters no new publisher, and is named on papers as in the register', async () => {
    const publisher = await aPublisher('Registered so')
    const applicant = await anApplicant({ name: 'Calls itself so', kind: 'AUTHOR', names: [] })
    const application = await underReview(applicant)
    granted(await recognise(applicant, publisher))
    const before = await publishers()
    granted(await act(application, 'APPROVE'))
    expect(await publishers()).toBe(before)
    expect(await applicantAt(applicant)).toMatchObject({ publisher, name: 'Registered so', kind: 'ORGANISATION' })
    const [certificate] = (await findPapersOf(agencyContext.database.reading, [numberOf(application)])).get(
      numberOf(application),
    )!
    expect(certificate?.facts).toMatchObject({
      publisher,
      applicant: { name: 'Registered so', names: [{ name: 'Registered so in English', language: 'en' }] },
    })
    const asRegistered = { name: 'Registered so', kind: 'ORGANISATION' as const, basedIn: 'CH', place: 'There' }
    granted(await changeApplicant(agencyContext, person('somebody'), { applicant, details: asRegistered }))
  })

  test('is refused a first code where that publisher has one, and is given an additional one', async () => {
    const publisher = await aPublisher()
    granted(await assignPrefix(agencyContext, actRequest(), { publisher, expectedTitles: 5 }))
    const applicant = await anApplicant()
    const first = await underReview(applicant)
    granted(await recognise(applicant, publisher))
    expect(await act(first, 'APPROVE')).toMatchObject({
      code: 'CODE_HELD',
      facts: { publisher },
    })
    granted(await act(await underReview(applicant, 'ADDITIONAL_CODE'), 'APPROVE'))
  })

  test('has the papers of what lies with it out of date, and the history says who recognised it', async () => {
    const publisher = await aPublisher()
    const applicant = await anApplicant()
    const [open, judged, withdrawn] = [await aDraft(applicant), await underReview(applicant), await aDraft(applicant)]
    granted(await act(withdrawn, 'WITHDRAW'))
    const { entities } = agencyContext.database.reading
    for (const id of [open, judged]) await entities.update(ApplicationRow, { number: numberOf(id) }, { papersOf: 1 })
    granted(await recognise(applicant, publisher))
    expect(await applicationAt(open)).toMatchObject({ version: 2, papersOf: 1 })
    expect(await applicationAt(judged)).toMatchObject({ version: 1, papersOf: 1 })
    const last = async (id: string) =>
      (await findSteps(agencyContext.database.reading, [numberOf(id)])).get(numberOf(id))?.at(-1)
    for (const [id, state] of [
      [open, 'DRAFT'],
      [judged, 'UNDER_REVIEW'],
    ] as const)
      expect(await last(id)).toMatchObject({
        act: 'RECOGNISE',
        from: state,
        to: state,
        actor: 'registrar',
        reason: publisher,
      })
    expect(await last(withdrawn)).toMatchObject({ act: 'WITHDRAW' })
  })

  test('acts for its publisher beside others, until somebody new takes the place of all and sees what one of them entered', async () => {
    const publisher = await aPublisher()
    const { prefix } = granted(await assignPrefix(agencyContext, actRequest(), { publisher, expectedTitles: 5 }))
    const list = (by: string) => makeNumberList(agencyContext, person(by), { prefix, first: 0, count: 1 })
    const access = async (subject: string) =>
      granted(await giveOnlineAccess(agencyContext, actRequest(), { publisher, subject })).applicant
    const first = await access('the first')
    const second = await anApplicant({}, 'the second')
    expect(await list('the second')).toMatchObject({ code: 'PREFIX_NOT_YOURS' })
    granted(await recognise(second, publisher))
    granted(await list('the first'))
    granted(await list('the second'))

    expect(await applicantAt(second)).toMatchObject({ onlineAccess: false })
    expect(await access('the second')).toBe(second)
    expect(await applicantAt(second)).toMatchObject({ owner: 'the second', onlineAccess: true })
    expect(await applicantAt(first)).toMatchObject({ owner: 'the first', onlineAccess: true })

    expect(await access('somebody new')).toBe(first)
    expect(await applicantAt(first)).toMatchObject({ owner: 'somebody new', onlineAccess: true })
    expect(await applicantAt(second)).toMatchObject({ owner: null, onlineAccess: false })
    for (const gone of ['the first', 'the second']) expect(await list(gone)).toMatchObject({ code: 'PREFIX_NOT_YOURS' })
  })
})

describe('at one moment', () => {
  test('two registrars recognise it as two publishers: one does, and the other is told as which', async () => {
    for (let round = 0; round < 5; round++) {
      const [applicant, one, other] = [await anApplicant(), await aPublisher(), await aPublisher()]
      const answers = await Promise.all([recognise(applicant, one), recognise(applicant, other)])
      const { publisher } = await applicantAt(applicant)
      const refused = answers.filter(isRefusal)
      expect(refused).toMatchObject([{ code: 'APPLICANT_RECOGNISED', facts: { applicant, publisher } }])
      expect(answers[publisher === one ? 1 : 0]).toBe(refused[0])
    }
  })

  test('two registrars recognise it as one publisher, and it is', async () => {
    const [applicant, publisher] = [await anApplicant(), await aPublisher()]
    const application = await aDraft(applicant)
    expect(await Promise.all([recognise(applicant, publisher), recognise(applicant, publisher)])).toEqual([
      { applicant },
      { applicant },
    ])
    const history = (await findSteps(agencyContext.database.reading, [numberOf(application)])).get(
      numberOf(application),
    )
    expect(history?.map(({ act }) => act)).toEqual(['DRAFT', 'RECOGNISE'])
  })

  test('two applicants of one publisher are approved for a first code: one gets it, the other is told of it', async () => {
    for (let round = 0; round < 5; round++) {
      const publisher = await aPublisher()
      const applications = []
      for (const by of ['one', 'another']) {
        const applicant = await anApplicant({}, by)
        granted(await recognise(applicant, publisher))
        applications.push(await underReview(applicant))
      }
      const answers = await Promise.all(applications.map((application) => act(application, 'APPROVE')))
      expect(answers.filter(isRefusal)).toMatchObject([{ code: 'CODE_HELD', facts: { publisher } }])
    }
  })

  test.each([
    ['the approval comes first, and the recognition is told which publisher it entered', true],
    ['the recognition comes first, and the approval gives to its publisher', false],
  ])('one registrar approves and one recognises: %s', async (_, approvalFirst) => {
    const [applicant, publisher] = [await anApplicant(), await aPublisher()]
    const application = await underReview(applicant)
    const before = (await publishers())!
    const { client: other, commit } = await openTransaction(agencyContext.database.acts)
    await holdApplication(other, 'XX', numberOf(application))
    const acts = [() => act(application, 'APPROVE'), () => recognise(applicant, publisher)]
    if (!approvalFirst) acts.reverse()
    const first = acts[0]!()
    await waiting()
    const second = acts[1]!()
    await waiting(2)
    await commit()

    granted(await first)
    const { publisher: given } = await applicantAt(applicant)
    if (approvalFirst) {
      expect(await second).toMatchObject({ code: 'APPLICANT_RECOGNISED', facts: { publisher: given } })
      expect(given).not.toBe(publisher)
    } else {
      granted(await second)
      expect(given).toBe(publisher)
    }
    expect(await publishers()).toBe(before + (approvalFirst ? 1 : 0))
    expect((await applicationAt(application)).state).toBe('CERTIFICATE_ISSUED')
  })

  test('it is recognised and something is drafted for it: papers of that are out of date, too', async () => {
    const [applicant, publisher] = [await anApplicant(), await aPublisher()]
    const { client: other, commit } = await openTransaction(agencyContext.database.acts)
    await holdApplicant(other, 'XX', applicantNumber(applicant))
    const recognising = recognise(applicant, publisher)
    await waiting()
    const { rows } = await other.query<{ number: number }>(
      `insert into application (applicant, service, state, content, papers_of)
       values ($1, 'PUBLISHER_CODE', 'DRAFT', '{"publications": []}', 1) returning number`,
      [applicantNumber(applicant)],
    )
    await commit()
    granted(await recognising)
    expect(await applicationAt(`XX-APPLICATION-${rows[0]?.number}`)).toMatchObject({ version: 2, papersOf: 1 })
  })

  test('its publisher gets access for the first time while it is recognised: the second act sees the first', async () => {
    for (let round = 0; round < 5; round++) {
      const [applicant, publisher] = [await anApplicant(), await aPublisher()]
      const [recognised, given] = await Promise.all([
        recognise(applicant, publisher),
        giveOnlineAccess(agencyContext, actRequest(), { publisher, subject: 'a new one' }),
      ])
      granted(recognised)
      const { owner } = await applicantAt(applicant)
      expect(granted(given).applicant === applicant).toBe(owner === 'a new one')
    }
  })
})

test('an applicant is not recognised as an unknown or closed publisher, and an unknown applicant not at all', async () => {
  const [applicant, closed, publisher] = [await anApplicant(), await aPublisher(), await aPublisher()]
  granted(await closePublisher(agencyContext, actRequest(), { publisher: closed }))
  expect(await recognise(applicant, closed)).toMatchObject({ code: 'PUBLISHER_CEASED' })
  for (const unknown of ['XX-999999', 'YY-1001', 'nonsense'])
    expect(await recognise(applicant, unknown)).toMatchObject({ code: 'PUBLISHER_UNKNOWN' })
  for (const unknown of ['XX-APPLICANT-999999', 'YY-APPLICANT-1', 'nonsense'])
    expect(await recognise(unknown, publisher)).toMatchObject({ code: 'APPLICANT_UNKNOWN' })
  expect((await applicantAt(applicant)).publisher).toBeNull()
})
