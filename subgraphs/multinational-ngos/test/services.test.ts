import type { AgencyContext } from '@isbn-hub/agency/actions/agency-context'
import { actOnApplication } from '@isbn-hub/agency/actions/applications/act-on-application'
import { draftApplication } from '@isbn-hub/agency/actions/applications/draft-application'
import { enterApplicant } from '@isbn-hub/agency/actions/applications/enter-applicant'
import { openDatabase } from '@isbn-hub/agency/store/database'
import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import { type TestDatabase, testDatabase } from '@isbn-hub/test/database'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { multinationalNgos } from '../src/nation.ts'

let place: TestDatabase
let agencyContext: AgencyContext
const anEmptyRegister = async (url: string): Promise<void> => (await openDatabase(url)).close()

beforeAll(async () => {
  place = await testDatabase(anEmptyRegister)
  agencyContext = {
    nation: multinationalNgos,
    ranges: defaultRanges,
    database: await openDatabase(place.url),
    clock: () => new Date('2026-11-21T20:30:00Z'),
  }
})
afterAll(async () => {
  await agencyContext?.database.close()
  await place?.[Symbol.asyncDispose]()
})

let keys = 0
const by = (side: 'APPLICANT' | 'AGENCY') => ({ side, actor: side, idempotencyKey: `key ${keys++}` })

/** WaitingFor an application in for a prefix: its id, and what became of it. */
async function apply(name: string, isMultinational: boolean): Promise<any> {
  const details = { name, kind: 'ORGANISATION', basedIn: 'CH', multinational: isMultinational } as const
  const { applicant } = (await enterApplicant(agencyContext, by('APPLICANT'), details)) as any
  const content = { publications: [{ publication: { title: 'A report', form: 'PDF' } }], expectedTitles: 5 } as const
  const asked = { applicant, service: 'PUBLISHER_CODE', content } as const
  const { application } = (await draftApplication(agencyContext, by('APPLICANT'), asked)) as any
  return {
    application,
    handedIn: await actOnApplication(agencyContext, by('APPLICANT'), { application, act: 'SUBMIT' }),
  }
}

test('a publisher of one country is referred to the agency there, with the line that says so', async () => {
  const { handedIn } = await apply('An organisation', false)
  expect(handedIn).toMatchObject({
    code: 'NOT_MULTINATIONAL',
    facts: { country: 'CH' },
    rule: { source: '003_1725eac0fd7caaad.txt:120' },
  })
})

test('an organisation of several countries gets a prefix and a number of 978-92', async () => {
  const { application, handedIn } = await apply('Invented Union of Archives', true)
  expect(handedIn).not.toHaveProperty('code')
  for (const act of ['START_REVIEW', 'APPROVE'] as const)
    expect(await actOnApplication(agencyContext, by('AGENCY'), { application, act })).not.toHaveProperty('code')
  const { rows } = await agencyContext.database.pool.query('select value from prefix')
  expect(rows).toEqual([{ value: expect.stringMatching(/^978-92-/) }])
})
