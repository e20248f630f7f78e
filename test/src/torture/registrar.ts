/** A registrar at work: one act after another, each repeated under its key until its answer has been heard. */
import { setTimeout as sleep } from 'node:timers/promises'

import type { Act, Answer, Asked, Outcome } from './history.ts'
import type { Random } from './random.ts'

/** What the registrars of one agency work on together. */
export class Office {
  readonly agency: string
  readonly publishers: string[] = []
  /** Every one of them takes numbers of these. */
  readonly prefixes: string[] = []
  readonly numbers: string[] = []

  constructor(agency: string) {
    this.agency = agency
  }
}

export interface RegistrarOptions {
  readonly office: Office
  readonly actor: string
  readonly token: string
  readonly url: string
  readonly random: Random
  /** Called at each answer that was heard, with its act. */
  readonly heard: (agency: string) => void
}

export interface Tally {
  /** Requests that were sent again because no answer to the last one was heard. */
  retried: number
  /** Acts that were sent again after their answer. */
  repeated: number
  /** Error code, or what the network said → how often. */
  readonly troubles: Map<string, number>
}

/** The torture itself asks wrongly, or the hub refuses what it must not: repeating won't help. */
export class Unanswerable extends Error {
  override readonly name = 'Unanswerable'
}

interface Draft extends Omit<Act, 'outcome'> {
  outcome: Outcome
}

export class Registrar {
  readonly acts: Draft[] = []
  readonly tally: Tally = { retried: 0, repeated: 0, troubles: new Map() }
  readonly #options: RegistrarOptions
  /** Prefixes that only this registrar changes: it transfers or closes no other ones. */
  readonly #own: { readonly prefix: string; readonly heirs: Set<string> }[] = []

  constructor(options: RegistrarOptions) {
    this.#options = options
  }

  /** Works until `enough`, then finishes the act under way, unless `givenUp` comes first. */
  async work(enough: AbortSignal, givenUp: AbortSignal): Promise<void> {
    const { random } = this.#options
    while (!enough.aborted) {
      const asked = this.#next()
      const act = this.#begin(asked)
      act.outcome = await this.#settle(act, enough, givenUp)
      if (typeof act.outcome === 'object') this.#learn(asked, act.outcome)
      await sleep(random.between(20, 300))
    }
  }

  #begin(asked: Asked): Draft {
    const { actor, office } = this.#options
    const key = `${asked.act} ${this.acts.length + 1} of ${actor}`
    const act: Draft = { actor, key, agency: office.agency, asked, outcome: 'unknown' }
    this.acts.push(act)
    return act
  }

  /** Something that can be done with what there is. */
  #next(): Asked {
    const { office, random, actor } = this.#options
    const publisher = random.pick(office.publishers)
    const prefix = random.pick(office.prefixes)
    const number = random.pick(office.numbers)
    const own = random.pick(this.#own)
    const heir = own && office.publishers.find((id) => !own.heirs.has(id))
    const roll = random.next()
    if (!publisher || roll < 0.12)
      return { act: 'registerPublisher', name: `House ${this.acts.length + 1} of ${actor}` }
    if (!prefix || office.prefixes.length < 2 || roll < 0.3) return { act: 'assignPrefix', publisher }
    if (number && roll < 0.4) return { act: 'cancelIsbn', isbn: number }
    if (own && heir && roll < 0.46) {
      own.heirs.add(heir)
      return { act: 'transferPrefix', prefix: own.prefix, to: heir }
    }
    if (own && roll < 0.49) {
      this.#own.splice(this.#own.indexOf(own), 1)
      return { act: 'closePrefix', prefix: own.prefix }
    }
    return { act: 'assignIsbns', prefix, count: random.between(1, 4) }
  }

  /** What the answer makes possible from now on. */
  #learn(asked: Asked, outcome: Exclude<Outcome, 'unknown'>): void {
    const { office, random } = this.#options
    if ('refused' in outcome) {
      // A full prefix wants a further one.
      if (asked.act === 'assignIsbns') remove(office.prefixes, asked.prefix)
      if (asked.act === 'cancelIsbn') remove(office.numbers, asked.isbn)
      return
    }
    const [answer] = outcome.acknowledged
    if (!answer) return
    if ('publisher' in answer) push(office.publishers, answer.publisher, 40)
    if ('isbns' in answer) for (const isbn of answer.isbns) if (random.chance(0.3)) push(office.numbers, isbn, 40)
    if (asked.act === 'cancelIsbn' && random.chance(0.7)) remove(office.numbers, asked.isbn)
    if (asked.act === 'assignPrefix' && 'prefix' in answer) {
      if (office.prefixes.length < 3 || random.chance(0.3)) push(office.prefixes, answer.prefix, 5)
      else this.#own.push({ prefix: answer.prefix, heirs: new Set([asked.publisher]) })
    }
  }

  async #settle(act: Draft, enough: AbortSignal, givenUp: AbortSignal): Promise<Outcome> {
    const { random, heard, office } = this.#options
    const { query, variables } = requestOf(act, random)
    const answers: Answer[] = []
    let repetitions = 1
    for (let attempt = 1; !givenUp.aborted; attempt++) {
      const reply = await this.#post(query, { ...variables, key: act.key }, random.between(1_500, 6_000), givenUp)
      if ('refused' in reply) {
        if (answers.length === 0) return reply
        throw new Unanswerable(`${act.key} was acknowledged and then refused: ${reply.refused}`)
      }
      if ('trouble' in reply) {
        const { troubles } = this.tally
        troubles.set(reply.trouble, (troubles.get(reply.trouble) ?? 0) + 1)
        this.tally.retried++
        // Some clients don't come back.
        if (answers.length === 0 && !enough.aborted && random.chance(0.02)) return 'unknown'
        await sleep(random.between(30, Math.min(100 * 2 ** attempt, 1_500)))
        continue
      }
      answers.push(answerOf(act.asked, reply.success))
      heard(office.agency)
      if (answers.length === 1 && random.chance(0.08)) repetitions = random.between(2, 3)
      if (answers.length >= repetitions) break
      this.tally.repeated++
    }
    return answers.length > 0 ? { acknowledged: answers } : 'unknown'
  }

  async #post(query: string, variables: object, patience: number, givenUp: AbortSignal): Promise<Reply> {
    const { url, token } = this.#options
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.any([givenUp, AbortSignal.timeout(patience)]),
      })
      return replyOf((await response.json()) as Wire)
    } catch (error) {
      if (error instanceof Unanswerable) throw error
      const { name, cause } = error as Error & { cause?: { code?: string } }
      return { trouble: cause?.code ?? name }
    }
  }
}

interface Wire {
  readonly data?: { readonly done?: Success | null } | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[]
}

interface Success {
  readonly code?: string
  readonly publisher?: { readonly id: string }
  readonly prefix?: { readonly value: string }
  readonly isbn?: { readonly isbn13: string }
  readonly isbns?: readonly { readonly isbn13: string }[]
}

type Reply = { readonly refused: string } | { readonly trouble: string } | { readonly success: Success }

/** After these codes the same request may succeed. */
const PASSING = new Set(['AGENCY_UNAVAILABLE', 'INTERNAL_SERVER_ERROR'])

function replyOf({ data, errors }: Wire): Reply {
  const [error] = errors ?? []
  if (error) {
    const code = error.extensions?.code ?? 'no code'
    if (!PASSING.has(code)) throw new Unanswerable(`${code}: ${error.message}`)
    return { trouble: code }
  }
  if (!data?.done) return { trouble: 'no data' }
  return data.done.code === undefined ? { success: data.done } : { refused: data.done.code }
}

function answerOf({ act }: Asked, { publisher, prefix, isbn, isbns }: Success): Answer {
  if (publisher) return { publisher: publisher.id }
  if (prefix) return { prefix: prefix.value }
  if (isbn) return { isbn: isbn.isbn13 }
  if (isbns) return { isbns: isbns.map(({ isbn13 }) => isbn13) }
  throw new Unanswerable(`${act} was answered with nothing.`)
}

/** Each request is the same however often it is sent: so is its key. */
function requestOf({ agency, asked }: Draft, random: Random): { query: string; variables: object } {
  const mutation = (parameters: string, field: string, made: string): string =>
    `mutation ($key: String!, ${parameters}) { done: ${field} { ... on Refusal { code } ... on ${made} } }`
  switch (asked.act) {
    case 'registerPublisher':
      return {
        query: mutation(
          '$agency: AgencyCode!, $input: RegisterPublisherInput!',
          'registerPublisher(agency: $agency, input: $input, idempotencyKey: $key)',
          'RegisterPublisherSuccess { publisher { id } }',
        ),
        variables: {
          agency,
          input: { name: asked.name, kind: 'ORGANISATION', disclosePublications: random.chance(0.5) },
        },
      }
    case 'assignPrefix':
      return {
        query: mutation(
          '$publisher: ID!, $titles: Int!',
          'assignPrefix(publisher: $publisher, input: { expectedTitles: $titles }, idempotencyKey: $key)',
          'AssignPrefixSuccess { prefix { value } }',
        ),
        variables: { publisher: asked.publisher, titles: random.pick([5, 50, 50, 500]) },
      }
    case 'assignIsbns':
      return {
        query: mutation(
          '$prefix: ID!, $input: AssignIsbnsInput!',
          'assignIsbns(prefix: $prefix, input: $input, idempotencyKey: $key)',
          'AssignIsbnsSuccess { isbns { isbn13 } }',
        ),
        variables: {
          prefix: asked.prefix,
          input: random.chance(0.5) ? { count: asked.count } : { publications: publications(asked.count) },
        },
      }
    case 'cancelIsbn':
      return {
        query: mutation(
          '$isbn: ID!',
          'cancelIsbn(isbn: $isbn, idempotencyKey: $key)',
          'CancelIsbnSuccess { isbn { isbn13 } }',
        ),
        variables: { isbn: asked.isbn },
      }
    case 'transferPrefix':
      return {
        query: mutation(
          '$prefix: ID!, $to: ID!',
          'transferPrefix(prefix: $prefix, input: { to: $to, reason: TAKEOVER }, idempotencyKey: $key)',
          'TransferPrefixSuccess { prefix { value } }',
        ),
        variables: { prefix: asked.prefix, to: asked.to },
      }
    case 'closePrefix':
      return {
        query: mutation(
          '$prefix: ID!',
          'closePrefix(prefix: $prefix, idempotencyKey: $key)',
          'ClosePrefixSuccess { prefix { value } }',
        ),
        variables: { prefix: asked.prefix },
      }
  }
}

/** So many numbers' worth: a set and its volumes, or single titles. */
function publications(count: number): object[] {
  const titles = Array.from({ length: count }, (_, n) => ({ title: `Title ${n + 1}`, form: 'PAPERBACK' }))
  const [set, ...volumes] = titles
  return count > 2 ? [{ ...set, form: 'SET', volumes }] : titles
}

function push(list: string[], item: string, most: number): void {
  list.push(item)
  if (list.length > most) list.shift()
}

function remove(list: string[], item: string): void {
  const place = list.indexOf(item)
  if (place >= 0) list.splice(place, 1)
}
