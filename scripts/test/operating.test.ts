import { readFile } from 'node:fs/promises'

import { AGENCY_SETTINGS } from '@isbn-hub/agency/config'
import { GATEWAY_SETTINGS } from '@isbn-hub/gateway/config'
import { INTERNATIONAL_SETTINGS } from '@isbn-hub/international/config'
import { type Settings, settingsTable } from '@isbn-hub/runtime/settings'
import { expect, test } from '@jest/globals'

import { START_SETTINGS } from '../src/start/config.ts'

/** As Prettier leaves it, without what it does to the columns. */
const narrow = (table: string): string =>
  table.replaceAll(/ +\|/g, ' |').replaceAll(/\| +/g, '| ').replaceAll(/-{3,}/g, '---')

test.each<[heading: string, settings: Settings]>([
  ['An agency', AGENCY_SETTINGS],
  ['International', INTERNATIONAL_SETTINGS],
  ['The gateway', GATEWAY_SETTINGS],
  ['The whole hub on one machine', START_SETTINGS],
])('docs/operating.md has the settings of “%s” as they are declared', async (heading, settings) => {
  const page = await readFile(new URL('../../docs/operating.md', import.meta.url), 'utf8')
  const [, section = ''] = page.split(`\n## ${heading}\n`)
  const [table] = /^\| variable.*(\n\|.*)*/m.exec(section) ?? []
  expect(narrow(table ?? '')).toBe(narrow(settingsTable(settings)))
})
