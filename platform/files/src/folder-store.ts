/** Files in a folder of this machine. Several processes may share the folder. */
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import { makeFolder } from '@isbn-hub/runtime/folder'
import { DRAFT, writeWhole } from '@isbn-hub/runtime/whole-file'

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
    await writeWhole(this.#path(name), content, 0o600)
  }

  async get(name: string): Promise<Readable | undefined> {
    try {
      return (await open(this.#path(name), 'r')).createReadStream()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true })
  }

  #path(name: string): string {
    assertName(name)
    return join(this.#folder, name)
  }
}

async function removeOldDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(DRAFT)) continue
    const draft = join(folder, name)
    const { mtimeMs } = await stat(draft).catch(() => ({ mtimeMs: Infinity }))
    if (mtimeMs < Date.now() - DRAFT_AGE) await rm(draft, { force: true })
  }
}
