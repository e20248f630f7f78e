// `npm start`: the whole hub on this machine, each part a process with a port of its own, as in production.

import { createLog } from '@isbn-hub/process/log'
import { startProblem } from '@isbn-hub/process/run'

import { readStart } from './start/config.ts'
import { Hub } from './start/hub.ts'
import { welcome } from './start/welcome.ts'

const log = createLog('start')
const hub = new Hub()

let stopping: Promise<void> | undefined
const stop = (code: number) => {
  stopping ??= hub.stop()
  void stopping.then(() => process.exit(code))
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0))
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => {
    log.error(event, { error: String(error) })
    stop(1)
  })

try {
  const config = readStart(process.env)
  await hub.start(config)
  if (!stopping) process.stdout.write(welcome(hub.processes, config))
} catch (error) {
  // Told to stop while it started: what failed, failed because of that.
  if (!stopping) process.stderr.write(startProblem('The hub', error) + '\n')
  stop(1)
}
