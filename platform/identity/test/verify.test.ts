import { createHmac, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { SignJWT } from 'jose'

import { isCaller } from '../src/claims.ts'
import type { IdentityProblem } from '../src/problem.ts'
import { createVerifier, type Verifier } from '../src/verify.ts'

const issuer = 'https://login.example.org/'
const audience = 'isbn-hub'
const registrar = { iss: issuer, aud: audience, sub: 'clerk-7', agency: 'BY', roles: ['registrar'] }
const now = () => Math.floor(Date.now() / 1_000)

const es256 = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }), kid: 'first', alg: 'ES256' }
const ed25519 = { ...generateKeyPairSync('ed25519'), kid: 'second', alg: 'EdDSA' }
const stranger = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }), kid: 'stranger', alg: 'ES256' }

let folder: string
let verifier: Verifier

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identity-'))
  verifier = createVerifier({ jwksUrl: await keyFile('jwks.json', es256, ed25519), issuer, audience })
})
afterAll(() => rm(folder, { recursive: true }))

describe('a token in order', () => {
  test.each([es256, ed25519])('says who asks, for which agency, in which role, until when (%#)', async (key) => {
    const exp = now() + 600
    const caller = await verifier.verify(`Bearer ${await sign(key, { ...registrar, exp })}`)
    expect(caller).toEqual({
      subject: 'clerk-7',
      agency: 'BY',
      roles: ['registrar'],
      expiresAt: new Date(exp * 1_000),
    })
  })

  test('keeps only the roles that the hub knows', async () => {
    const token = await sign(es256, { ...registrar, roles: ['librarian', 'publisher', 'admin'] })
    expect(await verifier.verify(`bearer ${token}`)).toMatchObject({ roles: ['publisher'] })
  })

  test('is refused the moment it expires, although it was verified before', async () => {
    const token = await sign(es256, { ...registrar, exp: now() + 60 })
    expect(isCaller(await verifier.verify(`Bearer ${token}`))).toBe(true)
    jest.useFakeTimers({ now: Date.now() + 61_000, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] })
    try {
      expect(await verifier.verify(`Bearer ${token}`)).toMatchObject({ reason: 'EXPIRED' })
    } finally {
      jest.useRealTimers()
    }
  })
})

test('no header at all is anonymous; an empty one is not', async () => {
  expect(await verifier.verify(undefined)).toEqual({ anonymous: true })
  expect(await verifier.verify('')).toMatchObject({ reason: 'UNREADABLE' })
})

describe('refused, without an echo of the token:', () => {
  const refusals: [string, string, () => Promise<string> | string][] = [
    ['an expired token', 'EXPIRED', () => sign(es256, { ...registrar, exp: now() - 1 })],
    ['one not valid yet', 'NOT_YET_VALID', () => sign(es256, { ...registrar, nbf: now() + 60 })],
    ['one of another issuer', 'WRONG_ISSUER', () => sign(es256, { ...registrar, iss: 'https://evil.example/' })],
    ['one without an issuer', 'WRONG_ISSUER', () => sign(es256, { ...registrar, iss: undefined })],
    ['one for another audience', 'WRONG_AUDIENCE', () => sign(es256, { ...registrar, aud: ['shop', 'library'] })],
    ['one that never expires', 'UNREADABLE', () => sign(es256, { ...registrar, exp: undefined })],
    ['one that expires after the end of time', 'UNREADABLE', () => sign(es256, { ...registrar, exp: 1e300 })],
    ['one whose subject no register can keep', 'UNREADABLE', () => sign(es256, { ...registrar, sub: 'clerk\0' })],
    ['one without a subject', 'UNREADABLE', () => sign(es256, { ...registrar, sub: undefined })],
    ['one whose agency is no code', 'UNREADABLE', () => sign(es256, { ...registrar, agency: "BY' or 1" })],
    ['one whose roles are no list', 'UNREADABLE', () => sign(es256, { ...registrar, roles: 'registrar' })],
    ['one signed with a key that the issuer does not name', 'UNKNOWN_KEY', () => sign(stranger, registrar)],
    ['one that borrows the name of a key', 'WRONG_SIGNATURE', () => sign({ ...stranger, kid: 'first' }, registrar)],
    ['one with a changed claim', 'WRONG_SIGNATURE', async () => withOtherClaims(await sign(es256, registrar))],
    ['one that says it needs no signature', 'ALGORITHM_REFUSED', () => unsigned({ alg: 'none' })],
    ['the public key used as a shared secret', 'ALGORITHM_REFUSED', () => signedWithPublicKey()],
    ['an algorithm that the key could do, yet not ours', 'ALGORITHM_REFUSED', () => signedWithRsa()],
    ['10 KB of a token', 'TOKEN_TOO_LONG', () => sign(es256, { ...registrar, note: 'x'.repeat(10_000) })],
    ['a word', 'UNREADABLE', () => 'letmein'],
    ['two tokens', 'UNREADABLE', async () => `${await sign(es256, registrar)} ${await sign(es256, registrar)}`],
  ]

  test.each(refusals)('%s', async (_, reason, make) => {
    const token = await make()
    const problem = (await verifier.verify(`Bearer ${token}`)) as IdentityProblem
    expect(problem).toEqual({ code: 'UNAUTHENTICATED', reason, message: expect.stringMatching(/^The .*\.$/) })
    for (const part of token.split(/[. ]/).filter(Boolean)) expect(problem.message).not.toContain(part)
  })

  test('another scheme', async () => {
    expect(await verifier.verify('Basic Y2xlcms6c2VjcmV0')).toMatchObject({ reason: 'UNREADABLE' })
  })
})

describe("the issuer's keys", () => {
  test('a key added to the file is found within a second, without a restart', async () => {
    const jwksUrl = await keyFile('grows.json', es256)
    const growing = createVerifier({ jwksUrl, issuer, audience })
    expect(isCaller(await growing.verify(`Bearer ${await sign(es256, registrar)}`))).toBe(true)
    await keyFile('grows.json', es256, ed25519)
    await sleep(1_050)
    expect(isCaller(await growing.verify(`Bearer ${await sign(ed25519, registrar)}`))).toBe(true)
  })

  test('a file that is not there refuses tokens, and is found once it is', async () => {
    const late = createVerifier({ jwksUrl: pathToFileURL(join(folder, 'late.json')).href, issuer, audience })
    const token = `Bearer ${await sign(es256, registrar)}`
    expect(await late.verify(token)).toMatchObject({ reason: 'KEYS_UNAVAILABLE' })
    await keyFile('late.json', es256)
    await sleep(1_050)
    expect(isCaller(await late.verify(token))).toBe(true)
  })

  test('a hundred tokens with made-up keys cost the issuer no second request', async () => {
    await using keys = await keyServer(es256)
    const remote = createVerifier({ jwksUrl: keys.url, issuer, audience })
    const tokens = await Promise.all(
      Array.from({ length: 100 }, (_, n) => sign({ ...stranger, kid: `made-up-${n}` }, registrar)),
    )
    const answers = await Promise.all(tokens.map((token) => remote.verify(`Bearer ${token}`)))
    expect(new Set(answers.map((answer) => (answer as IdentityProblem).reason))).toEqual(new Set(['UNKNOWN_KEY']))
    expect(isCaller(await remote.verify(`Bearer ${await sign(es256, registrar)}`))).toBe(true)
    expect(keys.requests).toBe(1)
  })

  test('a failing issuer is asked no more than once a second, and serves again when it recovers', async () => {
    await using keys = await keyServer(es256)
    keys.failing = true
    const remote = createVerifier({ jwksUrl: keys.url, issuer, audience })
    const token = `Bearer ${await sign(es256, registrar)}`
    for (let n = 0; n < 20; n++) expect(await remote.verify(token)).toMatchObject({ reason: 'KEYS_UNAVAILABLE' })
    expect(keys.requests).toBe(1)
    keys.failing = false
    await sleep(1_050)
    expect(isCaller(await remote.verify(token))).toBe(true)
  })
})

type Key = { privateKey: KeyObject; publicKey: KeyObject; kid: string; alg: string }

function sign(key: Key, claims: Record<string, unknown>): Promise<string> {
  return new SignJWT({ exp: now() + 600, ...claims })
    .setProtectedHeader({ alg: key.alg, kid: key.kid })
    .sign(key.privateKey)
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')

function withOtherClaims(token: string): string {
  const [header, , signature] = token.split('.')
  return [header, base64({ ...registrar, agency: 'BG', exp: now() + 600 }), signature].join('.')
}

function unsigned(header: object): string {
  return `${base64(header)}.${base64({ ...registrar, exp: now() + 600 })}.`
}

function signedWithPublicKey(): string {
  const content = `${base64({ alg: 'HS256', kid: 'first' })}.${base64({ ...registrar, exp: now() + 600 })}`
  const secret = es256.publicKey.export({ type: 'spki', format: 'pem' })
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`
}

function signedWithRsa(): Promise<string> {
  return sign({ ...generateKeyPairSync('rsa', { modulusLength: 2048 }), kid: 'first', alg: 'RS256' }, registrar)
}

const keySet = (...keys: Key[]) => ({
  keys: keys.map(({ publicKey, kid, alg }) => ({ ...publicKey.export({ format: 'jwk' }), kid, alg })),
})

async function keyFile(name: string, ...keys: Key[]): Promise<string> {
  await writeFile(join(folder, name), JSON.stringify(keySet(...keys)))
  return pathToFileURL(join(folder, name)).href
}

async function keyServer(...keys: Key[]) {
  const seen = { requests: 0, failing: false }
  const server = createServer((_, response) => {
    seen.requests++
    response.writeHead(seen.failing ? 500 : 200).end(JSON.stringify(keySet(...keys)))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(seen, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  })
}
