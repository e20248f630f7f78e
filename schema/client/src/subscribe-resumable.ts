/** Follows the hub's assignments for ever: whatever breaks in between, none is missed and none comes twice. */
import { setTimeout as sleep } from 'node:timers/promises'

import { type Client, createClient } from 'graphql-ws'

/** What happened, as the stream tells it without asking any agency. */
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
  /** The cursor of the last assignment that was dealt with; without it the stream begins now. */
  readonly after?: string | undefined
  readonly filter?: {
    readonly agencies?: readonly string[]
    readonly registrationGroups?: readonly string[]
    readonly kinds?: readonly string[]
  }
  /** Ends the stream. */
  readonly signal?: AbortSignal
  /** Needed where there is no global WebSocket, as in Node 20: that of the package `ws`. */
  readonly webSocketImpl?: unknown
  /** Told of each break, with its reason; the stream goes on by itself. */
  readonly onBreak?: (reason: unknown) => void
  /** Told as the place moves, also past what the filter leaves out: keep it to start from another time. */
  readonly onCursor?: (cursor: string) => void
}

/** The hub can't go on from this cursor: it is not of this journal. Starting anew is the caller's decision. */
export class CursorRefused extends Error {
  override readonly name = 'CursorRefused'
  /** POSITION_INVALID, POSITION_AHEAD or EPOCH_CHANGED. */
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

/** Pauses between attempts, in milliseconds, doubling, with jitter: a hub that comes back isn't overrun. */
const FIRST_PAUSE = 100
const LONGEST_PAUSE = 5_000

/** The hub sends a heartbeat every five seconds. Three missed are a break that TCP hasn't noticed. */
const SILENCE = 15_000

/**
 * Every assignment after `after`, then each new one as it happens, in the journal's order.
 *
 * The place moves when the caller asks for the next one: an assignment whose handling was cut short comes again when the
 * caller starts from the last cursor it has kept. Throws a {@link CursorRefused}; ends by `signal` or by `break`.
 */
export async function* subscribeResumable(options: ResumableOptions): AsyncGenerator<Assignment> {
  const { signal, onBreak, onCursor } = options
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
      // A plain end is a break too: the stream has none.
      onBreak?.(new Error('The stream ended.'))
    } catch (error) {
      if (error instanceof CursorRefused) throw error
      if (!signal?.aborted) onBreak?.(error)
    }
    await sleep(pause * (0.5 + Math.random()), undefined, { ...(signal && { signal }) }).catch(() => undefined)
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
  let timer: NodeJS.Timeout | undefined
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

interface GraphQLProblem {
  readonly message: string
  readonly extensions?: Readonly<Record<string, unknown>> | undefined
}

const REFUSALS = new Set(['POSITION_INVALID', 'POSITION_AHEAD', 'EPOCH_CHANGED'])

function problemOf({ message, extensions }: GraphQLProblem): Error {
  const code = String(extensions?.['code'] ?? '')
  return REFUSALS.has(code) ? new CursorRefused(code, message) : new Error(message)
}
