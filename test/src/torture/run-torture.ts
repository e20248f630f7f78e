/** A run from beginning to end: the hub, those who use it, what breaks it, and the verdict. */
import { setMaxListeners } from 'node:events'
import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

import { encodeCursor } from '@isbn-hub/feed/cursor'

import { check, type Violation } from './checker.ts'
import type { Act, Filter, History } from './history.ts'
import { AGENCIES, HubUnderTest } from './hub-under-test.ts'
import { planFaults } from './plan.ts'
import { Random } from './random.ts'
import { readAgency, readHead, readInternational, readPlaces } from './read-history.ts'
import { Office, Registrar } from './registrar.ts'
import { Subscriber, type Transport } from './subscriber.ts'
import { type Blows, Tormentor } from './tormentor.ts'

export interface TortureOptions {
  readonly seed: number
  /** How long it is tormented; starting, draining and checking come on top. */
  readonly minutes: number
  readonly registrarsPerAgency: number
  /** Told what happens, as it happens. */
  readonly log: (text: string) => void
  /** Ends it early, without a verdict, and leaves nothing running. */
  readonly signal: AbortSignal
}

export interface Report {
  readonly seed: number
  readonly minutes: number
  readonly acts: {
    readonly acknowledged: number
    readonly refused: Readonly<Record<string, number>>
    readonly unknown: number
    readonly retried: number
    readonly repeated: number
  }
  readonly troubles: Readonly<Record<string, number>>
  readonly faults: Blows
  readonly events: { readonly journal: number; readonly received: number; readonly reconnects: number }
  readonly subscribers: number
  readonly seconds: { readonly drain: number; readonly check: number }
  /** How many of each kind, and the first different ones in full. */
  readonly violations: Readonly<Record<string, number>>
  readonly found: readonly Finding[]
}

export interface Finding {
  readonly violation: Violation['violation'] | 'NOT_DRAINED' | 'REFUSED_CURSOR' | 'WRONG_ANSWER' | 'ENDED_BY_ITSELF'
  readonly where: string
  readonly what: string
}

/** Milliseconds after the last fault within which everything must have come to where it belongs. */
const DRAIN_WITHIN = 120_000
const MOST_FINDINGS = 50

export async function runTorture(options: TortureOptions): Promise<Report> {
  const { seed, minutes, log, signal } = options
  const random = new Random(seed)
  const duration = minutes * 60_000
  const plan = planFaults(random.fork('plan'), duration)
  const findings: Finding[] = []

  await using hub = await HubUnderTest.start(minutes)
  log(`hub ready at ${hub.url}, logs in ${hub.logs}`)
  const tormentor = new Tormentor(hub, log)
  const over = new AbortController()
  const enough = new AbortController()
  const givenUp = new AbortController()
  for (const each of [over, enough, givenUp]) setMaxListeners(0, each.signal)
  const subscribers = await subscribe(hub, random, duration, over.signal)
  log('subscribers are there')
  const registrars = await employ(hub, random, options.registrarsPerAgency, (agency) => tormentor.heard(agency))
  const work = registrars.map((registrar) =>
    registrar.work(enough.signal, givenUp.signal).catch((error: unknown) => {
      findings.push({ violation: 'WRONG_ANSWER', where: 'registrar', what: String(error) })
    }),
  )
  try {
    await tormentor.torment(plan, AbortSignal.any([signal, AbortSignal.timeout(duration)]))
    signal.throwIfAborted()
    tormentor.heal()
    log('healed')
    const healed = Date.now()
    const limit = setTimeout(() => givenUp.abort(), DRAIN_WITHIN)
    enough.abort()
    for (const subscriber of subscribers) subscriber.hurry()
    await Promise.all(work)
    clearTimeout(limit)
    log('acts are settled')
    for (const what of await drain(hub, subscribers, healed + DRAIN_WITHIN, log))
      findings.push({ violation: 'NOT_DRAINED', where: 'after the last fault', what })
    log('drained')
    over.abort()
    const drained = Date.now()
    for (const what of await hub.endedByThemselves())
      findings.push({ violation: 'ENDED_BY_ITSELF', where: 'hub', what })
    const acts = registrars.flatMap((registrar) => registrar.acts)
    const history = await readHistory(hub, acts, subscribers)
    for (const { refusals, history } of subscribers)
      for (const what of refusals)
        findings.push({
          violation: /EPOCH|POSITION/.test(what) ? 'REFUSED_CURSOR' : 'WRONG_ANSWER',
          where: `subscriber ${history.name}`,
          what,
        })
    findings.push(...check(history))
    if (findings.length > 0) log(`logs saved in ${await hub.saveLogs(seed)}`)
    const seconds = { drain: (drained - healed) / 1_000, check: (Date.now() - drained) / 1_000 }
    return reportOf(options, history, registrars, subscribers, tormentor.blows, findings, seconds)
  } finally {
    tormentor.heal()
    for (const controller of [enough, givenUp, over]) controller.abort()
    await Promise.all(work)
  }
}

/** Some from the beginning over each transport, some filtered, one slow, and some that come later and want it all. */
async function subscribe(
  hub: HubUnderTest,
  random: Random,
  duration: number,
  signal: AbortSignal,
): Promise<Subscriber[]> {
  const start = await firstCursor(hub, random)
  const make = (name: string, transport: Transport, filter: Filter = {}, isSlow = false): Subscriber =>
    new Subscriber({ name, url: hub.url, transport, filter, isSlow, after: start, random: random.fork(name) })
  const present = [
    make('ws 1', 'WEBSOCKET'),
    make('ws 2', 'WEBSOCKET'),
    make('ws slow', 'WEBSOCKET', {}, true),
    make('ws of two agencies', 'WEBSOCKET', { agencies: ['BY', 'UZ'] }),
    make('sse 1', 'SSE'),
    make('sse slow', 'SSE', {}, true),
    make('plain 1', 'PLAIN'),
    make('plain of one agency', 'PLAIN', { agencies: ['BG'], kinds: ['ISBN_ASSIGNED', 'ISBN_CANCELLED'] }),
    make('sse of prefixes', 'SSE', { kinds: ['PREFIX_ASSIGNED', 'PREFIX_CLOSED', 'PREFIX_TRANSFERRED'] }),
  ]
  const late = [make('ws late', 'WEBSOCKET'), make('sse late', 'SSE'), make('plain late', 'PLAIN')]
  for (const subscriber of present) void subscriber.follow(signal)
  for (const subscriber of late) {
    const coming = sleep(random.between(duration / 4, (3 * duration) / 4), undefined, { signal })
    void coming.then(
      () => subscriber.follow(signal),
      () => undefined,
    )
  }
  return [...present, ...late]
}

async function firstCursor(hub: HubUnderTest, random: Random): Promise<string> {
  const found = new AbortController()
  const scout = new Subscriber({
    name: 'scout',
    url: hub.url,
    transport: 'WEBSOCKET',
    filter: {},
    after: undefined,
    isSlow: false,
    random: random.fork('scout'),
  })
  const following = scout.follow(found.signal)
  for (const before = Date.now() + 60_000; scout.cursor === undefined; await sleep(50))
    if (Date.now() > before) throw new Error('The stream gives no sign of life.')
  found.abort()
  await following
  return scout.cursor
}

async function employ(
  hub: HubUnderTest,
  random: Random,
  perAgency: number,
  heard: (agency: string) => void,
): Promise<Registrar[]> {
  const registrars: Registrar[] = []
  for (const agency of AGENCIES) {
    const office = new Office(agency)
    for (let n = 1; n <= perAgency; n++) {
      const actor = `${agency} ${n}`
      const token = await hub.token(agency, actor)
      registrars.push(new Registrar({ office, actor, token, url: hub.url, random: random.fork(actor), heard }))
    }
  }
  return registrars
}

/** Waits until international has everything of the agencies and each subscriber everything of the journal. */
async function drain(
  hub: HubUnderTest,
  subscribers: readonly Subscriber[],
  until: number,
  log: (text: string) => void,
): Promise<string[]> {
  let missing: string[] = ['nothing could be read']
  for (; missing.length > 0 && Date.now() < until; await sleep(500)) {
    try {
      missing = await whatIsMissing(hub, subscribers)
    } catch (error) {
      missing = [String(error)]
    }
    log(`still missing: ${missing.join('; ') || 'nothing'}`)
  }
  return missing
}

async function whatIsMissing(hub: HubUnderTest, subscribers: readonly Subscriber[]): Promise<string[]> {
  if (!(await hub.isWhole())) return ['a process']
  const international = await hub.databaseUrl('international')
  const places = await readPlaces(international)
  const missing: string[] = []
  for (const code of AGENCIES) {
    const { sequence } = await readHead(await hub.databaseUrl(code.toLowerCase()))
    const place = places.get(code) ?? 0
    if (place !== sequence) missing.push(`${code} is at ${sequence}, international at ${place}`)
  }
  if (missing.length > 0) return missing
  const end = encodeCursor(await readHead(international))
  return subscribers.filter(({ cursor }) => cursor !== end).map(({ history }) => `subscriber ${history.name}`)
}

async function readHistory(
  hub: HubUnderTest,
  acts: readonly Act[],
  subscribers: readonly Subscriber[],
): Promise<History> {
  const agencies = []
  for (const code of AGENCIES) agencies.push(await readAgency(await hub.databaseUrl(code.toLowerCase()), code))
  return {
    acts,
    agencies,
    international: await readInternational(await hub.databaseUrl('international')),
    subscribers: subscribers.map(({ history }) => history),
  }
}

function reportOf(
  { seed, minutes }: TortureOptions,
  { acts, international }: History,
  registrars: readonly Registrar[],
  subscribers: readonly Subscriber[],
  faults: Blows,
  findings: readonly Finding[],
  seconds: Report['seconds'],
): Report {
  const outcomes = acts.map(({ outcome }) => outcome)
  const refused = outcomes.flatMap((outcome) =>
    typeof outcome === 'object' && 'refused' in outcome ? outcome.refused : [],
  )
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
  const troubles: Record<string, number> = {}
  for (const { tally } of registrars)
    for (const [trouble, count] of tally.troubles) troubles[trouble] = (troubles[trouble] ?? 0) + count
  return {
    seed,
    minutes,
    acts: {
      acknowledged: outcomes.filter((outcome) => typeof outcome === 'object' && 'acknowledged' in outcome).length,
      refused: countEach(refused),
      unknown: outcomes.filter((outcome) => outcome === 'unknown').length,
      retried: sum(registrars.map(({ tally }) => tally.retried)),
      repeated: sum(registrars.map(({ tally }) => tally.repeated)),
    },
    troubles,
    faults,
    events: {
      journal: international.journal.entries.length,
      received: sum(subscribers.map(({ received }) => received.length)),
      reconnects: sum(subscribers.map(({ reconnects }) => reconnects)),
    },
    subscribers: subscribers.length,
    seconds,
    violations: countEach(findings.map(({ violation }) => violation)),
    found: distinct(findings).slice(0, MOST_FINDINGS),
  }
}

const distinct = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
]

function countEach(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** Writes a log file: each line with its time. */
export const logTo = (file: string) => (text: string) => appendFileSync(file, `${new Date().toISOString()} ${text}\n`)
