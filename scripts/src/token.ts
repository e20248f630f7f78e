// `npm run --silent token -- --agency BY --role registrar [--minutes 60]`: a development token, for trying things out.

import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { roles } from '@isbn-hub/identity/claims'
import { createDevelopmentKey, signDevelopmentToken } from '@isbn-hub/identity/development-key'
import { makeFolder } from '@isbn-hub/process/folder'
import { startProblem } from '@isbn-hub/process/run'

const USAGE = `usage: npm run --silent token -- --agency BY --role ${roles.join('|')} [--subject NAME] [--minutes 60]`

try {
  const { values } = parseArgs({
    options: {
      agency: { type: 'string' },
      role: { type: 'string', default: 'registrar' },
      subject: { type: 'string' },
      minutes: { type: 'string', default: '60' },
    },
  })
  const role = roles.find((known) => known === values.role)
  const minutes = Number(values.minutes)
  const agency = values.agency?.toUpperCase()
  if (!role || !(minutes > 0) || (agency === undefined && role !== 'international')) throw new Error(USAGE)

  const project = fileURLToPath(new URL('../../', import.meta.url))
  const folder = join(process.env['HUB_DATA'] ? resolve(process.env['HUB_DATA']) : join(project, '.data'), 'identity')
  await makeFolder(folder, 0o700)
  await createDevelopmentKey(folder)
  const subject = values.subject ?? `${role}@${agency ?? 'international'}`
  process.stdout.write((await signDevelopmentToken({ folder, agency, role, subject, minutes })) + '\n')
} catch (error) {
  process.stderr.write(startProblem('The token', error) + '\n')
  process.exitCode = 1
}
