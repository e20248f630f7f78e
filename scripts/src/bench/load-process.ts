// The program that makes the load, in a process of its own: a fixed number of connections, each asking again as soon as
// it has its answer.

import { KeepAlive, postRequest } from './keep-alive.ts'
import type { LoadOrder, LoadResult, Target } from './load.ts'
import { percentile } from './rounds.ts'

interface Prepared {
  readonly port: number
  readonly asks: readonly { readonly request: Buffer; readonly mark: string }[]
  next: number
}

const targets = new Map<string, Prepared>()

process.on('message', (message: Target | LoadOrder) => {
  if ('asks' in message) targets.set(message.name, prepare(message))
  else
    run(message).then(
      (result) => process.send?.(result),
      (error: unknown) => process.send?.({ error: String(error) }),
    )
})
// Without its parent it has nothing to do.
process.on('disconnect', () => process.exit())

function prepare({ port, path, query, asks }: Target): Prepared {
  const head = `{"query":${JSON.stringify(query)},"variables":`
  return {
    port,
    asks: asks.map(([variables, mark]) => ({ request: postRequest(port, path, `${head}${variables}}`), mark })),
    next: 0,
  }
}

async function run({ target: name, connections, milliseconds }: LoadOrder): Promise<LoadResult> {
  const target = targets.get(name)
  if (!target) throw new Error(`No target ${name}.`)
  const open = await Promise.all(Array.from({ length: connections }, () => KeepAlive.open(target.port)))
  const latencies: number[] = []
  const begin = performance.now()
  const end = begin + milliseconds
  const ask = async (connection: KeepAlive): Promise<void> => {
    for (let sent = performance.now(); sent < end;) {
      const { request, mark } = target.asks[target.next++ % target.asks.length] as Prepared['asks'][number]
      const body = await connection.ask(request)
      const now = performance.now()
      latencies.push(now - sent)
      sent = now
      // A wrong answer may be a quick one.
      if (!body.includes(mark) || body.includes('"errors"'))
        throw new Error(`${name}: ${body.toString().slice(0, 500)}`)
    }
  }
  try {
    await Promise.all(open.map(ask))
  } finally {
    for (const connection of open) connection.close()
  }
  const seconds = (performance.now() - begin) / 1_000
  return { perSecond: latencies.length / seconds, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) }
}
