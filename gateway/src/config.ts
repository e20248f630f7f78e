/** What the gateway is told by its environment, read once. */
import { join, resolve } from 'node:path'

import type { VerifierSettings } from '@isbn-hub/identity/verify'
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { loadRanges } from '@isbn-hub/runtime/ranges'
import type { ConnectionLimits } from '@isbn-hub/server/connection-limiter'

export interface Config {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Where international answers, without a path. */
  readonly international: string
  /** The folder for what the gateway keeps. */
  readonly data: string
  readonly verifier: VerifierSettings
  readonly ranges: RangeTable
  /** Origins of pages that may ask from a browser; none by default. */
  readonly origins: readonly string[]
  readonly graphiql: boolean
  readonly connections: ConnectionLimits
}

/** Throws a ConfigProblem with one sentence for the operator. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const text = (name: string): string => {
    const value = environment[name]
    if (!value) throw new ConfigProblem(`${name} is not set.`)
    return value
  }
  return {
    host: environment['HOST'] || '127.0.0.1',
    port: portOf(environment['PORT'] || '4000'),
    international: originOf('INTERNATIONAL_URL', text('INTERNATIONAL_URL')),
    data: resolve(environment['HUB_DATA'] || '.data'),
    verifier: { jwksUrl: text('JWKS_URL'), issuer: text('JWT_ISSUER'), audience: text('JWT_AUDIENCE') },
    ranges: loadRanges(environment['RANGE_MESSAGE']),
    origins: (environment['CORS_ORIGINS'] ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((origin) => originOf('CORS_ORIGINS', origin)),
    graphiql: yesOrNo('GRAPHIQL', environment['GRAPHIQL'] || 'yes'),
    connections: {
      perAddress: countOf('LINES_PER_ADDRESS', environment['LINES_PER_ADDRESS'] || '200'),
      behindProxy: yesOrNo('BEHIND_PROXY', environment['BEHIND_PROXY'] || 'no'),
    },
  }
}

/** Where the delegation table is kept. */
export const delegationsFile = ({ data }: Config): string => join(data, 'delegations.json')

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new ConfigProblem(`PORT is ${JSON.stringify(text)}; it must be a number up to 65535.`)
}

function countOf(name: string, text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new ConfigProblem(`${name} is ${JSON.stringify(text)}; it must be a number.`)
}

function yesOrNo(name: string, text: string): boolean {
  if (text === 'yes' || text === 'no') return text === 'yes'
  throw new ConfigProblem(`${name} is ${JSON.stringify(text)}; it must be yes or no.`)
}

function originOf(name: string, text: string): string {
  try {
    const { protocol, origin } = new URL(text)
    if (protocol === 'http:' || protocol === 'https:') return origin
  } catch {
    // FormattedAnswer below.
  }
  throw new ConfigProblem(`${name} holds ${JSON.stringify(text)}, which is no http or https address.`)
}
