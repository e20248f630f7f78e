import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { startOf } from '@isbn-hub/runtime/other-process'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'

import { type Postgres, type Settings, startPostgres } from '../../src/postgres/start-postgres.ts'

/** Under a folder that only its owner may enter, as many homes are. */
let folder: string
const started = new Set<Postgres>()

beforeEach(async () => {
  const home = await mkdtemp(join(tmpdir(), 'embedded-postgres-'))
  await chmod(home, 0o700)
  folder = join(home, 'postgres')
})

afterEach(async () => {
  for (const postgres of started) await postgres.stop('immediate')
  started.clear()
  await rm(join(folder, '..'), { recursive: true, force: true })
})

describe('a cluster', () => {
  test('keeps its data and its port from one start to the next', async () => {
    const first = await start()
    await query(await first.ensureDatabase('by'), "create table t (v text); insert into t values ('Ўзгорак')")
    await first.stop()
    expect(await first.exited).toEqual({ code: 0, signal: null })

    const second = await start()
    expect(second.port).toBe(first.port)
    expect(await query(await second.ensureDatabase('by'), 'select v from t')).toEqual([{ v: 'Ўзгорак' }])
  })

  test('runs durably, in UTF-8, with trigrams of every script, and lets its log not grow without bound', async () => {
    const by = await (await start({})).ensureDatabase('by')
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'server_encoding', 'max_wal_size']
    const values = await Promise.all(settings.map((name) => query(by, `show ${name}`)))
    expect(values.flat().map((row) => Object.values(row as object)[0])).toEqual(['on', 'on', 'on', 'UTF8', '256MB'])
    expect(await query(by, "select lower('Ў') as lower, cardinality(show_trgm('岩')) > 0 as trigrams")).toEqual([
      { lower: 'ў', trigrams: true },
    ])
  })

  test('opens a database to its own role alone, and asks for the password', async () => {
    const postgres = await start()
    const [by, bg] = await Promise.all([postgres.ensureDatabase('by'), postgres.ensureDatabase('bg')])
    const other = (change: (url: URL) => void) => {
      const url = new URL(by)
      change(url)
      return query(url.href, 'select 1')
    }
    await expect(other((url) => (url.pathname = 'bg'))).rejects.toMatchObject({ code: '42501' })
    await expect(other((url) => (url.pathname = 'postgres'))).rejects.toMatchObject({ code: '42501' })
    await expect(other((url) => (url.password = new URL(bg).password))).rejects.toMatchObject({ code: '28P01' })
    expect(await postgres.ensureDatabase('by')).toBe(by)
    expect((await stat(join(folder, 'passwords/by'))).mode & 0o777).toBe(0o600)
  })

  test('stands apart from the terminal, so that Ctrl-C does not reach it before its users', async () => {
    const { pid } = await start()
    expect(await groupOf(pid)).toBe(pid)
  })
})

describe('after a crash', () => {
  test('a cluster whose launcher was killed is found running, and taken over', async () => {
    const program = fileURLToPath(new URL('programs/hold-postgres.js', import.meta.url))
    const launcher = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [chunk] = (await once(launcher.stdout, 'data')) as [Buffer]
    const { pid, port } = JSON.parse(String(chunk)) as { pid: number; port: number }
    launcher.kill('SIGKILL')
    await once(launcher, 'exit')

    const postgres = await start()
    expect(postgres).toMatchObject({ pid, port })
    await postgres.stop()
    expect(await postgres.exited).toEqual({ code: null, signal: null })
  })

  test('a killed server starts again at once, on the same port, and has lost nothing that was committed', async () => {
    const first = await start()
    const by = await first.ensureDatabase('by')
    await query(by, 'create table t (v int)')
    const busy = new pg.Client(by)
    busy.on('error', () => undefined)
    await busy.connect()
    await busy.query('insert into t values (1)')
    await busy.query('begin; insert into t values (2)')
    process.kill(first.pid, 'SIGKILL')

    const second = await start()
    expect(second.port).toBe(first.port)
    expect(await query(by, 'select v from t')).toEqual([{ v: 1 }])
    expect(await first.exited).toEqual({ code: null, signal: 'SIGKILL' })
  })

  test.each([
    ['a zombie', 'sleep 0.5 & echo $!; exec sleep 60', true],
    ['another program', 'echo $$; exec sleep 60', false],
  ])('a server whose number %s bears by now is not taken for a running one', async (_, script, zombie) => {
    const postgres = await start()
    const lockFile = join(folder, 'data/postmaster.pid')
    const lines = (await readFile(lockFile, 'utf8')).split('\n')
    await postgres.stop()

    // Under the same account: that of another could not be the server, as PostgreSQL sees by itself.
    const { uid } = await stat(join(folder, 'data'))
    const bearer = spawn('sh', ['-c', script], { uid, cwd: '/', stdio: ['ignore', 'pipe', 'ignore'] })
    try {
      const [chunk] = (await once(bearer.stdout, 'data')) as [Buffer]
      const number = String(chunk).trim()
      while (zombie && (await startOf(Number(number))) !== undefined) await sleep(20)
      await writeFile(lockFile, [number, ...lines.slice(1)].join('\n'))
      expect((await start()).port).toBe(postgres.port)
    } finally {
      bearer.kill('SIGKILL')
    }
  })

  test('a making of the data that was cut short is begun anew', async () => {
    await mkdir(join(folder, 'data.new/base'), { recursive: true })
    await writeFile(join(folder, 'data.new/PG_VERSION'), '18\n')
    expect(await query((await start()).adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('a port that somebody else took meanwhile is given up for another', async () => {
    const first = await start()
    await first.stop()
    const squatter = createServer().listen(first.port, '127.0.0.1')
    await once(squatter, 'listening')
    try {
      const second = await start()
      expect(second.port).not.toBe((squatter.address() as AddressInfo).port)
      expect(await query(second.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    } finally {
      squatter.close()
    }
  })

  test('two launchers at once end up with one server', async () => {
    const [first, second] = await Promise.all([start(), start()])
    expect(second.pid).toBe(first.pid)
  })
})

describe('one sentence for the operator', () => {
  test('when the data is that of another PostgreSQL', async () => {
    await mkdir(join(folder, 'data'), { recursive: true, mode: 0o700 })
    await writeFile(join(folder, 'data/PG_VERSION'), '15\n')
    await expect(start()).rejects.toMatchObject({
      code: 'CONFIG_PROBLEM',
      message: `${folder}/data holds data of PostgreSQL 15, and this is PostgreSQL 18: bring the data over with pg_upgrade, or choose another data folder.`,
    })
  })

  test('when the data folder cannot be made', async () => {
    await writeFile(folder, 'a file')
    await expect(start()).rejects.toMatchObject({
      code: 'CONFIG_PROBLEM',
      message: `The data folder ${folder} can't be used: a file stands in its place (ENOTDIR).`,
    })
  })

  test('when the data holds what PostgreSQL will not start on', async () => {
    await (await start()).stop()
    await writeFile(join(folder, 'data/postgresql.conf'), 'max_connections = many\n')
    await expect(start()).rejects.toMatchObject({
      code: 'CONFIG_PROBLEM',
      message: `PostgreSQL doesn't start on ${folder}/data: configuration file "${folder}/data/postgresql.conf" contains errors. See ${folder}/postgres.log.`,
    })
  })

  test("when the superuser's password is lost", async () => {
    await (await start()).stop()
    await rm(join(folder, 'passwords/postgres'))
    await expect(start()).rejects.toMatchObject({
      code: 'CONFIG_PROBLEM',
      message: `The password in ${folder}/passwords/postgres isn't that of the cluster: put the right one back.`,
    })
  })
})

/** Without fsync, which only a crash of the whole machine would show; the disk would take most of the time. */
async function start(settings: Settings = { fsync: 'off' }): Promise<Postgres> {
  const postgres = await startPostgres({ folder, settings })
  started.add(postgres)
  return postgres
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(text)).rows as unknown[]
  } finally {
    await client.end()
  }
}

/** The process group, from proc(5): the third field after the name. */
async function groupOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8')
  return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[2])
}
