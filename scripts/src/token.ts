// `npm run --silent token -- --agency BY --role registrar [--minutes 60]`: a development token, for trying things out.

import { parseArgs } from 'node:util'

import { isAgencyCode } from '@isbn-hub/identity/agency-code'
import { type Role, roles } from '@isbn-hub/identity/claims'
import { createDevelopmentKey, signDevelopmentToken } from '@isbn-hub/identity/development-key'
import { makeFolder } from '@isbn-hub/runtime/folder'
import { startProblem } from '@isbn-hub/runtime/run'

import { dataFolder, identityFolder } from './start/config.ts'

const USAGE = `usage: npm run --silent token -- --agency BY --role ${roles.join('|')} [--subject NAME] [--minutes 60]`

interface TokenOptions {
  readonly agency: string | undefined
  readonly role: Role
  readonly subject: string
  readonly minutes: number
}

const options = readArguments()
if (!options) {
  process.stderr.write(USAGE + '\n')
  process.exitCode = 2
} else {
  await print(options)
}

async function print(options: TokenOptions): Promise<void> {
  const folder = identityFolder(dataFolder(process.env))
  try {
    await makeFolder(folder, 0o700)
    await createDevelopmentKey(folder)
    process.stdout.write((await signDevelopmentToken({ folder, ...options })) + '\n')
  } catch (error) {
    process.stderr.write(startProblem('The token', error) + '\n')
    process.exitCode = 1
  }
}

function readArguments(): TokenOptions | undefined {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({ options: { agency: text, role: text, subject: text, minutes: text } })
    const role = roles.find((known) => known === (values.role ?? 'registrar'))
    const minutes = Number(values.minutes ?? 60)
    const agency = values.agency?.toUpperCase()
    if (!role || !(minutes > 0)) return undefined
    // The International Agency acts for no country; everybody else belongs to one.
    if (role !== 'international' && !isAgencyCode(agency ?? '')) return undefined
    return { agency, role, minutes, subject: values.subject ?? `${role}@${agency ?? 'international'}` }
  } catch {
    return undefined
  }
}
