/** `/directory.csv`: the directory as a file, passed through from the International Agency piece by piece, as it comes. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'

import { type Dispatcher, request as ask } from 'undici'

import { refuse } from './answer.ts'

/** Milliseconds until the file begins, and between two pieces of it. */
const PATIENCE = 15_000

/** What of the answer's head is the reader's. */
const PASSED = ['content-type', 'content-disposition', 'cache-control', 'retry-after'] as const

export async function passDirectoryFile(
  request: IncomingMessage,
  response: ServerResponse,
  address: string,
): Promise<void> {
  const { method } = request
  if (method !== 'GET' && method !== 'HEAD')
    return refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Send GET.', { allow: 'GET, HEAD' })
  const { search } = new URL(request.url ?? '', 'http://gateway')
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const answer = await ask(address + search, {
    method,
    headersTimeout: PATIENCE,
    bodyTimeout: PATIENCE,
    signal: gone.signal,
  }).catch(() => undefined)
  if (!answer || (answer.statusCode >= 500 && answer.statusCode !== 503)) {
    await answer?.body.dump()
    return refuse(response, 503, 'AGENCY_UNAVAILABLE', "The International Agency's directory doesn't answer.", {
      'retry-after': '5',
    })
  }
  response.writeHead(answer.statusCode, {
    ...passed(answer),
    'x-content-type-options': 'nosniff',
    'access-control-allow-origin': '*',
  })
  // What its reader doesn't take isn't asked for: nothing is gathered here, and a break is a break to the reader too.
  await pipeline(answer.body, response)
}

const passed = ({ headers }: Dispatcher.ResponseData): Record<string, string> =>
  Object.fromEntries(
    PASSED.flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
