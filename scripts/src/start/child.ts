// One process of the hub, kept alive: when it dies it is started again, on the port that it had.

import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

import { ConfigProblem } from '@isbn-hub/process/config-problem'
import { EXIT_CONFIG } from '@isbn-hub/process/run'

export interface ChildOptions {
  readonly name: string
  readonly program: URL
  readonly env: Readonly<Record<string, string | undefined>>
  /** Where its output goes. */
  readonly log: string
  /** It has come, gone or come back. */
  readonly changed: () => void
}

/** Pauses before a process is started again, in milliseconds; each death doubles the pause, a quiet minute resets it. */
const FIRST_PAUSE = 200
const LONGEST_PAUSE = 10_000
const QUIET = 60_000

export class Child {
  readonly name: string
  readonly #options: ChildOptions
  #running: ChildProcess | undefined
  #port: number | undefined
  #pause = FIRST_PAUSE
  #forgone = false

  constructor(options: ChildOptions) {
    this.name = options.name
    this.#options = options
  }

  get process(): { name: string; pid: number; port: number } | undefined {
    const pid = this.#running?.pid
    return pid === undefined || this.#port === undefined ? undefined : { name: this.name, pid, port: this.#port }
  }

  /** Resolves with its port when it listens. One that ends before throws, and isn't started again. */
  async start(): Promise<number> {
    const written = await stat(this.#options.log).then(
      ({ size }) => size,
      () => 0,
    )
    const answer = await this.#launch()
    if ('port' in answer) return answer.port
    const said = (await readFile(this.#options.log)).subarray(written).toString('utf8')
    const sentence = said.trim().split('\n').at(-1) ?? ''
    if (answer.code === EXIT_CONFIG) throw new ConfigProblem(sentence)
    throw new Error(`${this.name} ended before it listened: ${sentence || `exit code ${String(answer.code)}`}`)
  }

  /** From now on it is not started again. */
  forgo(): void {
    this.#forgone = true
  }

  /** Asks it to end, and ends it after `within` milliseconds. */
  async stop(within: number): Promise<void> {
    this.forgo()
    const child = this.#running
    if (!child) return
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    child.kill('SIGTERM')
    const timer = setTimeout(() => child.kill('SIGKILL'), within)
    await ended
    clearTimeout(timer)
  }

  #launch(): Promise<{ port: number } | { code: number | null }> {
    const { program, env, log, changed } = this.#options
    const file = openSync(log, 'a')
    const child = fork(program, {
      env: { ...process.env, PORT: '0', ...env, ...(this.#port !== undefined && { PORT: String(this.#port) }) },
      stdio: ['ignore', file, file, 'ipc'],
      // In a group of its own: Ctrl-C at the terminal reaches us alone, and we end the others in order.
      detached: true,
    })
    closeSync(file)
    this.#running = child
    const since = Date.now()
    return new Promise((resolve) => {
      child.on('message', (message: { listening?: number }) => {
        if (message.listening === undefined) return
        this.#port = message.listening
        changed()
        resolve({ port: message.listening })
      })
      child.once('exit', (code) => {
        this.#running = undefined
        changed()
        // Never listened and never had a port: the start itself has failed, and the operator must look at it.
        if (this.#port === undefined) return resolve({ code })
        resolve({ code })
        if (!this.#forgone) void this.#again(Date.now() - since > QUIET)
      })
    })
  }

  async #again(wasQuiet: boolean): Promise<void> {
    if (wasQuiet) this.#pause = FIRST_PAUSE
    // With jitter, so that several that died of one cause don't all come back at one instant.
    await sleep(this.#pause * (0.75 + Math.random() / 2))
    this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE)
    if (!this.#forgone) await this.#launch()
  }
}
