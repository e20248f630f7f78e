/**
 * One owner of data, as the gateway asks it: at most so many requests at a time, each with a deadline, none at all while
 * the breaker is open, and small public reads that come together joined into one.
 */
import type { Language } from '@isbn-hub/messages/language'
import type { Log } from '@isbn-hub/runtime/log'

import type { Answer, AnswerError } from '../graphql/answer.ts'
import type { Variables } from '../graphql/selections.ts'
import { Breaker, type BreakerSettings } from './breaker.ts'
import type { Shape } from './shape.ts'
import { type Upstream, UpstreamFailed } from './upstream.ts'

export interface Question {
  readonly shape: Shape
  readonly variables: Variables
  /** The caller's own, where the owner may see it. */
  readonly authorization?: string | undefined
  /** The language of messages. Entities have none, so that questions in several languages are joined. */
  readonly language?: Language | undefined
  /** Until when an answer is of use, on the clock of `performance.now()`. */
  readonly deadline: number
}

export interface OwnerSettings {
  /** Requests at a time. */
  readonly concurrency: number
  /** Of these, such as could be joined into one: while they are under way the next ones gather, and cost less. */
  readonly alike: number
  /** Questions that may wait; beyond, the owner counts as unavailable. */
  readonly waiting: number
  /** Entities in one request. */
  readonly entities: number
  readonly breaker: BreakerSettings
}

/** The owner can't be asked, or didn't answer in time. */
export class OwnerUnavailable extends Error {
  override readonly name = 'OwnerUnavailable'
  readonly code = 'AGENCY_UNAVAILABLE'
  /** Since when it hasn't been asked any more; undefined where this is the first sign. */
  readonly since: Date | undefined

  constructor(message: string, since?: Date, options?: ErrorOptions) {
    super(message, options)
    this.since = since
  }
}

export class Owner {
  readonly code: string
  readonly #upstream: Upstream
  readonly #settings: OwnerSettings
  readonly #breaker: Breaker
  /** What waits to be sent, in order of arrival; equal public reads in one queue. */
  readonly #queues = new Map<unknown, Queue>()
  #waiting = 0
  /** When the last answer came, on the clock of `performance.now()`. */
  #answeredAt = -Infinity
  #inFlight = 0
  #scheduled = false

  constructor(code: string, upstream: Upstream, settings: OwnerSettings, log: Log) {
    this.code = code
    this.#upstream = upstream
    this.#settings = settings
    this.#breaker = new Breaker({ ...settings.breaker, owner: code, probe: () => this.#probe(), log })
  }

  /** Since when the owner isn't asked; undefined while it is. */
  get unavailableSince(): Date | undefined {
    return this.#breaker.openSince
  }

  /** Asks. Rejects with {@link OwnerUnavailable}; errors of the owner's own are part of the answer. */
  ask(question: Question): Promise<Answer> {
    const since = this.#breaker.openSince
    if (since) return Promise.reject(new OwnerUnavailable(`${this.code} doesn't answer.`, since))
    if (this.#waiting >= this.#settings.waiting)
      return Promise.reject(new OwnerUnavailable(`Too many questions wait for ${this.code}.`))
    return new Promise((resolve, reject) => {
      const key = queueKey(question)
      let queue = this.#queues.get(key)
      if (!queue) this.#queues.set(key, (queue = { pendingRequests: [], inFlight: 0 }))
      queue.pendingRequests.push(new PendingRequest(question, resolve, reject))
      this.#waiting++
      this.#schedule()
    })
  }

  async close(): Promise<void> {
    this.#breaker.close()
    await this.#upstream.close()
  }

  /** Sends once the requests that arrived together have all been read. */
  #schedule(): void {
    if (this.#scheduled || this.#inFlight >= this.#settings.concurrency) return
    this.#scheduled = true
    setImmediate(() => {
      this.#scheduled = false
      this.#flush()
    })
  }

  #flush(): void {
    const { concurrency, alike, entities } = this.#settings
    for (const [key, queue] of this.#queues) {
      while (queue.pendingRequests.length > 0 && queue.inFlight < alike && this.#inFlight < concurrency) {
        const { pendingRequests, taken } = takeBatch(queue.pendingRequests, entities)
        this.#waiting -= taken
        if (pendingRequests.length > 0) void this.#send(pendingRequests, queue)
      }
      if (queue.pendingRequests.length === 0 && queue.inFlight === 0) this.#queues.delete(key)
      else if (this.#inFlight >= concurrency) {
        // To the end of the line, so that one busy queue doesn't starve the others.
        this.#queues.delete(key)
        this.#queues.set(key, queue)
        return
      }
    }
  }

  async #send(pendingRequests: readonly PendingRequest[], queue: Queue): Promise<void> {
    this.#inFlight++
    queue.inFlight++
    const sentAt = performance.now()
    const abandoned = new AbortController()
    let alive = pendingRequests.length
    for (const pendingRequest of pendingRequests)
      pendingRequest.onTimeout = () => {
        if (--alive === 0) abandoned.abort()
      }
    try {
      const answer = await this.#post(pendingRequests, abandoned.signal)
      this.#answeredAt = performance.now()
      this.#breaker.succeeded()
      await this.#deliver(pendingRequests, answer, abandoned.signal)
    } catch (cause) {
      // A question that takes too long says nothing of an owner that meanwhile answers others.
      if (!(abandoned.signal.aborted && this.#answeredAt > sentAt)) this.#breaker.failed(cause)
      for (const pendingRequest of pendingRequests)
        pendingRequest.reject(new OwnerUnavailable(`${this.code} doesn't answer.`, undefined, { cause }))
    } finally {
      this.#inFlight--
      queue.inFlight--
      if (this.#queues.size > 0) this.#schedule()
    }
  }

  async #post(pendingRequests: readonly PendingRequest[], signal: AbortSignal): Promise<Answer> {
    const [first] = pendingRequests
    if (!first) throw new TypeError('Nothing to send.')
    const { shape, authorization, language } = first.question
    const variables = pendingRequests.length === 1 ? first.question.variables : join(pendingRequests)
    const body = `{"query":${shape.json},"variables":${JSON.stringify(variables)}}`
    const request = { body, authorization, language: shape.fields.length > 0 ? language : undefined, signal }
    try {
      return asAnswer(await this.#upstream.post(request))
    } catch (error) {
      // A connection that was closed while it lay idle is found out only by using it. A read may try another; a write
      // never does, since nobody knows whether the first one arrived.
      if (shape.operation !== 'query' || !(error instanceof UpstreamFailed) || !error.broken || signal.aborted)
        throw error
      return asAnswer(await this.#upstream.post(request))
    }
  }

  async #deliver(pendingRequests: readonly PendingRequest[], answer: Answer, signal: AbortSignal): Promise<void> {
    const [first] = pendingRequests
    if (pendingRequests.length === 1) return first?.resolve(answer)
    // Refused as a whole: one of them spoils it, so each is asked alone.
    if (!answer.data) {
      await Promise.all(
        pendingRequests.map(async (pendingRequest) => {
          pendingRequest.resolve(await this.#post([pendingRequest], signal))
        }),
      )
      return
    }
    split(pendingRequests, answer)
  }

  #probe(): Promise<unknown> {
    return this.#upstream.post({ body: '{"query":"{__typename}"}', signal: AbortSignal.timeout(1_000) })
  }
}

/** Questions that may travel together, and how many requests with such are under way. */
interface Queue {
  readonly pendingRequests: PendingRequest[]
  inFlight: number
}

/** One question and whoever waits for its answer; after the deadline nobody does. */
class PendingRequest {
  readonly question: Question
  readonly size: number
  onTimeout: (() => void) | undefined
  settled = false
  readonly #resolve: (answer: Answer) => void
  readonly #reject: (error: Error) => void
  readonly #timer: NodeJS.Timeout

  constructor(question: Question, resolve: (answer: Answer) => void, reject: (error: Error) => void) {
    this.question = question
    this.size = sizeOf(question)
    this.#resolve = resolve
    this.#reject = reject
    this.#timer = setTimeout(
      () => {
        this.reject(new OwnerUnavailable('No answer in time.'))
        this.onTimeout?.()
      },
      Math.max(0, question.deadline - performance.now()),
    )
  }

  resolve(answer: Answer): void {
    if (this.#settle()) this.#resolve(answer)
  }

  reject(error: Error): void {
    if (this.#settle()) this.#reject(error)
  }

  #settle(): boolean {
    if (this.settled) return false
    this.settled = true
    clearTimeout(this.#timer)
    return true
  }
}

/** Equal keys may travel together: public reads of entities by the same document, with the same other variables. */
function queueKey({ shape, variables, authorization }: Question): unknown {
  if (authorization !== undefined || shape.operation !== 'query' || shape.fields.length > 0)
    return Symbol(shape.operation)
  let others = ''
  for (const name in variables)
    if (!isRepresentations(shape, name)) others += `\n${name}=${JSON.stringify(variables[name])}`
  return others === '' ? shape.text : shape.text + others
}

const isRepresentations = (shape: Shape, name: string): boolean =>
  shape.entities.some(({ variable }) => variable === name)

function sizeOf({ shape, variables }: Question): number {
  let size = 0
  for (const { variable } of shape.entities) size += listOf(variables, variable).length
  return size
}

const listOf = (variables: Variables, name: string): readonly unknown[] =>
  (variables[name] as unknown[] | undefined) ?? []

function takeBatch(queue: PendingRequest[], entities: number): { pendingRequests: PendingRequest[]; taken: number } {
  const pendingRequests: PendingRequest[] = []
  let size = 0
  let taken = 0
  for (const pendingRequest of queue) {
    if (pendingRequests.length > 0 && size + pendingRequest.size > entities) break
    taken++
    if (pendingRequest.settled) continue
    pendingRequests.push(pendingRequest)
    size += pendingRequest.size
  }
  queue.splice(0, taken)
  return { pendingRequests, taken }
}

/** The variables of all pendingRequests as one: the lists of representations put end to end. */
function join(pendingRequests: readonly PendingRequest[]): Variables {
  const [first] = pendingRequests
  const joined: Record<string, unknown> = { ...first?.question.variables }
  for (const { variable } of first?.question.shape.entities ?? [])
    joined[variable] = pendingRequests.flatMap(({ question }) => listOf(question.variables, variable))
  return joined
}

/** The opposite of {@link join}: each pendingRequest gets its stretch of the answer, and the errors that lie in it. */
function split(pendingRequests: readonly PendingRequest[], answer: Answer): void {
  const offsets = new Map<string, number>()
  for (const pendingRequest of pendingRequests) {
    const { shape, variables } = pendingRequest.question
    const data: Record<string, unknown> = {}
    const errors: AnswerError[] = []
    const next = new Map<string, number>()
    for (const { alias, variable } of shape.entities) {
      const offset = offsets.get(variable) ?? 0
      const { length } = listOf(variables, variable)
      next.set(variable, offset + length)
      data[alias] = (answer.data?.[alias] as unknown[] | undefined)?.slice(offset, offset + length)
      for (const error of answer.errors ?? []) {
        const [field, index, ...rest] = error.path ?? []
        if (field === undefined) {
          if (alias === shape.entities[0]?.alias) errors.push(error)
        } else if (field === alias && typeof index === 'number' && index >= offset && index < offset + length)
          errors.push({ ...error, path: [alias, index - offset, ...rest] })
      }
    }
    for (const [variable, offset] of next) offsets.set(variable, offset)
    pendingRequest.resolve(errors.length === 0 ? { data } : { data, errors })
  }
}

function asAnswer(json: unknown): Answer {
  if (typeof json === 'object' && json !== null && ('data' in json || 'errors' in json)) return json as Answer
  throw new UpstreamFailed('Answered something that is no GraphQL answer.', false)
}
