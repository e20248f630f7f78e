// A project with small programs in place of the hub's own, in a folder of its own, and its starts.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { startOf } from '@isbn-hub/runtime/other-process'

const FOLDERS = {
  by: 'subgraphs/belarus',
  bg: 'subgraphs/bulgaria',
  mk: 'subgraphs/north-macedonia',
  uz: 'subgraphs/uzbekistan',
  af: 'subgraphs/afghanistan',
  intl: 'subgraphs/multinational-ngos',
  international: 'subgraphs/international',
  gateway: 'gateway',
} as const

export type PartName = keyof typeof FOLDERS
export type HubProcess = { name: string; pid: number; port: number }

const PART = new URL('programs/part.js', import.meta.url).href
const START = new URL('programs/start.js', import.meta.url).pathname

export class Project implements AsyncDisposable {
  readonly folder: string
  readonly data: string
  readonly diary: string
  readonly #starts = new Set<ChildProcess>()
  readonly #seen = new Set<number>()

  private constructor(folder: string) {
    this.folder = folder
    this.data = join(folder, 'data')
    this.diary = join(folder, 'diary')
  }

  static async make(): Promise<Project> {
    const project = new Project(await mkdtemp(join(tmpdir(), 'hub-project-')))
    await writeFile(join(project.folder, 'package.json'), '{ "type": "module" }')
    await writeFile(project.diary, '')
    for (const name of Object.keys(FOLDERS) as PartName[]) await project.part(name)
    return project
  }

  main(name: PartName): string {
    return join(this.folder, FOLDERS[name], 'dist/main.js')
  }

  /** Gives a part its program: one that serves, or any other text. */
  async part(name: PartName, options: { stubborn?: boolean } | string = {}): Promise<void> {
    const settings = JSON.stringify({ diary: this.diary, ...(typeof options === 'object' && options) })
    const serving = `import { runPart } from ${JSON.stringify(PART)}\nawait runPart('${name}', ${settings})\n`
    await mkdir(dirname(this.main(name)), { recursive: true })
    await writeFile(this.main(name), typeof options === 'string' ? options : serving)
  }

  /** What the parts noted: who stopped, in the order in which they were asked to. */
  async noted(): Promise<string[]> {
    return (await readFile(this.diary, 'utf8')).split('\n').filter(Boolean)
  }

  start(env: Record<string, string>): Start {
    const child = spawn(process.execPath, [START, this.folder], {
      // A group of its own, as a terminal gives to each command.
      detached: true,
      env: { PATH: process.env['PATH'] ?? '', HUB_DATA: this.data, ...env },
    })
    this.#starts.add(child)
    return new Start(child)
  }

  async processes(): Promise<HubProcess[]> {
    const processes = JSON.parse(await readFile(join(this.data, 'processes.json'), 'utf8')) as HubProcess[]
    for (const { pid } of processes) this.#seen.add(pid)
    return processes
  }

  async process(name: string): Promise<HubProcess | undefined> {
    return (await this.processes()).find((process) => process.name === name)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.processes().catch(() => undefined)
    for (const child of this.#starts) {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    }
    for (const pid of this.#seen) if (await runs(pid)) process.kill(pid, 'SIGKILL')
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10 })
  }
}

export class Start {
  readonly child: ChildProcess
  output = ''
  errors = ''
  /** The exit code, once all output is in. */
  readonly ended: Promise<number | null>

  constructor(child: ChildProcess) {
    this.child = child
    child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (this.errors += chunk.toString()))
    this.ended = once(child, 'close').then(([code]) => code as number | null)
  }

  /** As the terminal does it: to the whole group. */
  pressCtrlC(): void {
    process.kill(-(this.child.pid ?? NaN), 'SIGINT')
  }

  /** Until it says that all is ready. */
  async ready(): Promise<void> {
    await until(async () => {
      if (this.child.exitCode !== null) throw new Error(`It ended with ${this.child.exitCode}: ${this.errors}`)
      return this.output.includes('Ctrl-C ends everything.')
    }, 25_000)
  }
}

export const runs = async (pid: number) => (await startOf(pid)) !== undefined

export async function until<Found>(
  look: () => Promise<Found>,
  within = 30_000,
): Promise<Exclude<NonNullable<Found>, false>> {
  for (const limit = Date.now() + within; ; await sleep(25)) {
    const found = await look()
    if (found) return found as Exclude<NonNullable<Found>, false>
    if (Date.now() > limit) throw new Error(`It did not happen within ${within / 1_000} s: ${look}`)
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return port
}
