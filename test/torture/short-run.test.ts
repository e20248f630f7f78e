/** The torture itself, for a short time. `npm run torture` runs it for as long as one likes. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { expect, test } from '@jest/globals'

const PROGRAM = fileURLToPath(new URL('../dist/torture.js', import.meta.url))
const SEED = 3
const MINUTES = 1.3

/** A busy machine may need long to start the hub and to bring it to rest; the program keeps its own, shorter limits. */
const LIMIT = 8 * 60_000

interface Run {
  readonly code: number
  readonly output: string
  readonly complaint: string
}

function torture(): Promise<Run> {
  const options = ['--json', '--seed', String(SEED), '--minutes', String(MINUTES), '--clients', '3']
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [PROGRAM, ...options],
      { env: { ...process.env, NODE_OPTIONS: '' }, timeout: LIMIT - 30_000, maxBuffer: 10_000_000 },
      (_error, output, complaint) => resolve({ code: child.exitCode ?? -1, output, complaint }),
    )
  })
}

test(
  `while the whole hub is killed, stopped, cut off and crashed, nothing is lost, doubled or given twice (seed ${SEED})`,
  async () => {
    const { code, output, complaint } = await torture()
    if (!output.startsWith('{')) throw new Error(`The torture ended with ${code}:\n${complaint}`)
    const report = JSON.parse(output)
    expect(report.found).toEqual([])
    expect(report.violations).toEqual({})
    expect(code).toBe(0)
    expect(report.acts.acknowledged).toBeGreaterThan(100)
    expect(report.faults.kills).toBeGreaterThan(3)
    expect(report.faults.resets).toBeGreaterThan(10)
    expect(report.events.received).toBeGreaterThan(report.events.journal)
  },
  LIMIT,
)
