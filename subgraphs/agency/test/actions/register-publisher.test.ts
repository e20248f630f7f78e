import { actRequest, testAgencyContext } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { AgencyContext } from '../../src/actions/agency-context.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'
import type { NewPublisher } from '../../src/domain/publisher.ts'
import { ownNumber } from '../../src/domain/publisher-id.ts'
import { isRefusal } from '../../src/domain/refusal.ts'
import { findPublishers } from '../../src/store/find-publishers.ts'

let agencyContext: AgencyContext & AsyncDisposable
beforeAll(async () => void (agencyContext = await testAgencyContext()))
afterAll(async () => agencyContext[Symbol.asyncDispose]())

const details: NewPublisher = { name: 'A house', kind: 'ORGANISATION' }
const half = '\ud83d'

// What can't be kept as JSON could not be applied by those who follow the feed either.
test.each<[string, NewPublisher]>([
  ['name', { ...details, name: half }],
  ['names.0.name', { ...details, names: [{ name: half, kind: 'IMPRINT' }] }],
  ['names.0.language', { ...details, names: [{ name: 'A', kind: 'IMPRINT', language: half }] }],
  ['place', { ...details, place: half }],
  ['contact.email', { ...details, contact: { email: half } }],
  ['contact.address.1', { ...details, contact: { address: ['A street', half] } }],
  ['activityProfile.0', { ...details, activityProfile: [half] }],
])('a publisher is not entered with half a letter in %s, which the refusal names', async (field, entered) => {
  expect(await registerPublisher(agencyContext, actRequest(), entered)).toMatchObject({
    code: 'CHARACTER_NOT_ALLOWED',
    facts: { field, character: 'U+D83D' },
    path: field.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
  })
})

test('a publisher is not entered with a contact that has a NUL, or no end', async () => {
  for (const [email, code] of [
    ['\0', 'CHARACTER_NOT_ALLOWED'],
    ['x'.repeat(3_000), 'TEXT_TOO_LONG'],
  ] as const)
    expect(await registerPublisher(agencyContext, actRequest(), { ...details, contact: { email } })).toMatchObject({
      code,
    })
})

test('a contact enters the feed only with its publisher’s consent; the address also where the register shows it unasked', async () => {
  const contact = {
    address: ['canary lane 1', 'Canary'],
    email: 'canary@house.example',
    phone: '+1 23',
    person: 'C. Nary',
  }
  const told = async (nation: AgencyContext['nation'], consent: boolean) => {
    const disclosure = { contact: consent, publications: true }
    await registerPublisher({ ...agencyContext, nation }, actRequest(), { ...details, contact, disclosure })
    const { rows } = await agencyContext.database.pool.query<{ body: string }>(
      'select body from feed order by sequence desc limit 1',
    )
    return JSON.parse(rows[0]!.body).publisher
  }
  const showing = { ...agencyContext.nation, disclosure: { contact: true, publications: false } }
  expect(JSON.stringify(await told(agencyContext.nation, false))).not.toMatch(/canary|\+1 23|C\. Nary/i)
  expect(await told(agencyContext.nation, false)).not.toHaveProperty('contact')
  expect(await told(agencyContext.nation, true)).toMatchObject({ contact })
  expect((await told(showing, false)).contact).toEqual({ address: contact.address })
  expect((await told(showing, true)).contact).toEqual(contact)
})

test('a publisher is entered as its name is read: tidied, and not without a letter, empty or with control characters', async () => {
  const entered = await registerPublisher(agencyContext, actRequest(), { ...details, name: '  Cafe\u0301 \n Press ' })
  if (isRefusal(entered)) throw new Error(entered.code)
  const number = ownNumber(agencyContext.nation.code, entered.publisher)
  expect(
    (await findPublishers(agencyContext.database.reading, agencyContext.nation.code, [number])).get(number)?.name,
  ).toBe('Café Press')
  for (const [strange, code] of [
    [{ name: '\u200B' }, 'NAME_UNREADABLE'],
    [{ name: 'a\u0007' }, 'CHARACTER_NOT_ALLOWED'],
    [{ place: '' }, 'TEXT_EMPTY'],
    [{ activityProfile: [''] }, 'TEXT_EMPTY'],
  ] as const)
    expect(await registerPublisher(agencyContext, actRequest(), { ...details, ...strange })).toMatchObject({ code })
})
