/** A stream of answers as server-sent events, each written when the reader has taken the one before. */
import type { ServerResponse } from 'node:http'

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
  const gone = new Promise<void>((resolve) => response.once('close', resolve))
  void gone.then(() => iterator.return?.())
  for (;;) {
    const { done, value } = await iterator.next()
    if (response.destroyed) return
    if (done) break
    if (!response.write(`event: next\ndata: ${JSON.stringify(value)}\n\n`))
      await Promise.race([gone, new Promise((resolve) => response.once('drain', resolve))])
  }
  response.end('event: complete\ndata:\n\n')
}
