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
const told = new Error('The torture was told to stop.')
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort(told))

if (!Number.isSafeInteger(seed) || !(minutes > 0) || !(clients > 0)) {
  process.stderr.write('usage: npm run torture -- [--json] [--seed N] [--minutes M] [--clients N] [--log FILE]\n')
  process.exitCode = 2
} else {
  process.stderr.write(`seed ${seed}\n`)
  // What hangs on a connection that was reset would keep us here, so the end is said.
  process.exit(await torture())
}

/** The exit code: 0 where all was kept, 1 where something wasn't, 3 where there is no verdict. */
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
