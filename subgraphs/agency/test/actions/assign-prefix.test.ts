import { RangeTable } from '@isbn-hub/isbn/range-table'
import { actRequest, testAgencyContext, testland } from '@isbn-hub/test/testland'
import { expect, test } from '@jest/globals'

import type { AgencyContext } from '../../src/actions/agency-context.ts'
import { assignPrefix, type PrefixRequest } from '../../src/actions/assign-prefix.ts'
import { enterPrefix } from '../../src/actions/enter-prefix.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts'

const aPublisher = async (agencyContext: AgencyContext): Promise<string> => {
  const answer = await registerPublisher(agencyContext, actRequest(), { name: 'A house', kind: 'ORGANISATION' })
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer.publisher
}

const prefixOf = (answer: { readonly prefix: string } | Refusal): string =>
  isRefusal(answer) ? answer.code : answer.prefix

const feedOf = async ({ database }: AgencyContext) =>
  (await database.pool.query<{ sequence: number; body: string }>('select sequence, body from feed order by 1')).rows

test('the smallest block that holds the expected output is taken, in the first group that has one', async () => {
  await using agencyContext = await testAgencyContext()
  const publisher = await aPublisher(agencyContext)
  const ask = async (asked: Omit<PrefixRequest, 'publisher'>) =>
    prefixOf(await assignPrefix(agencyContext, actRequest(), { publisher, ...asked }))
  expect(await ask({ expectedTitles: 7 })).toBe('978-9936-8000')
  expect(await ask({ expectedTitles: 11 })).toBe('978-9936-400')
  expect(await ask({ expectedTitles: 101 })).toBe('978-9936-20')
  expect(await ask({ expectedTitles: 7, registrationGroup: '978-985' })).toBe('978-985-90000')
  expect(await ask({ registrantLength: 4 })).toBe('978-9936-8001')
})

test('if a length is exhausted the next larger one is used, and at last the refusal names the open ranges', async () => {
  await using agencyContext = await testAgencyContext({ ...testland, groups: ['978-9936'] })
  const publisher = await aPublisher(agencyContext)
  const ask = (asked: Omit<PrefixRequest, 'publisher'>) =>
    assignPrefix(agencyContext, actRequest(), { publisher, ...asked })
  expect(prefixOf(await ask({ registrantLength: 1 }))).toBe('978-9936-0')
  expect(prefixOf(await ask({ expectedTitles: 5_000 }))).toBe('978-9936-1')
  const refused = await ask({ expectedTitles: 5_000 })
  expect(refused).toMatchObject({
    code: 'RANGE_EXHAUSTED',
    facts: { groups: ['978-9936'], lengths: [1], openLengths: expect.arrayContaining([2, 3, 4]) },
  })
})

test('a range that is opened later, below those that are used up, is given too', async () => {
  await using agencyContext = await testAgencyContext()
  const publisher = await aPublisher(agencyContext)
  const table = (...rules: { from: string; to: string; registrantLength: number }[]) =>
    new RangeTable({
      source: 'invented',
      serial: String(rules.length),
      date: '2026-11-21T00:00:00Z',
      groups: [{ value: '978-9936', name: 'Testland', rules }],
    })
  const upper = { from: '80', to: '81', registrantLength: 2 }
  const lower = { from: '20', to: '21', registrantLength: 2 }
  const ask = async (ranges: RangeTable) =>
    prefixOf(await assignPrefix({ ...agencyContext, ranges }, actRequest(), { publisher, registrantLength: 2 }))
  const [before, after] = [table(upper), table(lower, upper)]
  expect([await ask(before), await ask(before), await ask(before)]).toEqual([
    '978-9936-80',
    '978-9936-81',
    'ALL_RANGES_EXHAUSTED',
  ])
  expect([await ask(after), await ask(after), await ask(after)]).toEqual([
    '978-9936-20',
    '978-9936-21',
    'ALL_RANGES_EXHAUSTED',
  ])
})

test('two agencyContexts asking at once never receive the same prefix, and the feed has no hole', async () => {
  await using agencyContext = await testAgencyContext()
  const publisher = await aPublisher(agencyContext)
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => assignPrefix(agencyContext, actRequest(), { publisher, registrantLength: 4 })),
  )
  expect(new Set(answers.map(prefixOf)).size).toBe(60)
  const feed = await feedOf(agencyContext)
  expect(feed.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 61 }, (_, n) => n + 1))
  expect(new Set(feed.slice(1).map(({ body }) => JSON.parse(body).prefix.value)).size).toBe(60)
})

test('a prefix that was given before the hub is passed over', async () => {
  await using agencyContext = await testAgencyContext()
  const publisher = await aPublisher(agencyContext)
  const ask = async (asked: Omit<PrefixRequest, 'publisher'>) =>
    prefixOf(await assignPrefix(agencyContext, actRequest(), { publisher, ...asked }))
  const enter = async (value: string) => prefixOf(await enterPrefix(agencyContext, actRequest(), { publisher, value }))
  expect(await enter('978-9936-8000')).toBe('978-9936-8000')
  expect(await enter('9789936 8002')).toBe('978-9936-8002')
  expect(await ask({ registrantLength: 4 })).toBe('978-9936-8001')
  expect(await ask({ registrantLength: 4 })).toBe('978-9936-8003')
  expect(await enter('978-9936-8003')).toBe('PREFIX_TAKEN')
})

test('the same key does the act once, however often and however concurrently it is asked', async () => {
  await using agencyContext = await testAgencyContext()
  const publisher = await aPublisher(agencyContext)
  const once = actRequest()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => assignPrefix(agencyContext, once, { publisher, expectedTitles: 5 })),
  )
  expect(new Set(answers.map(prefixOf))).toEqual(new Set(['978-9936-8000']))
  expect(await feedOf(agencyContext)).toHaveLength(2)
  expect(await assignPrefix(agencyContext, once, { publisher, expectedTitles: 6 })).toMatchObject({
    code: 'KEY_REUSED',
  })
  expect(await feedOf(agencyContext)).toHaveLength(2)
})

test('a refusal leaves no trace: the key serves again once its reason is gone', async () => {
  await using agencyContext = await testAgencyContext()
  const once = actRequest()
  const asked = { publisher: 'XX-1001', expectedTitles: 5 }
  expect(await assignPrefix(agencyContext, once, asked)).toMatchObject({ code: 'PUBLISHER_UNKNOWN' })
  expect(await aPublisher(agencyContext)).toBe('XX-1001')
  expect(prefixOf(await assignPrefix(agencyContext, once, asked))).toBe('978-9936-8000')
})

const REFUSED: readonly [string, Omit<PrefixRequest, 'publisher'>, string][] = [
  ['another agency’s group', { expectedTitles: 5, registrationGroup: '978-954' }, 'GROUP_NOT_OURS'],
  ['neither output nor length', {}, 'ONE_OF_NEEDED'],
  ['both output and length', { expectedTitles: 5, registrantLength: 4 }, 'ONE_OF_NEEDED'],
  ['no titles', { expectedTitles: 0 }, 'NUMBER_TOO_SMALL'],
  ['a length that is not open', { registrantLength: 6 }, 'LENGTH_NOT_OPEN'],
]
test('what can’t be asked is refused, and nothing is written', async () => {
  await using agencyContext = await testAgencyContext()
  const publisher = await aPublisher(agencyContext)
  for (const [, asked, code] of REFUSED)
    expect(await assignPrefix(agencyContext, actRequest(), { publisher, ...asked })).toMatchObject({ code })
  expect(await feedOf(agencyContext)).toHaveLength(1)
})

test('the days on paper are those of the country', async () => {
  await using agencyContext = await testAgencyContext()
  const publisher = await aPublisher(agencyContext)
  await assignPrefix(agencyContext, actRequest(), { publisher, expectedTitles: 5 })
  const [, event] = (await feedOf(agencyContext)).map(({ body }) => JSON.parse(body))
  // Half past eight in the evening in Greenwich is the next day in Tashkent.
  expect(event).toMatchObject({ at: '2026-11-21T20:30:00.000Z', prefix: { assignedOn: '2026-11-22' } })
})
