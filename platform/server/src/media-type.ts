/** Which of several representations a client gets, by its header Accept. */
import type { IncomingMessage } from 'node:http'

import Negotiator from 'negotiator'

import { HttpError } from './http-error.ts'

/**
 * The media type of `available` that the client prefers: by quality, then by how specific its range is, then by the
 * client's order, then by ours. A client that says nothing gets the first. Undefined where none is acceptable.
 */
export function preferredType<T extends string>(request: IncomingMessage, available: readonly T[]): T | undefined {
  // An empty header says as little as none.
  if (!request.headers.accept?.trim()) return available[0]
  return new Negotiator(request).mediaTypes([...available])[0] as T | undefined
}

/** As {@link preferredType}; throws NOT_ACCEPTABLE where none is acceptable. */
export function chooseType<T extends string>(request: IncomingMessage, available: readonly T[]): T {
  const type = preferredType(request, available)
  if (type === undefined) throw notAcceptable(available)
  return type
}

export const notAcceptable = (available: readonly string[]): HttpError =>
  new HttpError('NOT_ACCEPTABLE', `Accept ${available.map((type) => type.split(';', 1)[0]).join(' or ')}.`)

export const JSON_TYPE = 'application/json; charset=utf-8'
export const HTML_TYPE = 'text/html; charset=utf-8'
export const EVENT_STREAM_TYPE = 'text/event-stream; charset=utf-8'
