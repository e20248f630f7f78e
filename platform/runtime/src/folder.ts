// Folders that the operator chose for the hub's files.

import { access, constants, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

import { ConfigProblem } from './config-problem.ts'

/** Makes the folder with all above it, or sees that it can be used; throws a ConfigProblem where it can't. */
export async function makeFolder(folder: string, mode = 0o755): Promise<void> {
  try {
    await make(folder, mode)
    if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' })
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw folderProblem(folder, error)
  }
}

const FOLDER_FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a file stands in its place',
  ENOSPC: 'no space is left',
  ENOENT: 'it cannot be made there',
}

/** An error of the file system as a sentence for the operator; any other error as it is. */
export function folderProblem(folder: string, error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  const reason = FOLDER_FAULTS[code]
  return reason
    ? new ConfigProblem(`The data folder ${folder} can't be used: ${reason} (${code}).`, { cause: error })
    : error
}

// Not mkdir's own `recursive`: Node 20 goes round for ever where a parent can neither be made nor found, as in /proc.
async function make(folder: string, mode: number): Promise<void> {
  try {
    await mkdir(folder, { mode })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    await make(dirname(folder), 0o755)
    await mkdir(folder, { mode }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
