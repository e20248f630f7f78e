// The machine that a run was made on: without it no figure means anything.

import { availableParallelism, cpus, platform, release, totalmem } from 'node:os'

export interface Machine {
  readonly cores: number
  readonly processor: string
  readonly memoryGigabytes: number
  readonly system: string
  readonly node: string
  /** Of the embedded binaries; empty where no section needed it. */
  readonly postgres: string
  /** 2026-11-21T21:18:00Z */
  readonly date: string
}

export function thisMachine(postgres: string): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() || 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.versions.node,
    postgres,
    date: `${new Date().toISOString().slice(0, 19)}Z`,
  }
}
