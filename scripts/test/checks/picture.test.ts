import { expect, test } from '@jest/globals'

import { picture, withPicture } from '../../src/checks/picture.ts'

const PACKAGES = new Map([
  ['@isbn-hub/isbn', 'schema/isbn'],
  ['@isbn-hub/feed', 'schema/feed'],
  ['@isbn-hub/agency', 'subgraphs/agency'],
  ['@isbn-hub/gateway', 'gateway'],
])

const arrows = (sources: Record<string, string>): string[] =>
  picture(new Map(Object.entries(sources)), PACKAGES)
    .split('\n')
    .filter((line) => line.includes('-->'))
    .map((line) => line.trim())

test('an arrow leads from a package to each that its sources import', () => {
  expect(
    arrows({
      'subgraphs/agency/src/a.ts': "import { b } from '@isbn-hub/feed/event'\nimport './c.ts'",
      'gateway/src/a.ts': "const b = await import('@isbn-hub/isbn/number')",
    }),
  ).toEqual(['gateway --> schema_isbn', 'subgraphs_agency --> schema_feed'])
})

test('an arrow that follows from two others is left out, and tests and own imports do not count', () => {
  expect(
    arrows({
      'subgraphs/agency/src/a.ts': "import '@isbn-hub/feed/event'\nimport '@isbn-hub/isbn/number'",
      'subgraphs/agency/src/b.ts': "import '@isbn-hub/agency/config'",
      'schema/feed/src/a.ts': "import '@isbn-hub/isbn/number'",
      'schema/isbn/test/a.ts': "import '@isbn-hub/gateway/main'",
    }),
  ).toEqual(['schema_feed --> schema_isbn', 'subgraphs_agency --> schema_feed'])
})

test('the picture goes into its place in the page, in the place of an older one', () => {
  const page = 'Before.\n<!-- picture of the packages: npm run picture -->\nold\n<!-- end of the picture -->\nAfter.\n'
  const expected =
    'Before.\n<!-- picture of the packages: npm run picture -->\n\n```mermaid\nnew $1\n```\n\n<!-- end of the picture -->\nAfter.\n'
  expect(withPicture(page, 'new $1')).toBe(expected)
  expect(withPicture(expected, 'new $1')).toBe(expected)
})

test('a page without a place for the picture is refused', () => {
  expect(() => withPicture('Before.\n', 'new')).toThrow('no place for the picture')
})
