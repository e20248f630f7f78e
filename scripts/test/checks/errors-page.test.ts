import { readFile } from 'node:fs/promises'

import { expect, test } from '@jest/globals'

import { filesOf, ROOT, textsOf } from '../../src/checks/repository.ts'

/** Sources whose errors reach a client. */
const REACHES_CLIENTS = /^(gateway|platform\/[^/]+|subgraphs\/(agency|international))\/src\/.*\.ts$/
/** Where a code stands beside an error: in its extensions, or as the first argument of its class. */
const CODE = /(?:\bcode: |new (?:HttpError|HubRefusal)\()'([A-Z][A-Z_]{3,})'/g
/** Codes of other things than errors: of the file system, of an agency. */
const OTHER_CODES = new Set(['ENOTDIR', 'INTL'])

test('docs/errors.md has every code that a program of the hub gives to a client', async () => {
  const page = await readFile(`${ROOT}docs/errors.md`, 'utf8')
  const sources = await textsOf(filesOf().filter((file) => REACHES_CLIENTS.test(file)))
  const codes = new Set([...sources.values()].flatMap((text) => [...text.matchAll(CODE)].map(([, code]) => code ?? '')))
  expect(codes.size).toBeGreaterThan(20)
  expect([...codes].filter((code) => !OTHER_CODES.has(code) && !page.includes(`\`${code}\``))).toEqual([])
})
