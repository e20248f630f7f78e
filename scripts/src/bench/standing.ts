// Where the journal stands as far as the gateway knows, and how much memory a process has.

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

import { decodeCursor } from '@isbn-hub/feed/cursor'

export interface Standing {
  readonly epoch: string
  readonly sequence: number
}

/** Read from the first sign of life of a stream that begins now. */
export async function standingOf(gateway: number): Promise<Standing> {
  const gone = new AbortController()
  try {
    const response = await fetch(`http://127.0.0.1:${gateway}/v1/assignments`, { signal: gone.signal })
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      const cursor = /^id: (\S{43})$/m.exec(text)?.[1]
      if (cursor !== undefined) return decodeCursor(cursor)
    }
    throw new Error(`The stream ended: ${text}`)
  } finally {
    gone.abort()
  }
}

/** Bytes of main memory that the process has. */
export function memoryOf(pid: number): number {
  if (process.platform !== 'linux') return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)])) * 1_024
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1_024
}

/** Bytes that the process had more than at the beginning, at most, while `work` went on. */
export async function growthDuring<T>(pid: number, work: () => Promise<T>): Promise<readonly [T, number]> {
  const before = memoryOf(pid)
  let most = before
  let isOver = false
  const looking = (async () => {
    for (; !isOver; await sleep(50)) most = Math.max(most, memoryOf(pid))
  })()
  try {
    // A process that ends meanwhile ends the looking, and with it the measurement.
    const [result] = await Promise.all([work().finally(() => (isOver = true)), looking])
    return [result, Math.max(most, memoryOf(pid)) - before]
  } finally {
    isOver = true
  }
}

/** Milliseconds between two looks, and of the processor in that time at most. */
const LOOK = 1_000
const RESTING = 60
const REST_LIMIT = 60_000

/** Resolves when the process has next to nothing to do. */
export async function atRest(pid: number): Promise<void> {
  const limit = performance.now() + REST_LIMIT
  for (let before = processorTimeOf(pid), calm = 0; calm < 2 && performance.now() < limit;) {
    await sleep(LOOK)
    const after = processorTimeOf(pid)
    calm = after - before < RESTING ? calm + 1 : 0
    before = after
  }
}

/** Milliseconds; Linux counts in hundredths of a second, others say whole seconds. */
function processorTimeOf(pid: number): number {
  if (process.platform === 'linux') {
    // Behind the name, which may hold spaces: user and system time are the 12th and 13th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
    return 10 * (Number(fields[11]) + Number(fields[12]))
  }
  const parts = String(execFileSync('ps', ['-o', 'time=', '-p', String(pid)])).split(':')
  return 1_000 * parts.reduce((seconds, part) => 60 * seconds + Number(part), 0)
}
