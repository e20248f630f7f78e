import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

import { developmentAudience, developmentIssuer } from '@isbn-hub/identity/development-key'
import { createVerifier } from '@isbn-hub/identity/verify'
import { afterEach, beforeEach, expect, test } from '@jest/globals'

const program = fileURLToPath(new URL('../dist/token.js', import.meta.url))
let data: string

beforeEach(async () => void (data = await mkdtemp(join(tmpdir(), 'token-'))))
afterEach(() => rm(data, { recursive: true }))

test('prints one token, which the hub of that data folder accepts', async () => {
  const { stdout } = await token('--agency', 'by', '--role', 'registrar', '--minutes', '5')
  const jwksUrl = pathToFileURL(join(data, 'identity/jwks.json')).href
  const verifier = createVerifier({ jwksUrl, issuer: developmentIssuer, audience: developmentAudience })
  const caller = await verifier.verify(`Bearer ${stdout.trim()}`)
  expect(caller).toMatchObject({ subject: 'registrar@BY', agency: 'BY', roles: ['registrar'] })
  const minutes = ((caller as { expiresAt: Date }).expiresAt.getTime() - Date.now()) / 60_000
  expect(minutes).toBeGreaterThan(4.5)
  expect(minutes).toBeLessThan(5.5)
})

test.each([
  ['without an agency', ['--role', 'registrar']],
  ['for a role that is not known', ['--agency', 'BY', '--role', 'king']],
  ['for no time', ['--agency', 'BY', '--minutes', 'soon']],
  ['with a word it does not know', ['--agent', 'BY']],
])('says how it is used when called %s', async (_, words) => {
  await expect(token(...words)).rejects.toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^usage: /),
  })
})

function token(...words: string[]) {
  return promisify(execFile)(process.execPath, [program, ...words], { env: { ...process.env, HUB_DATA: data } })
}
