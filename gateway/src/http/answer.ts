/** Answers over plain HTTP. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'

/** Sends a body that is at hand. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers?: OutgoingHttpHeaders,
): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(body)
}

/** Sends a request error in the shape of a GraphQL answer: nothing was executed. */
export function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
  headers?: OutgoingHttpHeaders,
): void {
  send(response, status, JSON_TYPE, JSON.stringify({ errors: [{ message, extensions: { code } }] }), {
    'cache-control': 'no-store',
    ...headers,
  })
}

export const JSON_TYPE = 'application/json; charset=utf-8'
