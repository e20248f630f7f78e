// Processes that the bench starts, and ends.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A server of ours says within this time that it listens, or never will. */
const START_LIMIT = 60_000
const STOP_LIMIT = 5_000

export class Children {
  readonly #folder: string
  readonly #running = new Set<ChildProcess>()

  /** Their logs go into the folder. */
  constructor(folder: string) {
    this.#folder = folder
  }

  /** Starts a program that tells its parent `{ listening: port }`, and resolves with the port. */
  async serve(name: string, program: URL, env: NodeJS.ProcessEnv): Promise<number> {
    const child = this.start(name, program, env)
    const listening = new Promise<number>((resolve) => {
      child.on('message', (message) => {
        const port = (message as { listening?: number }).listening
        if (port !== undefined) resolve(port)
      })
    })
    const failed = this.#failure(name, child)
    return Promise.race([listening, failed])
  }

  /** Starts a program that talks with its parent over IPC. */
  start(name: string, program: URL, env: NodeJS.ProcessEnv = {}): ChildProcess {
    const log = openSync(this.#logOf(name), 'a')
    const child = fork(program, { env: { ...process.env, ...env }, stdio: ['ignore', log, log, 'ipc'] })
    closeSync(log)
    this.#running.add(child)
    child.once('exit', () => this.#running.delete(child))
    return child
  }

  async stop(): Promise<void> {
    await Promise.all(
      [...this.#running].map(async (child) => {
        const gone = once(child, 'exit')
        child.kill('SIGTERM')
        const patience = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT)
        await gone
        clearTimeout(patience)
      }),
    )
  }

  async #failure(name: string, child: ChildProcess): Promise<never> {
    const late = new Promise<string>((resolve) => {
      setTimeout(resolve, START_LIMIT, `${name} did not listen within ${START_LIMIT / 1_000} s`).unref()
    })
    const ended = once(child, 'exit').then(([code]) => `${name} ended with ${String(code)}`)
    const what = await Promise.race([ended, late])
    throw new Error(`${what}:\n${readFileSync(this.#logOf(name), 'utf8').slice(-2_000)}`)
  }

  #logOf(name: string): string {
    return join(this.#folder, `${name}.log`)
  }
}
