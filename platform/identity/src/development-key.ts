// Tokens for development: a key pair made on this machine, and tokens signed with it.

import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'

import type { Role } from './claims.ts'

/** Names that nobody can own: .localhost never leaves the machine. */
export const developmentIssuer = 'https://hub.isbn.localhost/'
export const developmentAudience = 'isbn-hub'

export interface DevelopmentKey {
  /** The public half, as the file: address that a verifier takes. */
  readonly jwksUrl: string
}

/**
 * Makes an ES256 key pair in this folder, or finds the one made before: `private.jwk`, which only its owner can read, and
 * `jwks.json`. Two processes that start at once end up with one and the same key.
 */
export async function createDevelopmentKey(folder: string): Promise<DevelopmentKey> {
  const { kty, crv, x, y, kid } = await privateKeyIn(folder)
  const jwks = join(folder, 'jwks.json')
  await replace(jwks, JSON.stringify({ keys: [{ kty, crv, x, y, kid, alg: 'ES256', use: 'sig' }] }, null, 2) + '\n')
  return { jwksUrl: pathToFileURL(jwks).href }
}

export interface DevelopmentToken {
  /** Where the key pair is. */
  readonly folder: string
  readonly agency: string | undefined
  readonly role: Role
  readonly subject?: string
  readonly minutes?: number
}

/** A token for the hub on this machine; a hub whose JWKS_URL names a real issuer refuses it. */
export async function signDevelopmentToken({
  folder,
  agency,
  role,
  subject = 'development',
  minutes = 60,
}: DevelopmentToken): Promise<string> {
  const key = await privateKeyIn(folder)
  const now = Math.floor(Date.now() / 1_000)
  return new SignJWT({ ...(agency && { agency }), roles: [role] })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: key.kid })
    .setIssuer(developmentIssuer)
    .setAudience(developmentAudience)
    .setSubject(subject)
    .setIssuedAt(now)
    .setExpirationTime(now + Math.round(minutes * 60))
    .sign(await importJWK(key, 'ES256'))
}

type PrivateKey = JWK & { kid: string }

async function privateKeyIn(folder: string): Promise<PrivateKey> {
  return (await readPrivateKey(folder)) ?? (await makePrivateKey(folder))
}

async function readPrivateKey(folder: string): Promise<PrivateKey | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'private.jwk'), 'utf8')) as PrivateKey
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function makePrivateKey(folder: string): Promise<PrivateKey> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk: PrivateKey = { ...(await exportJWK(privateKey)), kid: `development-${randomUUID()}` }
  const draft = join(folder, `private.${randomUUID()}`)
  await writeFile(draft, JSON.stringify(jwk), { mode: 0o600 })
  try {
    // A link is made whole or not at all, and never over another: the first of two processes wins.
    await link(draft, join(folder, 'private.jwk'))
    return jwk
  } catch (error) {
    const won = await readPrivateKey(folder)
    if (won) return won
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Writes a whole file in place of another: a reader sees the old or the new, never a part. */
async function replace(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, text)
  await rename(draft, file)
}
