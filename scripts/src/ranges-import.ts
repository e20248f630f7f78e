// `npm run ranges:import -- FILE`: puts the official range message in the place of the project's own table, for this hub's
// data folder, after showing what it changes. A message that would divide assigned numbers differently is refused, and nothing changes.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { listPrefixes } from '@isbn-hub/agency/store/find-prefixes'
import { compareRanges, type Cut, type RangeChange, recuts } from '@isbn-hub/isbn/compare-ranges'
import type { Prefix } from '@isbn-hub/isbn/prefix'
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { makeFolder } from '@isbn-hub/runtime/folder'
import { isHeld, takeLock } from '@isbn-hub/runtime/lock'
import { loadRanges } from '@isbn-hub/runtime/ranges'
import { startProblem } from '@isbn-hub/runtime/run'
import { writeWhole } from '@isbn-hub/runtime/whole-file'
import pg from 'pg'

import { startPostgres } from './postgres/start-postgres.ts'
import { AGENCIES, readStart, type StartConfig } from './start/config.ts'

const print = (line: string): boolean => process.stdout.write(line + '\n')

async function importRanges(file: string | undefined, config: StartConfig): Promise<void> {
  if (!file)
    throw new ConfigProblem(
      'usage: npm run ranges:import -- FILE, the RangeMessage.xml of the International ISBN Agency.',
    )
  const before = loadRanges(config.rangeMessage)
  const after = loadRanges(file)
  if (after.date < before.date)
    print(`Note: this message is of ${after.date}; the table in use is newer, of ${before.date}.`)

  const changes = compareRanges(before, after)
  print(`From ${before.serial} (${before.date}) to ${after.serial} (${after.date}): ${changes.length} changes.`)
  for (const change of changes) print(`  ${described(change)}`)

  const touched = recuts(after, await assignedPrefixes(config))
  if (touched.length > 0) {
    for (const { prefix } of touched) print(`  ${prefix.value} was given out and would be cut anew`)
    throw new ConfigProblem(`Refused: the message touches ${touched.length} prefixes that were given out.`)
  }
  const imported = join(config.data, 'ranges.xml')
  await writeWhole(imported, await readFile(file))
  print(`Imported. Restart the hub to use it: ${imported}`)
  print('The International ISBN Agency has no part in this project and endorses none of what it shows.')
}

function described(change: RangeChange): string {
  switch (change.kind) {
    case 'GROUP_ADDED':
      return `${change.group} is new: ${change.after ?? ''}`
    case 'GROUP_REMOVED':
      return `${change.group} (${change.before ?? ''}) is gone`
    case 'GROUP_RENAMED':
      return `${change.group} is called ${change.after ?? ''}, not ${change.before ?? ''}`
    case 'OPENED':
    case 'CLOSED':
    case 'RECUT': {
      const span = `${change.span.lo}–${change.span.hi - 1}`
      return `${change.group} ${span}: ${cut(change.before)} → ${cut(change.after)}`
    }
  }
}

const cut = (cut: Cut | undefined): string => (cut ? `registrants of ${cut.registrantLength} digits` : 'not open')

/** Every prefix that any agency of this hub has given out. */
async function assignedPrefixes(config: StartConfig): Promise<Prefix[]> {
  await makeFolder(config.data, 0o711)
  // Held: the hub runs, and its PostgreSQL with it, which must go on running.
  const lock = await takeLock(join(config.data, 'start.lock'))
  const own = AGENCIES.filter(({ code }) => !config.databases.has(code))
  const postgres = own.length > 0 ? await startPostgres({ folder: join(config.data, 'postgres') }) : undefined
  try {
    const prefixes: Prefix[] = []
    for (const { code } of AGENCIES) {
      const url = config.databases.get(code) ?? (await postgres?.ensureDatabase(code.toLowerCase()))
      if (url !== undefined) prefixes.push(...(await prefixesIn(url)))
    }
    return prefixes
  } finally {
    if (!isHeld(lock)) {
      await postgres?.stop()
      await lock.release()
    }
  }
}

async function prefixesIn(url: string): Promise<Prefix[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ made: boolean }>(`select to_regclass('prefix') is not null as made`)
    return rows[0]?.made ? await listPrefixes(client) : []
  } finally {
    await client.end()
  }
}

try {
  const { positionals } = parseArgs({ allowPositionals: true })
  await importRanges(positionals[0], readStart(process.env))
} catch (error) {
  process.stderr.write(startProblem('The import', error) + '\n')
  process.exitCode = 1
}
