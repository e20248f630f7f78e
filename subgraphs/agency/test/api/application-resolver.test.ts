import { granted, openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { testland } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { registerPublisher } from '../../src/actions/register-publisher.ts'

let office: ServingAgency
beforeAll(async () => void (office = await openServingAgency(testland)))
afterAll(async () => office[Symbol.asyncDispose]())

const MATCHES = `query ($id: ID!) { application(id: $id) {
  registerMatches { matchedBy publisher { id name } applicant { id bank { taxNumber } } }
  nextSteps { act unmet { code message } } } }`
const RECOGNISE = `mutation ($applicant: ID!, $publisher: ID!) {
  recogniseApplicant(applicant: $applicant, publisher: $publisher, idempotencyKey: "recognise") {
    ... on RecogniseApplicantSuccess { applicant { name publisher { id } } } ... on Refusal { code } } }`

test('a registrar sees at the review who is in the register already, and recognises it; the applicant sees and does neither', async () => {
  const details = { name: 'Twice', kind: 'ORGANISATION' as const }
  const { publisher } = granted(await registerPublisher(office.agencyContext, office.actRequest(), details))
  const bank = { bank: 'A bank', account: '1', taxNumber: '42' }
  const other = await office.enter({ ...details, basedIn: 'CH', name: 'Pays the same', bank })
  const applicant = await office.enter({ ...details, basedIn: 'CH', name: 'TWICE!', bank })
  const id = await office.draft(applicant, 'PUBLISHER_CODE', { publications: [], expectedTitles: 5 })
  const ask = async (asking = office.registrar()) => (await office.ask(MATCHES, { id }, asking)).application

  expect((await ask()).registerMatches).toEqual([
    { matchedBy: ['NAME'], publisher: { id: publisher, name: 'Twice' }, applicant: null },
    { matchedBy: ['TAX_NUMBER'], publisher: null, applicant: { id: other, bank: { taxNumber: '42' } } },
  ])
  expect((await ask(office.customer())).registerMatches).toBeNull()
  granted(await office.apply(id, 'SUBMIT'))
  granted(await office.decide(id, 'START_REVIEW'))
  const approval = async () => (await ask()).nextSteps.find(({ act }: { act: string }) => act === 'APPROVE')
  expect((await approval()).unmet).toEqual([{ code: 'MAY_BE_REGISTERED', message: expect.stringContaining(publisher) }])
  expect(JSON.stringify(await ask(office.customer()))).not.toContain(publisher)

  await expect(office.ask(RECOGNISE, { applicant, publisher }, office.customer())).rejects.toThrow('registrar')
  expect((await office.ask(RECOGNISE, { applicant, publisher })).recogniseApplicant).toEqual({
    applicant: { name: 'Twice', publisher: { id: publisher } },
  })
  expect((await ask()).registerMatches).toBeNull()
  expect((await approval()).unmet).toEqual([])
})
