/** Files in a folder of this machine. Several processes may share the folder. */
import { randomUUID } from 'node:crypto'
import { type FileHandle, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import { makeFolder } from '@isbn-hub/runtime/folder'

import { assertName, type FileStore } from './file-store.ts'

/** A draft this old has been left behind by a process that was killed: no file takes so long to come in. */
const DRAFT_AGE = 3_600_000

/** Makes the folder, or sees that it can be used; throws a ConfigProblem where it can't. */
export async function openFolderStore(folder: string): Promise<FileStore> {
  await makeFolder(folder, 0o700)
  await removeOldDrafts(folder)
  return new FolderStore(folder)
}

class FolderStore implements FileStore {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async put(name: string, content: Readable | Uint8Array): Promise<void> {
    const place = this.#place(name)
    const draft = `${place}.${randomUUID()}.draft`
    try {
      await using(await open(draft, 'wx', 0o600), async (file) => {
        await writeFile(file, content)
        await file.sync()
      })
      await rename(draft, place)
    } catch (error) {
      await rm(draft, { force: true })
      throw error
    }
    // The new name too must outlive a loss of power.
    await using(await open(this.#folder, 'r'), (folder) => folder.sync())
  }

  async get(name: string): Promise<Readable | undefined> {
    try {
      return (await open(this.#place(name), 'r')).createReadStream()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.#place(name), { force: true })
  }

  #place(name: string): string {
    assertName(name)
    return join(this.#folder, name)
  }
}

async function using(file: FileHandle, work: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(file)
  } finally {
    await file.close()
  }
}

async function removeOldDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.draft')) continue
    const draft = join(folder, name)
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < Date.now() - DRAFT_AGE) await rm(draft, { force: true })
  }
}
