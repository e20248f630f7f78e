// The machine that a run was made on: without it no figure means anything.

import { availableParallelism, cpus, platform, release, totalmem } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Machine {
  readonly cores: number
  readonly processor: string
  readonly memoryGigabytes: number
  readonly system: string
  readonly node: string
  /** The share of all cores that others took before the run began: a busy machine makes ratios rough and rates small. */
  readonly busyBefore: number
  /** 2026-11-21T21:18:00Z */
  readonly date: string
}

/** Looks for two seconds at what the machine does without us. */
export async function thisMachine(): Promise<Machine> {
  const before = ticks()
  await sleep(2_000)
  const after = ticks()
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() || 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    busyBefore: Math.round(100 * (1 - (after.idle - before.idle) / (after.all - before.all))) / 100,
    date: `${new Date().toISOString().slice(0, 19)}Z`,
  }
}

function ticks(): { idle: number; all: number } {
  const times = cpus().map((core) => core.times)
  const idle = times.reduce((sum, time) => sum + time.idle, 0)
  const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0)
  return { idle, all }
}
