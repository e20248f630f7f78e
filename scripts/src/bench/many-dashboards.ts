// Section 6: from the commit to a dashboard that is one of many, some of which never read.

import { setTimeout as sleep } from 'node:timers/promises'

import { GENESIS } from '@isbn-hub/feed/chain'
import { encodeCursor } from '@isbn-hub/feed/cursor'

import { BareAssignments } from './bare-assignment.ts'
import type { Children } from './children.ts'
import { Crowd, type Departure, monotonic, type Waits } from './crowd.ts'
import type { BenchHub } from './hub.ts'
import type { FilledRegister } from './registers.ts'
import { type Figure, figure, type Section } from './report.ts'
import { ratios, takeTurns } from './rounds.ts'
import { atRest, growthDuring, memoryOf, standingOf } from './standing.ts'

/** Subscribers that read, how many numbers are assigned in a pass, and one every so many milliseconds. */
const CROWDS = [
  { readers: 1, count: 300, every: 20 },
  { readers: 500, count: 100, every: 60 },
  { readers: 5_000, count: 20, every: 700 },
] as const

const DEAF = 10

const GOALS = { worse: { atMost: 1.1 } }

export async function measureManyDashboards(
  hub: BenchHub,
  small: FilledRegister,
  children: Children,
  quick: boolean,
): Promise<Section> {
  const rounds = quick ? 2 : 5
  const crowd = new Crowd(children, hub.gateway)
  const { databaseUrl } = hub.agencies[small.agency]
  const writer = await BareAssignments.open(databaseUrl, small.agency, `dashboards ${process.pid}`)
  const beginning = encodeCursor({ ...(await standingOf(hub.gateway)), sequence: 0, hash: GENESIS })
  let next = 0
  const pass = async ({ readers, count, every }: (typeof CROWDS)[number]): Promise<Waits> => {
    const departures: Departure[] = []
    const begin = performance.now()
    for (let n = 0; n < count; n++) {
      await sleep(Math.max(0, begin + n * every - performance.now()))
      const prefix = small.sample[next++ % small.sample.length]
      if (prefix) departures.push({ isbn13: await writer.assign(prefix), at: monotonic() })
    }
    const waits = await crowd.waits(departures, readers)
    if (waits.missing > 0) throw new Error(`${waits.missing} messages never came to ${readers} subscribers.`)
    return waits
  }

  const figures: Figure[] = []
  for (const crowded of CROWDS) {
    const growths: number[] = []
    const { readers } = crowded
    await crowd.open('readers', readers)
    await pass(crowded)
    const { alone, beside } = await takeTurns(
      {
        alone: () => pass(crowded),
        beside: async () => {
          await crowd.openDeaf('deaf', DEAF, beginning)
          // Until the system's buffers are full and the gateway waits for them.
          await atRest(hub.pidOf('gateway'))
          const [waits, growth] = await growthDuring(hub.pidOf('gateway'), () => pass(crowded))
          growths.push(growth / 2 ** 20)
          await crowd.close('deaf')
          await sleep(500)
          return waits
        },
      },
      rounds,
    )
    await crowd.close('readers')
    await sleep(1_000)
    const who = `${readers.toLocaleString('en')} subscriber${readers > 1 ? 's' : ''}`
    const p99 = (passes: readonly Waits[]): number[] => passes.map((waits) => waits.p99)
    figures.push(
      figure(
        `${who}: p50`,
        'ms',
        alone.map(({ p50 }) => p50),
      ),
      figure(`${who}: p99`, 'ms', p99(alone)),
      figure(`${who}, beside ${DEAF} that never read: p99`, 'ms', p99(beside)),
      figure(`${who}: p99 beside them / without them`, '×', ratios(p99(beside), p99(alone)), GOALS.worse),
      figure(`${who}: gateway's growth in a pass beside them`, 'MB', growths),
    )
  }
  figures.push(figure("gateway's memory at the end", 'MB', [memoryOf(hub.pidOf('gateway')) / 2 ** 20]))
  crowd.end()
  await writer.close()
  return {
    number: 6,
    title: 'From a commit to many dashboards',
    about:
      `Numbers assigned in one agency, at a pace for each crowd (${CROWDS.map(({ readers, every }) => `${readers.toLocaleString('en')}: one every ${every} ms`).join('; ')}); ` +
      'all subscribers, over server-sent events in one process of their own, wait for each. The clock starts when the ' +
      `writer's COMMIT has returned and stops at each subscriber; ${rounds} rounds, in turns with and without ${DEAF} ` +
      'more that ask for the whole journal and never read. What a crowd needs to take its messages in is part of it: ' +
      'it has the same two cores.',
    figures,
  }
}
