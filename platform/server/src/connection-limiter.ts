/** How many sockets and streams each address has open: none may have them all. */
import type { IncomingMessage } from 'node:http'

export interface ConnectionLimits {
  /** Of one address at a time; 0: any number. */
  readonly perAddress: number
  /** Whether a proxy stands before the gateway and says for whom it asks. */
  readonly behindProxy: boolean
}

export class ConnectionLimiter {
  readonly #options: ConnectionLimits
  readonly #open = new Map<string, number>()

  constructor(options: ConnectionLimits) {
    this.#options = options
  }

  /** Takes one; the returned function gives it back. Undefined where the address has as many as it may. */
  take(request: IncomingMessage): (() => void) | undefined {
    const { perAddress } = this.#options
    const address = this.#addressOf(request)
    const open = this.#open.get(address) ?? 0
    if (perAddress > 0 && open >= perAddress) return undefined
    this.#open.set(address, open + 1)
    let isTaken = true
    return () => {
      if (!isTaken) return
      isTaken = false
      const left = (this.#open.get(address) ?? 1) - 1
      if (left > 0) this.#open.set(address, left)
      else this.#open.delete(address)
    }
  }

  /** The last address of the list is the one that our own proxy saw; those before it are whatever the client wrote. */
  #addressOf({ headers, socket }: IncomingMessage): string {
    const forwarded = this.#options.behindProxy
      ? String(headers['x-forwarded-for'] ?? '')
          .split(',')
          .at(-1)
          ?.trim()
      : ''
    return forwarded || (socket.remoteAddress ?? '')
  }
}
