/** Two agencies, international and the gateway as single processes, each database in a test's own hands. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import {
  createDevelopmentKey,
  developmentAudience,
  developmentIssuer,
  signDevelopmentToken,
} from '@isbn-hub/identity/development-key'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'

import type { Answer } from './hub.ts'
import { copyDatabase, type TestDatabase, testDatabase } from './src/kit/database.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const PROGRAMS = {
  by: 'subgraphs/belarus/dist/main.js',
  bg: 'subgraphs/bulgaria/dist/main.js',
  international: 'subgraphs/international/dist/main.js',
  gateway: 'gateway/dist/main.js',
} as const
type Name = keyof typeof PROGRAMS

interface Part {
  readonly child: ChildProcess
  readonly port: number
}

// Fills nothing in: each process brings its own database up to date.
async function anEmptyDatabase(): Promise<void> {}

export class Parts implements AsyncDisposable {
  readonly #folder: string
  readonly #identity: Record<string, string>
  readonly #databases = new Map<Name, TestDatabase>()
  readonly #copies: TestDatabase[] = []
  readonly #parts = new Map<Name, Part>()
  readonly #output = new Map<Name, string>()
  #keys = 0

  private constructor(folder: string, jwksUrl: string) {
    this.#folder = folder
    this.#identity = { JWKS_URL: jwksUrl, JWT_ISSUER: developmentIssuer, JWT_AUDIENCE: developmentAudience }
  }

  static async start(): Promise<Parts> {
    const folder = await mkdtemp(join(tmpdir(), 'isbn-hub-parts-'))
    const parts = new Parts(folder, (await createDevelopmentKey(folder)).jwksUrl)
    try {
      await parts.#startAll()
      return parts
    } catch (error) {
      await parts[Symbol.asyncDispose]()
      throw error
    }
  }

  async #startAll(): Promise<void> {
    for (const name of ['by', 'bg', 'international'] as const)
      this.#databases.set(name, await testDatabase(anEmptyDatabase))
    await Promise.all([this.startAgency('by'), this.startAgency('bg')])
    await this.#start('international', {
      DATABASE_URL: this.#urlOf('international'),
      AGENCY_URL_BY: `${this.#address('by')}/graphql`,
      AGENCY_URL_BG: `${this.#address('bg')}/graphql`,
    })
    await this.#start('gateway', {
      INTERNATIONAL_URL: this.#address('international'),
      PORT: '0',
      HUB_DATA: this.#folder,
    })
  }

  /** Starts the agency, at the port that it had, over its database or another in its place. */
  async startAgency(name: 'by' | 'bg', database = this.#databases.get(name)): Promise<void> {
    if (database) this.#databases.set(name, database)
    await this.#start(name, { DATABASE_URL: this.#urlOf(name), SAMPLE_DATA: 'no', FILES: join(this.#folder, name) })
  }

  signal(name: Name, signal: NodeJS.Signals): void {
    this.#parts.get(name)?.child.kill(signal)
  }

  async stop(name: Name): Promise<void> {
    const { child } = this.#parts.get(name) ?? {}
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }

  /** A copy of a stopped agency's database. */
  async copy(name: Name): Promise<TestDatabase> {
    const copy = await copyDatabase(this.#databases.get(name)!)
    this.#copies.push(copy)
    return copy
  }

  /** Everything that the process has logged. */
  output(name: Name): string {
    return this.#output.get(name) ?? ''
  }

  async ask(query: string, variables: object = {}, token?: string): Promise<Answer> {
    const response = await fetch(`${this.#address('gateway')}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    })
    return { status: response.status, ...((await response.json()) as object) }
  }

  /** Asks the agency itself, as a registrar, under a key of its own. */
  async change(agency: string, query: string, variables: object): Promise<any> {
    const token = await signDevelopmentToken({
      folder: this.#folder,
      agency,
      role: 'registrar',
      subject: 'registrar',
      minutes: 60,
    })
    const response = await fetch(`${this.#address(agency.toLowerCase() as Name)}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { ...variables, key: `key ${this.#keys++}` } }),
    })
    const { data, errors } = (await response.json()) as Answer
    if (errors) throw new Error(JSON.stringify(errors))
    return data
  }

  /** The stream of assignments at the gateway. */
  stream(after?: string) {
    const client = createClient({
      url: `${this.#address('gateway').replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    })
    const results = client.iterate<any>({
      query: `subscription ($after: Cursor) { assignments(after: $after) {
        __typename ... on Assignment { publisherName sequence agency { code } cursor }
        ... on AgencyNotice { state agency { code } cursor } ... on Heartbeat { cursor } } }`,
      variables: { after },
    })
    const dispose = async (): Promise<void> => {
      await results.return?.()
      await client.dispose()
    }
    return {
      /** The next message of the kind, others passed over. */
      async next(accepts: (message: any) => boolean): Promise<any> {
        for (;;) {
          const { value, done } = await results.next()
          if (done || value.errors) throw new Error(`The stream ended: ${JSON.stringify(value?.errors)}`)
          if (accepts(value.data.assignments)) return value.data.assignments
        }
      },
      /** The code with which the stream ends, its messages passed over. */
      async refusal(): Promise<string | undefined> {
        try {
          for (;;) {
            const { value, done } = await results.next()
            if (done) return undefined
            if (value.errors) return String((value.errors as any)[0].extensions.code)
          }
        } catch (error) {
          return (error as any)[0]?.extensions?.code ?? String(error)
        } finally {
          await dispose()
        }
      },
      [Symbol.asyncDispose]: dispose,
    }
  }

  /** Runs a command of an operator, with the addresses of the parts. */
  async run(script: string, args: readonly string[] = []): Promise<{ code: number | null; text: string }> {
    const child = spawn(process.execPath, [`scripts/dist/${script}.js`, ...args], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        HUB_DATA: this.#folder,
        DATABASE_URL_BY: this.#urlOf('by'),
        DATABASE_URL_INTERNATIONAL: this.#urlOf('international'),
        INTERNATIONAL_URL: this.#address('international'),
        AGENCY_URL_BY: `${this.#address('by')}/graphql`,
        AGENCY_URL_BG: `${this.#address('bg')}/graphql`,
      },
    })
    let text = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece: string) => (text += piece))
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    return { code, text }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.signal('by', 'SIGCONT')
    for (const name of ['gateway', 'international', 'by', 'bg'] as const) await this.stop(name)
    for (const database of new Set([...this.#databases.values(), ...this.#copies]))
      await database[Symbol.asyncDispose]()
    await rm(this.#folder, { recursive: true, force: true })
  }

  #urlOf(name: Name): string {
    return this.#databases.get(name)!.url
  }

  #address(name: Name): string {
    return `http://127.0.0.1:${this.#parts.get(name)!.port}`
  }

  async #start(name: Name, env: Record<string, string>): Promise<void> {
    const child = spawn(process.execPath, [PROGRAMS[name]], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PORT: String(this.#parts.get(name)?.port ?? 0),
        ...this.#identity,
        ...env,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    child.stderr!.setEncoding('utf8').on('data', (text: string) => this.#output.set(name, this.output(name) + text))
    const port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message: { listening: number }) => resolve(message.listening))
      child.once('exit', (code) => reject(new Error(`${name} ended with ${code}:\n${this.output(name)}`)))
    })
    this.#parts.set(name, { child, port })
  }
}
