// What an operator does after a restore.
// `npm run --silent feed -- new-epoch --agency BY`: at the agency. Puts back the events that the international journal has
// and the backup lacks, and begins a new epoch of the feed.
// `npm run --silent feed -- take-up --agency BY`: at international. The agency's new epoch is followed from now on.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

import { beginEpoch } from '@isbn-hub/agency/actions/begin-epoch'
import { openDatabase as openRegister } from '@isbn-hub/agency/store/database'
import { networkSource } from '@isbn-hub/feed/network-source'
import { takeUpFeed } from '@isbn-hub/international/actions/take-up-feed'
import { openDatabase as openDirectory } from '@isbn-hub/international/store/database'
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { startProblem } from '@isbn-hub/runtime/run'

import { agencyEndpoints, internationalEndpoint } from './start/addresses.ts'
import { AGENCIES, PROJECT, readStart, type StartConfig } from './start/config.ts'
import { withDatabase } from './start/open-database.ts'

const USAGE = `usage: npm run --silent feed -- new-epoch --agency BY [--without-journal]
       npm run --silent feed -- take-up --agency BY [--accept-fork]`

const print = (line: string): boolean => process.stdout.write(line + '\n')

/** Events that are named one by one; of more only the number is said. */
const MOST_NAMED = 50

async function newEpoch(agency: string, config: StartConfig, withoutJournal: boolean): Promise<void> {
  const timeZone = await timeZoneOf(agency)
  const journal = withoutJournal
    ? undefined
    : networkSource({ url: await internationalEndpoint(config), field: 'journal' })
  const { before, epoch, recovered } = await withDatabase(config, agency, async (url) => {
    const database = await openRegister(url)
    try {
      return await beginEpoch(database, { agency, timeZone }, journal)
    } finally {
      await database.close()
    }
  })
  print(`${agency}'s feed ended at ${before.sequence}, in epoch ${before.epoch}.`)
  if (withoutJournal)
    print(
      'No event was put back. Numbers that were assigned after the backup may be assigned again: nothing prevents it.',
    )
  else print(`Put back from the international journal: ${recovered.length} events.`)
  list(
    recovered.map(({ kind, at, publisher, prefix, isbn }) => {
      return `${at} ${kind} ${isbn?.isbn13 ?? prefix?.value ?? publisher.id}, ${publisher.id}`
    }),
  )
  if (recovered.length > 0)
    print(
      'Only public data were put back. Contacts, further facts of publications, consents, papers and idempotency keys of ' +
        'that time are missing, and so are events that the journal had not received.',
    )
  print(`The feed begins epoch ${epoch}, with ${before.sequence + recovered.length} entries.`)
  print(
    `It is followed again once it is taken up at international: npm run --silent feed -- take-up --agency ${agency}`,
  )
}

/** False where it was refused. */
async function takeUp(agency: string, config: StartConfig, acceptFork: boolean): Promise<boolean> {
  const url = (await agencyEndpoints(config)).get(agency)
  if (url === undefined) throw new ConfigProblem(`AGENCY_URL_${agency} is not set, and no hub runs in the data folder.`)
  const answer = await withDatabase(config, 'INTERNATIONAL', async (database) => {
    const directory = await openDirectory(database)
    try {
      return await takeUpFeed(directory, { agency, source: networkSource({ url, field: 'feed' }), acceptFork })
    } finally {
      await directory.close()
    }
  })
  if ('refusal' in answer && answer.refusal === 'NOTHING_TO_TAKE_UP') {
    print(`Nothing to take up: ${agency}'s feed lives in the epoch that is followed, or nothing of it ever was.`)
    print('If it is TAMPERED, the agency wrote after a restore: it has to begin a new epoch first.')
    return false
  }
  if (answer.forkedAt !== undefined) {
    print(
      `The new epoch differs from the applied events from entry ${answer.forkedAt} on. Announced, and no longer in it:`,
    )
    list(answer.lost.map(({ sequence, kind, subject }) => `${sequence} ${kind} ${subject}`))
  }
  if ('refusal' in answer) {
    print(
      'Refused. At the agency a new epoch puts such events back; with --accept-fork they stay in the journal alone.',
    )
    return false
  }
  const { before, now } = answer
  print(
    `${agency} is followed from ${now.sequence} of epoch ${now.epoch} on; before it was ${before.sequence} of ${before.epoch}.`,
  )
  return true
}

function list(lines: readonly string[]): void {
  for (const line of lines.slice(0, MOST_NAMED)) print(`  ${line}`)
  if (lines.length > MOST_NAMED) print(`  and ${lines.length - MOST_NAMED} more`)
}

/** The days in a register are days of its nation's zone. */
async function timeZoneOf(agency: string): Promise<string> {
  const folder = AGENCIES.find(({ code }) => code === agency)?.folder
  if (folder === undefined) throw new ConfigProblem(`${agency} is not an agency of this project.`)
  const program = pathToFileURL(join(PROJECT, 'subgraphs', folder, 'dist/nation.js')).href
  const values = Object.values((await import(program)) as Record<string, { code?: unknown; timeZone?: unknown }>)
  const timeZone = values.find((value) => value.code === agency)?.timeZone
  if (typeof timeZone !== 'string') throw new Error(`${program} has no nation ${agency}.`)
  return timeZone
}

interface Asked {
  readonly act: 'new-epoch' | 'take-up'
  readonly agency: string
  readonly withoutJournal: boolean
  readonly acceptFork: boolean
}

function readArguments(): Asked | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        agency: { type: 'string' },
        'without-journal': { type: 'boolean' },
        'accept-fork': { type: 'boolean' },
      },
    })
    const [act, ...rest] = positionals
    const agency = values.agency?.toUpperCase()
    if (rest.length > 0 || !agency || (act !== 'new-epoch' && act !== 'take-up')) return undefined
    return {
      act,
      agency,
      withoutJournal: values['without-journal'] ?? false,
      acceptFork: values['accept-fork'] ?? false,
    }
  } catch {
    return undefined
  }
}

const asked = readArguments()
if (!asked) {
  process.stderr.write(USAGE + '\n')
  process.exitCode = 2
} else {
  try {
    const config = readStart(process.env)
    if (asked.act === 'new-epoch') await newEpoch(asked.agency, config, asked.withoutJournal)
    else if (!(await takeUp(asked.agency, config, asked.acceptFork))) process.exitCode = 1
  } catch (error) {
    process.stderr.write(startProblem('The command', error) + '\n')
    process.exitCode = 1
  }
}
