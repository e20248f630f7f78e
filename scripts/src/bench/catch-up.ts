// Section 7: a subscriber that comes back after a million events.

import { GENESIS } from '@isbn-hub/feed/chain'
import { encodeCursor } from '@isbn-hub/feed/cursor'

import type { Children } from './children.ts'
import { Crowd, type Wire } from './crowd.ts'
import type { BenchHub } from './hub.ts'
import { type Figure, figure, type Section } from './report.ts'
import { growthDuring, standingOf } from './standing.ts'

const WIRES: Readonly<Record<Wire, string>> = { sse: 'server-sent events', websocket: 'GraphQL over WebSocket' }
/** Read before, so that compilers are warm and the gateway's heap has its working size. */
const WARM_UP = 20_000

const GOALS = { growth: { atMost: 64 } }

/** The journal must have at least `entries`. */
export async function measureCatchUp(
  hub: BenchHub,
  children: Children,
  entries: number,
  quick: boolean,
): Promise<Section> {
  const rounds = quick ? 1 : 2
  const figures: Figure[] = []
  for (const [wire, name] of Object.entries(WIRES) as [Wire, string][]) {
    const rates: number[] = []
    const growths: number[] = []
    for (let round = 0; round < rounds; round++) {
      // A gateway that has just started, with nothing in its ring: all of it comes by page.
      await hub.restartGateway()
      const { epoch, sequence } = await standingOf(hub.gateway)
      const beginning = encodeCursor({ epoch, sequence: 0, hash: GENESIS })
      const crowd = new Crowd(children, hub.gateway)
      await crowd.catchUp(wire, beginning, Math.min(WARM_UP, entries))
      const [{ events, milliseconds }, growth] = await growthDuring(hub.pidOf('gateway'), () =>
        crowd.catchUp(wire, beginning, sequence),
      )
      crowd.end()
      rates.push((1_000 * events) / milliseconds)
      growths.push(growth / 2 ** 20)
    }
    figures.push(
      figure(`${name}: events`, '/s', rates),
      figure(`${name}: the gateway's memory grew by`, 'MB', growths, GOALS.growth),
    )
  }
  return {
    number: 7,
    title: 'Coming back after a million events',
    about:
      `A subscriber whose cursor is ${entries.toLocaleString('en')} events and more behind reads on to the end, which is ` +
      'checked entry by entry. The gateway has just started, and has served 20,000 events; its memory (resident set) is ' +
      'looked at every 50 ms.',
    figures,
  }
}
