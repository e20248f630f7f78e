/**
 * Judges a run: was every promise kept? Pure; it believes nothing that it can compute itself.
 *
 * Four accounts of the same acts are held against each other: what clients heard, what stands in the agencies' registers
 * and under their idempotency keys, what feeds and journal tell, and what the directory and each subscriber got.
 */
import { chainHash, GENESIS } from '@isbn-hub/feed/chain'
import { encodeCursor } from '@isbn-hub/feed/cursor'
import type { FeedEntry } from '@isbn-hub/feed/entry'
import type { AgencyEvent, JournalEvent } from '@isbn-hub/feed/event'

import type {
  Act,
  AgencyHistory,
  Answer,
  FeedHistory,
  Filter,
  History,
  InternationalHistory,
  NumberRow,
  PrefixRow,
  Received,
  SubscriberHistory,
} from './history.ts'

export const VIOLATIONS = [
  /** One number was given twice. */
  'DUPLICATE_NUMBER',
  /** Two prefixes overlap, or a number lies under none. */
  'OVERLAP',
  /** A sequence isn't 1, 2, 3 … up to its head. */
  'HOLE',
  /** The hash chain doesn't hold. */
  'CHAIN_BROKEN',
  /** The same key got two different answers. */
  'ANSWER_CHANGED',
  /** An acknowledged, stored or announced change is missing here. */
  'MISSING',
  /** It is here twice. */
  'DOUBLED',
  /** It is here in another order than in the feed or journal that it comes from. */
  'OUT_OF_ORDER',
  /** It is here although it was never requested, or was refused, or its transaction was rolled back. */
  'UNFOUNDED',
  /** It is here and says something else. */
  'ALTERED',
  /** A cancelled number or a closed prefix isn't so any more. */
  'REVIVED',
] as const

export interface Violation {
  readonly violation: (typeof VIOLATIONS)[number]
  /** Where it shows: `BY feed`, `journal`, `directory`, `subscriber 3`. */
  readonly where: string
  readonly what: string
}

/** Every violation there is; none for a history in which all was kept. */
export function check({ acts, agencies, international, subscribers }: History): Violation[] {
  return [
    ...checkNumberSpace(agencies),
    ...agencies.flatMap(({ code, feed }) => [...checkFeed(`${code} feed`, feed)]),
    ...checkFeed('journal', international.journal),
    ...agencies.flatMap((agency) => [
      ...checkActs(
        agency,
        acts.filter((act) => act.agency === agency.code),
      ),
      ...checkRegister(agency),
      ...checkJournal(agency, international.journal),
    ]),
    ...checkDirectory(agencies, international),
    ...checkSubscribers(international.journal, subscribers),
  ]
}

// ── numbers and prefixes ────────────────────────────────────────────────────────────────────────────────────────────

function* checkNumberSpace(agencies: readonly AgencyHistory[]): Generator<Violation> {
  const spans = agencies
    .flatMap(({ code, prefixes }) => prefixes.map((prefix) => ({ ...prefix, code })))
    .toSorted((a, b) => a.lo - b.lo)
  let before: (typeof spans)[number] | undefined
  for (const span of spans) {
    if (before && span.lo < before.hi)
      yield { violation: 'OVERLAP', where: `${span.code} register`, what: `${span.value} and ${before.value}` }
    if (!before || span.hi > before.hi) before = span
  }
  const given = new Set<string>()
  for (const { code, numbers, prefixes } of agencies) {
    const starts = prefixes.toSorted((a, b) => a.lo - b.lo)
    for (const { isbn13 } of numbers) {
      if (given.has(isbn13)) yield { violation: 'DUPLICATE_NUMBER', where: `${code} register`, what: isbn13 }
      given.add(isbn13)
      if (!isCovered(Number(isbn13.slice(0, 12)), starts))
        yield { violation: 'OVERLAP', where: `${code} register`, what: `${isbn13} lies under no prefix` }
    }
  }
}

/** Whether the ordinal lies in one of the spans, which are in order. */
function isCovered(ordinal: number, spans: readonly PrefixRow[]): boolean {
  let [low, high] = [0, spans.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.hi ?? 0) <= ordinal) low = middle + 1
    else high = middle
  }
  const span = spans[low]
  return span !== undefined && span.lo <= ordinal
}

// ── feeds ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function* checkFeed(where: string, { epoch, head, entries }: FeedHistory): Generator<Violation> {
  let [sequence, hash] = [0, GENESIS]
  for (const entry of entries) {
    if (entry.sequence !== sequence + 1) {
      yield { violation: 'HOLE', where, what: `${sequence} is followed by ${entry.sequence}` }
      // The chain can't be followed over a hole; from here on it is followed again.
    } else if (entry.hash !== chainHash(hash, epoch, entry.sequence, entry.body)) {
      yield { violation: 'CHAIN_BROKEN', where, what: `at ${entry.sequence}` }
    }
    ;({ sequence, hash } = entry)
  }
  if (head.sequence !== sequence)
    yield { violation: 'HOLE', where, what: `ends at ${sequence}, its head says ${head.sequence}` }
  else if (head.hash !== hash) yield { violation: 'CHAIN_BROKEN', where, what: 'at the head' }
}

// ── acts: the answers that clients got, the stored answers, the events of the feed ──────────────────────────────────

function* checkActs({ code, feed, answers }: AgencyHistory, acts: readonly Act[]): Generator<Violation> {
  const where = `${code} feed`
  const stored = new Map(answers.map(({ actor, key, answer }) => [`${actor} ${key}`, answer]))
  const asked = new Map(acts.map((act) => [`${act.actor} ${act.key}`, act]))
  const expected = new Map<string, string>()
  const expect = function* (act: Act, answer: Answer): Generator<Violation> {
    for (const effect of effectsOf(act, answer)) {
      const other = expected.get(effect)
      if (other !== undefined && other !== act.key)
        yield {
          violation: effect.startsWith('ISBN_ASSIGNED') ? 'DUPLICATE_NUMBER' : 'DOUBLED',
          where: `${code} answers`,
          what: `${effect} answers ${other} and ${act.key}`,
        }
      expected.set(effect, act.key)
    }
  }
  for (const [id, act] of asked) {
    const answer = stored.get(id)
    const { outcome, key } = act
    if (typeof outcome === 'object' && 'acknowledged' in outcome) {
      const [first, ...others] = outcome.acknowledged.map((heard) => JSON.stringify(heard))
      if (others.some((other) => other !== first) || (answer && first !== JSON.stringify(answer)))
        yield { violation: 'ANSWER_CHANGED', where: `${code} answers`, what: key }
      if (!answer) yield { violation: 'MISSING', where: `${code} answers`, what: `acknowledged ${key}` }
      for (const heard of outcome.acknowledged.slice(0, 1)) yield* expect(act, heard)
    } else if (answer && outcome !== 'unknown') {
      yield { violation: 'UNFOUNDED', where: `${code} answers`, what: `${key} was refused: ${outcome.refused}` }
    }
    if (answer) yield* expect(act, answer)
  }
  for (const id of stored.keys())
    if (!asked.has(id)) yield { violation: 'UNFOUNDED', where: `${code} answers`, what: `no request for ${id}` }

  const announced = new Map<string, number>()
  for (const { sequence, body } of feed.entries) {
    const effect = effectOf(eventOf<AgencyEvent>(body))
    const what = `${effect} at ${sequence}`
    if (announced.has(effect))
      yield { violation: effect.startsWith('ISBN_ASSIGNED') ? 'DUPLICATE_NUMBER' : 'DOUBLED', where, what }
    else if (!expected.has(effect)) yield { violation: 'UNFOUNDED', where, what }
    announced.set(effect, sequence)
  }
  for (const [effect, key] of expected)
    if (!announced.has(effect)) yield { violation: 'MISSING', where, what: `${effect} of ${key}` }
  yield* checkOrder(where, acts, announced)
}

/** A client asks for the next only when it has heard of the last: so the feed has them in that order. */
function* checkOrder(
  where: string,
  acts: readonly Act[],
  announced: ReadonlyMap<string, number>,
): Generator<Violation> {
  const latest = new Map<string, number>()
  for (const act of acts) {
    const { actor, key, outcome } = act
    if (typeof outcome !== 'object' || !('acknowledged' in outcome)) continue
    const [answer] = outcome.acknowledged
    for (const effect of answer ? effectsOf(act, answer) : []) {
      const sequence = announced.get(effect) ?? Infinity
      if (sequence < (latest.get(actor) ?? 0))
        yield { violation: 'OUT_OF_ORDER', where, what: `${effect} of ${key} at ${sequence}` }
      else if (sequence !== Infinity) latest.set(actor, sequence)
    }
  }
}

/** What an act that got this answer must have caused: each the name of one event. */
function effectsOf({ asked }: Act, answer: Answer): readonly string[] {
  switch (asked.act) {
    case 'registerPublisher':
      return 'publisher' in answer ? [`PUBLISHER_REGISTERED ${answer.publisher} ${asked.name}`] : []
    case 'assignPrefix':
      return 'prefix' in answer ? [`PREFIX_ASSIGNED ${answer.prefix} ${asked.publisher}`] : []
    case 'assignIsbns':
      return 'isbns' in answer ? answer.isbns.map((isbn) => `ISBN_ASSIGNED ${isbn} ${asked.prefix}`) : []
    case 'cancelIsbn':
      return [`ISBN_CANCELLED ${asked.isbn}`]
    case 'transferPrefix':
      return [`PREFIX_TRANSFERRED ${asked.prefix} ${asked.to}`]
    case 'closePrefix':
      return [`PREFIX_CLOSED ${asked.prefix}`]
  }
}

/** The same name, from the event. */
function effectOf({ kind, publisher, prefix, isbn }: AgencyEvent): string {
  switch (kind) {
    case 'PUBLISHER_REGISTERED':
      return `${kind} ${publisher.id} ${publisher.name}`
    case 'PREFIX_ASSIGNED':
    case 'PREFIX_TRANSFERRED':
      return `${kind} ${prefix?.value} ${publisher.id}`
    case 'ISBN_ASSIGNED':
      return `${kind} ${isbn?.isbn13} ${isbn?.prefix}`
    case 'ISBN_CANCELLED':
      return `${kind} ${isbn?.isbn13}`
    case 'PREFIX_CLOSED':
      return `${kind} ${prefix?.value}`
    case 'PUBLISHER_RENAMED':
    case 'PUBLISHER_CHANGED':
    case 'PUBLISHER_CLOSED':
      return `${kind} ${publisher.id} ${publisher.name}`
  }
}

// ── what follows from the events: registers and directory ───────────────────────────────────────────────────────────

/** Identifier → its state in one line. */
interface State {
  readonly publishers: Map<string, string>
  readonly prefixes: Map<string, string>
  readonly numbers: Map<string, string>
}

const emptyState = (): State => ({ publishers: new Map(), prefixes: new Map(), numbers: new Map() })

function play(state: State, { entries }: FeedHistory): State {
  for (const { body } of entries) {
    const { publisher, prefix, isbn } = eventOf<AgencyEvent>(body)
    state.publishers.set(publisher.id, publisher.name)
    if (prefix) state.prefixes.set(prefix.value, lineOf(prefix))
    if (isbn) state.numbers.set(isbn.isbn13, isbn.status)
  }
  return state
}

const lineOf = ({ status, publishers }: Pick<PrefixRow, 'status' | 'publishers'>): string =>
  `${status} ${publishers.toSorted().join(' ')}`

function checkRegister(agency: AgencyHistory): Violation[] {
  const where = `${agency.code} register`
  return [...checkFinality(agency), ...compare(where, play(emptyState(), agency.feed), agency)]
}

/** A cancelled ISBN or a closed prefix never changes again. */
function* checkFinality({ code, feed }: AgencyHistory): Generator<Violation> {
  const final = new Set<string>()
  for (const { sequence, body } of feed.entries) {
    const { kind, prefix, isbn } = eventOf<AgencyEvent>(body)
    const where = `${code} feed`
    if (isbn && final.has(isbn.isbn13) && isbn.status !== 'CANCELLED')
      yield { violation: 'REVIVED', where, what: `${isbn.isbn13} at ${sequence}` }
    if (prefix && final.has(prefix.value) && prefix.status !== 'CLOSED')
      yield { violation: 'REVIVED', where, what: `${prefix.value} at ${sequence}` }
    if (kind === 'ISBN_CANCELLED' && isbn) final.add(isbn.isbn13)
    if (kind === 'PREFIX_CLOSED' && prefix) final.add(prefix.value)
  }
}

function checkDirectory(agencies: readonly AgencyHistory[], international: InternationalHistory): Violation[] {
  const expected = emptyState()
  for (const { feed } of agencies) play(expected, feed)
  return compare('directory', expected, international)
}

function compare(
  where: string,
  expected: State,
  actual: {
    readonly publishers: readonly { readonly id: string; readonly name: string }[]
    readonly prefixes: readonly Pick<PrefixRow, 'value' | 'status' | 'publishers'>[]
    readonly numbers: readonly NumberRow[]
  },
): Violation[] {
  return [
    ...compareRows(
      where,
      expected.publishers,
      actual.publishers.map(({ id, name }) => [id, name]),
    ),
    ...compareRows(
      where,
      expected.prefixes,
      actual.prefixes.map((prefix) => [prefix.value, lineOf(prefix)]),
    ),
    ...compareRows(
      where,
      expected.numbers,
      actual.numbers.map(({ isbn13, status }) => [isbn13, status]),
    ),
  ]
}

function* compareRows(
  where: string,
  expected: ReadonlyMap<string, string>,
  rows: readonly (readonly [string, string])[],
): Generator<Violation> {
  const seen = new Set<string>()
  for (const [id, line] of rows) {
    const expectedLine = expected.get(id)
    if (seen.has(id)) yield { violation: 'DOUBLED', where, what: id }
    else if (expectedLine === undefined) yield { violation: 'UNFOUNDED', where, what: id }
    else if (/^(CANCELLED|CLOSED)/.test(expectedLine) && !/^(CANCELLED|CLOSED)/.test(line))
      yield { violation: 'REVIVED', where, what: `${id} is ${line}` }
    else if (expectedLine !== line)
      yield { violation: 'ALTERED', where, what: `${id}: ${line} instead of ${expectedLine}` }
    seen.add(id)
  }
  for (const id of expected.keys()) if (!seen.has(id)) yield { violation: 'MISSING', where, what: id }
}

// ── the journal: every agency's feed, whole and in its order ────────────────────────────────────────────────────────

function* checkJournal({ code, feed }: AgencyHistory, journal: FeedHistory): Generator<Violation> {
  const where = 'journal'
  const source = new Map(feed.entries.map((entry) => [entry.sequence, entry]))
  const seen = new Set<number>()
  let latest = 0
  for (const { sequence: place, body } of journal.entries) {
    const { agency, epoch, sequence, ...event } = eventOf<JournalEvent>(body)
    if (agency !== code) continue
    const what = `${code} ${sequence} at ${place}`
    const entry = source.get(sequence)
    if (!entry || epoch !== feed.epoch) yield { violation: 'UNFOUNDED', where, what }
    else if (seen.has(sequence)) yield { violation: 'DOUBLED', where, what }
    else {
      if (sequence < latest) yield { violation: 'OUT_OF_ORDER', where, what: `${what}, after ${latest}` }
      if (!isSame(event, eventOf<AgencyEvent>(entry.body))) yield { violation: 'ALTERED', where, what }
    }
    seen.add(sequence)
    latest = Math.max(latest, sequence)
  }
  for (const sequence of source.keys())
    if (!seen.has(sequence)) yield { violation: 'MISSING', where, what: `${code} ${sequence}` }
}

// ── subscribers: the journal from where they began, through their filter ────────────────────────────────────────────

function* checkSubscribers(journal: FeedHistory, subscribers: readonly SubscriberHistory[]): Generator<Violation> {
  const { epoch, entries } = journal
  const places = new Map<string, number>([[encodeCursor({ epoch, sequence: 0, hash: GENESIS }), 0]])
  for (const { sequence, hash } of entries) places.set(encodeCursor({ epoch, sequence, hash }), sequence)
  const shown = entries.map(showing)
  for (const subscriber of subscribers) yield* checkSubscriber(subscriber, places, shown)
}

interface Shown {
  readonly place: number
  readonly event: JournalEvent
  readonly line: string
}

const showing = ({ sequence: place, body }: FeedEntry): Shown => {
  const event = eventOf<JournalEvent>(body)
  const { kind, agency, sequence, publisher, prefix, isbn } = event
  return {
    place,
    event,
    line: lineOfReceived({
      kind,
      agency,
      sequence: String(sequence),
      publisherName: publisher.name,
      prefix: prefix?.value ?? isbn?.prefix ?? null,
      isbn: isbn?.isbn13 ?? null,
    }),
  }
}

const lineOfReceived = ({ kind, agency, sequence, publisherName, prefix, isbn }: Omit<Received, 'cursor'>): string =>
  JSON.stringify([kind, agency, sequence, publisherName, prefix, isbn])

function* checkSubscriber(
  { name, after, filter, received }: SubscriberHistory,
  places: ReadonlyMap<string, number>,
  shown: readonly Shown[],
): Generator<Violation> {
  const where = `subscriber ${name}`
  const start = places.get(after)
  if (start === undefined) return yield { violation: 'UNFOUNDED', where, what: `began at ${after}` }
  const due = new Map(
    shown.filter(({ place, event }) => place > start && passes(filter, event)).map((one) => [one.place, one]),
  )
  const seen = new Set<number>()
  let latest = 0
  for (const one of received) {
    const place = places.get(one.cursor)
    const expected = place === undefined ? undefined : due.get(place)
    const what = `${one.kind} ${one.agency} ${one.sequence}${place === undefined ? '' : ` at ${place}`}`
    if (place === undefined || !expected) yield { violation: 'UNFOUNDED', where, what }
    else if (seen.has(place)) yield { violation: 'DOUBLED', where, what }
    else {
      if (place < latest) yield { violation: 'OUT_OF_ORDER', where, what: `${what}, after ${latest}` }
      if (lineOfReceived(one) !== expected.line) yield { violation: 'ALTERED', where, what }
      latest = Math.max(latest, place)
    }
    if (place !== undefined) seen.add(place)
  }
  for (const [place, { event }] of due)
    if (!seen.has(place))
      yield { violation: 'MISSING', where, what: `${event.kind} ${event.agency} ${event.sequence} at ${place}` }
}

const passes = ({ agencies, kinds }: Filter, { agency, kind }: JournalEvent): boolean =>
  (!agencies || agencies.includes(agency)) && (!kinds || kinds.includes(kind))

const eventOf = <T>(body: string): T => JSON.parse(body) as T

/** Whether two values have the same JSON, whatever the order of members. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [left, right] = [Object.entries(a), b as Readonly<Record<string, unknown>>]
  return left.length === Object.keys(b).length && left.every(([key, value]) => isSame(value, right[key]))
}
