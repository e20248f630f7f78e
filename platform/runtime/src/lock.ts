// One process at a time: a file that names the one whose turn it is.

import { randomUUID } from 'node:crypto'
import { readFile, rename, rm } from 'node:fs/promises'

import { ownIdentity, runningProcess } from './other-process.ts'
import { createWhole } from './whole-file.ts'

export interface Lock {
  /** The holder before us ended without releasing it: what it started may still be about. */
  readonly abandoned: boolean
  release(): Promise<void>
}

export interface Held {
  /** The number of the process that holds the lock, and runs. */
  readonly heldBy: number
}

/**
 * Takes the lock, or says who holds it. A lock whose process has ended, or whose number another process bears by now, is
 * taken over.
 */
export async function takeLock(file: string): Promise<Lock | Held> {
  const own = await ownIdentity()
  let abandoned = false
  while (!(await createWhole(file, own, 0o600))) {
    const identity = await readFile(file, 'utf8').catch(unlessMissing)
    if (identity === undefined) continue
    const holder = await runningProcess(identity)
    if (holder !== undefined) return { heldBy: holder }
    abandoned = true
    await remove(file, identity)
  }
  return { abandoned, release: () => rm(file, { force: true }) }
}

export const isHeld = (answer: Lock | Held): answer is Held => 'heldBy' in answer

/** Removes an abandoned lock. Another process may have done so, and taken it, since we looked: then it gets it back. */
async function remove(file: string, identity: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  await rename(file, aside).catch(unlessMissing)
  const moved = await readFile(aside, 'utf8').catch(unlessMissing)
  if (moved !== undefined && moved !== identity) await createWhole(file, moved, 0o600)
  await rm(aside, { force: true })
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
