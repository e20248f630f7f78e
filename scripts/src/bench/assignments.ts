// Section 5: how many numbers one agency gives in a second, beside what its database could at best.

import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'

import { signDevelopmentToken } from '@isbn-hub/identity/development-key'

import type { Children } from './children.ts'
import { type AgencyCode, askGraphql, type BenchHub, graphqlAt } from './hub.ts'
import type { LoadResult } from './load.ts'
import type { FilledRegister } from './registers.ts'
import { type Figure, figure, type Section } from './report.ts'
import { ratios, takeTurns } from './rounds.ts'
import type { MadeUpPrefix } from './synthetic-register.ts'

const CLIENTS = [16, 32] as const
/** Prefixes of ten thousand numbers for each way. */
const LARGE = 8

const GOALS = { ofBare: { atLeast: 0.5 } }

/** Who gives the numbers: the agency, asked over its port, or plain SQL on its database. */
export type Way = 'agency' | 'bare'

/** What the process that makes the load is told: first once, then for each round. */
export interface AssignmentsSetting {
  readonly agency: AgencyCode
  readonly port: number
  readonly databaseUrl: string
  readonly token: string
  readonly prefixes: readonly MadeUpPrefix[]
  /** Large ones; when one is used up the next is taken. */
  readonly large: Readonly<Record<Way, readonly MadeUpPrefix[]>>
}

export interface AssignmentsOrder {
  readonly way: Way
  readonly clients: number
  /** All under one prefix, or each under another. */
  readonly isOnePrefix: boolean
  readonly milliseconds: number
}

export async function measureAssignments(
  hub: BenchHub,
  small: FilledRegister,
  children: Children,
  quick: boolean,
): Promise<Section> {
  const rounds = quick ? 3 : 5
  const milliseconds = quick ? 1_000 : 2_000
  const { agency, sample } = small
  const { port, databaseUrl } = hub.agencies[agency]
  const token = await signDevelopmentToken({ folder: hub.identity, agency, role: 'registrar' })
  const takeLarge = async (): Promise<MadeUpPrefix[]> => {
    const taken: MadeUpPrefix[] = []
    while (taken.length < LARGE) taken.push(await takeLargePrefix(graphqlAt(port), small, token))
    return taken
  }
  const large = { agency: await takeLarge(), bare: await takeLarge() }
  const child = children.start('assignments', new URL('assignments-process.js', import.meta.url))
  child.send({ agency, port, databaseUrl, token, prefixes: sample, large } satisfies AssignmentsSetting)

  const run = (way: Way, clients: number, isOnePrefix: boolean) => () =>
    order(child, { way, clients, isOnePrefix, milliseconds })
  const contestants = Object.fromEntries(
    CLIENTS.flatMap((clients) =>
      [false, true].flatMap((isOnePrefix) =>
        (['agency', 'bare'] as const).map((way) => [nameOf(way, clients, isOnePrefix), run(way, clients, isOnePrefix)]),
      ),
    ),
  ) as Record<string, () => Promise<LoadResult>>
  await takeTurns(contestants, 1)
  const results = await takeTurns(contestants, rounds)
  child.disconnect()

  const figures: Figure[] = []
  for (const clients of CLIENTS)
    for (const isOnePrefix of [false, true]) {
      const where = `${clients} clients, ${isOnePrefix ? 'one prefix' : 'each its own prefix'}`
      const ours = results[nameOf('agency', clients, isOnePrefix)] ?? []
      const bare = results[nameOf('bare', clients, isOnePrefix)] ?? []
      figures.push(
        figure(`${where}: agency`, '/s', rates(ours)),
        figure(`${where}: agency, p50`, 'ms', p50(ours)),
        figure(`${where}: agency, p99`, 'ms', p99(ours)),
        figure(`${where}: bare SQL`, '/s', rates(bare)),
        figure(`${where}: bare SQL, p99`, 'ms', p99(bare)),
        figure(`${where}: agency / bare SQL`, '×', ratios(rates(ours), rates(bare)), GOALS.ofBare),
      )
    }
  return {
    number: 5,
    title: 'Assignments on one agency',
    about:
      `Numbers given one at a time by one agency with ${small.publishers.toLocaleString('en')} publishers, asked directly ` +
      `over its port; ${rounds} rounds of ${milliseconds / 1_000} s each, in turns. Beside it plain SQL over as many ` +
      'connections, which writes the same rows in one transaction (key, counter, number, feed entry) and does nothing ' +
      'else: no token, no GraphQL, no look at prefix or publisher. International follows the feed all the while.',
    figures,
  }
}

const nameOf = (way: Way, clients: number, isOnePrefix: boolean): string => `${way} ${clients} ${isOnePrefix}`
const rates = (results: readonly LoadResult[]): number[] => results.map(({ perSecond }) => perSecond)
const p50 = (results: readonly LoadResult[]): number[] => results.map((result) => result.p50)
const p99 = (results: readonly LoadResult[]): number[] => results.map((result) => result.p99)

async function order(child: ChildProcess, asked: AssignmentsOrder): Promise<LoadResult> {
  child.send(asked)
  const [answer] = (await once(child, 'message')) as [LoadResult | { error: string }]
  if ('error' in answer) throw new Error(answer.error)
  return answer
}

const ASSIGN_PREFIX = `mutation ($publisher: ID!, $key: String!) {
  assignPrefix(publisher: $publisher, input: { registrantLength: 2 }, idempotencyKey: $key) {
    ... on AssignPrefixSuccess { prefix { value } } ... on Refusal { message }
  }
}`

/** One with ten thousand numbers, for the first publisher of the sample. */
async function takeLargePrefix(url: string, { agency, sample }: FilledRegister, token: string): Promise<MadeUpPrefix> {
  const { publisher = 0 } = sample[0] ?? {}
  const variables = { publisher: `${agency}-${publisher}`, key: `large ${Math.random()}` }
  const { data, errors } = await askGraphql<{ assignPrefix: { prefix?: { value: string }; message?: string } }>(
    url,
    ASSIGN_PREFIX,
    variables,
    token,
  )
  const value = data?.assignPrefix.prefix?.value
  if (value === undefined) throw new Error(errors?.[0]?.message ?? data?.assignPrefix.message ?? 'No prefix came.')
  return { value, publisher, lo: Number(value.replaceAll('-', '').padEnd(12, '0')) }
}
