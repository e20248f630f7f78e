import { expect, test } from '@jest/globals'

import type { Log } from '../src/log.ts'
import { retry } from '../src/retry.ts'

const never = new AbortController().signal

/** A log that can be read: the event and the facts of each line. */
function readableLog() {
  const lines: [event: string, facts: object | undefined][] = []
  const write = (event: string, facts?: object) => void lines.push([event, facts])
  return { lines, log: { info: write, warn: write, error: write } satisfies Log }
}

function failing(times: number, error: (attempt: number) => unknown = () => new Error('no')) {
  let attempts = 0
  return async () => {
    if (++attempts <= times) throw error(attempts)
    return attempts
  }
}

test('tries until it succeeds, and gives the result', async () => {
  expect(await retry(failing(5), { task: 'test', signal: never, firstPause: 1 })).toBe(6)
})

test('logs the beginning and the end of a failure, and not each attempt', async () => {
  const { log, lines } = readableLog()
  await retry(failing(5), { task: 'read the table', signal: never, log, firstPause: 1 })
  expect(lines).toEqual([
    ['failed, is tried again', { task: 'read the table', reason: 'no' }],
    ['works again', { task: 'read the table', failures: 5, seconds: expect.any(Number) }],
  ])
})

test('logs a failure of another kind once, although it is no beginning', async () => {
  const { log, lines } = readableLog()
  const error = (attempt: number) => Object.assign(new Error(`attempt ${attempt}`), { code: attempt % 2 ? 'A' : 'B' })
  await retry(failing(6, error), { task: 'test', signal: never, log, firstPause: 1 })
  expect(lines.map(([, facts]) => Reflect.get(facts!, 'reason'))).toEqual(['A attempt 1', 'B attempt 2', undefined])
})

test('says nothing of what succeeds at once', async () => {
  const { log, lines } = readableLog()
  await retry(failing(0), { task: 'test', signal: never, log })
  expect(lines).toEqual([])
})

test('an abort ends a pause at once, with the reason of the signal', async () => {
  const stopped = new AbortController()
  const trying = retry(failing(Infinity), { task: 'test', signal: stopped.signal, firstPause: 1e9, longestPause: 1e9 })
  setTimeout(() => stopped.abort(new Error('stopped')), 20)
  await expect(trying).rejects.toThrow('stopped')
})

test('an error that is final is thrown at once', async () => {
  const isFinal = (error: unknown) => (error as Error).message === 'attempt 3'
  const attempt = failing(Infinity, (attempt) => new Error(`attempt ${attempt}`))
  await expect(retry(attempt, { task: 'test', signal: never, firstPause: 1, isFinal })).rejects.toThrow('attempt 3')
})

test('pauses grow until something has worked for longer than the longest pause', async () => {
  const pauses: number[] = []
  let last = performance.now()
  const stopped = new AbortController()
  await retry(
    async (works) => {
      pauses.push(performance.now() - last)
      if (pauses.length === 7) {
        works()
        await new Promise((resolve) => setTimeout(resolve, 150))
      }
      if (pauses.length === 9) stopped.abort()
      last = performance.now()
      throw new Error('no')
    },
    { task: 'test', signal: stopped.signal, firstPause: 4, longestPause: 100 },
  ).catch(() => undefined)
  for (const [failures, pause] of pauses.slice(1, 7).entries()) expect(pause).toBeLessThan(4 * 2 ** failures + 25)
  expect(pauses[7]).toBeLessThan(4 + 25)
})
