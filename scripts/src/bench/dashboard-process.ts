// The program of section 4, in a process of its own. It is the writer in two agencies and the dashboard that waits for
// what they write, so that both ends are read from one clock.

import { setTimeout as sleep } from 'node:timers/promises'

import type { AgencyContext } from '@isbn-hub/agency/actions/agency-context'
import { assignIsbns } from '@isbn-hub/agency/actions/assign-isbns'
import { smallestThatFits } from '@isbn-hub/agency/domain/length-policy'
import { isRefusal } from '@isbn-hub/agency/domain/refusal'
import { silence } from '@isbn-hub/agency/domain/rules/nation-rules'
import { openDatabase } from '@isbn-hub/agency/store/database'
import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

import type { DashboardOrder, DashboardTimes, Writer } from './commit-to-dashboard.ts'
import { askGraphql } from './hub.ts'

process.once('message', (order: DashboardOrder) => {
  measure(order).then(
    (times) => process.send?.(times, () => process.disconnect()),
    (error: unknown) => process.send?.({ error: String(error) }, () => process.disconnect()),
  )
})
process.on('disconnect', () => process.exit())

/** A message that has not arrived after this time counts as lost. */
const ARRIVAL_LIMIT = 10_000

async function measure(order: DashboardOrder): Promise<DashboardTimes> {
  const dashboard = await openDashboard(order.gateway)
  const agencyContexts = await Promise.all(
    order.writers.map(async (writer) => ({ writer, agencyContext: await agencyContextOf(writer) })),
  )
  try {
    // The first few are not counted: connections are opened and code is compiled.
    await inTurns(order, 20, (writer, n) => register(order.gateway, writer, `warm-up ${n}`))
    const committed = await inTurns(order, order.count, async (writer, n) => {
      const { agencyContext } = agencyContexts.find((each) => each.writer === writer) ?? {}
      return agencyContext && assign(agencyContext, writer, n)
    })
    const asked = await inTurns(order, order.count, (writer, n) => register(order.gateway, writer, `house ${n}`))
    return { committed: await dashboard.waits(committed), asked: await dashboard.waits(asked) }
  } finally {
    await dashboard.close()
    await Promise.all(agencyContexts.map(({ agencyContext }) => agencyContext.database.close()))
  }
}

/** Something that will arrive, and since when it was on its way. */
interface Departure {
  readonly agency: string
  /** The number assigned, or the name of the publisher. */
  readonly what: string
  readonly at: number
}

/** Starts one act after the other at a fixed pace, whether or not the one before is done: a slow one delays no other. */
async function inTurns(
  { writers, every }: DashboardOrder,
  count: number,
  act: (writer: Writer, n: number) => Promise<Departure | undefined>,
): Promise<Departure[]> {
  const acts: Promise<Departure | undefined>[] = []
  const begin = performance.now()
  for (let n = 0; n < count; n++)
    for (const writer of writers) {
      await sleep(Math.max(0, begin + acts.length * every - performance.now()))
      acts.push(act(writer, n))
    }
  return (await Promise.all(acts)).filter((departure) => departure !== undefined)
}

/** The agency's own act, on its database, so that the moment of the commit is known. */
async function assign(agencyContext: AgencyContext, { agency, prefixes }: Writer, n: number): Promise<Departure> {
  const prefix = prefixes[n] ?? ''
  const answer = await assignIsbns(
    agencyContext,
    { actor: 'bench', idempotencyKey: `bench ${n}` },
    { prefix, count: 1 },
  )
  const at = performance.now()
  if (isRefusal(answer)) throw new Error(answer.code)
  return { agency, what: answer.isbns[0] ?? '', at }
}

const REGISTER = `mutation ($agency: AgencyCode!, $name: String!) {
  registerPublisher(agency: $agency, input: { name: $name, kind: ORGANISATION }, idempotencyKey: $name) {
    ... on Refusal { message }
  }
}`

async function register(gateway: string, { agency, token }: Writer, title: string): Promise<Departure> {
  const name = `${agency}: ${title}`
  const at = performance.now()
  const { data, errors } = await askGraphql<{ registerPublisher: { message?: string } }>(
    gateway,
    REGISTER,
    { agency, name },
    token,
  )
  const refusal = errors?.[0]?.message ?? data?.registerPublisher.message
  if (refusal) throw new Error(refusal)
  return { agency, what: name, at }
}

const ASSIGNMENTS = `subscription {
  assignments {
    ... on Assignment { kind agency { code } isbn { isbn13 } publisherName }
    ... on Heartbeat { at }
  }
}`

interface Message {
  readonly assignments: { readonly isbn?: { readonly isbn13: string } | null; readonly publisherName?: string }
}

interface Dashboard {
  /** Milliseconds that each was on its way, by agency. Throws where one never came. */
  waits(departures: readonly Departure[]): Promise<Record<string, number[]>>
  close(): Promise<void>
}

async function openDashboard(gateway: string): Promise<Dashboard> {
  const arrivals = new Map<string, number>()
  const client = createClient({ url: gateway.replace('http:', 'ws:'), webSocketImpl: WebSocket, retryAttempts: 0 })
  let fail: (error: unknown) => void = () => undefined
  const broken = new Promise<never>((_, reject) => (fail = reject))
  const first = new Promise<void>((open) => {
    client.subscribe<Message>(
      { query: ASSIGNMENTS },
      {
        next({ data, errors }) {
          const at = performance.now()
          open()
          if (errors?.[0]) return fail(errors[0])
          const { isbn, publisherName } = data?.assignments ?? {}
          const what = isbn?.isbn13 ?? publisherName
          if (what !== undefined) arrivals.set(what, at)
        },
        error: fail,
        complete: () => fail(new Error('The stream ended.')),
      },
    )
  })
  // The first message is a sign of life: from here on nothing is missed.
  await Promise.race([first, broken])
  broken.catch(() => undefined)
  return {
    async waits(departures) {
      const waits: Record<string, number[]> = {}
      const limit = performance.now() + ARRIVAL_LIMIT
      for (const { agency, what, at } of departures) {
        while (!arrivals.has(what)) {
          if (performance.now() > limit) throw new Error(`${what} never reached the dashboard.`)
          await Promise.race([sleep(10), broken])
        }
        ;(waits[agency] ??= []).push((arrivals.get(what) ?? NaN) - at)
      }
      return waits
    },
    async close() {
      await client.dispose()
    },
  }
}

async function agencyContextOf({ agency, groups, databaseUrl }: Writer): Promise<AgencyContext> {
  const [group, ...more] = groups
  if (group === undefined) throw new Error('An agency without groups.')
  return {
    nation: {
      code: agency,
      country: 'a made-up one',
      agency: { name: 'The bench', address: [], source: 'none: made up' },
      groups: [group, ...more],
      sharedPrefixes: [],
      lengthPolicy: smallestThatFits,
      disclosure: { contact: false, publications: false },
      timeZone: 'UTC',
      rules: silence,
      procedures: [],
      serviceLevel: undefined,
      workingWeek: { daysOff: [], holidays: [] },
      jurisdiction: undefined,
      paperWords: [],
      sample: { note: 'none', publishers: [] },
    },
    ranges: defaultRanges,
    database: await openDatabase(databaseUrl),
    clock: () => new Date(),
  }
}
