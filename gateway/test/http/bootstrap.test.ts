import { expect, test } from '@jest/globals'

import { openServer } from './open-server.ts'

test('the delegation table is there for programs that route by themselves, and asked for again for nothing', async () => {
  let table = ''
  await using server = await openServer({ bootstrap: () => table })
  const ask = (headers = {}) => fetch(`${server.origin}/bootstrap.json`, { headers })
  const early = await ask()
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '2'])
  table = '{"version":"1.0"}'
  const first = await ask()
  expect(await first.json()).toEqual({ version: '1.0' })
  const known = { 'if-none-match': `W/${first.headers.get('etag')}` }
  expect((await ask(known)).status).toBe(304)
  table = '{"version":"1.0","agencies":[]}'
  expect((await ask(known)).status).toBe(200)
})

test('the delegation table is open to pages of every origin, and GET alone reads it', async () => {
  await using server = await openServer({ bootstrap: () => '{}' })
  const origin = 'https://library.example'
  const read = await fetch(`${server.origin}/bootstrap.json`, { headers: { origin } })
  expect(read.headers.get('access-control-allow-origin')).toBe('*')
  const posted = await fetch(`${server.origin}/bootstrap.json`, { method: 'POST' })
  expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
})
