/** Which pages may ask from a browser. */
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http'

export interface Origins {
  /** Whether a request that names its page's origin may be answered: none named, our own, or one of the list. */
  readonly allows: (request: IncomingMessage) => boolean
  /** What lets a browser hand the answer to the page; nothing for pages that aren't of the list. */
  readonly headers: (request: IncomingMessage) => OutgoingHttpHeaders | undefined
}

export function originsOf(list: readonly string[]): Origins {
  const listed = new Set(list)
  return {
    allows({ headers: { origin, host } }) {
      return origin === undefined || listed.has(origin) || hostOf(origin) === host
    },
    headers({ headers: { origin } }) {
      if (origin === undefined || !listed.has(origin)) return undefined
      return {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'GET, POST, OPTIONS',
        'access-control-allow-headers': 'content-type, accept, authorization, graphql-require-preflight',
        'access-control-max-age': '600',
        vary: 'Origin',
      }
    },
  }
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
