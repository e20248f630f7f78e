// The hub's processes in their order: the databases, the agencies, international, the gateway.

import { rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { createDevelopmentKey, developmentAudience, developmentIssuer } from '@isbn-hub/identity/development-key'
import { ConfigProblem } from '@isbn-hub/process/config-problem'
import { makeFolder } from '@isbn-hub/process/folder'
import { isHeld, type Lock, takeLock } from '@isbn-hub/process/lock'

import { Child } from './child.ts'
import { Cluster } from './cluster.ts'
import { AGENCIES, type StartConfig } from './config.ts'

export interface HubProcess {
  readonly name: string
  readonly pid: number
  readonly port: number
}

/** A hub that was killed leaves its children a moment to notice. */
const PORT_LIMIT = 5_000

/** The three steps of a stop together stay below five seconds. */
const GATEWAY_LIMIT = 1_500
const SUBGRAPH_LIMIT = 2_000

export class Hub {
  readonly #children: Child[] = []
  #cluster: Cluster | undefined
  #lock: Lock | undefined
  #roster: string | undefined
  #writing: Promise<void> = Promise.resolve()
  #stopped = false

  /** What runs now, in the order in which it was started. */
  get processes(): HubProcess[] {
    const all = [this.#cluster?.process, ...this.#children.map((child) => child.process)]
    return all.filter((one) => one !== undefined)
  }

  /** Resolves when everything listens; throws when something can't start, and then nothing may be left running: stop. */
  async start(config: StartConfig): Promise<void> {
    // PostgreSQL may run as another user, who must be able to come through, though not to look around.
    await makeFolder(config.data, 0o711)
    const lock = await takeLock(join(config.data, 'start.lock'))
    if (isHeld(lock))
      throw new ConfigProblem(
        `Process ${lock.heldBy} runs this hub already: end it, or set HUB_DATA to another folder.`,
      )
    this.#lock = lock
    this.#roster = join(config.data, 'processes.json')
    await freePort(config.host, config.port, lock.abandoned ? PORT_LIMIT : 0)
    await makeFolder(join(config.data, 'logs'), 0o700)

    const identity = config.issuer ?? (await developmentIdentity(config.data))
    const common = { ...identity, ...(config.rangeMessage && { RANGE_MESSAGE: config.rangeMessage }) }
    const databases = await this.#databases(config)

    const agencies = await Promise.all(
      AGENCIES.map(async ({ code, folder }) => {
        const child = this.#child(config, code.toLowerCase(), `subgraphs/${folder}`, {
          ...common,
          DATABASE_URL: databases.get(code),
          SAMPLE_DATA: config.sampleData,
        })
        return { code, url: `http://127.0.0.1:${await child.start()}/graphql` }
      }),
    )
    const international = this.#child(config, 'international', 'subgraphs/international', {
      ...common,
      DATABASE_URL: databases.get('INTERNATIONAL'),
      ...Object.fromEntries(agencies.map(({ code, url }) => [`AGENCY_URL_${code}`, url])),
    })
    const gateway = this.#child(config, 'gateway', 'gateway', {
      ...common,
      HUB_DATA: config.data,
      HOST: config.host,
      PORT: String(config.port),
      INTERNATIONAL_URL: `http://127.0.0.1:${await international.start()}`,
    })
    await gateway.start()
    await ready(config.host, config.port)
  }

  /** Ends everything from the door inwards. */
  async stop(): Promise<void> {
    this.#stopped = true
    const [gateway, inner] = [this.#children.filter(isGateway), this.#children.filter((child) => !isGateway(child))]
    // None of them is to be started again while the others end.
    for (const child of this.#children) child.forgo()
    await Promise.all(gateway.map((child) => child.stop(GATEWAY_LIMIT)))
    await Promise.all(inner.map((child) => child.stop(SUBGRAPH_LIMIT)))
    await this.#cluster?.stop()
    await this.#note()
    await this.#lock?.release()
  }

  /** A database for each, our own where none is given. */
  async #databases({ data, databases }: StartConfig): Promise<Map<string, string>> {
    const urls = new Map(databases)
    const missing = [...AGENCIES.map(({ code }) => code), 'INTERNATIONAL'].filter((code) => !urls.has(code))
    if (missing.length === 0) return urls
    this.#cluster = new Cluster(join(data, 'postgres'), () => void this.#note())
    await this.#cluster.start()
    for (const code of missing) urls.set(code, await this.#cluster.ensureDatabase(code.toLowerCase()))
    return urls
  }

  #child({ data }: StartConfig, name: string, folder: string, env: Record<string, string | undefined>): Child {
    if (this.#stopped) throw new Error('The hub was told to stop.')
    const child = new Child({
      name,
      program: new URL(`../../../${folder}/dist/main.js`, import.meta.url),
      env,
      log: join(data, 'logs', `${name}.log`),
      changed: () => void this.#note(),
    })
    this.#children.push(child)
    return child
  }

  /** Whoever reads the roster sees it whole, as it was before or as it is now. */
  #note(): Promise<void> {
    const roster = this.#roster
    if (roster === undefined) return Promise.resolve()
    this.#writing = this.#writing.then(async () => {
      await writeFile(`${roster}.new`, JSON.stringify(this.processes, undefined, 2) + '\n')
      await rename(`${roster}.new`, roster)
    })
    return this.#writing
  }
}

const isGateway = (child: Child): boolean => child.name === 'gateway'

async function developmentIdentity(data: string): Promise<Record<string, string>> {
  const folder = join(data, 'identity')
  await makeFolder(folder, 0o700)
  const { jwksUrl } = await createDevelopmentKey(folder)
  return { JWKS_URL: jwksUrl, JWT_ISSUER: developmentIssuer, JWT_AUDIENCE: developmentAudience }
}

/** Sees before anything starts whether the gateway will get its port. */
async function freePort(host: string, port: number, within: number): Promise<void> {
  for (const limit = Date.now() + within; ; await sleep(100)) {
    const code = await listenBriefly(host, port)
    if (code === undefined) return
    if (Date.now() < limit) continue
    throw new ConfigProblem(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken: end what uses it, or set PORT to another.`
        : `Port ${port} on ${host} can't be had (${code}): set PORT or HOST to another.`,
    )
  }
}

function listenBriefly(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}

/** Until the gateway answers for the whole; it tells in its log what it waits for. */
async function ready(host: string, port: number): Promise<void> {
  const door = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  for (const limit = Date.now() + 30_000; Date.now() < limit; await sleep(50)) {
    const answer = await fetch(`http://${door.includes(':') ? `[${door}]` : door}:${port}/readyz`).catch(
      () => undefined,
    )
    if (answer?.ok) return
  }
  throw new Error('The gateway listens and is not ready; see logs/gateway.log in the data folder.')
}
