// `npm start` as a process: it starts the hub, tells what runs where, and ends it all when asked to.

import { isConfigProblem } from '@isbn-hub/runtime/config-problem'
import { createLog } from '@isbn-hub/runtime/log'
import { EXIT_CONFIG, EXIT_FAULT, startProblem } from '@isbn-hub/runtime/run'

import { readStart } from './config.ts'
import { Hub } from './hub.ts'
import { welcome } from './welcome.ts'

/** Runs until a signal ends it, with exit code 0, or until something can't start, with a sentence and another code. */
export async function runStart(project?: string): Promise<void> {
  const log = createLog('start')
  const hub = new Hub(project)
  let stopping: Promise<void> | undefined
  const stop = (code: number) => {
    if (stopping) return
    stopping = hub.stop().catch((error: unknown) => log.error('stopping failed', { error }))
    void stopping.then(() => process.exit(code))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.error(event, { error })
      stop(EXIT_FAULT)
    })
  }
  // Whoever read our output may be gone; the hub goes on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

  try {
    const config = readStart(process.env, log)
    await hub.start(config)
    if (!stopping) process.stdout.write(welcome(hub.processes, config))
  } catch (error) {
    // Told to stop while it started: what failed, failed because of that.
    if (!stopping) process.stderr.write(startProblem('The hub', error) + '\n')
    stop(isConfigProblem(error) ? EXIT_CONFIG : EXIT_FAULT)
  }
}
