// What `npm start` is told by its environment, read once.

import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

import { ConfigProblem } from '@isbn-hub/process/config-problem'

const PROJECT = fileURLToPath(new URL('../../../', import.meta.url))

/** The national agencies: the name of the process, which is also the database's, and where its program is. */
export const AGENCIES = [
  { code: 'BY', folder: 'belarus' },
  { code: 'BG', folder: 'bulgaria' },
  { code: 'MK', folder: 'north-macedonia' },
  { code: 'UZ', folder: 'uzbekistan' },
  { code: 'AF', folder: 'afghanistan' },
] as const

export interface StartConfig {
  /** The data folder, absolute. */
  readonly data: string
  readonly host: string
  readonly port: number
  /** Code of an agency, or INTERNATIONAL → the database that is given for it. */
  readonly databases: ReadonlyMap<string, string>
  /** The official range message, absolute. */
  readonly rangeMessage: string | undefined
  readonly sampleData: 'yes' | 'no'
  /** A real issuer's keys, name and audience; undefined for the development key. */
  readonly issuer: Readonly<Record<'JWKS_URL' | 'JWT_ISSUER' | 'JWT_AUDIENCE', string>> | undefined
}

/** Throws a ConfigProblem that names what is wrong. */
export function readStart(env: NodeJS.ProcessEnv): StartConfig {
  const {
    HUB_DATA,
    HOST = '127.0.0.1',
    PORT = '4000',
    RANGE_MESSAGE,
    SAMPLE_DATA,
    JWKS_URL,
    JWT_ISSUER,
    JWT_AUDIENCE,
  } = env
  const port = Number(PORT)
  if (!/^\d{1,5}$/.test(PORT) || port < 1 || port > 65_535) throw new ConfigProblem(`PORT ${PORT} is not a port.`)
  if (JWKS_URL && !(JWT_ISSUER && JWT_AUDIENCE))
    throw new ConfigProblem('JWKS_URL is set: set JWT_ISSUER and JWT_AUDIENCE too.')
  const data = HUB_DATA ? resolve(HUB_DATA) : join(PROJECT, '.data')
  const imported = join(data, 'ranges.xml')
  const databases = [...AGENCIES.map(({ code }) => code), 'INTERNATIONAL'].flatMap((code) => {
    const url = env[`DATABASE_URL_${code}`]
    return url ? [[code, url] as const] : []
  })
  return {
    data,
    host: HOST,
    port,
    databases: new Map(databases),
    rangeMessage: RANGE_MESSAGE ? resolve(RANGE_MESSAGE) : existsSync(imported) ? imported : undefined,
    sampleData: SAMPLE_DATA === 'no' ? 'no' : 'yes',
    issuer: JWKS_URL && JWT_ISSUER && JWT_AUDIENCE ? { JWKS_URL, JWT_ISSUER, JWT_AUDIENCE } : undefined,
  }
}
