/** The hub as its users get it: `npm start` in a folder of its own, and what they do with it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { createClient } from 'graphql-ws'
import WebSocket from 'ws'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** How long a fresh hub may take until it is ready, in milliseconds. */
const READY_WITHIN = 60_000

export interface HubProcess {
  readonly name: string
  readonly pid: number
  readonly port: number
}

export interface Answer {
  readonly status: number
  readonly data?: any
  readonly errors?: any[]
}

export class Hub implements AsyncDisposable {
  readonly data: string
  readonly port: number
  #start: ChildProcess
  #output = ''

  private constructor(data: string, port: number) {
    this.data = data
    this.port = port
    this.#start = this.#spawn()
  }

  /** A fresh hub on free ports, ready. */
  static async start(): Promise<Hub> {
    for (let attempt = 1; ; attempt++) {
      const hub = new Hub(await mkdtemp(join(tmpdir(), 'isbn-hub-')), await freePort())
      try {
        await hub.ready()
        return hub
      } catch (error) {
        await hub[Symbol.asyncDispose]()
        // Another hub took the port a moment before.
        if (attempt === 3 || !hub.output.includes(`${hub.port}`)) throw error
      }
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Everything that the start has printed. */
  get output(): string {
    return this.#output
  }

  get pid(): number {
    return this.#start.pid ?? 0
  }

  async ready(): Promise<void> {
    const before = Date.now() + READY_WITHIN
    for (;;) {
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined)
      // Another program that has the port would answer, too.
      if (answer?.status === 200 && this.#output.includes('Ctrl-C ends everything')) return
      if (this.#start.exitCode !== null) throw new Error(`The hub ended with ${this.#start.exitCode}:\n${this.#output}`)
      if (Date.now() > before) throw new Error(`The hub was not ready in ${READY_WITHIN} ms:\n${this.#output}`)
      await sleep(50)
    }
  }

  async processes(): Promise<HubProcess[]> {
    return JSON.parse(await readFile(join(this.data, 'processes.json'), 'utf8')) as HubProcess[]
  }

  async process(name: string): Promise<HubProcess> {
    const found = (await this.processes()).find((each) => each.name === name)
    if (!found) throw new Error(`No process ${name}.`)
    return found
  }

  async ask(query: string, variables: object = {}, token?: string): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    })
    return { status: response.status, ...((await response.json()) as object) }
  }

  /** Opens a subscription over WebSocket; iterate over its results. */
  subscribe(query: string, variables: Record<string, unknown> = {}) {
    const client = createClient({
      url: `${this.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    })
    const results = client.iterate<any>({ query, variables })
    return {
      next: async () => (await results.next()).value?.data,
      [Symbol.asyncDispose]: async () => {
        await results.return?.()
        await client.dispose()
      },
    }
  }

  /** A registrar's token, as `npm run token` prints it. */
  async token(agency: string, role = 'registrar'): Promise<string> {
    const child = spawn(process.execPath, ['scripts/dist/token.js', '--agency', agency, '--role', role], {
      cwd: ROOT,
      env: { ...process.env, HUB_DATA: this.data },
    })
    let text = ''
    for await (const chunk of child.stdout) text += String(chunk)
    return text.trim()
  }

  /** Ends it as Ctrl-C does; resolves with the exit code. */
  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    if (this.#start.exitCode !== null || this.#start.signalCode !== null) return this.#start.exitCode
    const ended = new Promise<number | null>((resolve) => this.#start.once('exit', resolve))
    this.#start.kill(signal)
    return ended
  }

  /** Starts again on the same data. */
  async restart(): Promise<void> {
    this.#start = this.#spawn()
    await this.ready()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    await rm(this.data, { recursive: true, force: true })
  }

  #spawn(): ChildProcess {
    const child = spawn(process.execPath, ['scripts/dist/start.js'], {
      cwd: ROOT,
      env: { ...process.env, NODE_OPTIONS: '', HUB_DATA: this.data, PORT: String(this.port) },
    })
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (this.#output += text))
    return child
  }
}

export const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export async function eventually<T>(look: () => Promise<T | undefined | false>, within = 20_000): Promise<T> {
  const before = Date.now() + within
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > before) throw new Error(`Not within ${within} ms.`)
    await sleep(50)
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
