// The running server of a cluster, known by the file it writes into its data: postmaster.pid.

import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

import { startOf } from '@isbn-hub/runtime/other-process'

export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly status: 'starting' | 'ready' | 'stopping'
}

const ps = promisify(execFile)

/** A name that stands in the server's command line, by which it is known to be the one of this data. */
export async function clusterName(data: string): Promise<string> {
  const digest = createHash('sha256')
    .update(await realpath(data))
    .digest('hex')
  return `isbn-hub-${digest.slice(0, 16)}`
}

/**
 * The server that runs on this data, started by us or left behind by a launcher that was killed.
 *
 * A file left by a server that ended is no hindrance, except where its number leads PostgreSQL to believe that the server
 * still runs: a zombie, or another program that bears the number now. Then the file is removed.
 */
export async function findPostmaster(data: string): Promise<Postmaster | undefined> {
  const file = join(data, 'postmaster.pid')
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  // The lines are listed in PostgreSQL's src/include/utils/pidfile.h.
  const [pid, port, status] = [Number(lines[0]), Number(lines[3]), lines[7]?.trim()]
  if (!(pid > 0)) return undefined
  const command = (await isRunning(pid)) ? await commandOf(pid) : ''
  if (command.includes(await clusterName(data))) {
    return { pid, port, status: status === 'ready' || status === 'stopping' ? status : 'starting' }
  }
  if (!command.includes('postgres') && answersSignals(pid)) await rm(file, { force: true })
  return undefined
}

/** Waits until the server that was found takes connections; nothing if there is none, or it ended. */
export async function awaitPostmaster(data: string, patience: number): Promise<Postmaster | undefined> {
  const limit = Date.now() + patience
  for (;;) {
    const server = await findPostmaster(data)
    if (!server || server.status === 'ready') return server
    if (Date.now() > limit) {
      throw new Error(`PostgreSQL (process ${server.pid}) is still ${server.status} after ${patience / 1_000} s.`)
    }
    await sleep(20)
  }
}

export const isRunning = async (pid: number) => (await startOf(pid)) !== undefined

async function commandOf(pid: number): Promise<string> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return (await ps('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({ stdout: '' }))).stdout
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
