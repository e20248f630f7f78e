// One process at a time: a file that names the one whose turn it is.

import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'

import { ownIdentity, runningProcess } from './other-process.ts'

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
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, own, { mode: 0o600 })
  try {
    let abandoned = false
    // A link is made only where nothing is: of several processes one gets it.
    while (!(await linked(draft, file))) {
      const identity = await readFile(file, 'utf8').catch(unlessMissing)
      if (identity === undefined) continue
      const holder = await runningProcess(identity)
      if (holder !== undefined) return { heldBy: holder }
      abandoned = true
      await remove(file, identity)
    }
    return { abandoned, release: () => rm(file, { force: true }) }
  } finally {
    await rm(draft, { force: true })
  }
}

export const isHeld = (answer: Lock | Held): answer is Held => 'heldBy' in answer

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes an abandoned lock. Another process may have done so, and taken it, since we looked: then it gets it back. */
async function remove(file: string, identity: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  await rename(file, aside).catch(unlessMissing)
  const moved = await readFile(aside, 'utf8').catch(unlessMissing)
  if (moved !== undefined && moved !== identity) await linked(aside, file)
  await rm(aside, { force: true })
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
