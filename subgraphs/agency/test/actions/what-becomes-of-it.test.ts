import { actRequest, testAgencyContext } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { AgencyContext } from '../../src/actions/agency-context.ts'
import { assignIsbns } from '../../src/actions/assign-isbns.ts'
import { assignPrefix } from '../../src/actions/assign-prefix.ts'
import { cancelIsbn } from '../../src/actions/cancel-isbn.ts'
import { closePrefix } from '../../src/actions/close-prefix.ts'
import { closePublisher } from '../../src/actions/close-publisher.ts'
import { enterPrefix } from '../../src/actions/enter-prefix.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'
import { renamePublisher } from '../../src/actions/rename-publisher.ts'
import { transferPrefix } from '../../src/actions/transfer-prefix.ts'
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts'
import { findTenures } from '../../src/store/find-prefixes.ts'

let agencyContext: AgencyContext & AsyncDisposable

beforeAll(async () => {
  agencyContext = await testAgencyContext()
})

afterAll(async () => {
  await agencyContext[Symbol.asyncDispose]()
})

const granted = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}

const aPublisher = async () =>
  granted(await registerPublisher(agencyContext, actRequest(), { name: 'A house', kind: 'ORGANISATION' })).publisher

const aPrefix = async (publisher: string) =>
  granted(await assignPrefix(agencyContext, actRequest(), { publisher, registrantLength: 4 })).prefix

const lastEvent = async () => {
  const { rows } = await agencyContext.database.pool.query('select body from feed order by sequence desc limit 1')
  return JSON.parse(rows[0].body)
}

const lastTransfer = async () => {
  const { rows } = await agencyContext.database.pool.query(
    `select body from feed where body like '%"kind":"PREFIX_TRANSFERRED"%' order by sequence desc limit 1`,
  )
  return JSON.parse(rows[0].body)
}

test('one of several holders who takes a prefix over alone goes on holding it, once', async () => {
  const [first, second] = [await aPublisher(), await aPublisher()]
  const prefix = await aPrefix(first)
  granted(await enterPrefix(agencyContext, actRequest(), { publisher: second, value: prefix, joint: true }))
  granted(await transferPrefix(agencyContext, actRequest(), { prefix, to: first, reason: 'TAKEOVER' }))
  expect(await lastEvent()).toMatchObject({ prefix: { publishers: [first] } })
  expect(await findTenures(agencyContext.database.reading, 'XX', [prefix])).toMatchObject([
    { publisher: first, until: null, reason: 'FIRST_ASSIGNMENT' },
    { publisher: second, until: '2026-11-22' },
  ])
})

test('a takeover moves the tenure, keeps its history, and renumbers nothing', async () => {
  const [first, second] = [await aPublisher(), await aPublisher()]
  const prefix = await aPrefix(first)
  const { isbns } = granted(await assignIsbns(agencyContext, actRequest(), { prefix, count: 1 }))
  granted(await transferPrefix(agencyContext, actRequest(), { prefix, to: second, reason: 'TAKEOVER' }))
  expect(await lastEvent()).toMatchObject({
    kind: 'PREFIX_TRANSFERRED',
    publisher: { id: second },
    prefix: { value: prefix, publishers: [second] },
  })
  expect(await findTenures(agencyContext.database.reading, 'XX', [prefix])).toMatchObject([
    { publisher: first, until: '2026-11-22', reason: 'FIRST_ASSIGNMENT' },
    { publisher: second, until: null, reason: 'TAKEOVER' },
  ])
  const next = granted(await assignIsbns(agencyContext, actRequest(), { prefix, count: 1 }))
  expect(next.isbns[0]! > isbns[0]!).toBe(true)
  expect(await transferPrefix(agencyContext, actRequest(), { prefix, to: second, reason: 'TAKEOVER' })).toMatchObject({
    code: 'HOLDER_UNCHANGED',
    path: ['to'],
  })
})

test('no number is assigned from a closed prefix, and no other publisher gets it', async () => {
  const prefix = await aPrefix(await aPublisher())
  granted(await closePrefix(agencyContext, actRequest(), { prefix }))
  expect(await lastEvent()).toMatchObject({ kind: 'PREFIX_CLOSED', prefix: { value: prefix, status: 'CLOSED' } })
  const other = await aPublisher()
  for (const answer of [
    await assignIsbns(agencyContext, actRequest(), { prefix, count: 1 }),
    await transferPrefix(agencyContext, actRequest(), { prefix, to: other, reason: 'TAKEOVER' }),
    await closePrefix(agencyContext, actRequest(), { prefix }),
  ])
    expect(answer).toMatchObject({ code: 'PREFIX_CLOSED' })
  expect(await aPrefix(other)).not.toBe(prefix)
})

test('a cancelled number stays cancelled and is never given again', async () => {
  const prefix = await aPrefix(await aPublisher())
  const { isbns } = granted(await assignIsbns(agencyContext, actRequest(), { prefix, count: 2 }))
  const [isbn = ''] = isbns
  granted(await cancelIsbn(agencyContext, actRequest(), { isbn }))
  expect(await lastEvent()).toMatchObject({ kind: 'ISBN_CANCELLED', isbn: { isbn13: isbn, status: 'CANCELLED' } })
  expect(await cancelIsbn(agencyContext, actRequest(), { isbn })).toMatchObject({ code: 'ISBN_CANCELLED' })
  const rest = granted(await assignIsbns(agencyContext, actRequest(), { prefix, count: 8 })).isbns
  expect(rest).not.toContain(isbn)
  expect(await assignIsbns(agencyContext, actRequest(), { prefix, count: 1 })).toMatchObject({
    code: 'PREFIX_EXHAUSTED',
  })
})

test('a number that was never given can’t be cancelled', async () => {
  const cancel = async (isbn: string) => (await cancelIsbn(agencyContext, actRequest(), { isbn })) as Refusal
  expect((await cancel('978-9936-9999-9-5')).code).toBe('ISBN_INVALID')
  expect((await cancel('9789936999992')).code).toBe('ISBN_UNASSIGNED')
  expect((await cancel('9789542617471')).code).toBe('GROUP_NOT_OURS')
})

test('a renamed publisher keeps its old name as a former one', async () => {
  const publisher = await aPublisher()
  granted(await renamePublisher(agencyContext, actRequest(), { publisher, name: 'Новы дом', language: 'be' }))
  const { kind, publisher: announced } = await lastEvent()
  expect(kind).toBe('PUBLISHER_RENAMED')
  expect(announced).toMatchObject({
    name: 'Новы дом',
    names: [
      { name: 'A house', kind: 'FORMER', until: '2026-11-22' },
      { name: 'Новы дом', kind: 'OFFICIAL', script: 'Cyrl', language: 'be', until: null },
    ],
  })
})

test.each([
  ['Դպրություն', 'Armn'],
  ['გამომცემლობა', 'Geor'],
  ['Εκδόσεις', 'Grek'],
  ['הוצאה', 'Hebr'],
  ['प्रकाशन', 'Deva'],
  ['สำนักพิมพ์', 'Thai'],
  ['ማተሚያ', 'Ethi'],
  ['출판사', 'Hang'],
  ['出版社', 'Hani'],
  ['123', null],
])('the script of %s is seen from its letters: %s', async (name, script) => {
  const publisher = await aPublisher()
  granted(await renamePublisher(agencyContext, actRequest(), { publisher, name }))
  expect((await lastEvent()).publisher.names.at(-1)).toMatchObject({ name, script })
})

test('who takes a publisher over holds its prefixes that are open; who is gone is given nothing', async () => {
  const [old, heir] = [await aPublisher(), await aPublisher()]
  const prefixes = [await aPrefix(old), await aPrefix(old)]
  const closed = await aPrefix(old)
  granted(await closePrefix(agencyContext, actRequest(), { prefix: closed }))
  granted(await closePublisher(agencyContext, actRequest(), { publisher: old, successor: heir }))
  expect(await lastEvent()).toMatchObject({
    kind: 'PUBLISHER_CLOSED',
    publisher: { id: old, status: 'MERGED', successor: heir },
  })
  for (const prefix of prefixes)
    expect((await findTenures(agencyContext.database.reading, 'XX', [prefix])).at(-1)).toMatchObject({
      publisher: heir,
    })
  expect(await findTenures(agencyContext.database.reading, 'XX', [closed])).toMatchObject([
    { publisher: old, until: null },
  ])
  expect(await assignPrefix(agencyContext, actRequest(), { publisher: old, expectedTitles: 5 })).toMatchObject({
    code: 'PUBLISHER_MERGED',
    facts: { publisher: old, successor: heir },
  })
  expect(await closePublisher(agencyContext, actRequest(), { publisher: old })).toMatchObject({
    code: 'PUBLISHER_MERGED',
  })
})

test('the other holders of a prefix keep it when one of them closes', async () => {
  const [old, other, heir] = [await aPublisher(), await aPublisher(), await aPublisher()]
  const prefix = await aPrefix(old)
  granted(await enterPrefix(agencyContext, actRequest(), { publisher: other, value: prefix, joint: true }))
  granted(await closePublisher(agencyContext, actRequest(), { publisher: old, successor: heir }))
  expect(await findTenures(agencyContext.database.reading, 'XX', [prefix])).toMatchObject([
    { publisher: old, until: '2026-11-22' },
    { publisher: other, until: null },
    { publisher: heir, until: null },
  ])
  granted(await closePublisher(agencyContext, actRequest(), { publisher: heir, successor: other }))
  expect(await lastTransfer()).toMatchObject({ publisher: { id: other }, prefix: { publishers: [other] } })
})

test('two houses that take each other over at once both get an answer at their first attempt', async () => {
  for (let round = 0; round < 5; round++) {
    const [first, second] = [await aPublisher(), await aPublisher()]
    const answers = await Promise.all([
      closePublisher(agencyContext, actRequest(), { publisher: first, successor: second }),
      closePublisher(agencyContext, actRequest(), { publisher: second, successor: first }),
    ])
    expect(answers.map((answer) => (isRefusal(answer) ? answer.code : 'closed')).toSorted()).toEqual([
      'PUBLISHER_MERGED',
      'closed',
    ])
  }
  const { rows } = await agencyContext.database.pool.query(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  expect(rows).toEqual([{ deadlocks: 0 }])
})

test('a prefix returns only to a house that held it before', async () => {
  const [first, second] = [await aPublisher(), await aPublisher()]
  const prefix = await aPrefix(first)
  const move = (to: string, reason: 'TAKEOVER' | 'RETURNED') =>
    transferPrefix(agencyContext, actRequest(), { prefix, to, reason })
  expect(await move(second, 'RETURNED')).toMatchObject({ code: 'NEVER_HELD' })
  granted(await move(second, 'TAKEOVER'))
  granted(await move(first, 'RETURNED'))
  expect((await findTenures(agencyContext.database.reading, 'XX', [prefix])).at(-1)).toMatchObject({
    publisher: first,
    reason: 'RETURNED',
  })
})

test('a publisher that is closed while it is given a prefix either has it handed over or is refused it', async () => {
  for (let round = 0; round < 10; round++) {
    const [old, heir] = [await aPublisher(), await aPublisher()]
    await aPrefix(old)
    const [, given] = await Promise.all([
      closePublisher(agencyContext, actRequest(), { publisher: old, successor: heir }),
      assignPrefix(agencyContext, actRequest(), { publisher: old, registrantLength: 4 }),
    ])
    const { rows } = await agencyContext.database.pool.query(
      'select 1 from tenure where publisher = $1 and until is null',
      [Number(old.slice(3))],
    )
    expect(rows).toEqual([])
    expect(isRefusal(given) ? given.code : 'handed over').toMatch(/^(PUBLISHER_MERGED|handed over)$/)
  }
})
