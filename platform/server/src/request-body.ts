/** The body of a request, read up to a limit. */
import type { IncomingMessage } from 'node:http'

import { HttpError } from './http-error.ts'

/**
 * The body as JSON, which calls itself application/json, is UTF-8, and has at most `limit` bytes. A request that has not
 * arrived within `arrival` milliseconds is given up.
 */
export async function readJson(request: IncomingMessage, limit: number, arrival?: number): Promise<unknown> {
  checkHeaders(request)
  const late = arrival === undefined ? undefined : setTimeout(() => request.destroy(), arrival)
  const text = decode(await readBytes(request, limit).finally(() => clearTimeout(late)))
  if (text === '') throw new HttpError('BAD_REQUEST', 'The body is empty. Send JSON.')
  return parseJson(text, 'The body')
}

/** Parses text that a client sent; `what` begins the sentence that refuses it. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HttpError('BAD_REQUEST', `${what} is not JSON.`)
  }
}

function checkHeaders({ headers }: IncomingMessage): void {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').split(';').map((part) => part.trim().toLowerCase())
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  if (type !== 'application/json')
    throw new HttpError('UNSUPPORTED_MEDIA_TYPE', `Send application/json${type && `, not ${type}`}.`)
  if (charset !== undefined && !['utf-8', 'utf8'].includes(charset.replaceAll('"', '')))
    throw new HttpError('UNSUPPORTED_MEDIA_TYPE', `Send JSON in UTF-8, not in ${charset}.`)
  const coding = headers['content-encoding']?.trim().toLowerCase() ?? ''
  if (coding !== '' && coding !== 'identity')
    throw new HttpError('UNSUPPORTED_MEDIA_TYPE', `Send the body without a content coding, not as ${coding}.`, {
      'accept-encoding': 'identity',
    })
}

function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      // The rest is read and dropped, so that the answer reaches a client that is still writing.
      chunks.length = 0
      reject(new HttpError('BODY_TOO_LARGE', `Send a body of at most ${limit} bytes.`))
    })
    request.on('end', () => {
      const [first] = chunks
      resolve(first && chunks.length === 1 ? first : Buffer.concat(chunks))
    })
    request.on('error', reject)
  })
}

/** UTF-8; a byte order mark at its beginning is dropped. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HttpError('BAD_REQUEST', 'The body is not UTF-8.')
  }
}
