/** A file over HTTP: with validators, in parts where parts are asked for, and compressed where the client accepts it. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { acceptedCodings, encoder } from './content-coding.ts'
import { HttpError } from './http-error.ts'
import { chooseCoding, preconditionFailed, sendNotModified } from './send.ts'
import { etagIn, evaluate, rangeApplies, validatorHeaders } from './validators.ts'

export interface ServedFile {
  /** Bytes. */
  readonly size: number
  /** Strong, with its quotes. */
  readonly etag: string
  readonly lastModified: Date
  /** The bytes from `start` to `end`, both included. */
  readonly open: (start: number, end: number) => Readable
}

/** Sends the file, or the one range of it that is asked for. A request for several ranges gets all of the file. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  type: string,
  file: ServedFile,
  headers: OutgoingHttpHeaders = {},
): Promise<void> {
  const { size, lastModified } = file
  const range = rangeOf(request, file)
  const preferred = chooseCoding(request, response, type, size)
  // A range is one of the plain bytes: a part of the compressed ones could not be opened.
  const coding = range ? 'identity' : preferred
  const validators = { etag: etagIn(file.etag, coding), lastModified }
  const described = {
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    ...headers,
    ...validatorHeaders(validators),
  }
  const state = evaluate(request, validators)
  if (state === 'not modified') return sendNotModified(response, described)
  if (state === 'precondition failed') throw preconditionFailed()
  if (range === 'behind the end')
    throw new HttpError('RANGE_NOT_SATISFIABLE', `The file has ${size} bytes. Ask for a range of these.`, {
      'content-range': `bytes */${size}`,
    })
  const { start, end } = range ?? { start: 0, end: size - 1 }
  response.writeHead(range ? 206 : 200, {
    'content-type': type,
    ...(coding === 'identity' ? { 'content-length': end - start + 1 } : { 'content-encoding': coding }),
    ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
    ...described,
  })
  if (request.method === 'HEAD' || size === 0) return void response.end()
  const content = file.open(start, end)
  await (coding === 'identity' ? pipeline(content, response) : pipeline(content, encoder(coding), response)).catch(
    (error: unknown) => {
      // A reader that went away is expected. The reader sees any other break: the file is shorter than announced.
      if (Reflect.get(Object(error), 'code') !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
    },
  )
}

interface Range {
  readonly start: number
  readonly end: number
}

/** The one range to send; undefined: all of the file. */
function rangeOf(request: IncomingMessage, file: ServedFile): Range | 'behind the end' | undefined {
  const { method, headers } = request
  if (method !== 'GET' || headers.range === undefined || !rangeApplies(request, file)) return undefined
  if (!acceptedCodings(request).includes('identity')) return undefined
  const { first, last } = /^bytes=(?<first>\d*)-(?<last>\d*)$/i.exec(headers.range.trim())?.groups ?? {}
  // Several ranges, other units, and what cannot be read count as if nothing was asked.
  if (first === undefined || last === undefined || first + last === '') return undefined
  const end = file.size - 1
  const range =
    first === ''
      ? { start: Math.max(file.size - Number(last), 0), end }
      : { start: Number(first), end: last === '' ? end : Math.min(Number(last), end) }
  if (first !== '' && last !== '' && Number(first) > Number(last)) return undefined
  return range.start > end ? 'behind the end' : range
}
