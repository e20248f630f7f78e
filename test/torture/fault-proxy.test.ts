import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { type FaultProxy, faultProxy } from '../src/torture/fault-proxy.ts'

let server: Server
let proxy: FaultProxy

beforeEach(async () => {
  server = createServer((_request, response) => response.end('x'.repeat(10_000)))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  proxy = await faultProxy(() => (server.address() as AddressInfo).port)
})

afterEach(async () => {
  await proxy[Symbol.asyncDispose]()
  server.closeAllConnections()
  server.close()
})

const get = async (): Promise<string> => (await fetch(`http://127.0.0.1:${proxy.port}`)).text()

test('in fair weather everything passes', async () => {
  expect(await get()).toHaveLength(10_000)
})

test('a reset ends every connection', async () => {
  proxy.weather.deaf = true
  const answer = get().then(
    () => 'came',
    () => 'was cut off',
  )
  while (proxy.open === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(proxy.reset()).toBe(1)
  expect(await answer).toBe('was cut off')
})

test('refusing weather lets no connection in', async () => {
  proxy.weather.refuse = true
  await expect(get()).rejects.toThrow()
})

test('cutting weather ends an answer in its midst', async () => {
  proxy.weather.cutAfter = 300
  await expect(get()).rejects.toThrow()
})

test('deaf weather loses nothing', async () => {
  proxy.weather.deaf = true
  const answer = get()
  setTimeout(() => (proxy.weather.deaf = false), 100)
  expect(await answer).toHaveLength(10_000)
})
