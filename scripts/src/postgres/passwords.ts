// The passwords of the cluster's roles: random, one file each, for the owner of the folder alone.

import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { createWhole } from '@isbn-hub/runtime/whole-file'

/** The password of this role: made at first, the same ever after. */
export async function passwordOf(folder: string, role: string): Promise<string> {
  const file = join(folder, 'passwords', role)
  await mkdir(join(folder, 'passwords'), { recursive: true, mode: 0o700 })
  // Who comes second takes what is there.
  await createWhole(file, randomBytes(24).toString('base64url'), 0o600)
  return readFile(file, 'utf8')
}
