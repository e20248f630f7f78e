import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { makeFolder } from '../src/folder.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'folder-'))))
afterEach(() => rm(folder, { recursive: true }))

test('a folder is made with all above it, and one that is there is left as it is', async () => {
  await makeFolder(join(folder, 'a/b/c'), 0o700)
  await makeFolder(join(folder, 'a/b/c'), 0o755)
  expect((await stat(join(folder, 'a/b/c'))).mode & 0o777).toBe(0o700)
})

test('a file in its place is said in a sentence, at the end of the path and on the way', async () => {
  await writeFile(join(folder, 'file'), '')
  const sentence = (path: string) => ({
    code: 'CONFIG_PROBLEM',
    message: `The data folder ${path} can't be used: a file stands in its place (ENOTDIR).`,
  })
  await expect(makeFolder(join(folder, 'file'))).rejects.toMatchObject(sentence(join(folder, 'file')))
  await expect(makeFolder(join(folder, 'file/a/b'))).rejects.toMatchObject(sentence(join(folder, 'file/a/b')))
})

test('a place where no folder can be made is refused at once', async () => {
  await expect(makeFolder('/dev/null/a')).rejects.toMatchObject({ code: 'CONFIG_PROBLEM' })
  // On Linux even root can make nothing here, and the kernel says that the parent is missing.
  if (process.platform === 'linux')
    await expect(makeFolder('/proc/a/b')).rejects.toMatchObject({ code: 'CONFIG_PROBLEM' })
})
