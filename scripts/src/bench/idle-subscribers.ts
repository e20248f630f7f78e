// Section 8: what a subscriber costs that waits.

import { setTimeout as sleep } from 'node:timers/promises'

import type { Children } from './children.ts'
import { Crowd, type Wire } from './crowd.ts'
import type { BenchHub } from './hub.ts'
import { figure, type Section } from './report.ts'
import { memoryOf } from './standing.ts'

const FIRST = 200
const MORE = 5_000

export async function measureIdleSubscribers(hub: BenchHub, children: Children, quick: boolean): Promise<Section> {
  const rounds = quick ? 1 : 3
  const kilobytes: Record<Wire, number[]> = { sse: [], websocket: [] }
  for (let round = 0; round < rounds; round++)
    for (const wire of ['sse', 'websocket'] as const) {
      await hub.restartGateway()
      const crowd = new Crowd(children, hub.gateway)
      // Memory for code that the first subscriber loads and compiles does not count as its own.
      await crowd.open('first', FIRST, wire)
      await sleep(3_000)
      const before = memoryOf(hub.pidOf('gateway'))
      await crowd.open('more', MORE, wire)
      // Two heartbeats.
      await sleep(11_000)
      kilobytes[wire].push((memoryOf(hub.pidOf('gateway')) - before) / MORE / 1_024)
      crowd.end()
    }
  return {
    number: 8,
    title: 'Memory for each idle subscriber',
    about:
      `The gateway's memory (resident set) with ${MORE.toLocaleString('en')} subscribers more, who get a heartbeat every ` +
      `5 s and nothing else; the first ${FIRST} are there before. A gateway of its own for each figure.`,
    figures: [
      figure('server-sent events', 'KB', kilobytes.sse),
      figure('GraphQL over WebSocket', 'KB', kilobytes.websocket),
    ],
  }
}
