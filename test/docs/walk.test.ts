// docs/walk.md lists the files of three operations so that they can be read from the top. Here it is held to that.

import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string): string => readFileSync(root + path, 'utf8')

const steps = [...read('docs/walk.md').matchAll(/^(\d+)\. `([^`]+)`: .+[.]$/gm)]
const files = steps.map(([, , file = '']) => file)

test('the walk numbers its files from the first to the last, and names each once', () => {
  expect(files.length).toBeGreaterThan(30)
  expect(steps.map(([, number]) => Number(number))).toEqual(files.map((_, index) => index + 1))
  expect(new Set(files).size).toBe(files.length)
})

test('every file of the walk exists', () => {
  expect(files.filter((file) => !existsSync(root + file))).toEqual([])
})

test('a file of the walk imports files further down only', () => {
  const backwards = files.flatMap((file, index) =>
    importsOf(file)
      .filter((imported) => files.indexOf(imported) !== -1 && files.indexOf(imported) < index)
      .map((imported) => `${file} imports ${imported}`),
  )
  expect(backwards).toEqual([])
})

/** './once.ts' and '@isbn-hub/isbn/range-table' as paths from the root. */
function importsOf(file: string): string[] {
  return [...read(file).matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, specifier = '']) => {
    if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier)
    const [, name = '', path = ''] = /^@isbn-hub\/([^/]+)\/(.+)$/.exec(specifier) ?? []
    const folder = ['schema', 'platform', 'subgraphs'].find((each) => existsSync(`${root}${each}/${name}/package.json`))
    return `${folder}/${name}/src/${path}.ts`
  })
}
