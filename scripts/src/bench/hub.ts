// The hub as it is measured: PostgreSQL, five agencies, the International Agency and the gateway, each a process of its
// own as `npm start` runs them, on free ports and on data of their own.

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { startPostgres } from '@isbn-hub/agency/platform/embedded-postgres'
import { as } from '@isbn-hub/agency/platform/embedded-postgres/ensure-database'
import { createDevelopmentKey, developmentAudience, developmentIssuer } from '@isbn-hub/identity/development-key'
import { delegate } from '@isbn-hub/international/actions/delegate'
import { DELEGATIONS } from '@isbn-hub/international/delegations'
import { openDatabase } from '@isbn-hub/international/store/database'

import type { Children } from './children.ts'

export const AGENCIES = { BY: 'belarus', BG: 'bulgaria', MK: 'north-macedonia', UZ: 'uzbekistan', AF: 'afghanistan' }
export type AgencyCode = keyof typeof AGENCIES
export const CODES = Object.keys(AGENCIES) as AgencyCode[]

/**
 * What the agency with the many publishers assigns from, in this hub alone. No group of the five has room for a million:
 * 978-985 has 13,060 registrants in all. These two, of the English and the French language, have 1,150,202 together.
 */
export const SPACIOUS: { readonly agency: AgencyCode; readonly groups: readonly string[] } = {
  agency: 'BG',
  groups: ['978-0', '978-2'],
}

export interface BenchHub {
  readonly gateway: number
  readonly international: number
  readonly agencies: Readonly<Record<AgencyCode, RunningAgency>>
  /** Where the key for tokens is. */
  readonly identity: string
  readonly postgresVersion: string
}

export interface RunningAgency {
  readonly port: number
  /** As the agency itself comes in, and as the superuser does. */
  readonly databaseUrl: string
  readonly adminUrl: string
}

const READY_LIMIT = 60_000

/** Starts it all in the folder. `undo` takes what ends it again, the first to be done last. */
export async function startHub(
  folder: string,
  children: Children,
  undo: (step: () => Promise<unknown>) => void,
): Promise<BenchHub> {
  const starting = startPostgres({ folder: join(folder, 'postgres') })
  undo(async () => (await starting).stop())
  undo(() => children.stop())
  const postgres = await starting

  const identity = join(folder, 'identity')
  const { jwksUrl } = await createDevelopmentKey(identity)
  const trust = { JWKS_URL: jwksUrl, JWT_ISSUER: developmentIssuer, JWT_AUDIENCE: developmentAudience }
  const surroundings = { HOST: '127.0.0.1', PORT: '0', NODE_ENV: 'production', RANGE_MESSAGE: '' }

  const entries = await Promise.all(
    CODES.map(async (code): Promise<[AgencyCode, RunningAgency]> => {
      const databaseUrl = await postgres.ensureDatabase(code.toLowerCase())
      const env = { ...surroundings, ...trust, DATABASE_URL: databaseUrl, SAMPLE_DATA: 'yes' }
      const port = await children.serve(code, mainOf(`subgraphs/${AGENCIES[code]}`), env)
      const adminUrl = new URL(postgres.adminUrl)
      adminUrl.pathname = code.toLowerCase()
      return [code, { port, databaseUrl, adminUrl: adminUrl.href }]
    }),
  )
  const agencies = Object.fromEntries(entries) as Record<AgencyCode, RunningAgency>

  const directory = await postgres.ensureDatabase('international')
  await delegateSpacious(directory)
  const international = await children.serve('international', mainOf('subgraphs/international'), {
    ...surroundings,
    DATABASE_URL: directory,
    ...Object.fromEntries(entries.map(([code, { port }]) => [`AGENCY_URL_${code}`, graphqlAt(port)])),
  })
  const gateway = await children.serve('gateway', mainOf('gateway'), {
    ...surroundings,
    ...trust,
    HUB_DATA: join(folder, 'gateway'),
    INTERNATIONAL_URL: `http://127.0.0.1:${international}`,
  })
  await ready(gateway)
  return { gateway, international, agencies, identity, postgresVersion: await versionOf(agencies.BY.adminUrl) }
}

export const graphqlAt = (port: number): string => `http://127.0.0.1:${port}/graphql`

const mainOf = (workspace: string): URL => new URL(`../../../${workspace}/dist/main.js`, import.meta.url)

async function delegateSpacious(databaseUrl: string): Promise<void> {
  const facts = DELEGATIONS.find(({ agency }) => agency.code === SPACIOUS.agency)
  if (!facts) throw new Error(`No delegation of ${SPACIOUS.agency} is known.`)
  const { pool, close } = await openDatabase(databaseUrl)
  try {
    for (const from of SPACIOUS.groups) {
      const answer = await delegate(pool, { agency: facts.agency, from })
      if ('refusal' in answer) throw new Error(`${from} can't be delegated: ${answer.refusal}.`)
    }
  } finally {
    await close()
  }
}

/** The gateway routes, and international has caught up with every agency. */
async function ready(gateway: number): Promise<void> {
  const query = '{ agencies { code feed { state } } }'
  for (const limit = Date.now() + READY_LIMIT; Date.now() < limit; await sleep(100)) {
    const { status } = await fetch(`http://127.0.0.1:${gateway}/readyz`)
    if (status !== 200) continue
    const { data } = await askGraphql<{ agencies: { code: string; feed: { state: string } | null }[] }>(
      graphqlAt(gateway),
      query,
    )
    const live = data?.agencies.filter(({ feed }) => feed?.state === 'LIVE').map(({ code }) => code) ?? []
    if (CODES.every((code) => live.includes(code))) return
  }
  throw new Error(`The hub was not ready within ${READY_LIMIT / 1_000} s.`)
}

async function versionOf(url: string): Promise<string> {
  const { rows } = await as(url, (client) => client.query<{ server_version: string }>('show server_version'))
  return rows[0]?.server_version ?? 'unknown'
}

export interface GraphqlAnswer<Data> {
  readonly data?: Data | null
  readonly errors?: readonly { readonly message: string }[]
}

export async function askGraphql<Data>(
  url: string,
  query: string,
  variables: object = {},
  token?: string,
): Promise<GraphqlAnswer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  })
  return (await response.json()) as GraphqlAnswer<Data>
}
