import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { giveOnlineAccess } from '../../../src/actions/applications/give-online-access.ts'
import { makeNumberList } from '../../../src/actions/applications/make-number-list.ts'
import { assignPrefix } from '../../../src/actions/assign-prefix.ts'
import type { Desk } from '../../../src/actions/desk.ts'
import { registerPublisher } from '../../../src/actions/register-publisher.ts'
import { isRefusal, type Refusal } from '../../../src/domain/refusal.ts'
import { findPapers } from '../../../src/store/papers.ts'
import { errand, testDesk } from '../../testland.ts'

let desk: Desk & AsyncDisposable
beforeAll(async () => void (desk = await testDesk()))
afterAll(async () => desk[Symbol.asyncDispose]())

const granted = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}

async function aPublisher(name: string): Promise<string> {
  const { publisher } = granted(await registerPublisher(desk, errand(), { name, kind: 'ORGANISATION' }))
  granted(await giveOnlineAccess(desk, errand(), { publisher, subject: name }))
  return publisher
}

test('of several holders of a prefix each has its numbers listed in its own name, and nobody else', async () => {
  const [first, second] = [await aPublisher('first'), await aPublisher('second')]
  await aPublisher('a stranger')
  const { prefix } = granted(await assignPrefix(desk, errand(), { publisher: first, registrantLength: 4 }))
  granted(await assignPrefix(desk, errand(), { publisher: second, value: prefix, joint: true }))
  const list = (actor: string) =>
    makeNumberList(desk, { actor, party: 'APPLICANT', idempotencyKey: 'a list' }, { prefix, first: 0, count: 3 })
  for (const name of ['first', 'second']) {
    const { paper } = granted(await list(name))
    const { facts } = (await findPapers(desk.database.pool, [paper])).get(paper)!
    expect(facts).toMatchObject({ applicant: { name }, isbns: { length: 3 } })
  }
  expect(await list('a stranger')).toMatchObject({ code: 'PREFIX_UNKNOWN' })
})
