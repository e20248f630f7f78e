// Files that are whole or not there: a reader sees the old content or the new, never a part, even after a loss of power.

import { randomUUID } from 'node:crypto'
import { link, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

export type Content = Parameters<typeof writeFile>[1]

/** Writes the file, in place of one that is there. */
export async function writeWhole(file: string, content: Content, mode = 0o644): Promise<void> {
  await withDraft(file, content, mode, (draft) => rename(draft, file))
}

/** Writes the file unless one is there, and says whether it did. Of several writers at once exactly one does. */
export function createWhole(file: string, content: Content, mode = 0o644): Promise<boolean> {
  return withDraft(file, content, mode, async (draft) => {
    try {
      // Unlike a rename, a link never replaces what is there.
      await link(draft, file)
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
      throw error
    }
  })
}

/** How the names of unfinished files end. One is left behind only where the process was killed. */
export const DRAFT = '.draft'

async function withDraft<T>(
  file: string,
  content: Content,
  mode: number,
  publish: (draft: string) => Promise<T>,
): Promise<T> {
  const draft = `${file}.${randomUUID()}${DRAFT}`
  try {
    {
      await using handle = await open(draft, 'wx', mode)
      await writeFile(handle, content)
      await handle.sync()
    }
    const published = await publish(draft)
    // The new name too must outlive a loss of power.
    await using folder = await open(dirname(file), 'r')
    await folder.sync()
    return published
  } finally {
    await rm(draft, { force: true })
  }
}
