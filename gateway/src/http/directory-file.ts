/** `/directory.csv`: the directory as a file, passed through from the International Agency piece by piece, as it comes. */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'

import { goneSignal } from '@isbn-hub/server/event-stream'
import { HttpError } from '@isbn-hub/server/http-error'
import type { Exchange, Route } from '@isbn-hub/server/route'
import { addVary } from '@isbn-hub/server/send'
import { type Dispatcher, request as ask } from 'undici'

import type { Identify } from '../identity/caller.ts'
import { authenticate } from './authenticate.ts'

export interface DirectoryFileOptions {
  /** Where the International Agency serves the file. */
  readonly directoryFile: string
  readonly identify: Identify
}

/** Milliseconds until the file begins: it may have to be made first. */
const PATIENCE = 60_000
/** Milliseconds between two pieces of it. */
const BETWEEN = 15_000

/** What decides which version and which part is sent, and how it is encoded. */
const FORWARDED = [
  'accept-encoding',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'range',
] as const

/** What of the answer's head is the reader's. */
const RETURNED = [
  'accept-ranges',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'etag',
  'last-modified',
  'retry-after',
] as const

export const directoryFileRoute = ({ directoryFile, identify }: DirectoryFileOptions): Route => ({
  path: '/directory.csv',
  isOpen: true,
  operations: {
    GET: {
      description: {
        id: 'getDirectory',
        summary: 'The publishers’ directory as a CSV file, or the part of it that one agency answers for.',
        headers: { Range: { description: 'Asks for one range of bytes.' } },
        responses: {
          200: { description: 'The file.', content: { 'text/csv': { type: 'string' } } },
          206: {
            description: 'The range of the file that was asked for.',
            content: { 'text/csv': { type: 'string' } },
          },
          304: { description: 'The client has this version already.' },
        },
      },
      parameters: {
        agency: { description: 'The code of the agency that assigned the prefixes.', schema: { type: 'string' } },
        status: { description: 'A: active publishers. I: inactive ones.', schema: { enum: ['A', 'I'] } },
      },
      async answer({ request, response, search }: Exchange) {
        await authenticate(request, identify)
        await passOn(request, response, search ? `${directoryFile}?${search}` : directoryFile)
      },
    },
  },
})

async function passOn(request: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
  const answer = await ask(address, {
    method: request.method === 'HEAD' ? 'HEAD' : 'GET',
    headers: pick(request.headers, FORWARDED),
    headersTimeout: PATIENCE,
    bodyTimeout: BETWEEN,
    signal: goneSignal(response),
  }).catch(() => undefined)
  if (!answer || (answer.statusCode >= 500 && answer.statusCode !== 503)) {
    await answer?.body.dump()
    throw new HttpError('AGENCY_UNAVAILABLE', "The International Agency's directory does not answer.", {
      'retry-after': '5',
    })
  }
  addVary(response, 'Accept-Encoding')
  response.writeHead(answer.statusCode, { ...pick(answer.headers, RETURNED), 'x-content-type-options': 'nosniff' })
  // What the reader does not take is not asked for: nothing is gathered here, and a break is a break to the reader too.
  await pipeline(answer.body, response)
}

function pick(
  headers: IncomingHttpHeaders | Dispatcher.ResponseData['headers'],
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}
