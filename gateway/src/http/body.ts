/** A request's body, read up to a limit. */
import type { IncomingMessage } from 'node:http'

import { Malformed } from './malformed.ts'

/** The whole body as text; refuses it as soon as it exceeds `limit` bytes. */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) return void chunks.push(chunk)
      // What is still on its way is read and forgotten, so that the answer reaches whoever is still writing.
      chunks.length = 0
      reject(new Malformed(413, 'BODY_TOO_LARGE', `At most ${limit} bytes.`))
    })
    request.on('end', () => {
      const [first] = chunks
      resolve((first && chunks.length === 1 ? first : Buffer.concat(chunks)).toString())
    })
    request.on('error', reject)
  })
}
