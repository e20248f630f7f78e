import { expect, test } from '@jest/globals'

import { descriptionProblems } from '../src/description-problems.ts'

const named = (description: string): string[] =>
  descriptionProblems(`"A publisher, as its agency knows it." type Publisher { "${description}" officialName: String }`)

test('a whole sentence that says what a field is passes', () => {
  expect(named('The present official name of the publisher.')).toEqual([])
})

test.each([
  ['the official name as registered.', 'does not begin with a capital letter'],
  ['The official name as registered', 'does not end with a full stop'],
  ['As it is.', 'in fewer than 5 words'],
  ['Its official name, as it is.', 'only repeats the name'],
])('the description "%s" is refused because it %s', (description, reason) => {
  expect(named(description)).toEqual([
    expect.stringMatching(new RegExp(`^Publisher.officialName is described as "${description}".*${reason}`)),
  ])
})

test('a description is missed wherever a reader looks for one, save at the roots', () => {
  const sdl = `
    directive @a(b: Int) on SCHEMA
    type Query { c(d: E): F }
    input E { g: Int }
    enum F { H }
    union I = Query
    scalar J
    extend type K { l: Int }
  `
  expect(descriptionProblems(sdl).map((problem) => problem.replace(' has no description.', ''))).toEqual([
    'a',
    '@a(b)',
    'Query.c',
    'Query.c(d)',
    'E',
    'E.g',
    'F',
    'F.H',
    'I',
    'J',
    'K.l',
  ])
})
