import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { createWhole, writeWhole } from '../src/whole-file.ts'

let folder: string
let file: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'whole-file-'))
  file = join(folder, 'file')
})
afterEach(() => rm(folder, { recursive: true }))

test.each([
  ['text', 'new'],
  ['bytes', Buffer.from('new')],
  ['a stream', Readable.from(['n', 'ew'])],
])('a file is replaced by %s, and nothing else is left', async (_, content) => {
  await writeFile(file, 'the old content')
  await writeWhole(file, content)
  expect(await readFile(file, 'utf8')).toBe('new')
  expect(await readdir(folder)).toEqual(['file'])
})

test('where the content fails on the way, the old file stays, and nothing else is left', async () => {
  await writeFile(file, 'old')
  async function* broken() {
    yield 'half'
    throw new Error('broken')
  }
  await expect(writeWhole(file, broken())).rejects.toThrow('broken')
  expect(await readFile(file, 'utf8')).toBe('old')
  expect(await readdir(folder)).toEqual(['file'])
})

test('a reader sees the old content or the new, never a part', async () => {
  const contents = ['a', 'b'].map((letter) => letter.repeat(1_000_000))
  await writeWhole(file, contents[0]!)
  let done = false
  const writing = (async () => {
    for (let n = 0; n < 20; n++) await writeWhole(file, contents[n % 2]!)
    done = true
  })()
  while (!done) expect(contents.includes(await readFile(file, 'utf8'))).toBe(true)
  await writing
})

test('of many that create a file at once exactly one does', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => createWhole(file, String(n), 0o600)))
  expect(answers.filter(Boolean)).toHaveLength(1)
  expect(await readFile(file, 'utf8')).toBe(String(answers.indexOf(true)))
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['file'])
})
