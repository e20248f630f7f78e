import { expect, test } from '@jest/globals'

import { healthRoutes } from '../src/health.ts'
import { serveRoutes } from './serve-routes.ts'

test('a process says that it runs, and whether it is ready', async () => {
  await using server = await serveRoutes(healthRoutes({ database: () => Promise.resolve(true) }))
  expect((await server.ask('/livez')).text).toBe('{"live":true}\n')
  expect((await server.ask('/readyz?verbose')).text).toBe('{"ready":true,"checks":{"database":true}}\n')
  expect((await server.ask('/readyz', { method: 'HEAD' })).status).toBe(200)
  expect((await server.ask('/readyz/other')).status).toBe(404)
})

test('a process is not ready while a check fails, though it runs', async () => {
  await using server = await serveRoutes(healthRoutes({ database: () => Promise.resolve('starting') }))
  const { status, text } = await server.ask('/readyz')
  expect([status, text]).toEqual([503, '{"ready":false,"checks":{"database":"starting"}}\n'])
  expect((await server.ask('/livez')).status).toBe(200)
})

test('a failed check is named by its code alone, and a silent one has two seconds', async () => {
  await using server = await serveRoutes(
    healthRoutes({
      database: () => Promise.reject(Object.assign(new Error('10.0.0.7 refused'), { code: 'ECONNREFUSED' })),
      feed: () => new Promise<true>(() => undefined),
    }),
  )
  expect((await server.ask('/readyz')).text).toBe(
    '{"ready":false,"checks":{"database":"failed: ECONNREFUSED","feed":"no answer in 2 s"}}\n',
  )
})
