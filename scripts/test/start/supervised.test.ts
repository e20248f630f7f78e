import { once } from 'node:events'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { launchChild } from '../../src/start/child.ts'
import { Supervised } from '../../src/start/supervised.ts'
import { Project, runs, until } from './project.ts'

let project: Project
let supervised: Supervised
let changes: (number | undefined)[]
let moves: number

beforeEach(async () => {
  project = await Project.make()
  await mkdir(project.data)
  changes = []
  moves = 0
  supervised = new Supervised(
    'by',
    launchChild({
      name: 'by',
      main: project.main('by'),
      log: join(project.data, 'by.log'),
      env: () => ({ STARTED_AFTER: String(changes.length) }),
    }),
    { changed: () => changes.push(supervised.process?.pid), moved: () => moves++ },
  )
})

afterEach(async () => {
  await supervised.stop(100)
  await project[Symbol.asyncDispose]()
})

test('a process that dies comes back on the port it had, and each change is told', async () => {
  await supervised.start()
  const { pid, port } = supervised.process!
  process.kill(pid, 'SIGKILL')
  const back = await until(async () => supervised.process?.pid !== pid && supervised.process)
  expect(back.port).toBe(port)
  expect(moves).toBe(0)
  expect(changes).toEqual([pid, undefined, back.pid])
  // It is told anew what it needs to know at each start.
  const told = (await (await fetch(`http://127.0.0.1:${port}`)).json()) as Record<string, string>
  expect(told['STARTED_AFTER']).toBe('2')
})

test('if somebody took its port meanwhile, it takes another and says that it moved', async () => {
  await supervised.start()
  const { pid, port } = supervised.process!
  await project.part('by', `process.exit(1)`)
  process.kill(pid, 'SIGKILL')
  await until(async () => !supervised.process)
  const squatter = createServer().listen(port, '127.0.0.1')
  try {
    await once(squatter, 'listening')
    await project.part('by')
    const back = await until(async () => supervised.process)
    expect(back.port).not.toBe(port)
    expect(supervised.port).toBe(back.port)
    expect(moves).toBe(1)
  } finally {
    squatter.close()
  }
})

test('a first start that fails for the settings is a ConfigProblem with the sentence of the process', async () => {
  await project.part('by', `console.error('The licence file is missing.')\nprocess.exit(78)\n`)
  await expect(supervised.start()).rejects.toMatchObject({
    code: 'CONFIG_PROBLEM',
    message: 'The licence file is missing.',
  })
  expect(supervised.process).toBeUndefined()
})

test('a first start that crashes gives the error that Node printed, and where to read on', async () => {
  await project.part('by', `import './not-built.js'\n`)
  await expect(supervised.start()).rejects.toThrow(
    /^by ended before it listened: Error \[ERR_MODULE_NOT_FOUND\]: Cannot find module .*\. See .*\/by\.log\.$/,
  )
})

test('a process that does not end when asked is ended, and does not come back', async () => {
  await project.part('by', { stubborn: true })
  await supervised.start()
  const { pid } = supervised.process!
  const asked = Date.now()
  await supervised.stop(300)
  expect(Date.now() - asked).toBeLessThan(10_000)
  expect(await runs(pid)).toBe(false)
  expect(supervised.process).toBeUndefined()
})

test('stopped in the middle of its start, it leaves nothing running', async () => {
  const diary = JSON.stringify(project.diary)
  await project.part(
    'by',
    `import { writeFileSync } from 'node:fs'
    process.send({ loading: true }, () => writeFileSync(${diary}, String(process.pid)))
    setInterval(() => undefined, 1000)`,
  )
  const start = supervised.start().catch((error: Error) => error.message)
  const [pid] = await until(async () => (await project.noted()).length > 0 && (await project.noted()))
  await supervised.stop(100)
  expect(await start).toBe('by was told to stop before it listened.')
  expect(await runs(Number(pid))).toBe(false)
})
