import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { DelegationKeeper } from '../../src/partition/delegation-keeper.ts'
import { delegations } from '../world/facts.ts'
import { deadPort, listen } from '../world/loopback.ts'
import { quiet } from '../world/world.ts'

let folder: string
let served: string | undefined
let asked = 0
const http = createServer((_, response) => {
  asked++
  response.writeHead(served === undefined ? 503 : 200).end(served)
})

const TABLE = JSON.stringify(delegations().source)
const MOVED = TABLE.replace('"agency":"BY","from"', '"agency":"BG","from"')

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'delegations-'))
})
afterEach(async () => {
  http.close()
  http.closeAllConnections()
  await rm(folder, { recursive: true })
})

async function keep(port: number): Promise<DelegationKeeper> {
  const url = `http://127.0.0.1:${port}/bootstrap.json`
  return DelegationKeeper.start({ url, file: join(folder, 'kept', 'delegations.json'), log: quiet, refreshEvery: 20 })
}

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5))
}

test('the table comes from international, is kept on disk and refreshed while running', async () => {
  served = TABLE
  const keeper = await keep(await listen(http))
  expect(keeper.known).toBe(true)
  expect(keeper.table.ofNumber('978-985-6020')?.agency).toBe('BY')
  expect(await readFile(join(folder, 'kept', 'delegations.json'), 'utf8')).toBe(TABLE)
  served = MOVED
  await until(() => keeper.table.ofNumber('978-985-6020')?.agency === 'BG')
  expect(keeper.text).toBe(MOVED)
  await keeper.stop()
})

test('without international the kept table serves', async () => {
  served = TABLE
  await (await keep(await listen(http))).stop()
  const keeper = await keep(await deadPort())
  expect(keeper.known).toBe(true)
  expect(keeper.table.ofNumber('978-985-6020')?.agency).toBe('BY')
  await keeper.stop()
})

test('with neither, it starts empty and takes the table as soon as there is one', async () => {
  served = undefined
  const keeper = await keep(await listen(http))
  expect(keeper.known).toBe(false)
  expect(keeper.table.ofNumber('978-985-6020')).toBeUndefined()
  served = TABLE
  await until(() => keeper.known)
  await keeper.stop()
})

test('a table that can’t be kept serves all the same, and not the one that was kept before', async () => {
  served = TABLE
  const port = await listen(http)
  await (await keep(port)).stop()
  await mkdir(join(folder, 'kept', 'delegations.json.new'))
  served = MOVED
  const keeper = await keep(port)
  expect(keeper.table.ofNumber('978-985-6020')?.agency).toBe('BG')
  await keeper.stop()
})

test('a table that is none changes nothing, fresh or kept', async () => {
  served = TABLE
  const port = await listen(http)
  const keeper = await keep(port)
  served = '{"version":"7"}'
  const before = asked
  await until(() => asked > before + 1)
  expect(keeper.table.ofNumber('978-985-6020')?.agency).toBe('BY')
  await keeper.stop()
  await writeFile(join(folder, 'kept', 'delegations.json'), '{"half":')
  const other = await keep(port)
  expect(other.known).toBe(false)
  await other.stop()
})
