// Measures the hub against its goals, on this machine, and prints what came out.
//
//   npm run bench                         a table
//   npm run bench -- --json               one JSON document
//   npm run bench -- --only 1,3           these sections alone
//   npm run bench -- --quick              shorter rounds, and 100,000 for a million
//
// Everything runs on 127.0.0.1 and is stopped at the end; data lie in a temporary folder, which is removed. Exit code 0
// says that all was measured, not that all goals were met.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { measureAssignments } from './bench/assignments.ts'
import { measureBulkLookUps } from './bench/bulk-look-ups.ts'
import { measureCatchUp } from './bench/catch-up.ts'
import { Children } from './bench/children.ts'
import { measureCommitToDashboard } from './bench/commit-to-dashboard.ts'
import { startHub } from './bench/hub.ts'
import { measureIdleSubscribers } from './bench/idle-subscribers.ts'
import { Load } from './bench/load.ts'
import { lengthenJournal } from './bench/long-journal.ts'
import { thisMachine } from './bench/machine.ts'
import { measureManyDashboards } from './bench/many-dashboards.ts'
import { measureParsing } from './bench/parse-and-hyphenate.ts'
import { fillRegisters, fillSmall } from './bench/registers.ts'
import { asTable, type Report, type Section } from './bench/report.ts'
import { measureSingleLookUps } from './bench/single-look-ups.ts'

const SECTIONS = [1, 2, 3, 4, 5, 6, 7, 8]
/** Entries of a long journal. */
const LONG = 1_000_000
const LONG_QUICK = 100_000
/** Nothing here takes as long; something hangs. */
const LIMIT = 40 * 60_000

interface Wishes {
  readonly json: boolean
  readonly quick: boolean
  readonly only: ReadonlySet<number>
}

function readWishes(args: string[]): Wishes {
  const { values } = parseArgs({
    args,
    options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, only: { type: 'string' } },
  })
  const only = values.only?.split(',').map(Number) ?? SECTIONS
  const unknown = only.find((number) => !SECTIONS.includes(number))
  if (unknown !== undefined) throw new TypeError(`--only takes some of ${SECTIONS.join()}, as --only 1,3.`)
  return { json: values.json ?? false, quick: values.quick ?? false, only: new Set(only) }
}

/** What has to be undone, the latest first; once, whether the run ends, fails or is interrupted. */
class Undoing {
  readonly #steps: (() => Promise<unknown>)[] = []

  add(step: () => Promise<unknown>): void {
    this.#steps.unshift(step)
  }

  async all(): Promise<void> {
    for (const step of this.#steps.splice(0)) await step()
  }
}

async function bench({ quick, only }: Wishes, undoing: Undoing): Promise<Report> {
  const begin = performance.now()
  const machine = await thisMachine()
  const sections: Section[] = []
  let postgres = ''
  if (only.has(1)) sections.push(await measureParsing(quick))
  if ([...only].some((number) => number > 1)) {
    const folder = await mkdtemp(join(tmpdir(), 'isbn-hub-bench-'))
    undoing.add(() => rm(folder, { recursive: true, force: true }))
    const hub = await startHub(folder, (step) => undoing.add(step))
    const children = new Children(folder)
    undoing.add(() => children.stop())
    postgres = hub.postgresVersion
    const small = lazily('filling a register', () => fillSmall(hub))
    const prepare = {
      small,
      all: lazily('filling the registers', async () => fillRegisters(hub, await small(), quick)),
      load: lazily('starting the load', async () => new Load(children)),
      journal: lazily('lengthening the journal', () => lengthenJournal(hub, quick ? LONG_QUICK : LONG)),
    }
    for (const [number, measure] of [
      [2, async () => measureSingleLookUps(hub, await prepare.all(), await prepare.load(), children, quick)],
      [3, async () => measureBulkLookUps(hub, await prepare.all(), await prepare.load(), quick)],
      [4, async () => measureCommitToDashboard(hub, await prepare.all(), children, quick)],
      [5, async () => measureAssignments(hub, await prepare.small(), children, quick)],
      [
        6,
        async () => {
          await prepare.journal()
          return measureManyDashboards(hub, await prepare.small(), children, quick)
        },
      ],
      [
        7,
        async () => {
          await prepare.journal()
          return measureCatchUp(hub, children, quick ? LONG_QUICK : LONG, quick)
        },
      ],
      [8, () => measureIdleSubscribers(hub, children, quick)],
    ] as const) {
      if (!only.has(number)) continue
      print(`section ${number}`)
      sections.push(await measure())
    }
  }
  return { machine, postgres, quick, seconds: (performance.now() - begin) / 1_000, sections }
}

/** Done when it is first needed, and once. */
function lazily<T>(what: string, make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    if (!made) {
      print(what)
      made = make()
    }
    return made
  }
}

const print = (what: string): void => void process.stderr.write(`bench: ${what}\n`)

const undoing = new Undoing()
const giveUp = (reason: string): void => {
  print(reason)
  void undoing.all().finally(() => process.exit(1))
}
process.once('SIGINT', () => giveUp('interrupted'))
process.once('SIGTERM', () => giveUp('interrupted'))
setTimeout(() => giveUp(`not done within ${LIMIT / 60_000} minutes`), LIMIT).unref()

try {
  const wishes = readWishes(process.argv.slice(2))
  const report = await bench(wishes, undoing)
  process.stdout.write(`${wishes.json ? JSON.stringify(report, null, 2) : asTable(report)}\n`)
} catch (error) {
  print(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await undoing.all()
}
