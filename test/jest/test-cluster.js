// The PostgreSQL of a run of tests: a folder of its own, and the server that the first test in need starts in it.
// Plain JavaScript, since Jest loads it before any transform, and without the hub's own code, which may not be built.

import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const NAME = /^isbn-hub-test-(\d+)-/

/** A folder for this run; its name says whose run it is. */
export function makeFolder() {
  return mkdtemp(join(tmpdir(), `isbn-hub-test-${process.pid}-`))
}

/** Stops the server of this folder, if there is one, and removes all. */
export async function removeFolder(folder) {
  const file = join(folder, 'data/postmaster.pid')
  const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n', 1)[0])
  if (pid > 0 && (await isPostgres(pid))) {
    process.kill(pid, 'SIGQUIT')
    for (let waits = 0; existsSync(file) && waits < 500; waits++) await sleep(10)
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}

/** Removes what runs left behind that were killed. */
export async function removeAbandonedFolders() {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[1])
    if (pid > 0 && !isAlive(pid)) await removeFolder(join(tmpdir(), name))
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The number in an old file may be that of another program by now. Where there is no /proc, it is believed. */
async function isPostgres(pid) {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => (existsSync('/proc') ? '' : 'postgres'))
  return isAlive(pid) && command.includes('postgres')
}
