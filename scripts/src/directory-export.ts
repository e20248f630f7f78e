// `npm run --silent directory:export -- --out FILE [--agency BY]`: the publishers' directory as a file, as /directory.csv
// serves it.

import { parseArgs } from 'node:util'

import { type FileFilter, writeDirectoryFile } from '@isbn-hub/international/actions/write-directory-file'
import { PIID_STATUSES } from '@isbn-hub/international/domain/piid'
import { openDatabase } from '@isbn-hub/international/store/database'
import { startProblem } from '@isbn-hub/runtime/run'
import { writeWhole } from '@isbn-hub/runtime/whole-file'

import { readStart } from './start/config.ts'
import { withDatabase } from './start/open-database.ts'

const USAGE = 'usage: npm run --silent directory:export -- --out FILE [--agency BY] [--status A|I]'

interface ExportOptions extends FileFilter {
  readonly out: string
}

async function write(url: string, { out, ...filter }: ExportOptions): Promise<void> {
  const database = await openDatabase(url)
  try {
    await writeWhole(out, writeDirectoryFile(database.reading.pool, filter))
  } finally {
    await database.close()
  }
}

function readArguments(): ExportOptions | undefined {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({ options: { out: text, agency: text, status: text } })
    const agency = values.agency?.toUpperCase()
    const status = PIID_STATUSES.find((known) => known === values.status?.toUpperCase())
    if (!values.out || (agency && !/^([A-Z]{2}|INTL)$/.test(agency)) || (values.status && !status)) return undefined
    return { out: values.out, agency, status }
  } catch {
    return undefined
  }
}

const options = readArguments()
if (!options) {
  process.stderr.write(USAGE + '\n')
  process.exitCode = 2
} else {
  try {
    await withDatabase(readStart(process.env), 'INTERNATIONAL', (url) => write(url, options))
    process.stdout.write(`Written: ${options.out}\n`)
  } catch (error) {
    process.stderr.write(startProblem('The export', error) + '\n')
    process.exitCode = 1
  }
}
