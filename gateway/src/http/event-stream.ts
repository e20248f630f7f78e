/** A stream of answers as server-sent events, each written when the reader has taken the one before. */
import type { IncomingMessage, ServerResponse } from 'node:http'

import type { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'
import { atExpiry } from '@isbn-hub/server/expiry'

import { drained } from './drained.ts'
import { Malformed } from './malformed.ts'

/** Counts the stream among its address's, until it ends. Throws where there are too many. */
export function openConnection(
  request: IncomingMessage,
  response: ServerResponse,
  connections: ConnectionLimiter,
): void {
  const close = connections.take(request)
  if (!close)
    throw new Malformed(429, 'TOO_MANY_STREAMS', 'This address has as many streams open as it may.', {
      'retry-after': '5',
    })
  response.once('close', close)
}

/** A stream breaks when its reader's token expires: one that ended in order would be taken for finished. */
export function breakOffAt(instant: Date, response: ServerResponse): void {
  response.once(
    'close',
    atExpiry(instant, () => response.destroy()),
  )
}

/** Sends `next` events, then `complete`, as graphql-sse has it. A reader that goes away closes what is read. */
export async function sendEvents(response: ServerResponse, answers: AsyncIterable<object>): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no',
  })
  response.flushHeaders()
  const iterator = answers[Symbol.asyncIterator]()
  response.once('close', () => void iterator.return?.())
  for (;;) {
    const { done, value } = await iterator.next()
    if (response.destroyed) return
    if (done) break
    if (!response.write(`event: next\ndata: ${JSON.stringify(value)}\n\n`)) await drained(response)
  }
  response.end('event: complete\ndata:\n\n')
}
