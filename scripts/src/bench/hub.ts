// The hub as it is measured: what `npm start` starts, with data of its own, and one delegation more.

import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { delegate } from '@isbn-hub/international/actions/delegate'
import { enterDelegations } from '@isbn-hub/international/actions/enter-delegations'
import { DELEGATIONS } from '@isbn-hub/international/domain/delegations'
import { openDatabase } from '@isbn-hub/international/store/database'

import { as } from '../postgres/ensure-database.ts'
import { type Postgres, startPostgres } from '../postgres/start-postgres.ts'
import { AGENCIES, readStart } from '../start/config.ts'
import { Hub, type HubProcess } from '../start/hub.ts'
import { standingOf } from './standing.ts'

export type AgencyCode = (typeof AGENCIES)[number]['code']

/**
 * What the agency with the many publishers assigns from, in this hub alone. No group of any of them has room for a million:
 * 978-985 has 13,060 registrants in all. These two, of the English and the French language, have 1,150,202 together.
 */
export const SPACIOUS: { readonly agency: AgencyCode; readonly groups: readonly string[] } = {
  agency: 'BG',
  groups: ['978-0', '978-2'],
}

/** Ports, all on 127.0.0.1. */
export interface BenchHub {
  readonly gateway: number
  readonly international: number
  readonly agencies: Readonly<Record<AgencyCode, RunningAgency>>
  /** Where the key for tokens is. */
  readonly identity: string
  readonly postgresVersion: string
  /** International's database, as its owner comes in. */
  readonly journalUrl: string
  /** Of a process that runs now: gateway, by, international. */
  pidOf(name: string): number
  /** Resolves when a new one answers on the same port. */
  restartGateway(): Promise<void>
}

export interface RunningAgency {
  readonly port: number
  /** As the agency itself comes in, and as the superuser does. */
  readonly databaseUrl: string
  readonly adminUrl: string
}

/**
 * A register of a million is 830 MB. An operator gives PostgreSQL the quarter of the memory that its manual advises,
 * not the 128 MB that it takes by itself; a gigabyte is enough here.
 */
const SHARED_BUFFERS = `${Math.min(1_024, Math.floor(totalmem() / 2 ** 22))}MB`

const READY_LIMIT = 60_000

/** Starts it all in the folder. `undo` takes what ends it again; the last step given is the first to be done. */
export async function startHub(folder: string, undo: (step: () => Promise<unknown>) => void): Promise<BenchHub> {
  const starting = startPostgres({ folder: join(folder, 'postgres'), settings: { shared_buffers: SHARED_BUFFERS } })
  undo(async () => (await starting).stop())
  const postgres = await starting
  const databases = await databasesIn(postgres)
  await delegateSpacious(databases.get('INTERNATIONAL') ?? '')

  const hub = new Hub()
  undo(() => hub.stop())
  await hub.start(
    readStart({
      HUB_DATA: folder,
      PORT: String(await freePort()),
      // Thousands of subscribers come from one address here.
      CONNECTIONS_PER_ADDRESS: '0',
      ...Object.fromEntries([...databases].map(([code, url]) => [`DATABASE_URL_${code}`, url])),
    }),
  )
  const processOf = (name: string): HubProcess => {
    const found = hub.processes.find((process) => process.name === name)
    if (found === undefined) throw new Error(`The hub has no process ${name}.`)
    return found
  }
  const portOf = (name: string): number => processOf(name).port
  const agencies = AGENCIES.map(({ code }): [AgencyCode, RunningAgency] => {
    const adminUrl = new URL(postgres.adminUrl)
    adminUrl.pathname = code.toLowerCase()
    return [code, { port: portOf(code.toLowerCase()), databaseUrl: databases.get(code) ?? '', adminUrl: adminUrl.href }]
  })
  await feedsAreLive(portOf('gateway'))
  return {
    gateway: portOf('gateway'),
    international: portOf('international'),
    agencies: Object.fromEntries(agencies) as Record<AgencyCode, RunningAgency>,
    identity: join(folder, 'identity'),
    postgresVersion: await versionOf(postgres.adminUrl),
    journalUrl: databases.get('INTERNATIONAL') ?? '',
    pidOf: (name) => processOf(name).pid,
    async restartGateway() {
      const { pid, port } = processOf('gateway')
      process.kill(pid, 'SIGKILL')
      while (!(await followsAgain(port))) await sleep(100)
    },
  }
}

/** It is there, and knows where the journal ends. */
const followsAgain = (gateway: number): Promise<boolean> =>
  standingOf(gateway).then(
    () => true,
    () => false,
  )

async function databasesIn(postgres: Postgres): Promise<Map<string, string>> {
  const databases = new Map<string, string>()
  for (const code of [...AGENCIES.map((agency) => agency.code), 'INTERNATIONAL'])
    databases.set(code, await postgres.ensureDatabase(code.toLowerCase()))
  return databases
}

export const graphqlAt = (port: number): string => `http://127.0.0.1:${port}/graphql`

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

async function delegateSpacious(databaseUrl: string): Promise<void> {
  const facts = DELEGATIONS.find(({ agency }) => agency.code === SPACIOUS.agency)
  if (!facts) throw new Error(`No delegation of ${SPACIOUS.agency} is known.`)
  const { acts, close } = await openDatabase(databaseUrl)
  try {
    // First its own: from an agency's first row on the table is as it stands.
    await enterDelegations(acts)
    for (const from of SPACIOUS.groups) {
      const answer = await delegate(acts, { agency: facts.agency, from })
      if ('refusal' in answer) throw new Error(`${from} can't be delegated: ${answer.refusal}.`)
    }
  } finally {
    await close()
  }
}

/** International has caught up with every agency: nothing of the start is left to do while others are measured. */
async function feedsAreLive(gateway: number): Promise<void> {
  const query = '{ agencies { code feed { state } } }'
  for (const limit = Date.now() + READY_LIMIT; Date.now() < limit; await sleep(100)) {
    const { data } = await askGraphql<{ agencies: { code: string; feed: { state: string } | null }[] }>(
      graphqlAt(gateway),
      query,
    )
    const live = data?.agencies.filter(({ feed }) => feed?.state === 'LIVE').map(({ code }) => code) ?? []
    if (AGENCIES.every(({ code }) => live.includes(code))) return
  }
  throw new Error(`Not all feeds were live within ${READY_LIMIT / 1_000} s.`)
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
