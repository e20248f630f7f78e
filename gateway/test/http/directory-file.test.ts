import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { expect, test } from '@jest/globals'

import { openServer } from './open-server.ts'

const HEAD = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="x.csv"' }

test('the file is passed on piece by piece, with the parameters of the request', async () => {
  let goOn = (): void => undefined
  await using hub = await behind((request, response) => {
    response.writeHead(200, { ...HEAD, 'x-own': 'no' }).write(`${request.url}\r\n`)
    goOn = () => void response.end('the end\r\n')
  })
  const response = await fetch(`${hub.file}?agency=BY&status=A`)
  expect(response.headers.get('content-disposition')).toBe(HEAD['content-disposition'])
  expect(response.headers.get('x-own')).toBeNull()
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
  // The first piece is here while the second isn't written yet.
  expect((await reader.read()).value).toBe('/directory.csv?agency=BY&status=A\r\n')
  goOn()
  expect((await reader.read()).value).toBe('the end\r\n')
  expect((await reader.read()).done).toBe(true)
})

test('a file that breaks off under way is broken to its reader, and a reader that goes ends it', async () => {
  const ended: Promise<void>[] = []
  const answers: ServerResponse[] = []
  await using hub = await behind((_, response) => {
    ended.push(new Promise((resolve) => response.once('close', resolve)))
    answers.push(response)
    response.writeHead(200, HEAD).write('piece\r\n')
  })
  const broken = await fetch(hub.file)
  answers[0]!.destroy()
  await expect(broken.text()).rejects.toThrow()
  const leaving = new AbortController()
  await fetch(hub.file, { signal: leaving.signal })
  leaving.abort()
  await ended[1]
})

test('where the directory doesn’t answer, or refuses, that is said', async () => {
  await using alone = await openServer()
  const away = await fetch(`${alone.origin}/directory.csv`)
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '5'])
  expect(await away.json()).toMatchObject({ errors: [{ extensions: { code: 'AGENCY_UNAVAILABLE' } }] })
  expect((await fetch(`${alone.origin}/directory.csv`, { method: 'POST' })).status).toBe(405)
  const token = { headers: { authorization: 'Bearer none' } }
  expect((await fetch(`${alone.origin}/directory.csv`, token)).status).toBe(401)
  await using hub = await behind((request, response) => {
    response.writeHead(request.url === '/directory.csv' ? 500 : 400, { 'content-type': 'text/plain' }).end('secret')
  })
  const failed = await fetch(hub.file)
  expect([failed.status, (await failed.text()).includes('secret')]).toEqual([503, false])
  expect((await fetch(`${hub.file}?status=X`)).status).toBe(400)
})

/** A gateway before an International Agency that answers so. */
async function behind(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const international = createServer(answer)
  await new Promise<void>((resolve) => international.listen(0, '127.0.0.1', resolve))
  const { port } = international.address() as AddressInfo
  const server = await openServer({ directoryFile: `http://127.0.0.1:${port}/directory.csv` })
  return {
    file: `${server.origin}/directory.csv`,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      international.closeAllConnections()
      await new Promise((resolve) => international.close(resolve))
    },
  }
}
