/** A request that isn't one, or one too many; the status, the sentence and the headers say why. */
import type { OutgoingHttpHeaders } from 'node:http'

export class Malformed extends Error {
  override readonly name = 'Malformed'
  readonly status: number
  readonly code: string
  readonly headers: OutgoingHttpHeaders

  constructor(status: number, code: string, message: string, headers: OutgoingHttpHeaders = {}) {
    super(message)
    this.status = status
    this.code = code
    this.headers = headers
  }
}
