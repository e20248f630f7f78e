/**
 * The whole hub as `npm start` runs it, in a folder of its own, with a fault proxy on every line between its parts.
 *
 * Three databases are on a cluster that is ours, behind proxies that read along; the others are on the hub's own.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { createDevelopmentKey, signDevelopmentToken } from '@isbn-hub/identity/development-key'
import { type Postgres, startPostgres } from '@isbn-hub/scripts/postgres/start-postgres'

import { type FaultProxy, faultProxy } from './fault-proxy.ts'
import { type PostgresProxy, postgresProxy } from './postgres-proxy.ts'

export const AGENCIES = ['BY', 'BG', 'MK', 'UZ', 'AF', 'INTL'] as const

/** Whose databases are ours to read along: the process's name, which is the database's too. */
export const WATCHED = ['by', 'bg', 'international'] as const
export type Watched = (typeof WATCHED)[number]

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

const READY_WITHIN = 120_000

interface HubProcess {
  readonly name: string
  readonly pid: number
  readonly port: number
}

export class HubUnderTest implements AsyncDisposable {
  readonly #folder: string
  #start: ChildProcess | undefined
  #output = ''
  #cluster: Postgres | undefined
  #isStopping = false
  #roster: readonly HubProcess[] = []
  #gatewayPort = 0
  /** Process → the proxy before its database. */
  readonly databases = new Map<Watched, PostgresProxy>()
  /** What the line leads to (gateway, international, by …) → the proxy on it. */
  readonly lines = new Map<string, FaultProxy>()
  #reading: NodeJS.Timeout | undefined

  readonly #tokenMinutes: number

  private constructor(folder: string, minutes: number) {
    this.#folder = folder
    this.#tokenMinutes = minutes + 60
  }

  /** A fresh hub without any data, ready. */
  static async start(minutes: number): Promise<HubUnderTest> {
    const folder = await mkdtemp(join(tmpdir(), 'isbn-hub-torture-'))
    const hub = new HubUnderTest(folder, minutes)
    try {
      await chmod(folder, 0o711)
      await hub.#open()
      return hub
    } catch (error) {
      await hub[Symbol.asyncDispose]()
      throw error
    }
  }

  /** Where clients find the gateway: behind a proxy. */
  get url(): string {
    return `http://127.0.0.1:${this.lines.get('gateway')?.port}`
  }

  /** Everything that the start has printed. */
  get output(): string {
    return this.#output
  }

  /** The folder with the logs of all processes. */
  get logs(): string {
    return join(this.#data, 'logs')
  }

  /** What the logs say of processes that ended, or nearly, without anybody having killed them. */
  async endedByThemselves(): Promise<string[]> {
    const files = await readdir(this.logs)
    const texts = await Promise.all(files.map((file) => readFile(join(this.logs, file), 'utf8')))
    return texts
      .join('\n')
      .split('\n')
      .filter((line) => /"event":"(uncaught exception|unhandled rejection|stopping took too long)"/.test(line))
  }

  /** Copies the logs to where they outlive the hub, and says where. */
  async saveLogs(seed: number): Promise<string> {
    const copy = join(tmpdir(), `isbn-hub-torture-logs-${seed}-${Date.now()}`)
    await cp(this.logs, copy, { recursive: true })
    await writeFile(join(copy, 'start.log'), this.#output)
    return copy
  }

  /** What runs now, by the hub's own list; `cluster` is ours. */
  pidOf(name: string): number | undefined {
    if (name === 'cluster') return this.#cluster?.pid
    return this.#roster.find((each) => each.name === name)?.pid
  }

  token(agency: string, subject: string): Promise<string> {
    return signDevelopmentToken({
      folder: this.#identity,
      agency,
      role: 'registrar',
      subject,
      minutes: this.#tokenMinutes,
    })
  }

  /** Whether every process runs and the gateway is ready. */
  async isWhole(): Promise<boolean> {
    const expected = ['postgres', 'international', 'gateway', ...AGENCIES.map((code) => code.toLowerCase())]
    if (!this.#cluster || !expected.every((name) => this.pidOf(name) !== undefined)) return false
    const answer = await fetch(`http://127.0.0.1:${this.#gatewayPort}/readyz`, {
      signal: AbortSignal.timeout(2_000),
    }).catch(() => undefined)
    return answer?.status === 200
  }

  /** The address of a database as its owner, past every proxy. */
  async databaseUrl(name: string): Promise<string> {
    if (WATCHED.some((watched) => watched === name)) return this.#ensure(name)
    // Taken over as it runs, never stopped from here.
    const postgres = await startPostgres({ folder: join(this.#data, 'postgres') })
    return postgres.ensureDatabase(name)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isStopping = true
    clearInterval(this.#reading)
    if (this.#start && this.#start.exitCode === null && this.#start.signalCode === null) {
      const ended = new Promise((resolve) => this.#start?.once('exit', resolve))
      this.#start.kill('SIGINT')
      await Promise.race([ended, sleep(20_000)])
      this.#start.kill('SIGKILL')
    }
    for (const proxy of [...this.lines.values(), ...this.databases.values()]) await proxy[Symbol.asyncDispose]()
    await this.#cluster?.stop('immediate')
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }

  get #data(): string {
    return join(this.#folder, 'hub')
  }

  get #identity(): string {
    return join(this.#data, 'identity')
  }

  async #open(): Promise<void> {
    await this.#runCluster()
    const environment: Record<string, string> = {}
    for (const name of WATCHED) {
      const proxy = await postgresProxy(() => this.#cluster?.port)
      this.databases.set(name, proxy)
      const url = new URL(await this.#ensure(name))
      url.port = String(proxy.port)
      environment[`DATABASE_URL_${name.toUpperCase()}`] = url.href
    }
    this.#gatewayPort = await freePort()
    for (const name of ['gateway', 'international', ...AGENCIES.map((code) => code.toLowerCase())]) {
      const line = await faultProxy(() => this.#roster.find((each) => each.name === name)?.port)
      this.lines.set(name, line)
      const here = `http://127.0.0.1:${line.port}`
      if (name === 'international') environment['INTERNATIONAL_URL'] = here
      else if (name !== 'gateway') environment[`AGENCY_URL_${name.toUpperCase()}`] = `${here}/graphql`
    }
    this.#spawn(environment)
    this.#reading = setInterval(() => void this.#readRoster(), 50)
    for (const before = Date.now() + READY_WITHIN; !(await this.isWhole()); await sleep(100)) {
      if (this.#start?.exitCode !== null) throw new Error(`The hub ended:\n${this.#output}`)
      if (Date.now() > before) throw new Error(`The hub was not ready in ${READY_WITHIN} ms:\n${this.#output}`)
    }
    await createDevelopmentKey(this.#identity)
  }

  #spawn(environment: Readonly<Record<string, string>>): void {
    this.#start = spawn(process.execPath, ['scripts/dist/start.js'], {
      cwd: ROOT,
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        TMPDIR: process.env['TMPDIR'],
        ...environment,
        HUB_DATA: this.#data,
        PORT: String(this.#gatewayPort),
        SAMPLE_DATA: 'no',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.#start.stdout, this.#start.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output += text))
  }

  /** Our cluster, started again whenever it ends. */
  async #runCluster(): Promise<void> {
    const postgres = await startPostgres({ folder: join(this.#folder, 'cluster') })
    this.#cluster = postgres
    void postgres.exited.then(async () => {
      this.#cluster = undefined
      if (!this.#isStopping) await this.#runCluster()
    })
  }

  async #ensure(name: string): Promise<string> {
    if (!this.#cluster) throw new Error('The cluster is down.')
    return this.#cluster.ensureDatabase(name)
  }

  async #readRoster(): Promise<void> {
    const text = await readFile(join(this.#data, 'processes.json'), 'utf8').catch(() => '[]')
    this.#roster = JSON.parse(text) as HubProcess[]
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
