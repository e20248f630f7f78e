import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'

import { createLog } from '../src/log.ts'

let lines: string[]
let write: ReturnType<typeof jest.spyOn>

beforeEach(() => {
  lines = []
  write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => lines.push(String(text)) > 0)
})
afterEach(() => void write.mockRestore())

test('an event is one line of JSON with its time, level, process and facts', () => {
  createLog('belarus').warn('feed stalled', { since: '2026-11-21', behind: 12n })
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^\{.*\}\n$/)
  expect(JSON.parse(String(lines[0]))).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    level: 'warn',
    process: 'belarus',
    event: 'feed stalled',
    since: '2026-11-21',
    behind: '12',
  })
})

test('a fact never replacedPrefix the event, its time or its level', () => {
  createLog('belarus').info('started', { event: 'x', level: 'x', time: 'x', process: 'x' })
  expect(JSON.parse(String(lines[0]))).toMatchObject({ event: 'started', level: 'info', process: 'belarus' })
})

test('no token and no password reaches the log, whatever field holds it', () => {
  const token = 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJtZSJ9.c2lnbmF0dXJl'
  createLog('gateway').error('refused', {
    authorization: `Bearer ${token}`,
    headers: { cookie: 'session=secret1' },
    note: `got ${token} and bearer secret2 too`,
    error: new Error('connect postgres://hub:secret3@10.0.0.1/by failed'),
  })
  expect(lines[0]).not.toMatch(/eyJ|secret\d/)
  expect(lines[0]).toContain('postgres://hub:[password]@10.0.0.1/by')
})

test('facts that hold themselves lose the facts, not the event', () => {
  const facts: Record<string, unknown> = {}
  facts['self'] = facts
  createLog('belarus').error('odd', facts)
  expect(JSON.parse(String(lines[0]))).toMatchObject({ event: 'odd', level: 'error' })
})
