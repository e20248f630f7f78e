import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

import { afterEach, describe, expect, test } from '@jest/globals'

const program = (name: string) => fileURLToPath(new URL(`programs/${name}`, import.meta.url))
const children = new Set<ChildProcess>()

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children.clear()
})

describe('a process that starts', () => {
  test('tells its parent the port it listens on', async () => {
    const server = await started('serve')
    expect(await get(server.port, '/')).toBe('200 hello')
  })

  test('prints one line when it has no parent to tell', async () => {
    const child = watched(spawn(process.execPath, [program('server.js'), 'serve']))
    await until(() => child.output.includes('\n'))
    expect(child.output).toMatch(/^example listens on port \d+\.\n$/)
  })

  test('says what is wrong with its settings in one sentence and exits with 78', async () => {
    const child = watched(spawn(process.execPath, [program('server.js'), 'config']))
    expect(await child.end).toEqual({ code: 78, signal: null })
    expect(child.errors).toBe('DATABASE_URL is missing: say where the database is.\n')
  })

  test('says any other fault in one line, with its code, and exits with 1', async () => {
    const child = watched(spawn(process.execPath, [program('server.js'), 'fault']))
    expect(await child.end).toEqual({ code: 1, signal: null })
    expect(child.errors).toBe("example can't start: EADDRINUSE listen failed for a reason\n")
  })
})

describe('a process that stops', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('ends in order on %s', async (signal) => {
    const server = await started('serve')
    server.child.kill(signal)
    expect(await server.end).toEqual({ code: 0, signal: null })
    expect(server.output).toBe('stopped in order\n')
    expect(JSON.parse(server.errors)).toMatchObject({
      level: 'info',
      process: 'example',
      event: 'stopping',
      reason: signal,
    })
  })

  test('ends in order when its parent is killed', async () => {
    const parent = watched(spawn(process.execPath, [program('parent.js')]))
    await until(() => parent.output.includes('\n'))
    const { port } = JSON.parse(parent.output) as { port: number }
    expect(await get(port, '/')).toBe('200 hello')

    parent.child.kill('SIGKILL')
    const refused = () =>
      get(port, '/').then(
        () => false,
        () => true,
      )
    await until(refused)
  })

  test('ends within a few seconds even if its own stop hangs, and says so', async () => {
    const server = await started('stubborn')
    const asked = Date.now()
    server.child.kill('SIGTERM')
    expect(await server.end).toEqual({ code: 1, signal: null })
    expect(Date.now() - asked).toBeLessThan(10_000)
    expect(server.errors).toContain('"event":"stopping took too long"')
  })

  test('reports a stop that failed', async () => {
    const server = await started('clumsy')
    server.child.kill('SIGTERM')
    expect(await server.end).toEqual({ code: 1, signal: null })
    expect(server.errors).toContain('the pool was closed twice')
  })
})

test.each([
  ['/reject', 'unhandled rejection', 'nobody waited'],
  ['/throw', 'uncaught exception', 'JSON'],
])('what nobody caught is one line of JSON, and ends the process (%s)', async (path, event, message) => {
  const server = await started('serve')
  await get(server.port, path).catch(() => undefined)
  expect(await server.end).toEqual({ code: 1, signal: null })
  const line = JSON.parse(server.errors) as { error: { message: string } }
  expect(line).toMatchObject({ level: 'error', process: 'example', event })
  expect(line.error.message).toContain(message)
})

async function started(conduct: string) {
  const child = watched(fork(program('server.js'), [conduct], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }))
  const [message] = (await once(child.child, 'message')) as [{ listening: number }]
  return Object.assign(child, { port: message.listening })
}

/** A child whose output is collected, and which doesn't outlive the test. */
function watched(child: ChildProcess) {
  children.add(child)
  const seen = {
    child,
    output: '',
    errors: '',
    end: once(child, 'close').then(([code, signal]: unknown[]) => ({ code, signal })),
  }
  child.stdout?.on('data', (chunk: Buffer) => (seen.output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (seen.errors += chunk.toString()))
  return seen
}

function get(port: number, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request({ port, path, host: '127.0.0.1', agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => (body += chunk.toString()))
      response.on('end', () => resolve(`${response.statusCode} ${body.trim()}`))
    })
    call.on('error', reject).end()
  })
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + 20_000; !(await condition()); await sleep(20)) {
    if (Date.now() > limit) throw new Error('It did not happen within 20 s.')
  }
}
