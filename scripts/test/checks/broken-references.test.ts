import { expect, test } from '@jest/globals'

import { brokenReferences } from '../../src/checks/broken-references.ts'

const FILES = ['README.md', 'docs/bench.md', 'subgraphs/agency/src/store/once.ts', 'scripts/src/token.ts']

const broken = (text: string, document = 'docs/page.md'): string[] => brokenReferences(document, text, FILES)

test.each([
  ['a link to a file beside it', '[figures](bench.md)'],
  ['a link upwards, with a heading', '[start](../README.md#commands)'],
  ['a link to a folder', '[decisions](../docs/)'],
  ['a link to another site', '[ISBN](https://www.isbn-international.org/nowhere.md)'],
  ['a whole path', '`subgraphs/agency/src/store/once.ts`'],
  ['the end of a path', '`store/once.ts`'],
  ['a folder', '`subgraphs/agency`'],
  ['a pattern', '`subgraphs/*/src/store/*.ts`'],
  ['the built program of a source', '`scripts/dist/token.js`'],
  ['a media type, an address, a package and a command', '`application/json` `/isbn/{number}` `@a/b.ts` `node a/b.js`'],
  ['a file in a fenced block', '```\ncat docs/tomorrow.md\n```'],
])('%s is not reported', (_, text) => {
  expect(broken(text)).toEqual([])
})

test('links and paths that lead nowhere are named', () => {
  expect(broken('[a](README.md) `store/twice.ts` `docs/tomorrow` [b](../docs/nowhere/)')).toEqual([
    'docs/page.md links to README.md.',
    'docs/page.md links to ../docs/nowhere/.',
    'docs/page.md names the file store/twice.ts.',
    'docs/page.md names the file docs/tomorrow.',
  ])
})
