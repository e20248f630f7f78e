/** HTTP servers on loopback that behave as told: well, late, rudely or not at all. */
import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import type { Server } from './world.ts'

export type Weather =
  | 'fine'
  | 'hanging'
  | 'answering 500'
  | 'cut off in the middle'
  | 'answering with no JSON'
  | 'answering with other JSON'
  | 'closing idle connections unasked'

export interface LoopbackServer extends AsyncDisposable {
  readonly endpoint: string
  weather: Weather
  /** Requests that have arrived, whatever became of them. */
  arrived: number
}

/** Serves the GraphQL of `server` over HTTP. */
export async function serveOnLoopback(server: Server): Promise<LoopbackServer> {
  const http = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      self.arrived++
      void answer(Buffer.concat(chunks).toString(), request.headers.authorization)
    })
    const answer = async (body: string, authorization: string | undefined): Promise<void> => {
      switch (self.weather) {
        case 'hanging':
          return
        case 'answering 500':
          return void response.writeHead(500).end('{"errors":[{"message":"select * from secret"}]}')
        case 'answering with no JSON':
          return void response.writeHead(200).end('<html>')
        case 'answering with other JSON':
          return void response.writeHead(200).end('[1, 2]')
        case 'cut off in the middle':
          response.writeHead(200, { 'content-length': 1_000 })
          response.write('{"data":')
          return void setTimeout(() => request.socket.destroy(), 5)
        case 'closing idle connections unasked':
        case 'fine': {
          const text = JSON.stringify(await server.answer(body, authorization))
          response.writeHead(200, { 'content-type': 'application/json' }).end(text)
          if (self.weather !== 'fine') setTimeout(() => request.socket.destroy(), 1)
        }
      }
    }
  })
  const port = await listen(http)
  const self: LoopbackServer = {
    endpoint: `http://127.0.0.1:${port}/graphql`,
    weather: 'fine',
    arrived: 0,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
  return self
}

export function listen(http: HttpServer): Promise<number> {
  return new Promise((resolve) => http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port)))
}

/** A port that nobody listens on. */
export async function deadPort(): Promise<number> {
  const http = createServer()
  const port = await listen(http)
  await new Promise((resolve) => http.close(resolve))
  return port
}
