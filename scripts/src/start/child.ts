// One of the hub's own programs as a child process, its output in a log of its own.

import { type ChildProcess, fork } from 'node:child_process'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { EXIT_CONFIG } from '@isbn-hub/runtime/run'

import { isSetting } from './config.ts'
import { canListen } from './ports.ts'
import type { Launch } from './supervised.ts'

export interface Program {
  readonly name: string
  readonly main: string
  /** Where its output goes. */
  readonly log: string
  /** The port that it must have; without one it keeps what the system gave it at first. */
  readonly port?: number
  /** What it is told, asked for at each start. */
  env(): Readonly<Record<string, string | undefined>>
}

const LISTEN_LIMIT = 60_000
const LONGEST_LOG = 5_000_000

/** Starts the program; resolves when it says that it listens. Its own last sentence is the reason if it doesn't. */
export function launchChild({ name, main, log, port, env }: Program): Launch {
  return async (earlier, signal) => {
    const file = await openLog(log)
    const { size } = await file.stat()
    // Somebody else may have been given the port while it was free: then it takes another.
    const kept = earlier !== undefined && (await canListen('127.0.0.1', earlier)) ? earlier : 0
    const child = fork(main, {
      env: { ...inherited(), ...env(), PORT: String(port ?? kept) },
      stdio: ['ignore', file.fd, file.fd, 'ipc'],
      // In a group of its own: Ctrl-C at the terminal reaches us alone, and we end the others in order.
      detached: true,
    })
    await file.close()
    const exited = exitOf(child)
    const answer = await withinLimit(Promise.race([listening(child), exited]), signal)
    if (typeof answer !== 'number') {
      child.kill('SIGKILL')
      const { code } = await exited
      if (signal.aborted) throw new Error(`${name} was told to stop before it listened.`)
      if (answer === undefined) throw new Error(`${name} did not listen within ${LISTEN_LIMIT / 1_000} s. See ${log}.`)
      const output = (await readFile(log)).subarray(size).toString()
      if (code === EXIT_CONFIG) throw new ConfigProblem(problemsIn(output))
      throw new Error(`${name} ended before it listened: ${reasonIn(output)} See ${log}.`)
    }
    return { pid: child.pid ?? 0, port: answer, exited, stop: (within) => stop(child, exited, within) }
  }
}

/** What every child gets: our own environment, without the hub's settings. Each is told those that are meant for it. */
function inherited(): NodeJS.ProcessEnv {
  const given = Object.entries(process.env).filter(([name]) => !isSetting(name))
  return { NODE_ENV: 'production', ...Object.fromEntries(given) }
}

async function openLog(path: string) {
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  if (size > LONGEST_LOG) await rename(path, `${path}.1`)
  return open(path, 'a')
}

function exitOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    // An error of a child that does run, a message that can't be sent, is no end.
    child.on('error', (error) => child.pid === undefined && reject(error))
  })
}

function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('message', (message: { listening?: number }) => {
      if (message.listening !== undefined) resolve(message.listening)
    })
  })
}

/** What was promised; nothing once it is no longer wanted, or has taken too long. */
async function withinLimit<Answer>(promised: Promise<Answer>, signal: AbortSignal): Promise<Answer | undefined> {
  const waited = new AbortController()
  const abandon = () => waited.abort()
  signal.addEventListener('abort', abandon)
  if (signal.aborted) abandon()
  try {
    return await Promise.race([
      promised,
      sleep(LISTEN_LIMIT, undefined, { signal: waited.signal }).catch(() => undefined),
    ])
  } finally {
    signal.removeEventListener('abort', abandon)
    abandon()
  }
}

/** What a ConfigProblem says: a line for each setting. The others are the log, and Node's own warnings. */
const problemsIn = (output: string): string =>
  output
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^(\{|\((node:|Use `node))/.test(line))
    .join('\n')

/** What a process wrote last: its own sentence, or the error that Node printed above the places in the code. */
function reasonIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '')
  const error = lines.findLast((line) => /^(Uncaught )?\w*Error\b/.test(line))
  return (error ?? lines.at(-1) ?? 'it gave no reason').replace(/\.?$/, '.')
}

async function stop(child: ChildProcess, exited: Promise<unknown>, within: number): Promise<void> {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), within)
  await exited
  clearTimeout(timer)
}
