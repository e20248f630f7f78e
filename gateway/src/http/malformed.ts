/** A request that isn't one; the status and the sentence say why. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}
