/** Does what the plan says, counts what it did, and undoes in the end what can be undone. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { HubUnderTest } from './hub-under-test.ts'
import type { Blow, Fault, PlannedFault, WeatherKind } from './plan.ts'
import type { Fate } from './postgres-proxy.ts'

/** How often what happened; `strikes` by their point. */
export interface Blows {
  kills: number
  stops: number
  resets: number
  weathers: number
  crashes: number
  readonly strikes: Record<string, number>
}

export class Tormentor {
  readonly blows: Blows = { kills: 0, stops: 0, resets: 0, weathers: 0, crashes: 0, strikes: {} }
  readonly #hub: HubUnderTest
  readonly #log: (text: string) => void
  /** Processes that stand still now. */
  readonly #stopped = new Set<number>()
  /** Agencies whose process is killed at the next answer. */
  readonly #afterReply = new Set<string>()
  #isOver = false

  constructor(hub: HubUnderTest, log: (text: string) => void) {
    this.#hub = hub
    this.#log = log
  }

  /** Carries the plan out; resolves when all of it has begun, or at the signal. */
  async torment(plan: readonly PlannedFault[], signal: AbortSignal): Promise<void> {
    const began = Date.now()
    for (const { at, fault } of plan) {
      await sleep(Math.max(0, began + at - Date.now()), undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return
      this.#do(fault)
    }
  }

  /** To be called when a client has heard an answer of this agency. */
  heard(agency: string): void {
    if (!this.#afterReply.delete(agency)) return
    this.#count('AFTER_REPLY')
    this.#kill(agency.toLowerCase())
  }

  /** From now on nothing more breaks, and what stood still goes on. */
  heal(): void {
    this.#isOver = true
    this.#afterReply.clear()
    for (const proxy of this.#hub.databases.values()) proxy.disarm()
    for (const { weather } of this.#hub.lines.values())
      Object.assign(weather, { latency: 0, deaf: false, refuse: false, cutAfter: undefined })
    for (const pid of this.#stopped) signal(pid, 'SIGCONT')
  }

  #do(fault: Fault): void {
    this.#log(JSON.stringify(fault))
    switch (fault.kind) {
      case 'KILL':
        return this.#kill(fault.process)
      case 'STOP':
        return void this.#stop(fault.process, fault.lasts)
      case 'RESET':
        return this.#countResets(this.#hub.lines.get(fault.line)?.reset())
      case 'RESET_DATABASE':
        return this.#countResets(this.#hub.databases.get(fault.process)?.reset())
      case 'WEATHER':
        return void this.#weather(fault.line, fault.weather, fault.lasts)
      case 'CRASH':
        return this.#crash(fault.server)
      case 'STRIKE':
        return this.#hub.databases.get(fault.process)?.arm(fault.point, () => {
          this.#count(fault.point)
          return this.#strike(fault.process, fault.by)
        })
      case 'KILL_AFTER_REPLY':
        return void this.#afterReply.add(fault.agency)
    }
  }

  async #strike(process: string, by: Blow): Promise<Fate> {
    switch (by) {
      case 'KILL':
        this.#kill(process)
        return 'RESET'
      case 'RESET':
        this.blows.resets++
        return 'RESET'
      case 'STOP':
        await this.#stop(process, 3_000)
        return 'GO_ON'
      case 'CRASH':
        this.#crash('cluster')
        return 'RESET'
      case 'KILL_GATEWAY':
        this.#kill('gateway')
        return 'GO_ON'
    }
  }

  #kill(name: string): void {
    const pid = this.#hub.pidOf(name)
    if (pid !== undefined && signal(pid, 'SIGKILL')) this.blows.kills++
  }

  /** SIGQUIT ends PostgreSQL at once, without writing anything out: `pg_ctl stop -m immediate`. */
  #crash(server: 'cluster' | 'postgres'): void {
    const pid = this.#hub.pidOf(server)
    if (pid !== undefined && signal(pid, 'SIGQUIT')) this.blows.crashes++
  }

  async #stop(name: string, lasts: number): Promise<void> {
    const pid = this.#hub.pidOf(name)
    if (pid === undefined || this.#stopped.has(pid) || !signal(pid, 'SIGSTOP')) return
    this.blows.stops++
    this.#stopped.add(pid)
    for (const until = Date.now() + lasts; Date.now() < until && !this.#isOver;) await sleep(50)
    signal(pid, 'SIGCONT')
    this.#stopped.delete(pid)
  }

  async #weather(name: string, kind: WeatherKind, lasts: number): Promise<void> {
    const weather = this.#hub.lines.get(name)?.weather
    if (!weather) return
    this.blows.weathers++
    if (kind === 'LATE') weather.latency = 100
    if (kind === 'DEAF') weather.deaf = true
    if (kind === 'REFUSING') weather.refuse = true
    if (kind === 'CUTTING') weather.cutAfter = 300
    for (const until = Date.now() + lasts; Date.now() < until && !this.#isOver;) await sleep(50)
    if (kind === 'LATE') weather.latency = 0
    if (kind === 'DEAF') weather.deaf = false
    if (kind === 'REFUSING') weather.refuse = false
    if (kind === 'CUTTING') weather.cutAfter = undefined
  }

  #countResets(connections: number | undefined): void {
    if (connections) this.blows.resets++
  }

  #count(point: string): void {
    this.blows.strikes[point] = (this.blows.strikes[point] ?? 0) + 1
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
