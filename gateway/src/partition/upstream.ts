/** One endpoint over HTTP: connections kept alive, a request given and its JSON taken. */
import { setTimeout as sleep } from 'node:timers/promises'

import { type Dispatcher, Pool } from 'undici'

export interface UpstreamRequest {
  /** A GraphQL request as JSON text. */
  readonly body: string
  readonly authorization?: string | undefined
  /** A language tag. */
  readonly language?: string | undefined
  /** Aborted where nobody waits any longer. */
  readonly signal: AbortSignal
}

/** Whoever answers GraphQL requests; a server over the network, or in tests a schema in memory. */
export interface Upstream {
  /** The answer's JSON. Rejects with {@link UpstreamFailed} where there is none. */
  post(request: UpstreamRequest): Promise<unknown>
  close(): Promise<void>
}

export type Connect = (endpoint: string, connections: number) => Upstream

/** No usable answer came: refused, reset, a server error, or no JSON. */
export class UpstreamFailed extends Error {
  override readonly name = 'UpstreamFailed'
  readonly code = 'UPSTREAM_FAILED'
  /** The connection broke under way: another one may do better. */
  readonly broken: boolean

  constructor(message: string, broken: boolean, options?: ErrorOptions) {
    super(message, options)
    this.broken = broken
  }
}

/** Milliseconds that a request under way has when the connection is no longer wanted. */
const GOODBYE = 500

/** A pool of at most `connections` connections to one endpoint. */
export function connectOverHttp(endpoint: string, connections: number): Upstream {
  const { origin, pathname, search } = new URL(endpoint)
  // Deadlines are the caller's; the pool has none of its own, save for the handshake.
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: 1_000 },
  })
  const path = pathname + search
  return {
    post: (request) =>
      new Promise((resolve, reject) =>
        pool.dispatch(options(path, request), new Reply(request.signal, resolve, reject)),
      ),
    async close() {
      // What is under way may end; what hangs may not hold us up.
      await Promise.race([pool.close(), sleep(GOODBYE, undefined, { ref: false })])
      await pool.destroy()
    },
  }
}

const options = (path: string, { body, authorization, language }: UpstreamRequest): Dispatcher.DispatchOptions => ({
  path,
  method: 'POST',
  headers:
    authorization === undefined && language === undefined
      ? JSON_HEADERS
      : { ...JSON_HEADERS, ...(authorization && { authorization }), ...(language && { 'accept-language': language }) },
  body,
})

const JSON_HEADERS = { 'content-type': 'application/json', accept: 'application/json' }

class Reply implements Dispatcher.DispatchHandler {
  readonly #signal: AbortSignal
  readonly #resolve: (json: unknown) => void
  readonly #reject: (error: Error) => void
  readonly #chunks: Buffer[] = []
  #status = 0
  #stop: (() => void) | undefined

  constructor(signal: AbortSignal, resolve: (json: unknown) => void, reject: (error: Error) => void) {
    this.#signal = signal
    this.#resolve = resolve
    this.#reject = reject
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    const stop = () => controller.abort(new UpstreamFailed('Nobody waits any longer.', false))
    if (this.#signal.aborted) return stop()
    this.#stop = stop
    this.#signal.addEventListener('abort', stop, { once: true })
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.#status = status
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.#done()
    if (this.#status >= 500) return this.#reject(new UpstreamFailed(`Answered ${this.#status}.`, false))
    const body = this.#chunks.length === 1 ? this.#chunks[0] : Buffer.concat(this.#chunks)
    try {
      this.#resolve(JSON.parse(body?.toString() ?? ''))
    } catch (cause) {
      this.#reject(new UpstreamFailed('Answered something that is no JSON.', false, { cause }))
    }
  }

  onResponseError(_controller: Dispatcher.DispatchController, cause: Error): void {
    this.#done()
    if (cause instanceof UpstreamFailed) return this.#reject(cause)
    const { code } = cause as NodeJS.ErrnoException
    this.#reject(
      new UpstreamFailed(cause.message, code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE', {
        cause,
      }),
    )
  }

  #done(): void {
    if (this.#stop) this.#signal.removeEventListener('abort', this.#stop)
  }
}
