import { isbnUnder, prefixOf } from '@isbn-hub/isbn/prefix'
import { openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { testland } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import type { NewPublication } from '../../../src/domain/publication.ts'

let office: ServingAgency
beforeAll(async () => {
  const [procedure] = testland.procedures
  const services = ['PUBLISHER_CODE', 'ISBN_FOR_PUBLICATION'] as const
  office = await openServingAgency({ ...testland, procedures: [{ ...procedure!, services }] })
})
afterAll(async () => office?.[Symbol.asyncDispose]())

const book = (title: string, jointWith: readonly string[] = []): NewPublication => ({ title, form: 'PDF', jointWith })
const content = (...publications: readonly NewPublication[]) => ({
  publications: publications.map((publication) => ({ publication })),
  expectedTitles: 10,
})

async function aPublisher(name: string, shows: boolean, ...publications: readonly NewPublication[]) {
  const disclosure = { contact: false, publications: shows }
  const applicant = await office.enter({ name, kind: 'ORGANISATION', basedIn: 'CH', disclosure })
  const application = await office.serve(applicant, 'PUBLISHER_CODE', content(...publications))
  return { applicant, application, prefix: application.prefix ?? '', numbers: office.numbersOf(application) }
}

/** The nth number of a prefix. */
function nth(prefix: string, n: number): string {
  const [gs1, group, registrant = ''] = prefix.split('-')
  return isbnUnder(prefixOf(`${gs1}-${group}`, registrant), n)
}

test('a certificate names the other publishers of a joint edition, whichever of them named the other, unless one has not agreed to show its publications', async () => {
  const first = await aPublisher('The first', true, book('Another'))
  const [own, next] = [nth(first.prefix, 1), nth(first.prefix, 2)]
  const second = await aPublisher('The second', true, book('A book', [own]), book('Another'))
  await aPublisher('The third', false, book('A book', [own]))
  const asked = content(book('A book', [second.numbers[1] ?? '', '978-954-03-0000-9']), book('Alone'))
  const application = await office.serve(first.applicant, 'ISBN_FOR_PUBLICATION', asked)
  const hyphenated = [own, next].map((isbn) => office.agencyContext.ranges.hyphenate(isbn as never))
  expect(office.numbersOf(application)).toEqual(hyphenated)

  const certified = (await office.papers(application.id)).CERTIFICATE?.facts.publications
  expect(certified?.map(({ jointWith }) => jointWith)).toEqual([
    [
      { isbn: '978-954-03-0000-9' },
      { isbn: second.numbers[0], publisher: 'The second' },
      { isbn: second.numbers[1], publisher: 'The second' },
    ],
    undefined,
  ])
  const named = (await office.papers(second.application.id)).CERTIFICATE?.facts.publications
  expect(named?.map(({ jointWith }) => jointWith)).toEqual([[{ isbn: hyphenated[0] }], undefined])
})
