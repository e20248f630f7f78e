// The issuer's public keys, from an address or a file, read no more often than needed.

import { readFile } from 'node:fs/promises'

import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose'

/** The keys could not be read, and none are known from before. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'
  readonly code = 'KEYS_UNAVAILABLE'
}

interface Schedule {
  /** After keys were read, an unknown key is no reason to read them again for so long: made-up keys cause no storm. */
  readonly cooldown: number
  /** Read again after so long, so that a key taken away is no longer accepted. */
  readonly freshFor: number
}

const HTTP: Schedule = { cooldown: 30_000, freshFor: 600_000 }
const FILE: Schedule = { cooldown: 1_000, freshFor: 60_000 }

/** After a failed reading the next is tried no sooner. */
const FAILURE_PAUSE = 1_000
/** While the issuer can't be reached, the keys known from before serve for a day: an outage there is not one here. */
const USABLE_FOR = 86_400_000
const FETCH_LIMIT = 2_000

/** Finds the key that a token names; `jwksUrl` is http:, https: or file:. */
export function keysAt(jwksUrl: string): JWTVerifyGetKey {
  const url = new URL(jwksUrl)
  return url.protocol === 'file:'
    ? keys(async () => JSON.parse(await readFile(url, 'utf8')) as JSONWebKeySet, FILE)
    : keys(() => fetchKeys(url), HTTP)
}

async function fetchKeys(url: URL): Promise<JSONWebKeySet> {
  const signal = AbortSignal.timeout(FETCH_LIMIT)
  const response = await fetch(url, { headers: { accept: 'application/json' }, redirect: 'error', signal })
  if (!response.ok) throw new KeysUnavailable(`The key set was answered with status ${response.status}.`)
  return (await response.json()) as JSONWebKeySet
}

/** As jose's remote key set, for any source, and with a pause after failures too. */
function keys(read: () => Promise<JSONWebKeySet>, { cooldown, freshFor }: Schedule): JWTVerifyGetKey {
  let known: { find: JWTVerifyGetKey; since: number } | undefined
  let failure: unknown
  let reading: Promise<void> | undefined
  let nextReading = 0

  const refresh = async (): Promise<void> => {
    if (!reading && Date.now() < nextReading) return
    reading ??= read()
      .then((set) => {
        known = { find: createLocalJWKSet(set), since: Date.now() }
        nextReading = Date.now() + cooldown
      })
      .catch((error: unknown) => {
        failure = error
        nextReading = Date.now() + FAILURE_PAUSE
      })
      .finally(() => (reading = undefined))
    await reading
  }

  return async (header, token) => {
    if (!known || Date.now() > known.since + freshFor) await refresh()
    if (!known || Date.now() > known.since + USABLE_FOR) throw new KeysUnavailable('No keys.', { cause: failure })
    const { find, since } = known
    try {
      return await find(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error
      await refresh()
      if (known.since === since) throw error
      return known.find(header, token)
    }
  }
}
