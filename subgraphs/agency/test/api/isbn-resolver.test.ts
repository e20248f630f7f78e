import type { Anonymous, Caller } from '@isbn-hub/identity/claims'
import { isbnUnder, prefixOf } from '@isbn-hub/isbn/prefix'
import { granted, openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { testland } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { assignIsbns } from '../../src/actions/assign-isbns.ts'
import { assignPrefix } from '../../src/actions/assign-prefix.ts'
import { cancelIsbn } from '../../src/actions/cancel-isbn.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'

let office: ServingAgency
beforeAll(async () => void (office = await openServingAgency(testland)))
afterAll(async () => office?.[Symbol.asyncDispose]())

async function aPrefix(publications: boolean): Promise<string> {
  const details = { name: 'A publisher', kind: 'ORGANISATION' as const, disclosure: { contact: false, publications } }
  const { publisher } = granted(await registerPublisher(office.agencyContext, office.actRequest(), details))
  const asked = { publisher, registrantLength: 4 }
  return granted(await assignPrefix(office.agencyContext, office.actRequest(), asked)).prefix
}

async function joint(prefix: string, ...jointWith: readonly string[]): Promise<string> {
  const publications = [{ title: 'A joint book', form: 'PDF' as const, jointWith }]
  return granted(await assignIsbns(office.agencyContext, office.actRequest(), { prefix, publications })).isbns[0] ?? ''
}

const ANYBODY = { anonymous: true } as const

/** The joint numbers of each, without hyphens. */
async function jointWith(isbns: readonly string[], asking: Caller | Anonymous): Promise<(string[] | undefined)[]> {
  const { _entities } = await office.ask(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Isbn { publication { jointWith } } } }',
    { of: isbns.map((isbn13) => ({ __typename: 'Isbn', isbn13 })) },
    asking,
  )
  return _entities.map(({ publication }: any) => publication?.jointWith.map((isbn: string) => isbn.replaceAll('-', '')))
}

test('a joint publication tells of the numbers that it names and of those that name it, each once, sorted', async () => {
  const first = await joint(await aPrefix(true))
  const second = await joint(await aPrefix(true), `ISBN ${first}`)
  const third = await joint(await aPrefix(true), '978-954-03-0000-9', second, first, `urn:isbn:${first}`)
  for (const asking of [ANYBODY, office.registrar()])
    expect(await jointWith([first, second, third], asking)).toEqual([
      [second, third],
      [first, third],
      ['9789540300009', first, second],
    ])
  const { _entities } = await office.ask(
    'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Isbn { publication { jointWith } } } }',
    { of: [{ __typename: 'Isbn', isbn13: third }] },
  )
  expect(_entities[0].publication.jointWith[0]).toBe('978-954-03-0000-9')
})

test('of a number that names it the public hears only where its publisher shows its publications; a registrar always', async () => {
  const shown = await joint(await aPrefix(true))
  const hidden = await joint(await aPrefix(false), shown)
  expect(await jointWith([shown, hidden], ANYBODY)).toEqual([[], undefined])
  expect(await jointWith([shown, hidden], office.registrar())).toEqual([[hidden], [shown]])
  // What a publisher says of its own is its to show.
  const naming = await joint(await aPrefix(true), hidden)
  expect(await jointWith([naming], ANYBODY)).toEqual([[hidden]])
})

test('a number that was cancelled is told of no more: it is on no book', async () => {
  const first = await joint(await aPrefix(true))
  const second = await joint(await aPrefix(true), first)
  granted(await cancelIsbn(office.agencyContext, office.actRequest(), { isbn: second }))
  expect(await jointWith([first], ANYBODY)).toEqual([[]])
})

test('a number that was named by others before it was assigned shows their numbers', async () => {
  const prefix = await aPrefix(true)
  const [gs1, group, registrant = ''] = prefix.split('-')
  const first = isbnUnder(prefixOf(`${gs1}-${group}`, registrant), 0)
  const second = await joint(await aPrefix(true), first)
  expect(await joint(prefix)).toBe(first)
  expect(await jointWith([first], ANYBODY)).toEqual([[second]])
})
