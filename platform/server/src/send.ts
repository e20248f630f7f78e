/** Answers over HTTP. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'

import { acceptedCodings, codingFor, type ContentCoding, encode, isCompressible } from './content-coding.ts'
import { HttpError } from './http-error.ts'
import { JSON_TYPE } from './media-type.ts'
import { etagIn, etagOf, evaluate, validatorHeaders } from './validators.ts'

export interface Answer {
  readonly type: string
  readonly body: string | Buffer
  /** 200 unless said otherwise. */
  readonly status?: number
  readonly headers?: OutgoingHttpHeaders
}

/** Sends an answer, compressed where that is worth it and accepted. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { type, body, status = 200, headers }: Answer,
): Promise<void> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body
  const coding = chooseCoding(request, response, type, bytes.length)
  write(response, status, { type, coding, body: coding === 'identity' ? bytes : await encode(bytes, coding), headers })
}

/** Sends content that a client may keep and ask for again: 304 where it has this version already. */
export async function sendCacheable(
  request: IncomingMessage,
  response: ServerResponse,
  { type, body, headers }: Omit<Answer, 'status'>,
): Promise<void> {
  await sendStored(request, response, new StoredContent(type, body), headers)
}

/** Content that is sent many times, and compressed once for each coding. */
export class StoredContent {
  readonly type: string
  readonly body: Buffer
  readonly #etag: string
  readonly #encoded = new Map<ContentCoding, Promise<Buffer>>()

  constructor(type: string, body: string | Buffer) {
    this.type = type
    this.body = Buffer.from(body)
    this.#etag = etagOf(this.body)
  }

  etag(coding: ContentCoding): string {
    return etagIn(this.#etag, coding)
  }

  in(coding: ContentCoding, quality?: number): Promise<Buffer> {
    const known = this.#encoded.get(coding) ?? encode(this.body, coding, quality)
    this.#encoded.set(coding, known)
    return known
  }
}

export async function sendStored(
  request: IncomingMessage,
  response: ServerResponse,
  content: StoredContent,
  headers: OutgoingHttpHeaders = {},
  /** Brotli's. */
  quality?: number,
): Promise<void> {
  const coding = chooseCoding(request, response, content.type, content.body.length)
  const validators = { etag: content.etag(coding) }
  const described = { ...headers, ...validatorHeaders(validators) }
  switch (evaluate(request, validators)) {
    case 'not modified':
      return sendNotModified(response, described)
    case 'precondition failed':
      throw preconditionFailed()
    case 'send':
      write(response, 200, {
        type: content.type,
        coding,
        body: await content.in(coding, quality),
        headers: described,
      })
  }
}

export function sendNotModified(response: ServerResponse, headers: OutgoingHttpHeaders): void {
  response.writeHead(304, headers).end()
}

export const preconditionFailed = (): HttpError =>
  new HttpError('PRECONDITION_FAILED', 'The content is not the version that the request names. Read it again.')

/** The coding for this answer; what else the answer depends on is noted for caches. */
export function chooseCoding(
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  bytes?: number,
): ContentCoding {
  if (isCompressible(type)) addVary(response, 'Accept-Encoding')
  return codingFor(acceptedCodings(request), type, bytes)
}

/** Notes that the answer depends on these request headers. */
export function addVary(response: ServerResponse, names: string): void {
  const known = String(response.getHeader('vary') ?? '')
  const added = names.split(', ').filter((name) => !known.split(', ').includes(name))
  if (added.length > 0) response.setHeader('vary', [known, ...added].filter(Boolean).join(', '))
}

interface Refused {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly facts?: object
  readonly headers?: OutgoingHttpHeaders
}

/** Sends a refusal in the shape of a GraphQL answer: nothing was executed. */
export function sendError(
  response: ServerResponse,
  { status, code, message, facts, headers }: Refused,
  type: string = JSON_TYPE,
): void {
  const extensions = { code, ...(facts && Object.keys(facts).length > 0 && { facts }) }
  write(response, status, {
    type,
    coding: 'identity',
    body: Buffer.from(JSON.stringify({ errors: [{ message, extensions }] })),
    headers: { 'cache-control': 'no-store', ...headers },
  })
}

interface Written {
  readonly type: string
  readonly coding: ContentCoding
  readonly body: Buffer
  readonly headers?: OutgoingHttpHeaders | undefined
}

function write(response: ServerResponse, status: number, { type, coding, body, headers }: Written): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': body.length,
    ...(coding !== 'identity' && { 'content-encoding': coding }),
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  // To HEAD, Node sends the head alone.
  response.end(body)
}
