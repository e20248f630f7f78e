import { ordinalOf } from '@isbn-hub/isbn/number'
import { isbnUnder, prefixOf } from '@isbn-hub/isbn/prefix'
import { actRequest, testAgencyContext } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { AgencyContext } from '../../src/actions/agency-context.ts'
import { assignIsbns } from '../../src/actions/assign-isbns.ts'
import { assignPrefix } from '../../src/actions/assign-prefix.ts'
import { enterPrefix } from '../../src/actions/enter-prefix.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'
import type { NewPublication } from '../../src/domain/publication.ts'
import { isRefusal, type Refusal } from '../../src/domain/refusal.ts'

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

const aPublisher = async (publications = false) =>
  granted(
    await registerPublisher(agencyContext, actRequest(), {
      name: 'A house',
      kind: 'ORGANISATION',
      disclosure: { contact: false, publications },
    }),
  ).publisher

/** One of its own each time, of ten numbers. */
const aSmallPrefix = async (publisher: string) =>
  granted(await assignPrefix(agencyContext, actRequest(), { publisher, registrantLength: 4 })).prefix

const isbnsOf = (answer: { readonly isbns: readonly string[] } | Refusal) =>
  isRefusal(answer) ? answer.code : answer.isbns

/** The nth number of a prefix. */
const nth = (prefix: string, n: number) =>
  isbnUnder(prefixOf(prefix.slice(0, prefix.lastIndexOf('-')), prefix.slice(prefix.lastIndexOf('-') + 1)), n)

const events = async () =>
  (await agencyContext.database.pool.query<{ body: string }>('select body from feed order by sequence')).rows.map(
    ({ body }) => JSON.parse(body),
  )

test('a bare list is the next numbers in order, and the last is followed by a refusal that takes nothing', async () => {
  const prefix = await aSmallPrefix(await aPublisher())
  const first = granted(await assignIsbns(agencyContext, actRequest(), { prefix, count: 3 }))
  expect(first.isbns).toEqual([nth(prefix, 0), nth(prefix, 1), nth(prefix, 2)])
  const tooMany = await assignIsbns(agencyContext, actRequest(), { prefix, count: 8 })
  expect(tooMany).toMatchObject({ code: 'PREFIX_EXHAUSTED', facts: { prefixes: [prefix], free: 7, asked: 8 } })
  expect(granted(await assignIsbns(agencyContext, actRequest(), { prefix, count: 7 })).isbns).toHaveLength(7)
  expect(isbnsOf(await assignIsbns(agencyContext, actRequest(), { prefix, count: 1 }))).toBe('PREFIX_EXHAUSTED')
})

test('a set and its volumes each take a number, and every volume names the set', async () => {
  const prefix = await aSmallPrefix(await aPublisher())
  const { isbns } = granted(
    await assignIsbns(agencyContext, actRequest(), {
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
  const { rows } = await agencyContext.database.pool.query(
    `select title, volume_of from publication where title like 'Poems%' order by id`,
  )
  const set = ordinalOf(nth(prefix, 0))
  expect(rows).toEqual([
    { title: 'Poems', volume_of: null },
    { title: 'Poems 1', volume_of: set },
    { title: 'Poems 2', volume_of: set },
  ])
})

test('numbers that are on books already are recorded once and passed over afterwards', async () => {
  const prefix = await aSmallPrefix(await aPublisher())
  const known = { prefix, numbers: [`ISBN ${nth(prefix, 1)}`] }
  expect(isbnsOf(await assignIsbns(agencyContext, actRequest(), known))).toEqual([nth(prefix, 1)])
  expect(isbnsOf(await assignIsbns(agencyContext, actRequest(), known))).toEqual([nth(prefix, 1)])
  expect(isbnsOf(await assignIsbns(agencyContext, actRequest(), { prefix, count: 2 }))).toEqual([
    nth(prefix, 0),
    nth(prefix, 2),
  ])
  const announced = (await events()).filter(({ kind, isbn }) => kind === 'ISBN_ASSIGNED' && isbn.prefix === prefix)
  expect(announced).toHaveLength(3)
})

test('many clerks at once give every number once', async () => {
  const publisher = await aPublisher()
  const { prefix } = granted(await assignPrefix(agencyContext, actRequest(), { publisher, registrantLength: 3 }))
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => assignIsbns(agencyContext, actRequest(), { prefix, count: 1 + (n % 4) })),
  )
  const isbns = answers.flatMap((answer) => granted(answer).isbns)
  expect(isbns).toHaveLength(100)
  expect(new Set(isbns).size).toBe(100)
  expect(isbnsOf(await assignIsbns(agencyContext, actRequest(), { prefix, count: 1 }))).toBe('PREFIX_EXHAUSTED')
})

test('under a shared prefix each number is its author’s, who must be named', async () => {
  const edition = await aPublisher()
  const prefix = '978-9936-499'
  granted(await enterPrefix(agencyContext, actRequest(), { publisher: edition, value: prefix, shared: true }))
  const author = await aPublisher()
  expect(isbnsOf(await assignIsbns(agencyContext, actRequest(), { prefix, count: 1 }))).toBe('RECIPIENT_MISSING')
  expect(isbnsOf(await assignIsbns(agencyContext, actRequest(), { prefix, count: 1, publisher: author }))).toEqual([
    nth(prefix, 0),
  ])
  expect((await events()).at(-1)).toMatchObject({ publisher: { id: author }, isbn: { publisher: author } })
})

test('a title enters the feed only with its publisher’s consent', async () => {
  const publications = [{ title: 'A secret', form: 'PAPERBACK' as const }]
  const silent = await aSmallPrefix(await aPublisher())
  granted(await assignIsbns(agencyContext, actRequest(), { prefix: silent, publications }))
  expect(JSON.stringify(await events())).not.toContain('A secret')
  const open = await aSmallPrefix(await aPublisher(true))
  granted(await assignIsbns(agencyContext, actRequest(), { prefix: open, publications }))
  expect((await events()).at(-1)).toMatchObject({ isbn: { title: 'A secret', form: 'PAPERBACK' } })
})

const book = { title: 'A volume', form: 'PDF' as const }
const setOf = (count: number): NewPublication => ({ title: 'A set', form: 'SET', volumes: Array(count).fill(book) })
const nested = (levels: number): NewPublication =>
  levels === 1 ? book : { title: 'A set', form: 'SET', volumes: [nested(levels - 1)] }

test.each([
  ['a prefix without a holder', { prefix: '978-9936-9999', count: 1 }, 'PREFIX_UNKNOWN'],
  ['another agency’s prefix', { prefix: '978-954-03', count: 1 }, 'GROUP_NOT_OURS'],
  ['what is no prefix', { prefix: 'x', count: 1 }, 'PREFIX_INVALID'],
  ['no number at all', { prefix: '978-9936-8000', count: 0 }, 'NUMBER_OUT_OF_RANGE'],
  ['too many at once', { prefix: '978-9936-8000', count: 10_001 }, 'NUMBER_OUT_OF_RANGE'],
  ['an empty title', { prefix: '978-9936-8000', publications: [{ title: ' ', form: 'PDF' as const }] }, 'TEXT_EMPTY'],
  ['a set without volumes', { prefix: '978-9936-8000', publications: [setOf(0)] }, 'SET_WITHOUT_VOLUMES'],
  ['a volume of a volume of a part', { prefix: '978-9936-8000', publications: [nested(4)] }, 'NESTED_TOO_DEEPLY'],
  ['a set of more than one call gives', { prefix: '978-9936-8000', publications: [setOf(10_000)] }, 'LIST_TOO_LONG'],
  [
    'more named numbers than one call enters',
    { prefix: '978-9936-8000', numbers: Array(10_001).fill('') },
    'LIST_TOO_LONG',
  ],
  ['a number of another prefix', { prefix: '978-9936-8000', numbers: ['9789854270654'] }, 'ISBN_OUTSIDE_PREFIX'],
])('%s is refused and nothing is written', async (_, asked, code) => {
  await aSmallPrefix(await aPublisher())
  const before = await events()
  expect(isbnsOf(await assignIsbns(agencyContext, actRequest(), asked))).toBe(code)
  expect(await events()).toEqual(before)
})
