/** Compression of answers, as far as the client accepts it. */
import type { IncomingMessage } from 'node:http'
import type { Transform } from 'node:stream'
import { promisify } from 'node:util'
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib'

import Negotiator from 'negotiator'

import { HttpError } from './http-error.ts'

const CODINGS = ['br', 'gzip', 'identity'] as const
export type ContentCoding = (typeof CODINGS)[number]

/** The codings that the client accepts, the preferred one first. Throws NOT_ACCEPTABLE where it accepts none of ours. */
export function acceptedCodings(request: IncomingMessage): readonly ContentCoding[] {
  // Without the header every coding is acceptable. The plain one is safe.
  if (request.headers['accept-encoding'] === undefined) return ['identity']
  const negotiator = new Negotiator(request) as unknown as Preferring
  const accepted = negotiator.encodings(CODINGS, { preferred: CODINGS })
  if (accepted.length === 0)
    throw new HttpError('NOT_ACCEPTABLE', `Accept one of these content codings: ${CODINGS.join(', ')}.`)
  return accepted
}

/** What the package's types leave out: our order counts where the client likes several equally. */
interface Preferring {
  encodings(available: readonly ContentCoding[], options: { preferred: readonly ContentCoding[] }): ContentCoding[]
}

/** Bytes below which compressing costs more than it saves. */
const WORTHWHILE = 1024

/** The coding for a body of so many bytes; undefined: more than it is worth counting. */
export function codingFor(accepted: readonly ContentCoding[], type: string, bytes?: number): ContentCoding {
  const isWorthwhile = isCompressible(type) && (bytes === undefined || bytes >= WORTHWHILE)
  return !isWorthwhile && accepted.includes('identity') ? 'identity' : (accepted[0] ?? 'identity')
}

/** Whether bodies of this media type get smaller: text does, pictures and PDF are compressed already. */
export const isCompressible = (type: string): boolean =>
  /^(?:text\/(?!event-stream)|application\/(?:[^;]+\+)?(?:json|xml|javascript))/.test(type)

const BROTLI_QUALITY = 4
const GZIP_LEVEL = 5

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

/** The body in this coding. `quality` is brotli's, 0 to 11: more is smaller and slower. */
export async function encode(body: Buffer, coding: ContentCoding, quality = BROTLI_QUALITY): Promise<Buffer> {
  switch (coding) {
    case 'identity':
      return body
    case 'gzip':
      return zip(body, { level: GZIP_LEVEL })
    case 'br':
      return brotli(body, {
        params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
      })
  }
}

/** Encodes a stream. Each piece goes out as it comes, so that a slow source is not held back. */
export function encoder(coding: 'br' | 'gzip'): Transform {
  switch (coding) {
    case 'gzip':
      return createGzip({ level: GZIP_LEVEL, flush: constants.Z_SYNC_FLUSH })
    case 'br':
      return createBrotliCompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY },
      })
  }
}
