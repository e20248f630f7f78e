// The passwords of the cluster's roles: random, one file each, for the owner of the folder alone.

import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The password of this role: made at first, the same ever after. */
export async function passwordOf(folder: string, role: string): Promise<string> {
  const file = join(folder, 'passwords', role)
  await mkdir(join(folder, 'passwords'), { recursive: true, mode: 0o700 })
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600 })
  try {
    // Never over another: who comes second takes what is there.
    await link(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
  return readFile(file, 'utf8')
}
