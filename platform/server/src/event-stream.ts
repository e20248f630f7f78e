/** Server-sent events, each written when the reader has taken the one before. */
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { ConnectionLimiter } from './connection-limiter.ts'
import { drained } from './drained.ts'
import { atExpiry } from './expiry.ts'
import { HttpError } from './http-error.ts'
import { EVENT_STREAM_TYPE } from './media-type.ts'

/** Counts the stream among its address's, until it ends. Throws where there are too many. */
export function openConnection(
  request: IncomingMessage,
  response: ServerResponse,
  connections: ConnectionLimiter,
): void {
  const close = connections.take(request)
  if (!close)
    throw new HttpError(
      'TOO_MANY_STREAMS',
      'This network address has as many streams open as it may have. Close some, or try again later.',
      { 'retry-after': '5' },
    )
  response.once('close', close)
}

/** A stream breaks when its reader's token expires: one that ended in order would be taken for finished. */
export function breakOffAt(instant: Date, response: ServerResponse): void {
  response.once(
    'close',
    atExpiry(instant, () => response.destroy()),
  )
}

/** Aborted when the reader is gone. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  return gone.signal
}

/** Sends the head, so that the reader knows at once that the stream is open. Nothing on the way may hold events back. */
export function beginEvents(response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': EVENT_STREAM_TYPE,
    'cache-control': 'no-cache, no-transform',
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no',
  })
  response.flushHeaders()
}

/** Sends `next` events, then `complete`, as graphql-sse has it. A reader that goes away closes the source of the results. */
export async function sendResults(response: ServerResponse, results: AsyncIterable<object>): Promise<void> {
  beginEvents(response)
  const iterator = results[Symbol.asyncIterator]()
  response.once('close', () => void iterator.return?.())
  for (;;) {
    const { done, value } = await iterator.next()
    if (response.destroyed) return
    if (done) break
    if (!response.write(`event: next\ndata: ${JSON.stringify(value)}\n\n`)) await drained(response)
  }
  response.end('event: complete\ndata:\n\n')
}
