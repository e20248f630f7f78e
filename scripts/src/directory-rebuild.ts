// `npm run --silent directory:rebuild`: international's directory and journal are made again from the agencies' feeds.
// With --compare nothing is changed: it prints whether the directory equals the feeds, row by row.

import { parseArgs } from 'node:util'

import { networkSource } from '@isbn-hub/feed/network-source'
import { compareDirectory, rebuildDirectory } from '@isbn-hub/international/actions/rebuild-directory'
import { type Connections, openDatabase } from '@isbn-hub/international/store/database'
import { startProblem } from '@isbn-hub/runtime/run'

import { agencyEndpoints } from './start/addresses.ts'
import { readStart, type StartConfig } from './start/config.ts'
import { withDatabase } from './start/open-database.ts'

const USAGE = 'usage: npm run --silent directory:rebuild -- [--compare] [--accept-loss]'

const print = (line: string): boolean => process.stdout.write(line + '\n')

/** Lost events that are named one by one. */
const MOST_NAMED = 50

type Work = (database: Connections, sources: Parameters<typeof rebuildDirectory>[1]['sources']) => Promise<boolean>

async function onDirectory(config: StartConfig, work: Work): Promise<boolean> {
  const sources = new Map(
    [...(await agencyEndpoints(config))].map(([code, url]) => [code, networkSource({ url, field: 'feed' })] as const),
  )
  print(`Reading the feeds of ${[...sources.keys()].join(', ') || 'no agency'}.`)
  return withDatabase(config, 'INTERNATIONAL', async (url) => {
    const database = await openDatabase(url)
    try {
      return await work(database, sources)
    } finally {
      await database.close()
    }
  })
}

const compare: Work = async (database, sources) => {
  const { events, differences, lost } = await compareDirectory(database, { sources })
  for (const { table, onlyLive, onlyRebuilt } of differences)
    print(`  ${table}: ${onlyLive} rows that the feeds lack, ${onlyRebuilt} that it lacks itself`)
  list(lost)
  const isEqual = differences.length === 0 && lost.length === 0
  print(isEqual ? `Equal, row by row, after ${events} events.` : `Not equal, after ${events} events.`)
  return isEqual
}

const rebuild =
  (acceptLoss: boolean): Work =>
  async (database, sources) => {
    const answer = await rebuildDirectory(database, { sources, acceptLoss })
    list(answer.lost)
    if ('refusal' in answer) {
      print('Refused, and nothing was changed: the journal is the only one that still knows these events.')
      print('An agency that was restored puts them back with a new epoch; --accept-loss gives them up for good.')
      return false
    }
    print(`Made again from ${answer.events} events. The journal begins epoch ${answer.epoch}: earlier cursors answer`)
    print('EPOCH_CHANGED, and their holders read the directory and go on from there.')
    return true
  }

function list(lost: readonly { agency: string; sequence: number; kind: string; subject: string }[]): void {
  for (const { agency, sequence, kind, subject } of lost.slice(0, MOST_NAMED))
    print(`  ${agency} ${sequence} ${kind} ${subject}: in the journal, and in no feed`)
  if (lost.length > MOST_NAMED) print(`  and ${lost.length - MOST_NAMED} more`)
}

function readArguments(): Work | undefined {
  const flag = { type: 'boolean' } as const
  try {
    const { values } = parseArgs({ options: { compare: flag, 'accept-loss': flag } })
    return values.compare ? compare : rebuild(values['accept-loss'] ?? false)
  } catch {
    return undefined
  }
}

const work = readArguments()
if (!work) {
  process.stderr.write(USAGE + '\n')
  process.exitCode = 2
} else {
  try {
    if (!(await onDirectory(readStart(process.env), work))) process.exitCode = 1
  } catch (error) {
    process.stderr.write(startProblem('The rebuilding', error) + '\n')
    process.exitCode = 1
  }
}
