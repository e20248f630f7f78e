import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'

import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { openFolderStore } from '../src/folder-store.ts'

let place: string
beforeAll(async () => void (place = await mkdtemp(join(tmpdir(), 'isbn-hub-files-'))))
afterAll(() => rm(place, { recursive: true }))

test('what is put is got again, from a stream as from bytes, and is for the owner’s eyes alone', async () => {
  const folder = join(place, 'made', 'at', 'start')
  const store = await openFolderStore(folder)
  const large = Buffer.alloc(3_000_000, 'ab')
  await store.put('0a-1', Buffer.from('some bytes'))
  await store.put('0a-2', Readable.from([large.subarray(0, 7), large.subarray(7)]))
  expect((await buffer((await store.get('0a-1'))!)).toString()).toBe('some bytes')
  expect((await buffer((await store.get('0a-2'))!)).equals(large)).toBe(true)
  expect((await stat(join(folder, '0a-1'))).mode & 0o777).toBe(0o600)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
})

test('a file is whole or not there: of a stream that breaks nothing is left, nor seen while it comes', async () => {
  const folder = join(place, 'breaks')
  const store = await openFolderStore(folder)
  let seenMeanwhile: unknown
  const breaks = Readable.from(
    (async function* () {
      yield Buffer.alloc(100_000)
      seenMeanwhile = await store.get('0b-1')
      throw new Error('gone')
    })(),
  )
  await expect(store.put('0b-1', breaks)).rejects.toThrow('gone')
  expect(seenMeanwhile).toBeUndefined()
  expect(await readdir(folder)).toEqual([])
})

test('what was removed, and what never was, is not there', async () => {
  const store = await openFolderStore(join(place, 'removed'))
  await store.put('0c-1', Buffer.from('x'))
  await store.remove('0c-1')
  await store.remove('0c-1')
  expect(await store.get('0c-1')).toBeUndefined()
})

test('a name that could be a path is no name', async () => {
  const store = await openFolderStore(join(place, 'names'))
  for (const name of ['', '../x', 'a/b', '.hidden', 'A', 'x.draft']) {
    await expect(store.put(name, Buffer.from('x'))).rejects.toThrow(/no name for a file/)
    await expect(store.get(name)).rejects.toThrow(/no name for a file/)
  }
  expect(await readdir(place)).not.toContain('x')
})

test('drafts that a killed process left behind are gone after the next start, others’ that still grow are not', async () => {
  const folder = join(place, 'drafts')
  await openFolderStore(folder)
  await writeFile(join(folder, '0d-1.old.draft'), 'half')
  await writeFile(join(folder, '0d-2.new.draft'), 'half')
  await writeFile(join(folder, '0d-3'), 'whole')
  const twoHoursAgo = Date.now() / 1_000 - 7_200
  for (const name of ['0d-1.old.draft', '0d-3']) await utimes(join(folder, name), twoHoursAgo, twoHoursAgo)
  await openFolderStore(folder)
  expect((await readdir(folder)).sort()).toEqual(['0d-2.new.draft', '0d-3'])
  expect(await readFile(join(folder, '0d-3'), 'utf8')).toBe('whole')
})

test('a folder that can’t be one is a problem of configuration, said in a sentence', async () => {
  await writeFile(join(place, 'a file'), '')
  await expect(openFolderStore(join(place, 'a file'))).rejects.toMatchObject({
    code: 'CONFIG_PROBLEM',
    message: expect.stringMatching(/a file.* can't be used: .*\.$/),
  })
})
