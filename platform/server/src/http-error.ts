/** A request that is refused over HTTP: the code for programs, the sentence for people, the headers that go with them. */
import type { OutgoingHttpHeaders } from 'node:http'

/** Every code with its status, what it means, and what the client can do. */
export const HTTP_ERRORS = {
  BAD_REQUEST: {
    status: 400,
    meaning: 'The request is malformed; the message says where.',
    remedy: 'Correct the request.',
  },
  UNKNOWN_PARAMETER: {
    status: 400,
    meaning: 'The URL has a query parameter that this address does not know.',
    remedy: 'Remove it, or use one of the parameters that the message lists.',
  },
  BAD_USER_INPUT: {
    status: 400,
    meaning: 'A parameter has a value that it cannot have.',
    remedy: 'Use a value of the form that the message shows.',
  },
  LIMIT_EXCEEDED: {
    status: 400,
    meaning: 'The request is larger, deeper or wider than the server executes; the message names the limit.',
    remedy: 'Ask for less, or in several requests.',
  },
  UNAUTHENTICATED: {
    status: 401,
    meaning: 'The token is malformed, expired, or not signed by the issuer of this hub.',
    remedy: 'Get a new token, or send none: public data needs no token.',
  },
  NOT_FOUND: {
    status: 404,
    meaning: 'Nothing is served at this address.',
    remedy: 'See /openapi.json for the addresses that are served.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    meaning: 'This address does not support the method.',
    remedy: 'Use one of the methods in the header Allow.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    meaning: 'None of the available media types or content codings is acceptable to the client.',
    remedy: 'Accept one of those that the message lists.',
  },
  PRECONDITION_FAILED: {
    status: 412,
    meaning: 'The content is not the version named by If-Match or If-Unmodified-Since.',
    remedy: 'Read the content again.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    meaning: 'The body of the request is larger than this address takes.',
    remedy: 'Send less in one request.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    meaning: 'The body of the request has a media type, charset or content coding that is not supported.',
    remedy: 'Send what the message names.',
  },
  RANGE_NOT_SATISFIABLE: {
    status: 416,
    meaning: 'The range begins behind the end of the content.',
    remedy: 'Ask for a range within the length that the header Content-Range gives.',
  },
  TOO_MANY_STREAMS: {
    status: 429,
    meaning: 'This network address has as many streams open as it may have.',
    remedy: 'Close some, or try again after the time in Retry-After.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    meaning: 'The server made a mistake, which it has logged.',
    remedy: 'Try again later; if it stays, report the time and the address.',
  },
  AGENCY_UNAVAILABLE: {
    status: 503,
    meaning: 'The agency that would answer is out of reach.',
    remedy: 'Try again after the time in Retry-After.',
  },
  BUSY: {
    status: 503,
    meaning: 'The server is doing as much work of this kind as it can at a time.',
    remedy: 'Try again after the time in Retry-After.',
  },
  IDENTITY_UNAVAILABLE: {
    status: 503,
    meaning: 'The token cannot be checked at the moment, because the keys of its issuer are out of reach.',
    remedy: 'Send the same request again after the time in Retry-After.',
  },
  NOT_READY: {
    status: 503,
    meaning: 'The server has started and does not know yet what it needs to answer this.',
    remedy: 'Try again after the time in Retry-After.',
  },
} as const satisfies Readonly<
  Record<string, { readonly status: number; readonly meaning: string; readonly remedy: string }>
>

export type HttpErrorCode = keyof typeof HTTP_ERRORS

export class HttpError extends Error {
  override readonly name = 'HttpError'
  readonly code: HttpErrorCode
  readonly headers: OutgoingHttpHeaders

  constructor(code: HttpErrorCode, message: string, headers: OutgoingHttpHeaders = {}) {
    super(message)
    this.code = code
    this.headers = headers
  }

  get status(): number {
    return HTTP_ERRORS[this.code].status
  }
}
