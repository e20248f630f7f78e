/** One process's HTTP server: it listens, answers by its routes, and stops in order. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { ConfigProblem } from '@isbn-hub/runtime/config-problem'

import { HttpError } from './http-error.ts'
import type { Origins } from './origins.ts'
import type { Route } from './route.ts'
import { createRouter } from './router.ts'
import { sendError } from './send.ts'

export interface HttpServerOptions {
  readonly routes: readonly Route[]
  readonly origins: Origins
  /** Milliseconds in which a request must have arrived. */
  readonly arrival: number
  /** Is told what went wrong on our side. */
  readonly onFault: (error: unknown, request: IncomingMessage) => void
}

export interface HttpServer {
  readonly http: Server
  /** Resolves with the port; 0 takes a free one. Rejects with a ConfigProblem where the port is taken. */
  listen(host: string, port: number): Promise<number>
  /** Takes no new connection. Resolves when all is answered, or broken off after `patience` milliseconds. */
  close(patience: number): Promise<void>
}

export function createHttpServer({ routes, origins, arrival, onFault }: HttpServerOptions): HttpServer {
  const answer = createRouter(routes, origins)
  const http = createServer(
    { requestTimeout: arrival, headersTimeout: Math.min(arrival, 10_000), keepAliveTimeout: 30_000 },
    (request, response) => {
      answer(request, response).catch((error: unknown) => fail(error, request, response, onFault))
    },
  )
  return {
    http,
    listen: (host, port) => listen(http, host, port),
    async close(patience) {
      if (!http.listening) return
      const closed = new Promise((resolve) => http.close(resolve))
      http.closeIdleConnections()
      const timer = setTimeout(() => http.closeAllConnections(), patience)
      await closed
      clearTimeout(timer)
    },
  }
}

function fail(
  error: unknown,
  request: IncomingMessage,
  response: ServerResponse,
  onFault: HttpServerOptions['onFault'],
): void {
  // The client went away in the middle: that is not our fault, and there is no one to answer.
  if (request.destroyed && !request.complete) return
  // A stream that broke cannot be answered any more; one that ends without its last event is a break to its reader.
  if (response.headersSent) return void response.destroy()
  if (error instanceof HttpError) return sendError(response, error)
  onFault(error, request)
  sendError(response, new HttpError('INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'))
}

function listen(http: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new ConfigProblem(`Port ${port} is taken: end what uses it, or set PORT to another.`)
          : error,
      ),
    )
    http.listen(port, host, () => resolve((http.address() as AddressInfo).port))
  })
}
