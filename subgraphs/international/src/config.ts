/** What international is told by its environment, read once. */
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'

export interface InternationalConfig {
  readonly databaseUrl: string
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** The official range message; undefined for the project's own table. */
  readonly rangeMessage: string | undefined
  /** Agency → where it serves the contract, from AGENCY_URL_BY and the like. */
  readonly agencies: ReadonlyMap<string, string>
}

/** Throws a ConfigProblem that names what is missing or wrong. */
export function readConfig(env: NodeJS.ProcessEnv): InternationalConfig {
  const { DATABASE_URL, HOST = '127.0.0.1', PORT = '0', RANGE_MESSAGE } = env
  const port = Number(PORT)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new ConfigProblem(`PORT ${PORT} is not a port.`)
  return {
    databaseUrl: addressIn(
      'DATABASE_URL',
      DATABASE_URL,
      /^postgres(ql)?:/,
      'postgres://user:password@host:5432/database',
    ),
    host: HOST,
    port,
    rangeMessage: RANGE_MESSAGE || undefined,
    agencies: agencyAddresses(env),
  }
}

const AGENCY_URL = /^AGENCY_URL_([A-Z]{2}|INTL)$/

function agencyAddresses(env: NodeJS.ProcessEnv): Map<string, string> {
  const addresses = new Map<string, string>()
  for (const [name, value] of Object.entries(env)) {
    const code = AGENCY_URL.exec(name)?.[1]
    if (code && value) addresses.set(code, addressIn(name, value, /^https?:/, 'http://127.0.0.1:4001/graphql'))
  }
  return addresses
}

function addressIn(name: string, value: string | undefined, scheme: RegExp, example: string): string {
  if (!value) throw new ConfigProblem(`${name} is not set.`)
  if (!scheme.test(value) || !URL.canParse(value))
    throw new ConfigProblem(`${name} is not an address such as ${example}.`)
  return value
}
