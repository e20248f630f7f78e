// A real PostgreSQL for development and tests, from binaries that npm installed: nothing else is needed on the machine.

import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { folderProblem, makeFolder } from '@isbn-hub/runtime/folder'
import { isHeld, type Lock, takeLock } from '@isbn-hub/runtime/lock'
import type pg from 'pg'

import { findBinaries } from './binaries.ts'
import { holdsData, makeData } from './data-folder.ts'
import { as, ensureDatabase } from './ensure-database.ts'
import { adopt, type Exit, launch, type Server, type Settings } from './launch.ts'
import { passwordOf } from './passwords.ts'
import { awaitPostmaster, isRunning } from './postmaster.ts'
import { servingUser } from './serving-user.ts'

export type { Exit, Settings }

export interface Postgres {
  readonly port: number
  readonly pid: number
  /** Resolves when the server has ended, asked to or not. */
  readonly exited: Promise<Exit>
  /** The address of the superuser. */
  readonly adminUrl: string
  /**
   * The address of this database, made if need be: its owner is a role of the same name, with a random password, and
   * nobody else may connect. It holds the extensions pg_trgm and btree_gist.
   */
  ensureDatabase(name: string): Promise<string>
  /** `fast` ends sessions and writes everything out; `immediate` is a crash, mended at the next start. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>
}

export interface PostgresOptions {
  /** Where it keeps data, passwords, port and log. */
  readonly folder: string
  /** Settings of PostgreSQL's own. Tests turn fsync off; nobody else should. */
  readonly settings?: Settings
}

/**
 * Starts the cluster in this folder, which is made at first, and resolves when it takes connections, on 127.0.0.1 and the
 * port it had last time.
 *
 * It outlives this process if that is killed; the next start finds it and takes it over. As root it runs as the owner of
 * its data, `nobody` at first. Throws a ConfigProblem where the operator must do something.
 */
export async function startPostgres({ folder, settings = {} }: PostgresOptions): Promise<Postgres> {
  const place = resolve(folder)
  const turn = await takeTurn(place)
  try {
    const { server, adminUrl } = await open(place, settings)
    return {
      ...server,
      adminUrl,
      stop: (mode) => stop(server, mode),
      ensureDatabase: async (name) => ensureDatabase(adminUrl, name, await passwordOf(place, name)),
    }
  } catch (error) {
    throw folderProblem(place, error)
  } finally {
    await turn.release()
  }
}

/** Recovery after a crash reads at most max_wal_size: seconds, even on a slow disk. */
const READY_LIMIT = 120_000

/** Two launchers at once on one folder: the second waits, and finds the server of the first. */
async function takeTurn(place: string): Promise<Lock> {
  await makeFolder(place, 0o711)
  for (const limit = Date.now() + READY_LIMIT; ; await sleep(50)) {
    const answer = await takeLock(join(place, 'launch.lock'))
    if (!isHeld(answer)) return answer
    if (Date.now() > limit) {
      throw new ConfigProblem(`Process ${answer.heldBy} has been starting PostgreSQL in ${place} for minutes: end it.`)
    }
  }
}

/** PostgreSQL's own code. */
const INVALID_PASSWORD = '28P01'

async function open(place: string, settings: Settings): Promise<{ server: Server; adminUrl: string }> {
  const data = join(place, 'data')
  const user = await servingUser(data)
  const binaries = await findBinaries(user)
  const password = await passwordOf(place, 'postgres')
  if (!(await holdsData(data, binaries))) {
    await makeData(data, binaries, user, password, settings['fsync'] !== 'off')
  }
  const running = await awaitPostmaster(data, READY_LIMIT)
  const server = running ? adopt(running) : await launch(place, data, binaries, user, settings)
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${server.port}/postgres`
  try {
    await as(adminUrl, settleIn)
    return { server, adminUrl }
  } catch (error) {
    if (!running) await stop(server)
    if ((error as pg.DatabaseError).code !== INVALID_PASSWORD) throw error
    throw new ConfigProblem(
      `The password in ${place}/passwords/postgres isn't that of the cluster: put the right one back.`,
    )
  }
}

async function stop({ pid }: Server, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  if (await isRunning(pid)) process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT')
  while (await isRunning(pid)) await sleep(10)
}

/**
 * The last checks before anybody else comes in.
 *
 * Under a wrong locale everything seems to work, and names in Cyrillic or Arabic script are never found: their trigrams
 * are empty.
 */
async function settleIn(admin: pg.Client): Promise<void> {
  await admin.query('create extension if not exists pg_trgm')
  const { rows } = await admin.query<{ read: boolean }>("select show_trgm('岩') <> '{}' as read")
  if (!rows[0]?.read) throw new ConfigProblem('This PostgreSQL cannot search names in other scripts than Latin.')
  await admin.query('revoke all on database postgres, template1 from public')
}
