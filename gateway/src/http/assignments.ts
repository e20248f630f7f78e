/**
 * `GET /v1/assignments`: the stream of assignments as plain server-sent events. Each event's id is its cursor, so that a
 * browser's EventSource, or curl with Last-Event-ID, goes on where it was without knowing anything of cursors.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

import { ASSIGNMENT_KINDS } from '@isbn-hub/feed/event'

import type { OpenAssignments } from '../hub/resolvers.ts'
import type { StreamArguments, StreamMessage } from '../live/stream.ts'
import { refuse } from './answer.ts'
import { drained } from './drained.ts'
import { Malformed } from './malformed.ts'

/** Milliseconds until the answer begins where nothing has happened yet. */
const PATIENCE = 200
/** Milliseconds that a browser waits before it connects again. */
const RETRY = 1_000

export async function answerAssignments(
  request: IncomingMessage,
  response: ServerResponse,
  open: OpenAssignments,
): Promise<void> {
  if (request.method !== 'GET') return refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Send GET.', { allow: 'GET' })
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const messages = open(argumentsOf(request), gone.signal)[Symbol.asyncIterator]()
  // What is wrong with the cursor is a status where it shows at once, and an event where it shows later.
  const first = messages.next()
  const began = await Promise.race([settled(first), patience(gone.signal)])
  if (began instanceof Error) return refuseStream(response, began)
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-content-type-options': 'nosniff',
    'x-accel-buffering': 'no',
  })
  response.write(`retry: ${RETRY}\n\n`)
  try {
    for (let next = await first; !next.done; next = await messages.next())
      if (!response.write(eventOf(next.value))) await drained(response)
  } catch (error) {
    const { code, message } = told(error)
    response.write(`event: error\ndata: ${JSON.stringify({ code, message })}\n\n`)
  }
  response.end()
}

function argumentsOf({ url, headers }: IncomingMessage): StreamArguments {
  const search = new URLSearchParams(url?.split('?')[1])
  // A value that nothing can have would be a stream on which nothing ever comes.
  const list = (name: string, isOne: (value: string) => boolean, what: string): string[] | null => {
    if (!search.has(name)) return null
    const values = search.getAll(name).flatMap((value) => value.split(','))
    const stranger = values.find((value) => !isOne(value))
    if (stranger !== undefined) throw new Malformed(400, 'BAD_USER_INPUT', `${name}: "${stranger}" is not ${what}.`)
    return values
  }
  // Where the reader has got to counts for more than where it once set out.
  const last = headers['last-event-id']
  return {
    after: (typeof last === 'string' && last !== '' ? last : search.get('after')) ?? null,
    filter: {
      agencies: list('agencies', (value) => /^[A-Z]{2,4}$/.test(value), 'an agency code, such as BY'),
      registrationGroups: list('registrationGroups', (value) => GROUP.test(value), 'a group, such as 978-985'),
      kinds: list('kinds', (value) => KINDS.has(value), `one of ${[...KINDS].join(', ')}`),
    },
  }
}

const GROUP = /^97[89]-\d{1,5}$/
const KINDS: ReadonlySet<string> = new Set(ASSIGNMENT_KINDS)

function eventOf(message: StreamMessage): string {
  switch (message.__typename) {
    case 'Assignment': {
      const { cursor, kind, agency, sequence, at, publisherName, prefix, isbn } = message
      return `id: ${cursor}\ndata: ${JSON.stringify({ kind, agency: agency.code, sequence, at, publisherName, prefix, isbn })}\n\n`
    }
    case 'AgencyNotice': {
      const { cursor, agency, state, since } = message
      return `event: notice\nid: ${cursor}\ndata: ${JSON.stringify({ agency: agency.code, state, since })}\n\n`
    }
    case 'Heartbeat':
      // Without data it is no event to a page, yet it moves the place from which its browser would go on.
      return `: ${message.at}\nid: ${message.cursor}\n\n`
  }
}

const STATUS: Readonly<Record<string, number>> = {
  POSITION_INVALID: 400,
  POSITION_AHEAD: 409,
  EPOCH_CHANGED: 410,
  AGENCY_UNAVAILABLE: 503,
}

function refuseStream(response: ServerResponse, error: Error): void {
  const { code, message } = told(error)
  refuse(response, STATUS[code] ?? 500, code, message)
}

/** Only what is written for readers is told them. */
function told(error: unknown): { code: string; message: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof Error && code in STATUS) return { code, message: error.message }
  return { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' }
}

/** The error, if it fails; nothing else is looked at here. */
const settled = (promise: Promise<unknown>): Promise<Error | undefined> =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )

const patience = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), PATIENCE)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve(undefined)
    })
  })
