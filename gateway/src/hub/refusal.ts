/** What the hub doesn't do, said with a stable code. */
export class HubRefusal extends Error {
  override readonly name = 'HubRefusal'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}
