// The hub's processes in their order: the databases, the agencies, international, the gateway.

import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { createDevelopmentKey, developmentAudience, developmentIssuer } from '@isbn-hub/identity/development-key'
import { ConfigProblem } from '@isbn-hub/runtime/config-problem'
import { makeFolder } from '@isbn-hub/runtime/folder'
import { isHeld, type Lock, takeLock } from '@isbn-hub/runtime/lock'

import { launchChild } from './child.ts'
import { type ClusterInstance, launchCluster } from './cluster.ts'
import { AGENCIES, identityFolder, PROJECT, type StartConfig } from './config.ts'
import { reachDatabases } from './databases.ts'
import { needPort } from './ports.ts'
import { type HubProcess, Roster } from './roster.ts'
import { type Launch, Supervised } from './supervised.ts'

export type { HubProcess }

/** A hub that was killed leaves its children a moment to notice. */
const PORT_PATIENCE = 5_000
const READY_LIMIT = 30_000

/** The steps of a stop, in milliseconds; together they stay below five seconds. */
const GATEWAY_LIMIT = 1_200
const SUBGRAPH_LIMIT = 1_800
const CLUSTER_LIMIT = 1_500

export class Hub {
  readonly #project: string
  #cluster: Supervised | undefined
  #subgraphs: readonly Supervised[] = []
  #gateway: Supervised | undefined
  #lock: Lock | undefined
  #roster: Roster | undefined
  #stopped = false

  /** The project's folder, in which each program is found at dist/main.js of its own. */
  constructor(project: string = PROJECT) {
    this.#project = project
  }

  /** What runs now, in the order in which it was started. */
  get processes(): HubProcess[] {
    const all = [this.#cluster, ...this.#subgraphs, this.#gateway].map((supervised) => supervised?.process)
    return all.filter((one) => one !== undefined)
  }

  /** Resolves when all of it answers. Throws when something can't start: then `stop` ends what had been started. */
  async start(config: StartConfig): Promise<void> {
    await this.#occupy(config)
    const identity = config.issued ?? (await developmentIdentity(config.data))
    await reachDatabases(config.databases)
    const databaseUrl = await this.#databases(config)
    const common = { ...identity, RANGE_MESSAGE: config.rangeMessage }

    const agencies = AGENCIES.map(({ code, folder }) => {
      const program = this.#program(config, code.toLowerCase(), `subgraphs/${folder}`)
      const env = () => ({
        ...common,
        DATABASE_URL: databaseUrl(code),
        SAMPLE_DATA: config.sampleData ? 'yes' : 'no',
        FILES: join(config.data, 'files', code.toLowerCase()),
        PUBLIC_URL: config.agencyUrls.get(code)?.replace(/\/graphql$/, ''),
        VERIFY_URL: `http://${urlHost(config.host)}:${config.port}/verify`,
        ...config.toldToAgency(code),
      })
      return { code, agency: this.#supervise(program.name, launchChild({ ...program, env }), () => [international]) }
    })
    const international = this.#supervise(
      'international',
      launchChild({
        ...this.#program(config, 'international', 'subgraphs/international'),
        env: () => ({
          ...common,
          DATABASE_URL: databaseUrl('INTERNATIONAL'),
          ...Object.fromEntries(
            agencies.map(({ code, agency }) => [
              `AGENCY_URL_${code}`,
              config.agencyUrls.get(code) ?? `${addressOf(agency)}/graphql`,
            ]),
          ),
        }),
      }),
      () => [gateway],
    )
    const gateway = this.#supervise(
      'gateway',
      launchChild({
        ...this.#program(config, 'gateway', 'gateway'),
        port: config.port,
        env: () => ({
          ...common,
          HUB_DATA: config.data,
          HOST: config.host,
          INTERNATIONAL_URL: config.internationalUrl ?? addressOf(international),
          ...config.toldToGateway,
        }),
      }),
    )
    this.#subgraphs = [...agencies.map(({ agency }) => agency), international]
    this.#gateway = gateway

    await Promise.all(agencies.map(({ agency }) => agency.start()))
    await international.start()
    await gateway.start()
    await this.#answers(config)
    // Whoever hears that the hub is ready may read at once where its processes are.
    await this.#roster?.note()
  }

  /** Ends everything, from the door inwards. May be called at any moment of a start. */
  async stop(): Promise<void> {
    this.#stopped = true
    // None of them is to come back while the others end.
    for (const supervised of [this.#gateway, ...this.#subgraphs]) supervised?.forgo()
    await this.#gateway?.stop(GATEWAY_LIMIT)
    await Promise.all(this.#subgraphs.map((subgraph) => subgraph.stop(SUBGRAPH_LIMIT)))
    await this.#cluster?.stop(CLUSTER_LIMIT)
    await this.#roster?.note()
    await this.#lock?.release()
  }

  /** One hub in a data folder, and one on a port. */
  async #occupy({ data, host, port }: StartConfig): Promise<void> {
    await makeFolder(data)
    const lock = await takeLock(join(data, 'start.lock'))
    if (isHeld(lock)) {
      throw new ConfigProblem(
        `Process ${lock.heldBy} runs this hub already: end it, or set HUB_DATA to another folder.`,
      )
    }
    this.#lock = lock
    await needPort(host, port, lock.abandoned ? PORT_PATIENCE : 0)
    await makeFolder(join(data, 'logs'), 0o700)
    this.#roster = new Roster(join(data, 'processes.json'), () => this.processes)
  }

  /** Tells each one's database: the one that is given for it, or else one of our own, with the port that it has now. */
  async #databases({ data, databases }: StartConfig): Promise<(code: string) => string> {
    const missing = [...AGENCIES.map(({ code }) => code), 'INTERNATIONAL'].filter((code) => !databases.has(code))
    if (missing.length === 0) return (code) => databases.get(code) ?? ''

    let instance: ClusterInstance | undefined
    const launch = async () => (instance = await launchCluster(join(data, 'postgres')))
    const cluster = this.#supervise('postgres', launch, () => this.#subgraphs)
    this.#cluster = cluster
    await cluster.start()
    const own = new Map(
      await Promise.all(
        missing.map(
          async (code) => [code, (await instance?.postgres.ensureDatabase(code.toLowerCase())) ?? ''] as const,
        ),
      ),
    )
    return (code) => databases.get(code) ?? withPort(own.get(code) ?? '', cluster.port)
  }

  #program({ data }: StartConfig, name: string, folder: string) {
    const main = join(this.#project, folder, 'dist/main.js')
    return { name, main, log: join(data, 'logs', `${name}.log`) }
  }

  /** `dependants` were told its port at their own start, and are started again should it ever change. */
  #supervise(name: string, launch: Launch, dependants?: () => readonly Supervised[]): Supervised {
    if (this.#stopped) throw new Error('The hub was told to stop.')
    return new Supervised(name, launch, {
      changed: () => void this.#roster?.note(),
      moved: () => {
        for (const dependant of dependants?.() ?? []) void dependant.restart(SUBGRAPH_LIMIT)
      },
    })
  }

  /** Waits until the gateway can answer for the whole. */
  async #answers({ host, port, data }: StartConfig): Promise<void> {
    const door = `http://${urlHost(host)}:${port}/readyz`
    for (const limit = Date.now() + READY_LIMIT; Date.now() < limit && !this.#stopped; await sleep(50)) {
      const answer = await fetch(door).catch(() => undefined)
      if (answer?.ok) return
    }
    throw new Error(`The gateway listens and isn't ready: ask ${door} why, and see ${join(data, 'logs')}.`)
  }
}

const addressOf = (supervised: Supervised) => `http://127.0.0.1:${supervised.port}`

/** The host of a URL under which a server that listens on this address is reached from here. */
export function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function withPort(url: string, port: number): string {
  const changed = new URL(url)
  changed.port = String(port)
  return changed.href
}

async function developmentIdentity(data: string): Promise<Record<string, string>> {
  const folder = identityFolder(data)
  await makeFolder(folder, 0o700)
  const { jwksUrl } = await createDevelopmentKey(folder)
  return { JWKS_URL: jwksUrl, JWT_ISSUER: developmentIssuer, JWT_AUDIENCE: developmentAudience }
}
