// Section 3: a thousand numbers in one request, of five agencies.

import { type BenchHub, graphqlAt } from './hub.ts'
import { askGraphql } from './hub.ts'
import type { Load } from './load.ts'
import { drawFrom, type FilledRegister, holderOf, numberUnder, type Registers } from './registers.ts'
import { figure, type Section } from './report.ts'
import { ratios, takeTurns } from './rounds.ts'

const CONNECTIONS = 4
const OF_EACH = 200
const REQUESTS = 60
/** Of the agencies that aren't looked at, the numbers come from so many prefixes. */
const AMONG = 2_000
const QUERY = `query ($numbers: [String!]!) {
  lookups(numbers: $numbers) { prefix { value status publisher { id name } } }
}`

const GOALS = { numbers: { atLeast: 30_000 }, slower: { atMost: 1.2 } }

export async function measureBulkLookUps(
  hub: BenchHub,
  { small, large, others }: Registers,
  load: Load,
  quick: boolean,
): Promise<Section> {
  const rounds = quick ? 3 : 7
  const milliseconds = quick ? 1_500 : 4_000
  const requests = {
    small: Array.from({ length: REQUESTS }, (_, n) => ask(n, small, [large, ...others])),
    large: Array.from({ length: REQUESTS }, (_, n) => ask(n, large, [small, ...others])),
  }
  for (const [name, asks] of Object.entries(requests)) {
    await mustBeRight(hub.gateway, asks)
    load.prepare({
      name: `bulk ${name}`,
      port: hub.gateway,
      path: '/graphql',
      query: QUERY,
      asks: asks.map(({ numbers, holders }) => [JSON.stringify({ numbers }), `"${holders.at(-1)}"`]),
    })
  }
  const contestants = {
    few: () => load.run({ target: 'bulk small', connections: CONNECTIONS, milliseconds }),
    many: () => load.run({ target: 'bulk large', connections: CONNECTIONS, milliseconds }),
  }
  await takeTurns(contestants, 1)
  const { few, many } = await takeTurns(contestants, rounds)

  const numbers = OF_EACH * 5
  const rates = (results: typeof few): number[] => results.map(({ perSecond }) => perSecond * numbers)
  const rows = (register: FilledRegister, results: typeof few) => {
    const publishers = `${register.publishers.toLocaleString('en')} publishers`
    return [
      figure(`${publishers}: numbers`, '/s', rates(results), GOALS.numbers),
      figure(
        `${publishers}: a request, p50`,
        'ms',
        results.map(({ p50 }) => p50),
      ),
      figure(
        `${publishers}: a request, p99`,
        'ms',
        results.map(({ p99 }) => p99),
      ),
    ]
  }
  return {
    number: 3,
    title: 'Look-ups, a thousand numbers at a time',
    about:
      `${CONNECTIONS} connections; each request holds ${OF_EACH} numbers of each of five agencies, all under different ` +
      'prefixes. Those of the agency with the named number of publishers are drawn from all of them, those of the ' +
      `other four from ${AMONG.toLocaleString('en')} each.`,
    figures: [
      ...rows(small, few),
      ...rows(large, many),
      figure('few / many publishers', '×', ratios(rates(few), rates(many)), GOALS.slower),
    ],
  }
}

interface Ask {
  readonly numbers: readonly string[]
  readonly holders: readonly string[]
}

function ask(seed: number, looked: FilledRegister, beside: readonly FilledRegister[]): Ask {
  const drawn = [
    drawFrom(looked, OF_EACH, seed).map((prefix) => ({ register: looked, prefix })),
    ...beside.map((register) => drawFrom(register, OF_EACH, seed, AMONG).map((prefix) => ({ register, prefix }))),
  ]
  // One of each agency after the other, as a shop's list would have them: in no order of owners.
  const mixed = Array.from({ length: OF_EACH }, (_, place) => drawn.flatMap((of) => of[place] ?? [])).flat()
  return {
    numbers: mixed.map(({ prefix }) => numberUnder(prefix)),
    holders: mixed.map(({ register, prefix }) => holderOf(register, prefix)),
  }
}

interface Answer {
  readonly lookups: readonly { readonly prefix: { readonly publisher: { readonly id: string } | null } | null }[]
}

/** Every place of every request once, before anything is timed. */
async function mustBeRight(gateway: number, asks: readonly Ask[]): Promise<void> {
  for (const { numbers, holders } of asks) {
    const { data, errors } = await askGraphql<Answer>(graphqlAt(gateway), QUERY, { numbers })
    if (errors?.[0]) throw new Error(`The gateway answers: ${errors[0].message}`)
    const wrong = holders.findIndex((holder, place) => data?.lookups[place]?.prefix?.publisher?.id !== holder)
    if (wrong >= 0) throw new Error(`${numbers[wrong]} is of ${holders[wrong]}; the gateway says otherwise.`)
  }
}
