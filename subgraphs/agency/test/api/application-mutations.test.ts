import { granted, openServingAgency } from '@isbn-hub/test/serving-agency'
import { testland } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

import { giveOnlineAccess } from '../../src/actions/applications/give-online-access.ts'

const details = { name: 'A publisher', kind: 'ORGANISATION' as const, basedIn: 'CH' }

test('who has lost an applicant to another learns nothing of it by repeating an old act under its key', async () => {
  await using office = await openServingAgency(testland)
  const enter = () =>
    office.ask(
      `mutation { enterApplicant(agency: "XX", input: { name: "A house", kind: ORGANISATION, basedIn: "CH" },
        idempotencyKey: "enter") { ... on EnterApplicantSuccess { applicant { id bank { account } } } ... on Refusal { code } } }`,
      {},
      office.customer(),
    )
  const { id } = (await enter()).enterApplicant.applicant
  const draft = () =>
    office.ask(
      `mutation ($id: ID!) { draftApplication(applicant: $id, service: PUBLISHER_CODE, input: { expectedTitles: 5 },
        idempotencyKey: "draft") { ... on DraftApplicationSuccess { application { state } } ... on Refusal { code } } }`,
      { id },
      office.customer(),
    )
  expect((await draft()).draftApplication).toEqual({ application: { state: 'DRAFT' } })
  await office.serve(id, 'PUBLISHER_CODE', { publications: [], expectedTitles: 5 })
  const access = { publisher: await office.publisherOf(id), subject: 'another@example.com' }
  granted(await giveOnlineAccess(office.agencyContext, office.actRequest(), access))
  expect((await enter()).enterApplicant).toEqual({ code: 'APPLICANT_UNKNOWN' })
  expect((await draft()).draftApplication).toEqual({ code: 'APPLICATION_UNKNOWN' })
})

test('of several acts in one request each shows what it did, and what the ones before it did', async () => {
  await using office = await openServingAgency(testland)
  const application = await office.draft(await office.enter(details), 'PUBLISHER_CODE', {
    publications: [],
    expectedTitles: 5,
  })
  const act = (act: string) => `${act}: actOnApplication(application: "${application}", act: ${act},
    idempotencyKey: "${act}") { ... on ActOnApplicationSuccess { application {
      state history { act } papers { kind } applicant { publisher { id } } } } }`
  const { SUBMIT, APPROVE } = await office.ask(`mutation { ${act('SUBMIT')} ${act('START_REVIEW')} ${act('APPROVE')} }`)
  expect(SUBMIT.application).toEqual({
    state: 'SUBMITTED',
    history: [{ act: 'DRAFT' }, { act: 'SUBMIT' }],
    papers: [],
    applicant: { publisher: null },
  })
  expect(APPROVE.application).toEqual({
    state: 'CERTIFICATE_ISSUED',
    history: ['DRAFT', 'SUBMIT', 'START_REVIEW', 'APPROVE', 'PROCEED'].map((act) => ({ act })),
    papers: [{ kind: 'CERTIFICATE' }],
    applicant: { publisher: { id: expect.stringMatching(/^XX-\d+$/) } },
  })
})

test('a document is not from the year 0, which the register could not keep', async () => {
  await using office = await openServingAgency(testland)
  const application = await office.draft(await office.enter(details), 'PUBLISHER_CODE', { publications: [] })
  const attaching = office.ask(
    `mutation ($id: ID!) { attachDocument(application: $id, idempotencyKey: "attach",
      input: { document: "NAME_DOCUMENT", number: "1", issuedOn: "0000-01-01" }) { __typename } }`,
    { id: application },
  )
  await expect(attaching).rejects.toThrow('Expected value of type "Date"')
})
