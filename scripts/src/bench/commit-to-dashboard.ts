// Section 4: from the commit of an assignment in an agency's database to its arrival at a dashboard.

import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

import { signDevelopmentToken } from '@isbn-hub/identity/development-key'

import type { Children } from './children.ts'
import { type AgencyCode, type BenchHub, graphqlAt } from './hub.ts'
import type { FilledRegister, Registers } from './registers.ts'
import { type Figure, figure, type Section } from './report.ts'
import { percentile } from './rounds.ts'

/** Milliseconds between two assignments, whichever agency's. */
const EVERY = 20

const GOALS = { p99: { atMost: 100 }, slower: { atMost: 1.2 } }

/** What the writing and waiting process is told. */
export interface DashboardOrder {
  readonly gateway: string
  readonly writers: readonly Writer[]
  /** How many of each writer, in turns. */
  readonly count: number
  readonly every: number
}

export interface Writer {
  readonly agency: AgencyCode
  readonly databaseUrl: string
  readonly groups: readonly string[]
  /** Prefixes with free numbers; each gives one. */
  readonly prefixes: readonly string[]
  readonly token: string
}

/** Milliseconds, by agency. */
export interface DashboardTimes {
  /** From the commit, as the writer sees it, to the message. */
  readonly committed: Readonly<Record<string, readonly number[]>>
  /** From the mutation's sending to the gateway to the message. */
  readonly asked: Readonly<Record<string, readonly number[]>>
}

export async function measureCommitToDashboard(
  hub: BenchHub,
  { small, large }: Registers,
  children: Children,
  quick: boolean,
): Promise<Section> {
  const count = quick ? 100 : 500
  const writers = await Promise.all([small, large].map((register) => writerOf(register, hub, count)))
  const times = await measure({ gateway: graphqlAt(hub.gateway), writers, count, every: EVERY }, children)

  const figures: Figure[] = []
  const ofBoth = [small, large].map((register) => {
    const publishers = `${register.publishers.toLocaleString('en')} publishers`
    const committed = times.committed[register.agency] ?? []
    const asked = times.asked[register.agency] ?? []
    figures.push(
      figure(`${publishers}: commit to dashboard, p50`, 'ms', [percentile(committed, 0.5)]),
      figure(`${publishers}: commit to dashboard, p99`, 'ms', [percentile(committed, 0.99)], GOALS.p99),
      figure(`${publishers}: mutation sent to dashboard, p50`, 'ms', [percentile(asked, 0.5)]),
      figure(`${publishers}: mutation sent to dashboard, p99`, 'ms', [percentile(asked, 0.99)]),
    )
    return committed
  })
  const [few = [], many = []] = ofBoth
  figures.push(figure('many / few publishers, p50', '×', [percentile(many, 0.5) / percentile(few, 0.5)], GOALS.slower))
  return {
    number: 4,
    title: 'From an assignment to a dashboard',
    about:
      `${count} numbers assigned in each of two agencies, in turns, one every ${EVERY} ms; a WebSocket subscriber of the ` +
      "gateway waits for them. The clock starts when the writer's COMMIT has returned; then once more for " +
      'registerPublisher, from sending the mutation to the gateway.',
    figures,
  }
}

async function writerOf(register: FilledRegister, hub: BenchHub, count: number): Promise<Writer> {
  const { agency, groups, sample } = register
  return {
    agency,
    groups,
    databaseUrl: hub.agencies[agency].databaseUrl,
    prefixes: sample.slice(0, count).map(({ value }) => value),
    token: await signDevelopmentToken({ folder: hub.identity, agency, role: 'registrar' }),
  }
}

async function measure(order: DashboardOrder, children: Children): Promise<DashboardTimes> {
  const child = children.start('dashboard', new URL('dashboard-process.js', import.meta.url))
  child.send(order)
  const [answer] = (await Promise.race([once(child, 'message'), ended(child)])) as [DashboardTimes | { error: string }]
  if ('error' in answer) throw new Error(answer.error)
  return answer
}

async function ended(child: ChildProcess): Promise<[{ error: string }]> {
  const [code] = (await once(child, 'exit')) as [number | null]
  return [{ error: `The dashboard ended with ${code}.` }]
}
