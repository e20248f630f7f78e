import { expect, test } from '@jest/globals'

import { assignIsbns, type NumbersAssignment } from '../../src/actions/assign-isbns.ts'
import { assignPrefix } from '../../src/actions/assign-prefix.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts'
import { errand, testDesk } from '../testland.ts'

const granted = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message)
  return answer
}

const aPublisher = async (desk: Desk, publications = false) =>
  granted(
    await registerPublisher(desk, errand(), {
      name: 'A house',
      kind: 'ORGANISATION',
      disclosure: { contact: false, publications },
    }),
  ).publisher

/** 978-9936-8000, which holds ten numbers. */
const aSmallPrefix = async (desk: Desk, publisher: string) =>
  granted(await assignPrefix(desk, errand(), { publisher, registrantLength: 4 })).prefix

const isbnsOf = (answer: NumbersAssignment | Refusal) => (isRefusal(answer) ? answer.code : answer.isbns)

const events = async ({ database }: Desk) =>
  (await database.pool.query<{ body: string }>('select body from feed order by sequence')).rows.map(({ body }) =>
    JSON.parse(body),
  )

test('a bare list is the next numbers in order, and the last is followed by a refusal that takes nothing', async () => {
  await using desk = await testDesk()
  const prefix = await aSmallPrefix(desk, await aPublisher(desk))
  const first = granted(await assignIsbns(desk, errand(), { prefix, count: 3 }))
  expect(first.isbns).toEqual(['9789936800007', '9789936800014', '9789936800021'])
  const tooMany = await assignIsbns(desk, errand(), { prefix, count: 8 })
  expect(tooMany).toMatchObject({ code: 'PREFIX_EXHAUSTED' })
  expect((tooMany as Refusal).message).toContain('7 are left')
  expect(granted(await assignIsbns(desk, errand(), { prefix, count: 7 })).isbns).toHaveLength(7)
  expect(isbnsOf(await assignIsbns(desk, errand(), { prefix, count: 1 }))).toBe('PREFIX_EXHAUSTED')
})

test('a set and its volumes each take a number, and every volume names the set', async () => {
  await using desk = await testDesk()
  const prefix = await aSmallPrefix(desk, await aPublisher(desk))
  const { isbns } = granted(
    await assignIsbns(desk, errand(), {
      prefix,
      publications: [
        {
          title: 'Poems',
          form: 'SET',
          volumes: [
            { title: 'Poems 1', form: 'HARDBACK' },
            { title: 'Poems 2', form: 'HARDBACK' },
          ],
        },
      ],
    }),
  )
  expect(isbns).toHaveLength(3)
  const { rows } = await desk.database.pool.query('select title, volume_of from publication order by id')
  expect(rows).toEqual([
    { title: 'Poems', volume_of: null },
    { title: 'Poems 1', volume_of: 978993680000 },
    { title: 'Poems 2', volume_of: 978993680000 },
  ])
})

test('numbers that are on books already are recorded once and passed over afterwards', async () => {
  await using desk = await testDesk()
  const prefix = await aSmallPrefix(desk, await aPublisher(desk))
  const known = { prefix, numbers: ['978-9936-8000-1-4'] }
  expect(isbnsOf(await assignIsbns(desk, errand(), known))).toEqual(['9789936800014'])
  expect(isbnsOf(await assignIsbns(desk, errand(), known))).toEqual(['9789936800014'])
  expect(isbnsOf(await assignIsbns(desk, errand(), { prefix, count: 2 }))).toEqual(['9789936800007', '9789936800021'])
  expect((await events(desk)).filter(({ kind }) => kind === 'ISBN_ASSIGNED')).toHaveLength(3)
})

test('many clerks at once give every number once', async () => {
  await using desk = await testDesk()
  const publisher = await aPublisher(desk)
  const { prefix } = granted(await assignPrefix(desk, errand(), { publisher, registrantLength: 3 }))
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => assignIsbns(desk, errand(), { prefix, count: 1 + (n % 4) })),
  )
  const isbns = answers.flatMap((answer) => granted(answer).isbns)
  expect(isbns).toHaveLength(100)
  expect(new Set(isbns).size).toBe(100)
  expect(isbnsOf(await assignIsbns(desk, errand(), { prefix, count: 1 }))).toBe('PREFIX_EXHAUSTED')
})

test('under a shared prefix each number is its author’s, who must be named', async () => {
  await using desk = await testDesk()
  const edition = await aPublisher(desk)
  const prefix = '978-9936-400'
  granted(await assignPrefix(desk, errand(), { publisher: edition, value: prefix, shared: true }))
  const author = await aPublisher(desk)
  expect(isbnsOf(await assignIsbns(desk, errand(), { prefix, count: 1 }))).toBe('INPUT_INVALID')
  expect(isbnsOf(await assignIsbns(desk, errand(), { prefix, count: 1, publisher: author }))).toEqual(['9789936400009'])
  expect((await events(desk)).at(-1)).toMatchObject({ publisher: { id: author }, isbn: { publisher: author } })
})

test('a title enters the feed only with its publisher’s consent', async () => {
  await using desk = await testDesk()
  const publications = [{ title: 'A secret', form: 'PAPERBACK' as const }]
  const silent = await aSmallPrefix(desk, await aPublisher(desk))
  granted(await assignIsbns(desk, errand(), { prefix: silent, publications }))
  expect(JSON.stringify(await events(desk))).not.toContain('A secret')
  const open = await aSmallPrefix(desk, await aPublisher(desk, true))
  granted(await assignIsbns(desk, errand(), { prefix: open, publications }))
  expect((await events(desk)).at(-1)).toMatchObject({ isbn: { title: 'A secret', form: 'PAPERBACK' } })
})

test.each([
  ['a prefix nobody holds', { prefix: '978-9936-8009', count: 1 }, 'PREFIX_UNKNOWN'],
  ['another agency’s prefix', { prefix: '978-954-03', count: 1 }, 'GROUP_NOT_OURS'],
  ['what is no prefix', { prefix: 'x', count: 1 }, 'INPUT_INVALID'],
  ['no number at all', { prefix: '978-9936-8000', count: 0 }, 'INPUT_INVALID'],
  ['too many at once', { prefix: '978-9936-8000', count: 10_001 }, 'INPUT_INVALID'],
  [
    'an empty title',
    { prefix: '978-9936-8000', publications: [{ title: ' ', form: 'PDF' as const }] },
    'INPUT_INVALID',
  ],
  ['a number of another prefix', { prefix: '978-9936-8000', numbers: ['9789854270654'] }, 'INPUT_INVALID'],
])('%s is refused and nothing is written', async (_, asked, code) => {
  await using desk = await testDesk()
  await aSmallPrefix(desk, await aPublisher(desk))
  expect(isbnsOf(await assignIsbns(desk, errand(), asked))).toBe(code)
  expect(await events(desk)).toHaveLength(2)
})
