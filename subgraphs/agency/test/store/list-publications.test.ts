import { granted, openServingAgency, type ServingAgency } from '@isbn-hub/test/serving-agency'
import { testland } from '@isbn-hub/test/testland'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { assignIsbns } from '../../src/actions/assign-isbns.ts'
import { assignPrefix } from '../../src/actions/assign-prefix.ts'
import { registerPublisher } from '../../src/actions/register-publisher.ts'
import { countPublications, listPublications } from '../../src/store/list-publications.ts'

const BOOKS = [
  ['Гісторыя Беларусі', 'Янка Купала'],
  ['100 % wool_and a back\\slash', 'O’Neil "Tip" Jr'],
  ['An atlas', 'An editor', 'A translator'],
] as const

let office: ServingAgency
beforeAll(async () => {
  office = await openServingAgency(testland)
  const { agencyContext } = office
  const { publisher } = granted(
    await registerPublisher(agencyContext, office.actRequest(), { name: 'A house', kind: 'ORGANISATION' }),
  )
  const { prefix } = granted(await assignPrefix(agencyContext, office.actRequest(), { publisher, registrantLength: 3 }))
  const publications = BOOKS.map(([title, ...names]) => {
    return { title, form: 'HARDBACK' as const, contributors: names.map((name) => ({ name, role: 'author' })) }
  })
  granted(await assignIsbns(agencyContext, office.actRequest(), { prefix, publications }))
})
afterAll(async () => office?.[Symbol.asyncDispose]())

const found = async (text: string | undefined): Promise<number> => {
  const { reading } = office.agencyContext.database
  const whole = { size: 9, after: undefined, before: undefined, isBackward: false }
  const ordinals = await listPublications(reading, { all: true, text }, whole)
  expect(await countPublications(reading, { all: true, text })).toBe(ordinals.length)
  const lastTwo = await listPublications(reading, { all: true, text }, { ...whole, size: 1, isBackward: true })
  expect(lastTwo).toEqual(ordinals.toReversed().slice(0, 2))
  return ordinals.length
}

test.each([
  ['гісторыя', 1],
  ['КУПАЛА', 1],
  ['a', 2],
  ['% wool_', 1],
  ['k\\s', 1],
  ['"tip"', 1],
  ['_', 1],
  ['%', 1],
  ['wool%slash', 0],
  ['"], ["', 0],
  ['[', 0],
  [',', 0],
])('%j, in any case and with every sign standing for itself, is in %d titles or names', async (text, expected) => {
  expect(await found(text)).toBe(expected)
})

test('without a search all are there', async () => {
  expect(await found(undefined)).toBe(BOOKS.length)
})
