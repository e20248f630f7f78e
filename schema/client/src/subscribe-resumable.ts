/**
 * Follows the hub's assignments without end: whatever breaks in between, none is missed and none comes twice. Runs in
 * browsers and in Node alike.
 */
import { type Client, createClient } from 'graphql-ws/client'

/** An assignment or a change, as the stream reports it without asking any agency. */
export interface Assignment {
  readonly cursor: string
  readonly kind: string
  readonly agency: { readonly code: string }
  /** 2026-11-21T20:18:00.123Z */
  readonly at: string
  /** The agency's own number of the event, in decimal. */
  readonly sequence: string
  readonly publisherName: string
  readonly publisher: { readonly id: string }
  readonly prefix: { readonly value: string } | null
  readonly isbn: { readonly isbn13: string } | null
}

export interface ResumableOptions {
  /** The gateway's ws: or wss: address: ws://127.0.0.1:4000/graphql */
  readonly url: string
  /** The cursor of the last assignment that was handled; without it the stream begins now. */
  readonly after?: string | undefined
  readonly filter?: {
    readonly agencies?: readonly string[]
    readonly registrationGroups?: readonly string[]
    readonly kinds?: readonly string[]
  }
  /** Ends the stream. */
  readonly signal?: AbortSignal
  /** A WebSocket class. By default the global one, which browsers and Node 22 have; in Node 20, pass that of the package ws. */
  readonly webSocketImpl?: unknown
  /** Called at each break, with its reason; the stream goes on by itself. */
  readonly onBreak?: (reason: unknown) => void
  /** Called as the cursor moves, also past what the filter leaves out: save it to start from another time. */
  readonly onCursor?: (cursor: string) => void
}

/**
 * The hub refuses the stream, and would refuse it again: the cursor is not of this journal, or the filter is malformed.
 * Beginning anew, without a cursor, is the caller's decision.
 *
 * @example
 * const stream = subscribeResumable({ url, webSocketImpl, after: 'not a cursor' })
 * stream.next() // → throws StreamRefused
 */
export class StreamRefused extends Error {
  override readonly name = 'StreamRefused'
  /** POSITION_INVALID, POSITION_AHEAD or EPOCH_CHANGED of a cursor; BAD_USER_INPUT of a filter. */
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const QUERY = `subscription Assignments($after: Cursor, $filter: AssignmentFilter) {
  assignments(after: $after, filter: $filter) {
    __typename
    ... on Assignment {
      cursor kind at sequence publisherName agency { code } publisher { id } prefix { value } isbn { isbn13 }
    }
    ... on Heartbeat { cursor }
    ... on AgencyNotice { cursor }
  }
}`

/** Milliseconds between attempts, doubling, with jitter: a hub that comes back is not overrun. */
const FIRST_PAUSE = 100
const LONGEST_PAUSE = 5_000

/** The hub sends a heartbeat every five seconds. Three missed are a break that TCP has not noticed. */
const SILENCE = 15_000

/**
 * Every assignment after `after`, then each new one as it happens, in the journal's order.
 *
 * The cursor moves when the caller asks for the next assignment: one whose handling was cut short comes again when the
 * caller starts from the last cursor that it has saved. Throws a {@link StreamRefused}; ends by `signal` or by `break`.
 *
 * @example
 * const names = []
 * for await (const { publisherName, cursor } of subscribeResumable({ url, webSocketImpl, after: lastCursor })) {
 *   names.push(publisherName)
 *   lastCursor = cursor // to be saved: the next start goes on after it
 *   if (names.length === 2) break
 * }
 * names // → ['Навука', 'Харвест']
 */
export async function* subscribeResumable(options: ResumableOptions): AsyncGenerator<Assignment> {
  const { signal, onBreak, onCursor } = options
  if (!options.webSocketImpl && !('WebSocket' in globalThis))
    throw new TypeError('There is no global WebSocket here. Pass one as webSocketImpl, such as that of the package ws.')
  let cursor = options.after
  let pause = FIRST_PAUSE
  const move = (to: string): void => {
    cursor = to
    onCursor?.(to)
  }
  while (!signal?.aborted) {
    try {
      for await (const message of connect(options, cursor)) {
        pause = FIRST_PAUSE
        if (message.__typename === 'Assignment') yield message
        move(message.cursor)
      }
      // An end in order is a break too: the stream has none.
      if (!signal?.aborted) onBreak?.(new Error('The stream ended.'))
    } catch (error) {
      if (error instanceof StreamRefused) throw error
      if (!signal?.aborted) onBreak?.(error)
    }
    await sleep(pause * (0.5 + Math.random()), signal)
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }
}

type Message =
  | ({ readonly __typename: 'Assignment' } & Assignment)
  | { readonly __typename: 'Heartbeat' | 'AgencyNotice'; readonly cursor: string }

/** One connection, from the cursor until it breaks. */
async function* connect(
  { url, filter, signal, webSocketImpl }: ResumableOptions,
  after: string | undefined,
): AsyncGenerator<Message> {
  const client: Client = createClient({ url, webSocketImpl, retryAttempts: 0, lazy: true })
  let silent = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const results = client.iterate<{ assignments: Message }>({
    query: QUERY,
    variables: { ...(after !== undefined && { after }), ...(filter && { filter }) },
  })
  const end = (): void => {
    client.terminate()
    void results.return?.()
  }
  const watch = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      silent = true
      end()
    }, SILENCE)
  }
  signal?.addEventListener('abort', end, { once: true })
  try {
    watch()
    for await (const { data, errors } of results) {
      watch()
      const [problem] = errors ?? []
      if (problem) throw problemOf(problem)
      if (data) yield data.assignments
    }
    if (silent) throw new Error(`The hub was silent for ${SILENCE} ms.`)
  } catch (error) {
    throw Array.isArray(error) && error[0] ? problemOf(error[0] as GraphQLProblem) : error
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', end)
    await client.dispose()
  }
}

/** Resolves after so many milliseconds, or as soon as the signal is aborted. */
const sleep = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve) => {
    const wake = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, milliseconds)
    signal?.addEventListener('abort', wake)
  })

interface GraphQLProblem {
  readonly message: string
  readonly extensions?: Readonly<Record<string, unknown>> | undefined
}

/** What stays refused, however often it is asked. */
const FINAL = new Set([
  'POSITION_INVALID',
  'POSITION_AHEAD',
  'EPOCH_CHANGED',
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
])

function problemOf({ message, extensions }: GraphQLProblem): Error {
  const code = String(extensions?.['code'] ?? '')
  return FINAL.has(code) ? new StreamRefused(code, message) : new Error(message)
}
