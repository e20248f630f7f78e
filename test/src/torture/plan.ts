/** The faults of a run and their times, drawn from the seed alone before anything starts. */
import { AGENCIES, WATCHED, type Watched } from './hub-under-test.ts'
import { type Point, POINTS } from './postgres-proxy.ts'
import type { Random } from './random.ts'

export interface PlannedFault {
  /** Milliseconds after the beginning. */
  readonly at: number
  readonly fault: Fault
}

export type Fault =
  | { readonly kind: 'KILL'; readonly process: string }
  | { readonly kind: 'STOP'; readonly process: string; readonly lasts: number }
  | { readonly kind: 'RESET'; readonly line: string }
  | { readonly kind: 'WEATHER'; readonly line: string; readonly weather: WeatherKind; readonly lasts: number }
  | { readonly kind: 'RESET_DATABASE'; readonly process: Watched }
  /** `cluster` holds the watched databases, `postgres` the others. */
  | { readonly kind: 'CRASH'; readonly server: 'cluster' | 'postgres' }
  /** At the next transaction of this process that comes to the point. */
  | { readonly kind: 'STRIKE'; readonly process: Watched; readonly point: Point; readonly by: Blow }
  /** The fifth point: an answer has just been heard. */
  | { readonly kind: 'KILL_AFTER_REPLY'; readonly agency: string }

export const WEATHERS = ['LATE', 'DEAF', 'REFUSING', 'CUTTING'] as const
export type WeatherKind = (typeof WEATHERS)[number]

export const BLOWS = ['KILL', 'RESET', 'STOP', 'CRASH', 'KILL_GATEWAY'] as const
export type Blow = (typeof BLOWS)[number]

const SUBGRAPHS = [...AGENCIES.map((code) => code.toLowerCase()), 'international']
const PROCESSES = [...SUBGRAPHS, 'gateway']

/** Mean milliseconds between two faults of one kind. */
const PACE: readonly (readonly [Fault['kind'], number])[] = [
  ['KILL', 11_000],
  ['STOP', 25_000],
  ['RESET', 2_200],
  ['WEATHER', 20_000],
  ['RESET_DATABASE', 12_000],
  ['CRASH', 45_000],
  ['STRIKE', 4_000],
  ['KILL_AFTER_REPLY', 25_000],
]

/** The faults of so many milliseconds, in the order of time. */
export function planFaults(random: Random, duration: number): PlannedFault[] {
  const faults: PlannedFault[] = []
  for (const [kind, pace] of PACE) {
    const own = random.fork(kind)
    // Waits of independent events: most are short, some are long.
    const wait = (): number => -Math.log(1 - own.next()) * pace
    for (let at = wait(); at < duration; at += wait()) faults.push({ at: Math.round(at), fault: draw(own, kind) })
  }
  return faults.toSorted((a, b) => a.at - b.at)
}

function draw(random: Random, kind: Fault['kind']): Fault {
  const one = <T>(items: readonly [T, ...T[]]): T => random.pick(items) ?? items[0]
  switch (kind) {
    case 'KILL':
      return { kind, process: random.pick(PROCESSES) ?? 'gateway' }
    case 'STOP':
      return { kind, process: random.pick(PROCESSES) ?? 'gateway', lasts: random.between(200, 12_000) }
    case 'RESET':
      return { kind, line: random.pick([...PROCESSES, 'gateway']) ?? 'gateway' }
    case 'WEATHER':
      return {
        kind,
        line: random.pick(PROCESSES) ?? 'gateway',
        weather: one(WEATHERS),
        lasts: random.between(200, 5_000),
      }
    case 'RESET_DATABASE':
      return { kind, process: one(WATCHED) }
    case 'CRASH':
      return { kind, server: one(['cluster', 'postgres']) }
    case 'STRIKE':
      // Killing is what the points are there for; a crash of the server takes all the watched databases down.
      return {
        kind,
        process: one(WATCHED),
        point: one(POINTS),
        by: one(['KILL', 'KILL', 'KILL', 'RESET', 'RESET', 'RESET', 'STOP', 'KILL_GATEWAY', 'CRASH']),
      }
    case 'KILL_AFTER_REPLY':
      return { kind, agency: one(AGENCIES) }
  }
}
