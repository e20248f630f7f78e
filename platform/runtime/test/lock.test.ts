import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { isHeld, type Lock, takeLock } from '../src/lock.ts'
import { startOf } from '../src/other-process.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'lock-'))))
afterEach(() => rm(folder, { recursive: true }))

test('a lock that is held names its holder, and is free after its release', async () => {
  const file = join(folder, 'lock')
  const lock = (await takeLock(file)) as Lock
  expect(lock.abandoned).toBe(false)
  expect(await takeLock(file)).toEqual({ heldBy: process.pid })
  await lock.release()
  expect(isHeld(await takeLock(file))).toBe(false)
})

test('of many that ask at once for an abandoned lock exactly one gets it', async () => {
  const file = join(folder, 'lock')
  await writeFile(file, await endedProcess())
  const answers = await Promise.all(Array.from({ length: 20 }, () => takeLock(file)))
  const taken = answers.filter((answer) => !isHeld(answer))
  expect(taken).toEqual([expect.objectContaining({ abandoned: true })])
  expect(await readdir(folder)).toEqual(['lock'])
})

test('a lock is abandoned although another process bears its number by now', async () => {
  const file = join(folder, 'lock')
  await writeFile(file, `${process.pid} another-start`)
  expect(await takeLock(file)).toMatchObject({ abandoned: true })
})

test('a zombie has no start: it has ended, and only waits to be buried', async () => {
  // The short sleep ends as a child of the long one, which the shell has become by then, and which never asks for it.
  const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer]
    const zombie = Number(String(chunk))
    for (let n = 0; n < 100 && (await startOf(zombie)) !== undefined; n++)
      await new Promise((done) => setTimeout(done, 20))
    expect(await startOf(zombie)).toBeUndefined()
    expect(process.kill(zombie, 0)).toBe(true)
  } finally {
    parent.kill('SIGKILL')
  }
})

async function endedProcess(): Promise<string> {
  // It ends only when told to, so that it can be looked at before.
  const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] })
  const exit = once(child, 'exit')
  const start = await startOf(child.pid ?? 0)
  child.stdin.end()
  await exit
  return `${child.pid} ${start}`
}
