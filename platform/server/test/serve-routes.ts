/** Routes behind a port of their own, asked as exactly as a test says. */
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http'
import { request as httpRequest } from 'node:http'

import { createHttpServer, type HttpServerOptions } from '../src/http-server.ts'
import { originsOf } from '../src/origins.ts'
import type { Route } from '../src/route.ts'

export interface Received {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly text: string
}

export interface Asked {
  readonly method?: string
  readonly headers?: OutgoingHttpHeaders
  readonly body?: string | Buffer
}

export interface ServedRoutes extends AsyncDisposable {
  readonly port: number
  /** Sends these headers and no others of its own; the path goes out as it is. */
  ask(path: string, asked?: Asked): Promise<Received>
}

export async function serveRoutes(
  routes: readonly Route[],
  options: Partial<HttpServerOptions> = {},
): Promise<ServedRoutes> {
  const server = createHttpServer({
    routes,
    origins: originsOf(['https://books.example']),
    arrival: 30_000,
    onFault: () => undefined,
    ...options,
  })
  const port = await server.listen('127.0.0.1', 0)
  return {
    port,
    ask: (path, asked) => ask(port, path, asked),
    [Symbol.asyncDispose]: () => server.close(0),
  }
}

const ask = (port: number, path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Received> =>
  new Promise((resolve, reject) => {
    const call = httpRequest({ port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('error', reject)
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const whole = Buffer.concat(chunks)
        resolve({ status: response.statusCode, headers: response.headers, body: whole, text: whole.toString() })
      })
    })
    call.on('error', reject).end(body)
  })

/** The code of a refusal. */
export const codeOf = ({ text }: Received): string =>
  (JSON.parse(text) as { errors: [{ extensions: { code: string } }] }).errors[0].extensions.code

/** The sentence of a refusal. */
export const messageOf = ({ text }: Received): string =>
  (JSON.parse(text) as { errors: [{ message: string }] }).errors[0].message
