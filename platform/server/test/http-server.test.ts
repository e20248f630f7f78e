import { once } from 'node:events'
import { connect } from 'node:net'

import { expect, test } from '@jest/globals'

import { createHttpServer } from '../src/http-server.ts'
import { originsOf } from '../src/origins.ts'
import { codeOf, serveRoutes } from './serve-routes.ts'

test('a fault is logged and told without its text', async () => {
  const faults: unknown[] = []
  const answer = () => Promise.reject(new Error('select secret'))
  await using server = await serveRoutes([{ path: '/', operations: { GET: { answer } } }], {
    onFault: (error) => void faults.push(error),
  })
  const refused = await server.ask('/')
  expect([refused.status, codeOf(refused), refused.text.includes('secret')]).toEqual([
    500,
    'INTERNAL_SERVER_ERROR',
    false,
  ])
  expect(faults).toEqual([new Error('select secret')])
})

test('a fault after the answer has begun breaks the answer off', async () => {
  await using server = await serveRoutes([
    {
      path: '/',
      operations: {
        GET: {
          answer({ response }) {
            response.writeHead(200, { 'content-length': 10 }).write('half')
            throw new Error('broken')
          },
        },
      },
    },
  ])
  await expect(server.ask('/')).rejects.toThrow()
})

test('a client that goes away in the middle of its request is not logged as a fault', async () => {
  const faults: unknown[] = []
  await using server = await serveRoutes(
    [
      {
        path: '/',
        operations: {
          POST: {
            async answer({ request }) {
              for await (const chunk of request) void chunk
            },
          },
        },
      },
    ],
    { onFault: (error) => void faults.push(error) },
  )
  const socket = connect(server.port, '127.0.0.1')
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf')
  await new Promise((resolve) => setTimeout(resolve, 50))
  socket.destroy()
  await once(socket, 'close')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(faults).toEqual([])
})

test('a port that is taken is one sentence for the operator', async () => {
  await using first = await serveRoutes([])
  const second = createHttpServer({ routes: [], origins: originsOf([]), arrival: 1_000, onFault: () => undefined })
  await expect(second.listen('127.0.0.1', first.port)).rejects.toMatchObject({
    code: 'CONFIG_PROBLEM',
    message: `Port ${first.port} is taken: end what uses it, or set PORT to another.`,
  })
  await second.close(0)
})
