// Whether a port can be had.

import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'

export const canListen = async (host: string, port: number) => (await refusal(host, port)) === undefined

/** Sees to it before anything starts that the port can be had; waits so long for one that is about to be free. */
export async function needPort(host: string, port: number, patience: number): Promise<void> {
  for (const limit = Date.now() + patience; ; await sleep(100)) {
    const code = await refusal(host, port)
    if (code === undefined) return
    if (Date.now() < limit) continue
    throw new ConfigProblem(
      code === 'EADDRINUSE'
        ? `Port ${port} is taken: end what uses it, or set PORT to another.`
        : `Port ${port} on ${host} can't be had (${code}): set PORT or HOST to another.`,
    )
  }
}

function refusal(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'))
    probe.listen(port, host, () => probe.close(() => resolve(undefined)))
  })
}
