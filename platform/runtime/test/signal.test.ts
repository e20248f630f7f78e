import { expect, test } from '@jest/globals'

import { Signal } from '../src/signal.ts'

test('wakes everyone who waits, once', async () => {
  const signal = new Signal()
  const waits = [signal.wait(1_000), signal.wait(1_000)]
  signal.raise()
  expect(await Promise.all(waits)).toEqual([true, true])
  expect(await signal.wait(5)).toBe(false)
})

test('a wait ends without being woken after its time, and when it is aborted', async () => {
  const signal = new Signal()
  expect(await signal.wait(5)).toBe(false)
  expect(await signal.wait(60_000, AbortSignal.timeout(5))).toBe(false)
  expect(await signal.wait(60_000, AbortSignal.abort())).toBe(false)
})

test('what is raised between a look and the wait ends the wait', async () => {
  const signal = new Signal()
  const seen = signal.count
  signal.raise()
  expect(await signal.wait(60_000, undefined, seen)).toBe(true)
})
