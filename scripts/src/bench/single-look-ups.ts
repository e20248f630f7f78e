// Section 2: one number asked for at a time. Through the gateway, at the agency itself, and through @apollo/gateway.

import type { Children } from './children.ts'
import { type BenchHub, graphqlAt } from './hub.ts'
import type { Load, LoadResult } from './load.ts'
import { type FilledRegister, holderOf, numberUnder, type Registers } from './registers.ts'
import { type Figure, figure, type Goal, type Section } from './report.ts'
import { ratios, takeTurns } from './rounds.ts'

const CONNECTIONS = 32
const SELECTION = 'value status publisher { id name }'
const LOOKUP = `query ($number: String!) { lookup(number: $number) { prefix { ${SELECTION} } } }`
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Prefix { ${SELECTION} } }
}`

const GOALS = {
  ofDirect: { atLeast: 0.4 },
  ofApollo: { atLeast: 2 },
  slower: { atMost: 1.2 },
}

export async function measureSingleLookUps(
  hub: BenchHub,
  registers: Registers,
  load: Load,
  children: Children,
  quick: boolean,
): Promise<Section> {
  const rounds = quick ? 3 : 7
  const milliseconds = quick ? 1_000 : 3_000
  const small = await prepare('small', registers.small, hub, load, children)
  const large = await prepare('large', registers.large, hub, load, children)
  const crowd = (target: string) => () => load.run({ target, connections: CONNECTIONS, milliseconds })
  const alone = (target: string) => () => load.run({ target, connections: 1, milliseconds: 1_000 })
  const contestants = {
    smallGateway: crowd(small.gateway),
    smallAgency: crowd(small.agency),
    smallApollo: crowd(small.apollo),
    largeGateway: crowd(large.gateway),
    largeAgency: crowd(large.agency),
    largeApollo: crowd(large.apollo),
    aloneGateway: alone(small.gateway),
    aloneAgency: alone(small.agency),
  }
  // Compilers and caches are warm in a server that has been up for a minute.
  await takeTurns(contestants, 1)
  const results = await takeTurns(contestants, rounds)

  const few = `${registers.small.publishers.toLocaleString('en')} publishers`
  const many = `${registers.large.publishers.toLocaleString('en')} publishers`
  const { smallGateway, smallAgency, smallApollo, largeGateway, largeAgency, largeApollo } = results
  const { aloneGateway, aloneAgency } = results
  return {
    number: 2,
    title: 'Look-ups, one number at a time',
    about:
      `${CONNECTIONS} connections, each asking for another random number as soon as it has its answer; ` +
      `${rounds} rounds of ${milliseconds / 1_000} s each, in turns. @apollo/gateway serves the same supergraph, with ` +
      'the hub subgraph behind HTTP and one agency in place of all, since it knows no owners.',
    figures: [
      ...asFigures(`${few}: gateway`, smallGateway),
      ...asFigures(`${few}: agency asked directly`, smallAgency),
      ...asFigures(`${few}: @apollo/gateway`, smallApollo),
      ratio(`${few}: gateway / agency`, smallGateway, smallAgency, GOALS.ofDirect),
      ratio(`${few}: gateway / @apollo/gateway`, smallGateway, smallApollo, GOALS.ofApollo),
      ...asFigures(`${many}: gateway`, largeGateway),
      ...asFigures(`${many}: agency asked directly`, largeAgency),
      ...asFigures(`${many}: @apollo/gateway`, largeApollo),
      ratio(`${many}: gateway / agency`, largeGateway, largeAgency, GOALS.ofDirect),
      ratio(`${many}: gateway / @apollo/gateway`, largeGateway, largeApollo, GOALS.ofApollo),
      ratio('gateway: few / many publishers', smallGateway, largeGateway, GOALS.slower),
      ratio('agency: few / many publishers', smallAgency, largeAgency, GOALS.slower),
      ...asFigures('one connection: gateway', aloneGateway),
      ...asFigures('one connection: agency asked directly', aloneAgency),
      ratio('one connection: gateway / agency', aloneGateway, aloneAgency),
    ],
  }
}

const rates = (results: readonly LoadResult[]): number[] => results.map(({ perSecond }) => perSecond)

function asFigures(name: string, results: readonly LoadResult[]): Figure[] {
  const p50 = results.map((result) => result.p50)
  const p99 = results.map((result) => result.p99)
  return [figure(name, '/s', rates(results)), figure(`${name}, p50`, 'ms', p50), figure(`${name}, p99`, 'ms', p99)]
}

function ratio(name: string, above: readonly LoadResult[], below: readonly LoadResult[], goal?: Goal): Figure {
  return figure(name, '×', ratios(rates(above), rates(below)), goal)
}

interface Ways {
  readonly gateway: string
  readonly agency: string
  readonly apollo: string
}

async function prepare(
  size: string,
  register: FilledRegister,
  hub: BenchHub,
  load: Load,
  children: Children,
): Promise<Ways> {
  const { port } = hub.agencies[register.agency]
  const apollo = await startApollo(size, port, hub, children)
  const path = '/graphql'
  const byNumber = register.sample.map(
    (prefix) => [JSON.stringify({ number: numberUnder(prefix) }), `"${holderOf(register, prefix)}"`] as const,
  )
  const byValue = register.sample.map((prefix) => {
    const representations = [{ __typename: 'Prefix', value: prefix.value }]
    return [JSON.stringify({ representations }), `"${holderOf(register, prefix)}"`] as const
  })
  const ways = { gateway: `${size} gateway`, agency: `${size} agency`, apollo: `${size} apollo` }
  load.prepare({ name: ways.gateway, port: hub.gateway, path, query: LOOKUP, asks: byNumber })
  load.prepare({ name: ways.agency, port, path, query: ENTITIES, asks: byValue })
  load.prepare({ name: ways.apollo, port: apollo, path, query: LOOKUP, asks: byNumber })
  return ways
}

async function startApollo(size: string, agency: number, hub: BenchHub, children: Children): Promise<number> {
  const program = (name: string): URL => new URL(`${name}.js`, import.meta.url)
  const subgraph = await children.serve(`apollo-hub-${size}`, program('apollo-hub-process'), { NODE_ENV: 'production' })
  const subgraphs = {
    hub: graphqlAt(subgraph),
    agencies: graphqlAt(agency),
    belarus: `http://127.0.0.1:${hub.agencies.BY.port}/extension`,
    international: graphqlAt(hub.international),
  }
  return children.serve(`apollo-gateway-${size}`, program('apollo-gateway-process'), {
    NODE_ENV: 'production',
    SUBGRAPHS: JSON.stringify(subgraphs),
  })
}
