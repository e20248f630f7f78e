import { actRequest, testAgencyContext } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { AgencyContext } from '../../../src/actions/agency-context.ts'
import { giveOnlineAccess } from '../../../src/actions/applications/give-online-access.ts'
import { registerPublisher } from '../../../src/actions/register-publisher.ts'
import { isRefusal } from '../../../src/domain/refusal.ts'

let agencyContext: AgencyContext & AsyncDisposable
beforeAll(async () => void (agencyContext = await testAgencyContext()))
afterAll(async () => agencyContext[Symbol.asyncDispose]())

async function aPublisher(): Promise<string> {
  const answer = await registerPublisher(agencyContext, actRequest(), { name: 'A house', kind: 'ORGANISATION' })
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer.publisher
}

test('registrars who give access to one publisher at once enter one applicant', async () => {
  for (let round = 0; round < 5; round++) {
    const publisher = await aPublisher()
    const subjects = ['a', 'b', 'c', 'd']
    const answers = await Promise.all(
      subjects.map((subject) => giveOnlineAccess(agencyContext, actRequest(), { publisher, subject })),
    )
    const applicants = new Set(answers.map((answer) => (isRefusal(answer) ? answer.code : answer.applicant)))
    expect([...applicants]).toEqual([expect.stringMatching(/^XX-APPLICANT-/)])
  }
})

test.each([
  ['', 'TEXT_EMPTY'],
  ['\0', 'CHARACTER_NOT_ALLOWED'],
  ['half a letter: \ud83d', 'CHARACTER_NOT_ALLOWED'],
])('a subject %j is refused', async (subject, code) => {
  expect(await giveOnlineAccess(agencyContext, actRequest(), { publisher: await aPublisher(), subject })).toMatchObject(
    {
      code,
    },
  )
})
