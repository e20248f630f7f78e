// Other processes of this machine, by their number.

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const ps = promisify(execFile)

/**
 * When a process was started: a text that, with the number, names one process for good, since numbers are used again.
 *
 * Nothing if there is no such process, or only its zombie: a process that ended and that nobody has buried yet still
 * answers `kill(pid, 0)`.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  return process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid)
}

/** The process itself, for a record that others read: number and start. */
export async function ownIdentity(): Promise<string> {
  return `${process.pid} ${await startOf(process.pid)}`
}

/** Reads such a record, and gives the number if that very process still runs. */
export async function runningProcess(identity: string): Promise<number | undefined> {
  const [, pid, start] = /^(\d+) (.+)$/.exec(identity.trim()) ?? []
  return start !== undefined && (await startOf(Number(pid))) === start ? Number(pid) : undefined
}

async function startFromProc(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  // The name, in parentheses, may hold spaces and parentheses: what counts comes after the last one. See proc(5).
  const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? []
  return state === undefined || state === 'Z' || state === 'X' ? undefined : fields[18]
}

async function startFromPs(pid: number): Promise<string | undefined> {
  const { stdout } = await ps('ps', ['-o', 'stat=,lstart=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  const [, state, start] = /^(\S+)\s+(.+)$/.exec(stdout.trim()) ?? []
  return state?.startsWith('Z') ? undefined : start
}
