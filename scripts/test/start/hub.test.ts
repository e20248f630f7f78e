import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { type TestDatabase, testDatabase } from '@isbn-hub/test/database'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'

import { freePort, Project, runs, until } from './project.ts'

const CODES = ['BY', 'BG', 'MK', 'UZ', 'AF', 'INTL', 'INTERNATIONAL']

let database: TestDatabase
let project: Project
/** Settings with a database for each, so that no cluster is needed. */
let settings: Record<string, string>

beforeAll(async () => void (database = await testDatabase(nothing)))
afterAll(async () => database[Symbol.asyncDispose]())

beforeEach(async () => {
  project = await Project.make()
  settings = { PORT: String(await freePort()) }
  for (const code of CODES) settings[`DATABASE_URL_${code}`] = `${database.url}?application_name=${code}`
})
afterEach(() => project[Symbol.asyncDispose]())

describe('a hub that starts', () => {
  test('tells each process what it needs, and nothing that is meant for another', async () => {
    const start = project.start({
      ...settings,
      HOST: '127.0.0.2',
      HUB_DATA: project.data,
      GRAPHIQL: 'no',
      FEE_PER_NUMBER_UZ: '5 UZS',
    })
    await start.ready()
    const told = Object.fromEntries(
      await Promise.all(
        (await project.processes()).map(async ({ name, port }) => {
          const host = name === 'gateway' ? '127.0.0.2' : '127.0.0.1'
          return [name, { port, env: await (await fetch(`http://${host}:${port}`)).json() }]
        }),
      ),
    ) as Record<string, { port: number; env: Record<string, string> }>
    expect(Object.keys(told)).toEqual(['by', 'bg', 'mk', 'uz', 'af', 'intl', 'international', 'gateway'])

    const identity = {
      JWKS_URL: `file://${project.data}/identity/jwks.json`,
      JWT_ISSUER: 'https://hub.isbn.localhost/',
      JWT_AUDIENCE: 'isbn-hub',
    }
    for (const code of ['BY', 'BG', 'MK', 'UZ', 'AF', 'INTL']) {
      const { env } = told[code.toLowerCase()]!
      expect(env).toMatchObject({ ...identity, SAMPLE_DATA: 'yes', DATABASE_URL: settings[`DATABASE_URL_${code}`] })
      expect(Object.keys(env).filter((name) => /^DATABASE_URL_|^AGENCY_URL|^HOST$/.test(name))).toEqual([])
      expect(told['international']!.env[`AGENCY_URL_${code}`]).toBe(
        `http://127.0.0.1:${told[code.toLowerCase()]!.port}/graphql`,
      )
    }
    expect([told['uz'], told['af']].map((it) => it?.env['FEE_PER_NUMBER'])).toEqual(['5 UZS', undefined])
    expect(told['gateway']!.env).toMatchObject({
      ...identity,
      INTERNATIONAL_URL: `http://127.0.0.1:${told['international']!.port}`,
      HUB_DATA: project.data,
      GRAPHIQL: 'no',
    })
    expect(Object.keys(told['gateway']!.env).filter((name) => name.startsWith('DATABASE_URL'))).toEqual([])
    expect(told['gateway']!.port).toBe(Number(settings['PORT']))
  })

  test('uses the ranges that were imported, until it is given others', async () => {
    await mkdir(project.data)
    await writeFile(join(project.data, 'ranges.xml'), '<ISBNRangeMessage/>')
    const start = project.start(settings)
    await start.ready()
    const told = await fetch(`http://127.0.0.1:${settings['PORT']}`)
    expect(await told.json()).toMatchObject({ RANGE_MESSAGE: join(project.data, 'ranges.xml') })
  })

  test('tells everyone the new port of a process whose earlier one was taken while it was down', async () => {
    const start = project.start(settings)
    await start.ready()
    const { pid, port } = (await project.process('by'))!
    await project.part('by', 'process.exit(1)')
    process.kill(pid, 'SIGKILL')
    await until(async () => !(await project.process('by')))
    const squatter = createServer().listen(port, '127.0.0.1')
    await once(squatter, 'listening')
    await project.part('by')

    const moved = await until(() => project.process('by'))
    expect(moved.port).not.toBe(port)
    await until(async () => {
      const international = await project.process('international')
      const answer = international && (await fetch(`http://127.0.0.1:${international.port}`).catch(() => undefined))
      const told = (await answer?.json()) as Record<string, string> | undefined
      return told?.['AGENCY_URL_BY'] === `http://127.0.0.1:${moved.port}/graphql`
    })
    squatter.close()
  })

  test('brings up PostgreSQL too, and starts it again on its port when it dies', async () => {
    const start = project.start({ PORT: settings['PORT']!, DATABASE_URL_BG: settings['DATABASE_URL_BG']! })
    await start.ready()
    const before = (await project.process('postgres'))!
    process.kill(before.pid, 'SIGKILL')
    const after = await until(async () => {
      const now = await project.process('postgres')
      return now && now.pid !== before.pid && now
    })
    expect(after.port).toBe(before.port)
    expect(start.errors).toContain('"task":"run postgres"')

    start.pressCtrlC()
    expect(await start.ended).toBe(0)
    expect(await runs(after.pid)).toBe(false)
  })
})

describe('a hub that stops', () => {
  test('on Ctrl-C ends the gateway first, and all within five seconds, though one is stubborn', async () => {
    await project.part('gateway', { stubborn: true })
    const start = project.start(settings)
    await start.ready()
    const processes = await project.processes()
    const asked = Date.now()
    start.pressCtrlC()
    expect(await start.ended).toBe(0)
    expect(Date.now() - asked).toBeLessThan(5_000)
    expect((await project.noted())[0]).toBe('gateway')
    expect((await project.noted()).toSorted()).toEqual([
      'af',
      'bg',
      'by',
      'gateway',
      'international',
      'intl',
      'mk',
      'uz',
    ])
    for (const { pid } of processes) expect(await runs(pid)).toBe(false)
    expect(await project.processes()).toEqual([])
  })

  test('in the middle of its start leaves nothing running', async () => {
    await project.part('international', `setInterval(() => undefined, 1000)\n`)
    const start = project.start({ PORT: settings['PORT']! })
    const processes = await until(async () => {
      const now = await project.processes().catch(() => [])
      return now.length === 7 && now
    }, 25_000)
    start.child.kill('SIGTERM')
    expect(await start.ended).toBe(0)
    expect(start.errors).toBe('')
    for (const { pid } of processes) expect(await runs(pid)).toBe(false)
  })

  test('killed outright, its processes end by themselves and the next start has its port and its data', async () => {
    // It takes its time to notice, and holds the port meanwhile.
    await project.part('gateway', { stubborn: true })
    const first = project.start({ PORT: settings['PORT']! })
    await first.ready()
    const [postgres, ...children] = await project.processes()
    first.child.kill('SIGKILL')

    const second = project.start({ PORT: settings['PORT']! })
    await second.ready()
    for (const { pid } of children) expect(await runs(pid)).toBe(false)
    expect(await project.process('postgres')).toEqual(postgres)
    second.pressCtrlC()
    expect(await second.ended).toBe(0)
    expect(await runs(postgres!.pid)).toBe(false)
  })
})

describe('the reason is told, and nothing is left running, when', () => {
  test('an agency finds its settings wrong', async () => {
    const said = ['(node:1) Warning: old', '{"level":"warn"}', 'RANGE_MESSAGE is of 1999.', 'PAYEE is "1".'].join('\n')
    await project.part('uz', `console.error(${JSON.stringify(said)})\nprocess.exit(78)\n`)
    const start = project.start(settings)
    expect(await start.ended).toBe(78)
    expect(start.errors).toBe('RANGE_MESSAGE is of 1999.\nPAYEE is "1".\n')
    expect(await project.processes()).toEqual([])
  })

  test('the port is taken', async () => {
    const squatter = createServer().listen(Number(settings['PORT']), '127.0.0.1')
    await once(squatter, 'listening')
    const start = project.start(settings)
    expect(await start.ended).toBe(78)
    expect(start.errors).toBe(`Port ${settings['PORT']} is taken: end what uses it, or set PORT to another.\n`)
    squatter.close()
  })

  test('the hub runs already', async () => {
    const first = project.start(settings)
    await first.ready()
    const second = project.start({ ...settings, PORT: String(await freePort()) })
    expect(await second.ended).toBe(78)
    expect(second.errors).toBe(
      `Process ${first.child.pid} runs this hub already: end it, or set HUB_DATA to another folder.\n`,
    )
    expect(await project.processes()).toHaveLength(8)
  })

  test('a database cannot be reached, without its password', async () => {
    const port = await freePort()
    const start = project.start({ ...settings, DATABASE_URL_MK: `postgres://mk:secret@127.0.0.1:${port}/mk` })
    expect(await start.ended).toBe(78)
    expect(start.errors).toBe(`DATABASE_URL_MK: the database at 127.0.0.1:${port}/mk can't be reached: ECONNREFUSED.\n`)
  })

  test('a database refuses the password', async () => {
    const wrong = new URL(database.url)
    wrong.password = 'secret'
    const start = project.start({ ...settings, DATABASE_URL_MK: wrong.href })
    expect(await start.ended).toBe(78)
    expect(start.errors).toMatch(
      /^DATABASE_URL_MK: .* can't be reached: password authentication failed for user "\w+"\.\n$/,
    )
    expect(start.errors).not.toContain('secret')
  })

  test('the data folder cannot be used', async () => {
    await writeFile(project.data, 'a file')
    const start = project.start(settings)
    expect(await start.ended).toBe(78)
    expect(start.errors).toBe(`The data folder ${project.data} can't be used: a file stands in its place (ENOTDIR).\n`)
  })

  test.each([
    ['PORT', '0', 'PORT is "0". It must be a port from 1 to 65535, such as 4000.'],
    [
      'JWT_ISSUER',
      'https://login.example.org/',
      'JWKS_URL, JWT_ISSUER and JWT_AUDIENCE belong together: set all three, or none.',
    ],
    [
      'DATABASE_URL_XY',
      'postgres://127.0.0.1/xy',
      'DATABASE_URL_XY is set, and "XY" is not a code that it can be for: the codes are BY, BG, MK, UZ, AF, INTL, INTERNATIONAL.',
    ],
  ])('%s is wrong', async (name, value, sentence) => {
    const start = project.start({ ...settings, [name]: value })
    expect(await start.ended).toBe(78)
    expect(start.errors).toBe(sentence + '\n')
  })
})

async function nothing(): Promise<void> {
  // The small programs have no tables.
}
