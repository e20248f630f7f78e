import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server as HttpServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { afterEach, beforeEach, expect, test } from '@jest/globals'

import { type Config, readConfig } from '../src/config.ts'
import { startGateway } from '../src/start-gateway.ts'
import { delegations } from './world/facts.ts'
import { deadPort, listen, serveOnLoopback } from './world/loopback.ts'
import { agencyServer, quiet } from './world/world.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-'))
  await writeFile(join(folder, 'jwks.json'), '{"keys":[]}')
})
afterEach(() => rm(folder, { recursive: true }))

const config = (internationalPort: number, port = 0): Config =>
  readConfig({
    PORT: String(port),
    HUB_DATA: join(folder, 'data'),
    INTERNATIONAL_URL: `http://127.0.0.1:${internationalPort}`,
    JWKS_URL: pathToFileURL(join(folder, 'jwks.json')).href,
    JWT_ISSUER: 'https://issuer.example/',
    JWT_AUDIENCE: 'isbn-hub',
    GRAPHIQL: 'no',
  })

/** International as far as its delegation table. */
function tableServer(endpoint: string): HttpServer {
  const table = JSON.stringify(delegations({ BY: endpoint }).source)
  return createServer((_, response) => void response.writeHead(200).end(table))
}

const LOOKUP = JSON.stringify({ query: '{ lookup(number: "978-985-6020-20-2") { isbn { hyphenated status } } }' })

async function lookup(port: number): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, { method: 'POST', headers, body: LOOKUP })
  return response.json()
}

const ready = async (port: number): Promise<boolean> => (await fetch(`http://127.0.0.1:${port}/readyz`)).ok

test('it is ready as soon as it can route, and then does', async () => {
  await using agency = await serveOnLoopback(agencyServer('BY'))
  const port = await deadPort()
  const gateway = await startGateway(config(port), quiet)
  try {
    expect(await ready(gateway.port)).toBe(false)
    expect(await lookup(gateway.port)).toMatchObject({
      data: { lookup: { isbn: { hyphenated: '978-985-6020-20-2', status: null } } },
      errors: [{ extensions: { code: 'OWNER_UNKNOWN' } }],
    })
    const international = tableServer(agency.endpoint)
    await new Promise<void>((resolve) => international.listen(port, '127.0.0.1', resolve))
    while (!(await ready(gateway.port))) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await lookup(gateway.port)).toEqual({
      data: { lookup: { isbn: { hyphenated: '978-985-6020-20-2', status: 'ASSIGNED' } } },
    })
    international.close()
    international.closeAllConnections()
  } finally {
    await gateway.stop()
  }
})

test('without international it starts with the table that it kept', async () => {
  await using agency = await serveOnLoopback(agencyServer('BY'))
  const international = tableServer(agency.endpoint)
  const port = await listen(international)
  await (await startGateway(config(port), quiet)).stop()
  international.close()
  international.closeAllConnections()

  const gateway = await startGateway(config(port), quiet)
  try {
    expect(await ready(gateway.port)).toBe(true)
    expect(await lookup(gateway.port)).toMatchObject({ data: { lookup: { isbn: { status: 'ASSIGNED' } } } })
    const table = await fetch(`http://127.0.0.1:${gateway.port}/bootstrap.json`)
    expect(await table.json()).toEqual(delegations({ BY: agency.endpoint }).source)
    // The live stream needs international itself, and says so.
    expect((await fetch(`http://127.0.0.1:${gateway.port}/v1/assignments`)).status).toBe(503)
  } finally {
    await gateway.stop()
  }
})

test('a taken port is one sentence', async () => {
  const other = createServer()
  const port = await listen(other)
  await expect(startGateway(config(await deadPort(), port), quiet)).rejects.toMatchObject({
    code: 'CONFIG_PROBLEM',
    message: `Port ${port} is taken: end what uses it, or set PORT to another.`,
  })
  other.close()
})
