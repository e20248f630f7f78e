// The program of section 5, in a process of its own: so many clients, each asking for another number as soon as it has
// one; from the agency, or by plain SQL.

import type { AssignmentsOrder, AssignmentsSetting } from './assignments.ts'
import { BareAssignments } from './bare-assignment.ts'
import { KeepAlive, postRequest } from './keep-alive.ts'
import type { LoadResult } from './load.ts'
import { percentile } from './rounds.ts'

let setting: AssignmentsSetting | undefined
let acts = 0
let runs = 0
/** Numbers taken of the large prefixes. */
const taken = { agency: 0, bare: 0 }
/** Of one of them; it has ten thousand. */
const MOST = 9_500

process.on('message', (message: AssignmentsSetting | AssignmentsOrder) => {
  if ('prefixes' in message) setting = message
  else
    run(message).then(
      (result) => process.send?.(result),
      (error: unknown) => process.send?.({ error: String(error) }),
    )
})
process.on('disconnect', () => process.exit())

interface Client {
  /** Resolves when a number was given. */
  assign(): Promise<void>
  close(): void | Promise<void>
}

async function run({ way, clients, isOnePrefix, milliseconds }: AssignmentsOrder): Promise<LoadResult> {
  if (!setting) throw new Error('Where to?')
  const { prefixes, large } = setting
  const number = runs++
  const next = () => {
    const prefix = isOnePrefix ? large[way][Math.floor(taken[way]++ / MOST)] : prefixes[acts % prefixes.length]
    if (!prefix) throw new Error('No prefix.')
    return { prefix, key: `${way} ${process.pid} ${acts++}` }
  }
  const open = way === 'agency' ? openAgency : openBare
  const all = await Promise.all(Array.from({ length: clients }, (_, n) => open(next, `${number} ${n}`)))
  const latencies: number[] = []
  const begin = performance.now()
  const end = begin + milliseconds
  try {
    await Promise.all(
      all.map(async (client) => {
        for (let sent = performance.now(); sent < end;) {
          await client.assign()
          const now = performance.now()
          latencies.push(now - sent)
          sent = now
        }
      }),
    )
  } finally {
    for (const client of all) await client.close()
  }
  const seconds = (performance.now() - begin) / 1_000
  return { perSecond: latencies.length / seconds, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) }
}

type Next = () => { readonly prefix: AssignmentsSetting['prefixes'][number]; readonly key: string }

const ASSIGN = `mutation ($prefix: ID!, $key: String!) {
  assignIsbns(prefix: $prefix, input: { count: 1 }, idempotencyKey: $key) {
    ... on AssignIsbnsSuccess { isbns { isbn13 } } ... on Refusal { message }
  }
}`

async function openAgency(next: Next): Promise<Client> {
  const { port, token } = setting as AssignmentsSetting
  const connection = await KeepAlive.open(port)
  return {
    async assign() {
      const { prefix, key } = next()
      const json = JSON.stringify({ query: ASSIGN, variables: { prefix: prefix.value, key } })
      const body = await connection.ask(postRequest(port, '/graphql', json, token))
      if (!body.includes('"isbns":[{"isbn13":"97')) throw new Error(body.toString().slice(0, 500))
    },
    close: () => connection.close(),
  }
}

async function openBare(next: Next, name: string): Promise<Client> {
  const { databaseUrl, agency } = setting as AssignmentsSetting
  const connection = await BareAssignments.open(databaseUrl, agency, `${process.pid} ${name}`)
  return {
    assign: async () => void (await connection.assign(next().prefix)),
    close: () => connection.close(),
  }
}
