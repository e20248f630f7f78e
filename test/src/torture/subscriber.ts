/** A subscriber: keeps the last cursor that it has processed, and goes on from there whenever its stream ends. */
import { setTimeout as sleep } from 'node:timers/promises'

import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

import type { Filter, Received, SubscriberHistory } from './history.ts'
import type { Random } from './random.ts'

/** GraphQL over WebSocket, GraphQL over server-sent events, and the plain events of /v1/assignments. */
export type Transport = 'WEBSOCKET' | 'SSE' | 'PLAIN'

export interface SubscriberOptions {
  readonly name: string
  readonly url: string
  readonly transport: Transport
  readonly filter: Filter
  /** Where to begin; from now without it. */
  readonly after: string | undefined
  /** Now and then it stops reading for a while. */
  readonly isSlow: boolean
  readonly random: Random
}

type Message = { readonly cursor: string } & (
  ({ readonly __typename: 'Assignment' } & Wire) | { readonly __typename: 'Heartbeat' | 'AgencyNotice' }
)

interface Wire {
  readonly kind: string
  readonly agency: { readonly code: string }
  readonly sequence: string
  readonly publisherName: string
  readonly prefix: { readonly value: string } | null
  readonly isbn: { readonly isbn13: string } | null
}

const SUBSCRIPTION = `subscription ($after: Cursor, $filter: AssignmentFilter) {
  assignments(after: $after, filter: $filter) {
    __typename
    ... on Assignment {
      cursor kind agency { code } sequence publisherName prefix { value } isbn { isbn13 }
    }
    ... on Heartbeat { cursor }
    ... on AgencyNotice { cursor }
  }
}`

/** Heartbeats come each 5 s: after so many milliseconds of silence the connection is taken for dead. */
const SILENCE = 15_000

/** The stream gave an error that it should not give. */
class Refused extends Error {
  override readonly name = 'Refused'
}

/** What may be wrong for a while; everything else may not be wrong at all, least of all a cursor that the hub gave. */
const PASSING = new Set(['AGENCY_UNAVAILABLE', 'INTERNAL_SERVER_ERROR'])

export class Subscriber {
  readonly #options: SubscriberOptions
  readonly received: Received[] = []
  /** Errors that the stream should not have given, as a refusal of a cursor that came from the hub itself. */
  readonly refusals: string[] = []
  reconnects = 0
  #isHurrying = false
  #cursor: string | undefined
  #began: string | undefined

  constructor(options: SubscriberOptions) {
    this.#options = options
    this.#began = this.#cursor = options.after
  }

  /** The last cursor that it has processed. */
  get cursor(): string | undefined {
    return this.#cursor
  }

  get history(): SubscriberHistory {
    const { name, filter } = this.#options
    return { name, after: this.#began ?? '', filter, received: this.received }
  }

  /** No more rests: the end is near. */
  hurry(): void {
    this.#isHurrying = true
  }

  /** Follows until the signal. */
  async follow(signal: AbortSignal): Promise<void> {
    const { random, transport, isSlow } = this.#options
    while (!signal.aborted) {
      const attempt = new AbortController()
      try {
        const messages = this.#open(transport, attempt.signal)
        for await (const message of untilSilence(messages, attempt, signal)) {
          this.#process(message)
          if (signal.aborted) break
          if (isSlow && !this.#isHurrying && random.chance(0.004)) await this.#rest(random.between(500, 5_000))
        }
      } catch (error) {
        if (error instanceof Refused) this.refusals.push(error.message)
      }
      attempt.abort()
      if (signal.aborted) return
      this.reconnects++
      await sleep(random.between(20, 800), undefined, { signal }).catch(() => undefined)
    }
  }

  async #rest(lasts: number): Promise<void> {
    for (const until = Date.now() + lasts; Date.now() < until && !this.#isHurrying;) await sleep(50)
  }

  #process(message: Message): void {
    this.#began ??= message.cursor
    this.#cursor = message.cursor
    if (message.__typename !== 'Assignment') return
    const { cursor, kind, agency, sequence, publisherName, prefix, isbn } = message
    this.received.push({
      cursor,
      kind,
      agency: agency.code,
      sequence,
      publisherName,
      prefix: prefix?.value ?? null,
      isbn: isbn?.isbn13 ?? null,
    })
  }

  get #request() {
    return { query: SUBSCRIPTION, variables: { after: this.#cursor ?? null, filter: this.#options.filter } }
  }

  #open(transport: Transport, signal: AbortSignal): AsyncGenerator<Message> {
    switch (transport) {
      case 'WEBSOCKET':
        return this.#overWebSocket(signal)
      case 'SSE':
        return this.#overSse(signal)
      case 'PLAIN':
        return this.#overPlainEvents(signal)
    }
  }

  async *#overWebSocket(signal: AbortSignal): AsyncGenerator<Message> {
    let socket: WebSocket | undefined
    class OneSocket extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { handshakeTimeout: 5_000, perMessageDeflate: false })
        socket = this
      }
    }
    const client = createClient({
      url: `${this.#options.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: OneSocket,
      retryAttempts: 0,
    })
    signal.addEventListener('abort', () => socket?.terminate(), { once: true })
    try {
      for await (const answer of client.iterate<{ assignments: Message }>(this.#request)) yield messageOf(answer)
    } catch (error) {
      throw Array.isArray(error) ? troubleOf(error as Answer['errors']) : error
    } finally {
      socket?.terminate()
    }
  }

  async *#overSse(signal: AbortSignal): AsyncGenerator<Message> {
    const response = await fetch(`${this.#options.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(this.#request),
      signal,
    })
    for await (const { event, data } of eventsOf(response))
      if (event === 'next') yield messageOf(JSON.parse(data) as Answer)
  }

  /** As a browser's EventSource does it: by the id of the last event and nothing else. */
  async *#overPlainEvents(signal: AbortSignal): AsyncGenerator<Message> {
    const url = new URL('/v1/assignments', this.#options.url)
    for (const [name, values] of Object.entries(this.#options.filter)) url.searchParams.set(name, values.join(','))
    const response = await fetch(url, { headers: { 'last-event-id': this.#cursor ?? '' }, signal })
    for await (const { event, data, id: cursor } of eventsOf(response)) {
      if (event === 'error') throw troubleOf([{ message: data, extensions: JSON.parse(data) as Codes }])
      if (cursor === '') continue
      if (event !== 'message' || data === '') yield { __typename: 'Heartbeat', cursor }
      else {
        const { agency, prefix, isbn, ...facts } = JSON.parse(data) as PlainEvent
        yield {
          __typename: 'Assignment',
          cursor,
          ...facts,
          agency: { code: agency },
          prefix: prefix === undefined ? null : { value: prefix },
          isbn: isbn === undefined ? null : { isbn13: isbn },
        }
      }
    }
  }
}

type Codes = Readonly<Record<string, unknown>>

interface PlainEvent extends Pick<Wire, 'kind' | 'sequence' | 'publisherName'> {
  readonly agency: string
  readonly prefix?: string
  readonly isbn?: string
}

/** The server-sent events of an answer: https://html.spec.whatwg.org/multipage/server-sent-events.html */
async function* eventsOf(response: Response): AsyncGenerator<{ event: string; data: string; id: string }> {
  if (!response.ok || !response.body) {
    const { errors } = (await response.json().catch(() => ({}))) as Answer
    throw errors ? troubleOf(errors) : new Error(`Answered ${response.status}.`)
  }
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(event)?.[1] ?? ''
      yield { event: field('event') || 'message', data: field('data'), id: field('id') }
    }
  }
}

interface Answer {
  readonly data?: { readonly assignments?: Message | null } | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[]
}

function messageOf({ data, errors }: { readonly data?: Answer['data']; readonly errors?: unknown }): Message {
  if (errors) throw troubleOf(errors as Answer['errors'])
  if (!data?.assignments) throw new Error('The stream gave nothing.')
  return data.assignments
}

function troubleOf(errors: Answer['errors']): Error {
  const [error] = errors ?? []
  const code = String(error?.extensions?.['code'])
  const text = `${code}: ${error?.message}`
  return PASSING.has(code) ? new Error(text) : new Refused(text)
}

/** The messages, until none came for too long, or the signal. */
async function* untilSilence(
  messages: AsyncGenerator<Message>,
  attempt: AbortController,
  signal: AbortSignal,
): AsyncGenerator<Message> {
  try {
    for (;;) {
      let timer: NodeJS.Timeout | undefined
      let stop: (() => void) | undefined
      const silence = new Promise<never>((_, reject) => {
        stop = () => reject(new Error('The subscriber was stopped.'))
        timer = setTimeout(() => reject(new Error('Nothing came for long.')), SILENCE)
        signal.addEventListener('abort', stop)
      })
      try {
        const next = await Promise.race([messages.next(), silence])
        if (next.done) return
        yield next.value
      } finally {
        clearTimeout(timer)
        if (stop) signal.removeEventListener('abort', stop)
      }
    }
  } finally {
    attempt.abort()
    // Not awaited: what hangs would hold us up.
    void messages.return(undefined).catch(() => undefined)
  }
}
