import { isbnUnder, prefixOf } from '@isbn-hub/isbn/prefix'
import { errand, testDesk } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { Desk } from '../../../src/actions/agency-context.ts'
import { giveOnlineAccess } from '../../../src/actions/applications/give-online-access.ts'
import { makeNumberList } from '../../../src/actions/applications/make-number-list.ts'
import { assignIsbns } from '../../../src/actions/assign-isbns.ts'
import { assignPrefix } from '../../../src/actions/assign-prefix.ts'
import { controlNumbers } from '../../../src/actions/control-numbers.ts'
import { registerPublisher } from '../../../src/actions/register-publisher.ts'
import type { NewPublication } from '../../../src/domain/publication.ts'
import { isRefusal, type Refusal } from '../../../src/domain/refusal.ts'
import type { RangeCount } from '../../../src/store/count-ranges.ts'
import { countFree, findPrefixes } from '../../../src/store/find-prefixes.ts'
import { findPapers } from '../../../src/store/papers.ts'

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
  const list = (actor: string, from: number) =>
    makeNumberList(
      desk,
      { actor, party: 'APPLICANT', idempotencyKey: `from ${from}` },
      { prefix, first: from, count: 3 },
    )
  for (const [name, from] of [
    ['first', 0],
    ['second', 3],
  ] as const) {
    const { paper } = granted(await list(name, from))
    const { facts } = (await findPapers(desk.database.pool, [paper])).get(paper)!
    expect(facts).toMatchObject({ applicant: { name }, isbns: { length: 3 } })
  }
  expect(await list('a stranger', 6)).toMatchObject({ code: 'PREFIX_UNKNOWN' })
  // Two that print the same number would put it on two books.
  expect(await list('second', 2)).toMatchObject({ code: 'ISBN_TAKEN' })
  const reported = await assignIsbns(desk, errand(), {
    prefix,
    publisher: second,
    publications: [{ title: 'Theirs', form: 'PDF', isbn: nth(prefix, 1) }],
  })
  expect(reported).toMatchObject({ code: 'ISBN_TAKEN' })
})

test('what stands on a list is given to nothing else, and to the publication that bears it', async () => {
  const before = countedIn((await controlNumbers(desk, [])).ranges)
  const publisher = await aPublisher('prints ahead')
  const { prefix } = granted(await assignPrefix(desk, errand(), { publisher, registrantLength: 4 }))
  const list = { prefix, first: 2, count: 3 }
  granted(await makeNumberList(desk, { ...errand(), party: 'REGISTRAR' }, list))
  const given = granted(await assignIsbns(desk, errand(), { prefix, count: 3 })).isbns
  expect(given).toEqual([0, 1, 5].map((n) => nth(prefix, n)))
  expect(
    await countFree(desk.database.pool, [(await findPrefixes(desk.database.pool, 'XX', [prefix])).get(prefix)!]),
  ).toEqual([4])

  const listed = nth(prefix, 3)
  const book = { title: 'Printed ahead', form: 'PAPERBACK' as const, isbn: listed }
  const ahead = { title: 'Not printed yet', form: 'PDF' as const }
  const report = (publications: readonly NewPublication[]) => assignIsbns(desk, errand(), { prefix, publications })
  expect(await report([book, { ...ahead, isbn: listed }])).toMatchObject({ code: 'ISBN_TAKEN' })
  expect(await report([{ ...book, isbn: '9789854270654' }])).toMatchObject({ code: 'INPUT_INVALID' })
  expect(granted(await report([ahead, book])).isbns).toEqual([nth(prefix, 6), listed])
  expect(await report([book])).toMatchObject({ code: 'ISBN_TAKEN' })

  const { seen, ranges } = await controlNumbers(
    desk,
    [1, 2, 3, 9].map((n) => nth(prefix, n)),
  )
  expect(seen.map(({ finding }) => finding)).toEqual(['GIVEN', 'LISTED', 'GIVEN', 'NEVER_GIVEN'])
  expect(seen[1]?.publishers).toEqual([publisher])
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
