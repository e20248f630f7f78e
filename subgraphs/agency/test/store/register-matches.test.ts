import { granted } from '@isbn-hub/test/serving-agency'
import { actRequest, testAgencyContext } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { AgencyContext } from '../../src/actions/agency-context.ts'
import { enterApplicant } from '../../src/actions/applications/enter-applicant.ts'
import { recogniseApplicant } from '../../src/actions/applications/recognise-applicant.ts'
import { changePublisher } from '../../src/actions/change-publisher.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'
import { renamePublisher } from '../../src/actions/rename-publisher.ts'
import type { NewApplicant } from '../../src/domain/applicant.ts'
import { keptNumber } from '../../src/domain/own-id.ts'
import type { NewPublisher } from '../../src/domain/publisher.ts'
import type { RegisterMatch } from '../../src/domain/register-match.ts'
import { findRegisterMatches } from '../../src/store/register-matches.ts'

let agencyContext: AgencyContext & AsyncDisposable
beforeAll(async () => void (agencyContext = await testAgencyContext()))
afterAll(async () => agencyContext[Symbol.asyncDispose]())

const aPublisher = async (details: Partial<NewPublisher> & { name: string }) =>
  granted(await registerPublisher(agencyContext, actRequest(), { kind: 'ORGANISATION', ...details })).publisher

const anApplicant = async (details: Partial<NewApplicant> & { name: string }) =>
  granted(
    await enterApplicant(
      agencyContext,
      { ...actRequest(), side: 'AGENCY' },
      { kind: 'ORGANISATION', basedIn: 'CH', ...details },
    ),
  ).applicant

/** The matches of an applicant with these details. */
async function found(said: Partial<NewApplicant> & { name: string }): Promise<RegisterMatch[]> {
  const id = await anApplicant(said)
  const matches = await findRegisterMatches(agencyContext.database.reading, 'XX', [{ ...said, id }])
  return matches.get(keptNumber('XX', 'APPLICANT', id) ?? 0) ?? []
}

const paying = (taxNumber: string) => ({ bank: { bank: 'A bank', account: '1', taxNumber } })
const reached = (email: string) => ({ contact: { email } })
const onName = (publisher: string) => ({ matchedBy: ['NAME'], publisher, applicant: null })

test('a publisher is found by whatever it is or was called, in every script', async () => {
  const publisher = await aPublisher({
    name: 'Колобок',
    names: [{ name: 'Kolobok Press', kind: 'TRANSLITERATED' }],
  })
  granted(await renamePublisher(agencyContext, actRequest(), { publisher, name: 'Теремок' }))
  for (const name of ['«КОЛОБОК»', 'Теремок', 'kolobok-press'])
    expect(await found({ name })).toEqual([onName(publisher)])
  const other = { name: 'New to it', names: [{ name: 'ТЕРЕМОК', kind: 'TRANSLATED' as const }] }
  expect(await found(other)).toEqual([onName(publisher)])
  granted(
    await changePublisher(agencyContext, actRequest(), { publisher, names: [{ name: 'Doughboy', kind: 'IMPRINT' }] }),
  )
  expect(await found({ name: 'Kolobok Press' })).toEqual([])
  expect(await found({ name: 'DOUGHBOY' })).toEqual([onName(publisher)])
})

test('other applicants are found by tax number and address, in whatever way written, with their publishers', async () => {
  const applies = await anApplicant({ name: 'Applies', ...paying('XX 12-34'), ...reached('House@Example.com') })
  const second = { name: 'Applies too', ...paying('xx1234'), ...reached('house@example.com') }
  expect(await found(second)).toEqual([{ matchedBy: ['TAX_NUMBER', 'EMAIL'], publisher: null, applicant: applies }])
  const publisher = await aPublisher({ name: 'Known', ...reached('house@example.com') })
  granted(await recogniseApplicant(agencyContext, actRequest(), { applicant: applies, publisher }))
  expect((await found({ ...second, name: 'Known' }))[0]).toEqual({
    matchedBy: ['TAX_NUMBER', 'NAME', 'EMAIL'],
    publisher,
    applicant: applies,
  })
})

test('what says nothing matches nothing: no tax number, one of signs alone, a name of signs alone', async () => {
  await aPublisher({ name: 'ʻʻ' })
  await anApplicant({ name: 'Pays nothing', ...paying('---') })
  await anApplicant({ name: 'Says nothing' })
  expect(await found({ name: 'ʼʼ', ...paying('...') })).toEqual([])
})

test('the best matches come first, twenty at most, and applicants cannot hide a publisher by entering many applicants', async () => {
  const many = { ...paying('7777'), ...reached('many@example.com') }
  for (let n = 0; n < 25; n++) await anApplicant({ name: `Decoy ${n}`, ...many })
  const byMail = await aPublisher({ name: 'By mail', ...reached('many@example.com') })
  const byName = await aPublisher({ name: 'By name' })
  const byTax = await aPublisher({ name: 'By tax' })
  const applies = await anApplicant({ name: 'Another applicant', ...paying('7777') })
  granted(await recogniseApplicant(agencyContext, actRequest(), { applicant: applies, publisher: byTax }))
  const matches = await found({ name: 'By name', ...many })
  expect(matches).toHaveLength(20)
  expect(matches.slice(0, 4).map(({ publisher }) => publisher)).toEqual([byTax, byName, byMail, null])
})
