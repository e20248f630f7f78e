// What `npm start` is told by its environment, read once.

import { accessSync, constants, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'

/** The project's own folder. */
export const PROJECT = fileURLToPath(new URL('../../../', import.meta.url))

/** The agencies, each by its code, whose small letters name the process and the database, and where its program is. */
export const AGENCIES = [
  { code: 'BY', folder: 'belarus' },
  { code: 'BG', folder: 'bulgaria' },
  { code: 'MK', folder: 'north-macedonia' },
  { code: 'UZ', folder: 'uzbekistan' },
  { code: 'AF', folder: 'afghanistan' },
  { code: 'INTL', folder: 'multinational-ngos' },
] as const

const SAID_BY_OPERATOR = ['HOLIDAYS', 'PAYEE', 'FEE_PER_NUMBER']

export interface StartConfig {
  /** The data folder, absolute. */
  readonly data: string
  readonly host: string
  readonly port: number
  /** Code of an agency, or INTERNATIONAL → the database that is given for it. */
  readonly databases: ReadonlyMap<string, string>
  /** Code of an agency, or INTERNATIONAL → where the others find it, if not at its own port: a proxy stands before it. */
  readonly addresses: ReadonlyMap<string, string>
  /** The official range message, absolute. */
  readonly rangeMessage: string | undefined
  readonly sampleData: 'yes' | 'no'
  /** Code of an agency → what its operator says of it: the variables that end in its code, without that. */
  readonly settings: ReadonlyMap<string, Readonly<Record<string, string | undefined>>>
  /** A real issuer's keys, name and audience; undefined for the development key. */
  readonly issuer: Readonly<Record<'JWKS_URL' | 'JWT_ISSUER' | 'JWT_AUDIENCE', string>> | undefined
}

/** Throws a ConfigProblem that names what is wrong. */
export function readStart(env: NodeJS.ProcessEnv): StartConfig {
  const { HOST, PORT = '4000', SAMPLE_DATA } = env
  const port = Number(PORT)
  if (!/^\d{1,5}$/.test(PORT) || port < 1 || port > 65_535) throw new ConfigProblem(`PORT ${PORT} is not a port.`)
  const data = dataFolder(env)
  const databases = [...AGENCIES.map(({ code }) => code), 'INTERNATIONAL'].flatMap((code) => {
    const url = env[`DATABASE_URL_${code}`]
    return url ? [[code, url] as const] : []
  })
  const addresses = AGENCIES.map(({ code }) => [code, env[`AGENCY_URL_${code}`] ?? ''] as const)
  return {
    data,
    host: HOST || '127.0.0.1',
    port,
    databases: new Map(databases),
    addresses: new Map(
      [...addresses, ['INTERNATIONAL', env['INTERNATIONAL_URL'] ?? ''] as const].filter(([, url]) => url),
    ),
    rangeMessage: rangeMessageOf(env, data),
    sampleData: yesOrNo(SAMPLE_DATA ?? 'yes'),
    settings: new Map(
      AGENCIES.map(({ code }) => [
        code,
        Object.fromEntries(SAID_BY_OPERATOR.map((name) => [name, env[`${name}_${code}`]] as const)),
      ]),
    ),
    issuer: issuerOf(env),
  }
}

export function dataFolder({ HUB_DATA }: NodeJS.ProcessEnv): string {
  return HUB_DATA ? resolve(HUB_DATA) : join(PROJECT, '.data')
}

/** Where the key pair for development tokens is. */
export const identityFolder = (data: string) => join(data, 'identity')

function yesOrNo(text: string): 'yes' | 'no' {
  if (text === 'yes' || text === 'no') return text
  throw new ConfigProblem(`SAMPLE_DATA is ${JSON.stringify(text)}; it must be yes or no.`)
}

function rangeMessageOf({ RANGE_MESSAGE }: NodeJS.ProcessEnv, data: string): string | undefined {
  const imported = join(data, 'ranges.xml')
  if (!RANGE_MESSAGE) return existsSync(imported) ? imported : undefined
  const file = resolve(RANGE_MESSAGE)
  try {
    accessSync(file, constants.R_OK)
    return file
  } catch (cause) {
    throw new ConfigProblem(`RANGE_MESSAGE names ${file}, which can't be read.`, { cause })
  }
}

function issuerOf({ JWKS_URL, JWT_ISSUER, JWT_AUDIENCE }: NodeJS.ProcessEnv): StartConfig['issuer'] {
  if (JWKS_URL && JWT_ISSUER && JWT_AUDIENCE) return { JWKS_URL, JWT_ISSUER, JWT_AUDIENCE }
  if (!JWKS_URL && !JWT_ISSUER && !JWT_AUDIENCE) return undefined
  throw new ConfigProblem('JWKS_URL, JWT_ISSUER and JWT_AUDIENCE belong together: set all three, or none.')
}
