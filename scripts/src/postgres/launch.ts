// Starts the server as a child that outlives us if we are killed.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { writeWhole } from '@isbn-hub/runtime/whole-file'

import type { Binaries } from './binaries.ts'
import { bareEnvironment, dataArgument } from './data-folder.ts'
import { clusterName, findPostmaster, isRunning, type Postmaster } from './postmaster.ts'
import type { ServingUser } from './serving-user.ts'

/** PostgreSQL's own settings, such as { fsync: 'off' }. */
export type Settings = Readonly<Record<string, string>>

const SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // A bulk load let a cluster grow to 1.5 GB of log otherwise.
  max_wal_size: '256MB',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

const LONGEST_LOG = 10_000_000
/** Recovery after a crash reads at most max_wal_size: seconds, even on a slow disk. */
const READY_LIMIT = 120_000
/** The server processes of a killed postmaster notice within moments; until then a new one refuses to start. */
const LEFTOVERS_LIMIT = 15_000

export interface Server {
  readonly pid: number
  readonly port: number
  /** Resolves when the server has ended, for whatever reason. */
  readonly exited: Promise<Exit>
}

export interface Exit {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** The server, taking connections. Its port is the one it had last time, if that is free. */
export async function launch(
  folder: string,
  data: string,
  binaries: Binaries,
  user: ServingUser,
  settings: Settings,
): Promise<Server> {
  const portFile = join(folder, 'port')
  const earlier = Number(await readFile(portFile, 'utf8').catch(() => ''))
  let port = earlier > 0 ? earlier : await freePort()
  for (const limit = Date.now() + LEFTOVERS_LIMIT; ;) {
    const attempt = await start(folder, data, binaries, user, { ...SETTINGS, ...settings, port: String(port) })
    if ('pid' in attempt) {
      await writeWhole(portFile, String(port))
      return attempt
    }
    const { complaint } = attempt
    const problem = new ConfigProblem(
      `PostgreSQL doesn't start on ${data}: ${gist(complaint, data)}. See ${folder}/postgres.log.`,
    )
    if (/could not create any TCP\/IP sockets/.test(complaint)) port = await freePort()
    else if (/pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(complaint))
      await sleep(200)
    else throw problem
    if (Date.now() > limit) throw problem
  }
}

/** A server that was found running, as if we had launched it. */
export function adopt({ pid, port }: Postmaster): Server {
  const exited = (async () => {
    while (await isRunning(pid)) await sleep(500, undefined, { ref: false })
    return { code: null, signal: null }
  })()
  return { pid, port, exited }
}

async function start(
  folder: string,
  data: string,
  binaries: Binaries,
  user: ServingUser,
  settings: Settings,
): Promise<Server | { complaint: string }> {
  const logFile = join(folder, 'postgres.log')
  const before = await stat(logFile).catch(() => undefined)
  if (before && before.size > LONGEST_LOG) await rename(logFile, `${logFile}.1`)
  await using log = await open(logFile, 'a+')
  const { size } = await log.stat()

  const named = { ...settings, cluster_name: await clusterName(data) }
  const child = spawn(binaries.postgres, ['-D', dataArgument(data), ...Object.entries(named).flatMap(asArguments)], {
    ...user,
    cwd: data,
    env: bareEnvironment,
    // In a group of its own, so that Ctrl-C at the terminal doesn't reach it before those who use it.
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  child.unref()
  const exited = new Promise<Exit>((resolve, reject) => {
    child.on('exit', (code, signal) => resolve({ code, signal })).on('error', reject)
  })
  let over = false
  void exited.catch(() => undefined).then(() => (over = true))

  for (const limit = Date.now() + READY_LIMIT; !over; await sleep(10)) {
    const server = await findPostmaster(data)
    if (server?.pid === child.pid && server?.status === 'ready') return { pid: server.pid, port: server.port, exited }
    if (Date.now() > limit) child.kill('SIGQUIT')
  }
  await exited
  return { complaint: (await readFile(logFile)).subarray(size).toString() }
}

const asArguments = ([name, value]: [string, string]) => ['-c', `${name}=${value}`]

/** Why, in a line: what the server called fatal, or else all that it said. */
function gist(complaint: string, data: string): string {
  const fatal = complaint.split('\n').findLast((line) => /FATAL|PANIC/.test(line))
  const text = fatal?.replace(/^.*?(FATAL|PANIC): +/, '') ?? complaint.trim().replaceAll(/\s+/g, ' ')
  return (text || 'it gave no reason').replaceAll(dataArgument(data), data).replace(/\.$/, '')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
