// `npm run torture -- [--json] [--seed N] [--minutes M] [--log FILE]`: breaks the whole hub in every way it knows, and judges.

import { parseArgs } from 'node:util'

import { logTo, runTorture } from './torture/run-torture.ts'
import { table } from './torture/table.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string' },
    minutes: { type: 'string', default: '2' },
    clients: { type: 'string', default: '4' },
    log: { type: 'string' },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
const minutes = Number(values.minutes)
const clients = Number(values.clients)

const stop = new AbortController()
const stopped = new Error('The torture was stopped by a signal.')
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort(stopped))

if (!Number.isSafeInteger(seed) || !(minutes > 0) || !(clients > 0)) {
  process.stderr.write('usage: npm run torture -- [--json] [--seed N] [--minutes M] [--clients N] [--log FILE]\n')
  process.exitCode = 2
} else {
  process.stderr.write(`seed ${seed}\n`)
  // A request on a connection that was reset could keep the process alive, so it ends explicitly.
  process.exit(await torture())
}

/** The exit code: 0 if every promise was kept, 1 if one was broken, 3 if the run gives no verdict. */
async function torture(): Promise<number> {
  try {
    const report = await runTorture({
      seed,
      minutes,
      registrarsPerAgency: clients,
      signal: stop.signal,
      log: values.log ? logTo(values.log) : () => undefined,
    })
    process.stdout.write(values.json ? JSON.stringify(report, undefined, 2) + '\n' : table(report))
    return report.found.length > 0 ? 1 : 0
  } catch (error) {
    process.stderr.write(`No verdict: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return 3
  }
}
