import { isbnUnder, prefixOf } from '@isbn-hub/isbn/prefix'
import { actRequest, testAgencyContext } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { AgencyContext } from '../../../src/actions/agency-context.ts'
import { giveOnlineAccess } from '../../../src/actions/applications/give-online-access.ts'
import { makeNumberList } from '../../../src/actions/applications/make-number-list.ts'
import { assignIsbns } from '../../../src/actions/assign-isbns.ts'
import { assignPrefix } from '../../../src/actions/assign-prefix.ts'
import { checkNumbers } from '../../../src/actions/check-numbers.ts'
import { enterPrefix } from '../../../src/actions/enter-prefix.ts'
import { registerPublisher } from '../../../src/actions/register-publisher.ts'
import type { NewPublication } from '../../../src/domain/publication.ts'
import { isRefusal, type Refusal } from '../../../src/domain/refusal.ts'
import type { RangeCount } from '../../../src/store/count-ranges.ts'
import { countFree, findPrefixes } from '../../../src/store/find-prefixes.ts'
import { findPapers } from '../../../src/store/papers.ts'

let agencyContext: AgencyContext & AsyncDisposable
beforeAll(async () => void (agencyContext = await testAgencyContext()))
afterAll(async () => agencyContext[Symbol.asyncDispose]())

const granted = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.code)
  return answer
}

async function aPublisher(name: string): Promise<string> {
  const { publisher } = granted(await registerPublisher(agencyContext, actRequest(), { name, kind: 'ORGANISATION' }))
  granted(await giveOnlineAccess(agencyContext, actRequest(), { publisher, subject: name }))
  return publisher
}

test('each of several holders of a prefix gets lists of numbers in its own name only', async () => {
  const [first, second] = [await aPublisher('first'), await aPublisher('second')]
  await aPublisher('a stranger')
  const { prefix } = granted(await assignPrefix(agencyContext, actRequest(), { publisher: first, registrantLength: 4 }))
  granted(await enterPrefix(agencyContext, actRequest(), { publisher: second, value: prefix, joint: true }))
  const list = (actor: string, from: number) =>
    makeNumberList(
      agencyContext,
      { actor, side: 'APPLICANT', idempotencyKey: `from ${from}` },
      { prefix, first: from, count: 3 },
    )
  for (const [name, from] of [
    ['first', 0],
    ['second', 3],
  ] as const) {
    const { paper } = granted(await list(name, from))
    const { facts } = (await findPapers(agencyContext.database.reading, [paper])).get(paper)!
    expect(facts).toMatchObject({ applicant: { name }, isbns: { length: 3 } })
  }
  expect(await list('a stranger', 6)).toMatchObject({ code: 'PREFIX_NOT_YOURS' })
  // Two that print the same number would put it on two books.
  expect(await list('second', 2)).toMatchObject({ code: 'ISBN_OF_ANOTHER', facts: { isbn: nth(prefix, 2) } })
  const reported = await assignIsbns(agencyContext, actRequest(), {
    prefix,
    publisher: second,
    publications: [{ title: 'Theirs', form: 'PDF', isbn: nth(prefix, 1) }],
  })
  expect(reported).toMatchObject({ code: 'ISBN_OF_ANOTHER', path: ['publications', 0, 'isbn'] })
})

test('what stands on a list is given to nothing else, and to the publication that bears it', async () => {
  const before = countedIn((await checkNumbers(agencyContext, [])).ranges)
  const publisher = await aPublisher('prints ahead')
  const { prefix } = granted(await assignPrefix(agencyContext, actRequest(), { publisher, registrantLength: 4 }))
  const list = { prefix, first: 2, count: 3 }
  granted(await makeNumberList(agencyContext, { ...actRequest(), side: 'AGENCY' }, list))
  const given = granted(await assignIsbns(agencyContext, actRequest(), { prefix, count: 3 })).isbns
  expect(given).toEqual([0, 1, 5].map((n) => nth(prefix, n)))
  expect(
    await countFree(agencyContext.database.reading, [
      (await findPrefixes(agencyContext.database.reading, 'XX', [prefix])).get(prefix)!,
    ]),
  ).toEqual([4])

  const listed = nth(prefix, 3)
  const book = { title: 'Printed ahead', form: 'PAPERBACK' as const, isbn: listed }
  const ahead = { title: 'Not printed yet', form: 'PDF' as const }
  const report = (publications: readonly NewPublication[]) =>
    assignIsbns(agencyContext, actRequest(), { prefix, publications })
  expect(await report([book, { ...ahead, isbn: listed }])).toMatchObject({
    code: 'ISBN_REPEATED',
    path: ['publications', 1, 'isbn'],
  })
  expect(await report([{ ...book, isbn: '9789854270654' }])).toMatchObject({ code: 'ISBN_OUTSIDE_PREFIX' })
  expect(granted(await report([ahead, book])).isbns).toEqual([nth(prefix, 6), listed])
  expect(await report([book])).toMatchObject({ code: 'ISBN_TAKEN' })

  const { numbers, ranges } = await checkNumbers(
    agencyContext,
    [1, 2, 3, 9].map((n) => nth(prefix, n)),
  )
  expect(numbers.map(({ finding }) => finding)).toEqual(['GIVEN', 'LISTED', 'GIVEN', 'NEVER_GIVEN'])
  expect(numbers[1]?.publishers).toEqual([publisher])
  const after = countedIn(ranges)
  expect(after.prefixes).toBe(before.prefixes + 1)
  expect(after.numbersGiven).toBe(before.numbersGiven + 5)
  expect(after.numbersListed).toBe(before.numbersListed + 2)
  expect(after.numbersUnused).toBe(before.numbersUnused + 3)
})

/** The nth number of a prefix. */
const nth = (prefix: string, n: number) => isbnUnder(prefixOf(prefix.slice(0, -5), prefix.slice(-4)), n)

/** The counts of all ranges together. */
function countedIn(ranges: readonly RangeCount[]) {
  const sum = (count: (range: RangeCount) => number) => ranges.reduce((total, range) => total + count(range), 0)
  return {
    prefixes: sum(({ prefixes }) => prefixes),
    numbersGiven: sum(({ numbersGiven }) => numbersGiven),
    numbersListed: sum(({ numbersListed }) => numbersListed),
    numbersUnused: sum(({ numbersUnused }) => numbersUnused),
  }
}
