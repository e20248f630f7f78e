// Where a cluster keeps its things, and how its data is first made.

import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'

import type { Binaries } from './binaries.ts'
import type { ServingUser } from './serving-user.ts'

const run = promisify(execFile)

/**
 * How PostgreSQL is told where its data is: the folder is its working directory, named by the kernel.
 *
 * A path from the root would have to be open to the serving user all the way, which it isn't under a home that only
 * root may enter. A working directory is entered before the user is changed. macOS has no such name.
 */
export const dataArgument = (data: string) => (process.platform === 'linux' ? '/proc/self/cwd' : data)

/** What PostgreSQL's programs are started with: no variable of ours reaches them. */
export const bareEnvironment = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: '/' }

/** Whether there is data. Throws a ConfigProblem where it is that of another PostgreSQL. */
export async function holdsData(data: string, { major }: Binaries): Promise<boolean> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (version === undefined || version.trim() === major) return version !== undefined
  throw new ConfigProblem(
    `${data} holds data of PostgreSQL ${version.trim()}, and this is PostgreSQL ${major}: ` +
      'bring the data over with pg_upgrade, or choose another data folder.',
  )
}

/** Makes the data. It appears whole or not at all, so a start that is killed half-way does no harm. */
export async function makeData(
  data: string,
  binaries: Binaries,
  user: ServingUser,
  password: string,
  durable: boolean,
): Promise<void> {
  const draft = `${data}.new`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { mode: 0o700 })
  await give(draft, user)
  // The password file must be readable for the serving user, which may not reach our own folder.
  const secrets = await mkdtemp(join(tmpdir(), 'isbn-hub-initdb-'))
  try {
    const passwordFile = join(secrets, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    await give(passwordFile, user)
    await chmod(secrets, 0o711)
    const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    const options = { ...user, cwd: draft, env: bareEnvironment }
    await run(
      binaries.initdb,
      ['-D', dataArgument(draft), ...locale, ...access, ...(durable ? [] : ['--no-sync'])],
      options,
    )
    await rename(draft, data)
  } catch (error) {
    const { stderr } = error as { stderr?: string }
    const reason = /initdb: error: .*/.exec(stderr ?? '')?.[0]
    if (reason) throw new ConfigProblem(`PostgreSQL can't make its data in ${data}: ${reason}.`, { cause: error })
    throw error
  } finally {
    await rm(secrets, { recursive: true, force: true })
  }
}

async function give(path: string, { uid, gid }: ServingUser): Promise<void> {
  // chown takes the unsigned form of macOS's -2.
  if (uid !== undefined && gid !== undefined) await chown(path, uid >>> 0, gid >>> 0)
}
