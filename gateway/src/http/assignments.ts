/**
 * `GET /v1/assignments`: the stream of assignments as plain server-sent events. Each event's id is its cursor, so that a
 * browser's EventSource, or curl with Last-Event-ID, goes on where it was without knowing anything of cursors.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'

import { ASSIGNMENT_KINDS } from '@isbn-hub/feed/event'
import type { ConnectionLimiter } from '@isbn-hub/server/connection-limiter'
import { drained } from '@isbn-hub/server/drained'
import { beginEvents, breakOffAt, goneSignal, openConnection } from '@isbn-hub/server/event-stream'
import { HTTP_ERRORS, HttpError } from '@isbn-hub/server/http-error'
import { chooseType, EVENT_STREAM_TYPE } from '@isbn-hub/server/media-type'
import type { Exchange, OperationDescription, ParameterDescription, Query, Route } from '@isbn-hub/server/route'
import { addVary, sendError } from '@isbn-hub/server/send'

import type { OpenAssignments } from '../hub/resolvers.ts'
import type { Identify } from '../identity/caller.ts'
import type { StreamArguments, StreamMessage } from '../live/stream.ts'
import { authenticate } from './authenticate.ts'

export interface AssignmentsOptions {
  readonly assignments: OpenAssignments
  readonly identify: Identify
  readonly connections: ConnectionLimiter
}

/** Milliseconds until the answer begins where nothing has happened yet. */
const PATIENCE = 200
/** Milliseconds that a browser waits before it connects again. */
const RETRY = 1_000

export const assignmentsRoute = (options: AssignmentsOptions): Route => ({
  path: '/v1/assignments',
  isOpen: true,
  operations: {
    GET: {
      description: DESCRIPTION,
      parameters: PARAMETERS,
      answer: (exchange) => answerAssignments(exchange, options),
    },
  },
})

const PARAMETERS = {
  after: { description: 'The cursor of an event: the stream begins with the one after it. Without it, it begins now.' },
  lastEventId: {
    description: 'As the header Last-Event-ID, for clients that cannot set headers. It counts for more than `after`.',
  },
  agencies: { description: 'Only assignments of these agencies, by code.', isList: true },
  registrationGroups: { description: 'Only assignments of these registration groups, such as 978-985.', isList: true },
  kinds: { description: 'Only assignments of these kinds.', schema: { enum: ASSIGNMENT_KINDS }, isList: true },
} as const satisfies Record<string, ParameterDescription>

const DESCRIPTION: OperationDescription = {
  id: 'followAssignments',
  summary: 'Every assignment of every agency as it happens, as server-sent events.',
  headers: {
    'Last-Event-ID': { description: 'The id of the last event that was received: the stream goes on after it.' },
  },
  responses: {
    200: {
      description:
        'A stream without end. The id of each event is its cursor. An event without a name is an assignment; `notice` says that the state of an agency’s feed changed; `error`, the last one, why the stream cannot go on.',
      content: { 'text/event-stream': { type: 'string' } },
    },
    409: { description: 'The cursor is ahead of the journal.' },
    410: { description: 'The journal began anew since the cursor was given.' },
  },
}

async function answerAssignments(
  { request, response, query }: Exchange,
  { assignments, identify, connections }: AssignmentsOptions,
): Promise<void> {
  addVary(response, 'Accept')
  chooseType(request, [EVENT_STREAM_TYPE])
  const caller = await authenticate(request, identify)
  const given = argumentsOf(request, query)
  if (request.method === 'HEAD') {
    beginEvents(response)
    response.end()
    return
  }
  openConnection(request, response, connections)
  if (caller) breakOffAt(caller.expiresAt, response)
  await sendMessages(response, (signal) => assignments(given, signal)[Symbol.asyncIterator]())
}

async function sendMessages(
  response: ServerResponse,
  open: (signal: AbortSignal) => AsyncIterator<StreamMessage>,
): Promise<void> {
  const gone = goneSignal(response)
  const messages = open(gone)
  // A cursor that is refused gives a status where it shows at once, and an event where it shows later.
  const first = messages.next()
  const began = await Promise.race([failure(first), patience(gone)])
  if (began instanceof Error) return refuseStream(response, began)
  beginEvents(response)
  response.write(`retry: ${RETRY}\n\n`)
  try {
    for (let next = await first; !next.done; next = await messages.next())
      if (!response.write(eventOf(next.value))) await drained(response)
  } catch (error) {
    const { code, message } = reported(error)
    response.write(`event: error\ndata: ${JSON.stringify({ code, message })}\n\n`)
  }
  response.end()
}

function argumentsOf({ headers }: IncomingMessage, query: Query): StreamArguments {
  // A filter that nothing can pass would be a stream on which nothing ever comes.
  const list = (name: keyof typeof PARAMETERS, isOne: (value: string) => boolean, what: string): string[] | null => {
    if (query.get(name) === undefined) return null
    return query.getAll(name).map((value) => {
      const known = value.trim().toUpperCase()
      if (!isOne(known)) throw new HttpError('BAD_USER_INPUT', `${name}: ${JSON.stringify(value)} is not ${what}.`)
      return known
    })
  }
  // A client that connects again sends the header, or lastEventId, with the URL that it began with: how far it has read
  // counts for more than where it once set out.
  const header = headers['last-event-id']
  const last = typeof header === 'string' && header !== '' ? header : query.get('lastEventId')
  return {
    after: last ?? query.get('after') ?? null,
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
      // Without data a page sees no event, yet its browser would go on from here.
      return `: ${message.at}\nid: ${message.cursor}\n\n`
  }
}

const STATUS: Readonly<Record<string, number>> = {
  POSITION_INVALID: 400,
  POSITION_AHEAD: 409,
  EPOCH_CHANGED: 410,
  AGENCY_UNAVAILABLE: HTTP_ERRORS.AGENCY_UNAVAILABLE.status,
}

function refuseStream(response: ServerResponse, error: Error): void {
  const { code, message } = reported(error)
  sendError(response, { status: STATUS[code] ?? 500, code, message })
}

/** What a reader gets to see of an error: only the text that is written for readers. */
function reported(error: unknown): { code: string; message: string } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (error instanceof Error && code in STATUS) return { code, message: error.message }
  return { code: 'INTERNAL_SERVER_ERROR', message: 'Something went wrong on our side.' }
}

/** The error, if it fails; nothing else is looked at here. */
const failure = (promise: Promise<unknown>): Promise<Error | undefined> =>
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
