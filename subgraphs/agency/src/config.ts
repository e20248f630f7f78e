/** What an agency is told by its environment, read once. */
import { ConfigProblem } from '@isbn-hub/process/config-problem'

export interface AgencyConfig {
  readonly databaseUrl: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  readonly jwksUrl: string
  readonly issuer: string
  readonly audience: string
  /** The official range message; undefined for the project's own table. */
  readonly rangeMessage: string | undefined
  /** Whether a fresh register is filled with the nation's sample. */
  readonly sampleData: boolean
}

/** Throws a ConfigProblem that names what is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv): AgencyConfig {
  const {
    DATABASE_URL,
    HOST = '127.0.0.1',
    PORT = '0',
    JWKS_URL,
    JWT_ISSUER,
    JWT_AUDIENCE,
    RANGE_MESSAGE,
    SAMPLE_DATA = 'no',
  } = env
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ConfigProblem(`PORT ${PORT} is not a port.`)
  return {
    databaseUrl: databaseUrl(DATABASE_URL),
    host: HOST,
    port,
    jwksUrl: needed('JWKS_URL', JWKS_URL),
    issuer: needed('JWT_ISSUER', JWT_ISSUER),
    audience: needed('JWT_AUDIENCE', JWT_AUDIENCE),
    rangeMessage: RANGE_MESSAGE || undefined,
    sampleData: SAMPLE_DATA === 'yes',
  }
}

function needed(name: string, value: string | undefined): string {
  if (!value) throw new ConfigProblem(`${name} is not set.`)
  return value
}

function databaseUrl(value: string | undefined): string {
  const text = needed('DATABASE_URL', value)
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text))
    throw new ConfigProblem('DATABASE_URL is not an address such as postgres://user:password@host:5432/database.')
  return text
}
