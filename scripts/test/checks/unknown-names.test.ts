import { expect, test } from '@jest/globals'

import { namesIn, unknownNames } from '../../src/checks/unknown-names.ts'

const KNOWN = {
  sources: new Set(['Isbn13', 'ordinal', 'directory_publisher', 'once']),
  graph: new Set(['Isbn', 'isbn13']),
}

test('an entry whose names exist is in order', () => {
  const entry =
    '**ISBN** – thirteen digits (978-985-6020-20-2). Code `Isbn13` (`schema/isbn/src/isbn13.ts`), `once()`. ' +
    'Tables `directory_…`. GraphQL `Isbn.isbn13`.'
  expect(unknownNames(entry, KNOWN)).toEqual([])
})

test('a name that was changed in the sources or in the graph is reported with its entry', () => {
  expect(
    unknownNames('**number** – digits. Code `Isbn12`, `Isbn13`. GraphQL `Isbn.ordinal`. Tables `feed_…`.', KNOWN),
  ).toEqual([
    'number: Isbn12 is not in the sources.',
    'number: ordinal is not in the graph.',
    'number: feed_… is not in the sources.',
  ])
})

test('names are the words that a program could use', () => {
  expect(namesIn('export const $a = b_2 - 3')).toEqual(['export', 'const', '$a', 'b_2'])
})
