import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import {
  createDevelopmentKey,
  developmentAudience,
  developmentIssuer,
  signDevelopmentToken,
} from '../src/development-key.ts'
import { createVerifier } from '../src/verify.ts'

let folder: string
beforeEach(async () => void (folder = join(await mkdtemp(join(tmpdir(), 'identity-')), 'identity')))
afterEach(() => rm(join(folder, '..'), { recursive: true }))

test('a development token is one that the hub on this machine accepts', async () => {
  const token = await signDevelopmentToken({ folder, agency: 'BY', role: 'registrar', minutes: 5 })
  const { jwksUrl } = await createDevelopmentKey(folder)
  const verifier = createVerifier({ jwksUrl, issuer: developmentIssuer, audience: developmentAudience })
  expect(await verifier.verify(`Bearer ${token}`)).toMatchObject({
    subject: 'development',
    agency: 'BY',
    roles: ['registrar'],
  })
})

test('the private half can be read by its owner alone, and is not in the public file', async () => {
  await createDevelopmentKey(folder)
  expect((await stat(join(folder, 'private.jwk'))).mode & 0o777).toBe(0o600)
  expect(JSON.parse(await readFile(join(folder, 'jwks.json'), 'utf8'))).toEqual({
    keys: [expect.not.objectContaining({ d: expect.anything() })],
  })
})

test('processes that start at once end up with one key, which is kept', async () => {
  const sign = () => signDevelopmentToken({ folder, agency: 'BY', role: 'registrar' })
  const tokens = await Promise.all(Array.from({ length: 8 }, sign))
  const { jwksUrl } = await createDevelopmentKey(folder)
  const verifier = createVerifier({ jwksUrl, issuer: developmentIssuer, audience: developmentAudience })
  for (const token of tokens) expect(await verifier.verify(`Bearer ${token}`)).toMatchObject({ agency: 'BY' })
  expect((await readdir(folder)).sort()).toEqual(['jwks.json', 'private.jwk'])
})
