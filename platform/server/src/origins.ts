/** Which pages may read answers in a browser. */
import type { IncomingMessage, ServerResponse } from 'node:http'

import { addVary } from './send.ts'

export interface Origins {
  /** Whether the operator has listed this origin. */
  readonly lists: (origin: string) => boolean
  /** Whether a page may open a WebSocket: one that names no origin, one of our own host, or one of the list. */
  readonly maySocket: (request: IncomingMessage) => boolean
}

export function originsOf(list: readonly string[]): Origins {
  const listed = new Set(list)
  return {
    lists: (origin) => listed.has(origin),
    maySocket: ({ headers: { origin, host } }) => origin === undefined || listed.has(origin) || hostOf(origin) === host,
  }
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/** What a page may read of an answer besides its body. */
const EXPOSED = 'allow, content-location, content-range, etag, retry-after'

/**
 * Lets a browser hand the answer to the page that asked. `isPublic`: the answer is the same for everybody, and asked for
 * without a token, so that a page of any origin may have it.
 */
export function allowReading(
  { headers: { origin } }: IncomingMessage,
  response: ServerResponse,
  origins: Origins,
  isPublic: boolean,
): void {
  if (isPublic) response.setHeader('access-control-allow-origin', '*')
  else {
    // A cache must not hand the answer for one origin to another.
    addVary(response, 'Origin')
    if (origin === undefined || !origins.lists(origin)) return
    response.setHeader('access-control-allow-origin', origin)
  }
  response.setHeader('access-control-expose-headers', EXPOSED)
}

/** Headers that change nothing but which part or version of public data is sent. */
const HARMLESS = [
  'accept',
  'accept-language',
  'cache-control',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'last-event-id',
  'range',
]

/** What a route tells a browser that asks before it asks. */
export interface Preflight {
  readonly methods: readonly string[]
  /** Whether pages of every origin may GET it without a token. */
  readonly isOpen: boolean
}

/** Answers the browser's question whether a page may send its request. */
export function allowAsking(
  request: IncomingMessage,
  response: ServerResponse,
  origins: Origins,
  { methods, isOpen }: Preflight,
): void {
  const {
    origin = '',
    'access-control-request-method': method,
    'access-control-request-headers': asked = '',
  } = request.headers
  const requested = asked
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean)
  addVary(response, 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers')
  if (origins.lists(origin)) {
    // The operator trusts the page: it may send whatever headers its libraries add.
    grant(origin, methods, [...new Set([...HARMLESS, 'authorization', ...requested])])
  } else if (isOpen && (method === 'GET' || method === 'HEAD')) grant('*', ['GET', 'HEAD'], HARMLESS)

  function grant(to: string, allowed: readonly string[], headers: readonly string[]): void {
    response.setHeader('access-control-allow-origin', to)
    response.setHeader('access-control-allow-methods', allowed.join(', '))
    response.setHeader('access-control-allow-headers', headers.join(', '))
    response.setHeader('access-control-max-age', '600')
  }
}
