// How every process of the hub starts and stops.

import { isConfigProblem } from './config-problem.ts'
import { createLog, type Log } from './log.ts'
import { reasonOf } from './reason.ts'

export interface Running {
  /** The port that the process answers on. */
  readonly port: number
  /** Ends in order: takes no new work, finishes what it has, closes its connections. */
  stop(): Promise<void>
}

/** The exit codes that a supervisor, or systemd, tells apart; 78 is EX_CONFIG of sysexits.h. */
export const EXIT_CONFIG = 78
export const EXIT_FAULT = 1

/** How long a stop may take before the process ends all the same. */
const STOP_LIMIT = 3_000

/**
 * Runs a process of the hub: the one line of its main.
 *
 * Once it listens, the parent is told by IPC, `{ listening: port }`; without a parent, a line is printed.
 * SIGTERM, SIGINT and the loss of the parent stop it in order, within three seconds, exit code 0.
 * A ConfigProblem at start prints its message and exits with 78; any other fault prints a line and exits with 1.
 * What nobody caught while running is logged as one JSON line and ends the process with 1, for the supervisor to start
 * it afresh: after it, no state in memory can be trusted.
 */
export async function run(name: string, start: (log: Log) => Promise<Running>): Promise<void> {
  const log = createLog(name)
  outliveClosedPipes()
  endOnTheUnexpected(log)
  const asked = askedToStop()
  void asked.then(() => limitTheStop(log))

  let running: Running
  try {
    running = await start(log)
  } catch (error) {
    process.stderr.write(startProblem(name, error) + '\n')
    return process.exit(isConfigProblem(error) ? EXIT_CONFIG : EXIT_FAULT)
  }
  announce(name, running.port)
  void asked.then(async (reason) => {
    log.info('stopping', { reason })
    await running.stop()
    process.exit(0)
  })
}

/** One line that says why a start failed: a ConfigProblem's own sentence, or the error's code and message. */
export function startProblem(name: string, error: unknown): string {
  if (isConfigProblem(error)) return error.message
  return `${name} can't start: ${reasonOf(error)}`
}

/** Whoever read our output may be gone before us; that must not turn an orderly stop into a crash. */
function outliveClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
}

function endOnTheUnexpected(log: Log): void {
  const end = (event: string) => (error: unknown) => {
    log.error(event, { error })
    process.exit(EXIT_FAULT)
  }
  process.on('uncaughtException', end('uncaught exception'))
  process.on('unhandledRejection', end('unhandled rejection'))
}

function askedToStop(): Promise<string> {
  return new Promise((resolve) => {
    process.on('SIGTERM', () => resolve('SIGTERM'))
    process.on('SIGINT', () => resolve('SIGINT'))
    process.on('disconnect', () => resolve('the parent is gone'))
    // The parent may have gone while this process was still loading its modules: the event is past then.
    if (process.send && !process.connected) resolve('the parent is gone')
  })
}

function limitTheStop(log: Log): void {
  setTimeout(() => {
    log.error('stopping took too long', { limitSeconds: STOP_LIMIT / 1_000 })
    process.exit(EXIT_FAULT)
  }, STOP_LIMIT).unref()
}

function announce(name: string, port: number): void {
  // The callback keeps a parent that has just gone from becoming an uncaught exception.
  if (process.send) process.send({ listening: port }, () => undefined)
  else process.stdout.write(`${name} listens on port ${port}.\n`)
}
