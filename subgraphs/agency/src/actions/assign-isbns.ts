/**
 * Numbers are given: one for each publication, or a bare list. They are the next free ones of the prefix, but for
 * publications that bear a listed one already.
 */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { isbnAt, ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { isbnRecord } from '../domain/assigned-isbn.ts'
import { type AssignedPrefix, prefixRecord, statusOf } from '../domain/assigned-prefix.ts'
import { dayIn } from '../domain/calendar.ts'
import { fieldAt, type NameProblem, problemWithName, problemWithText, tidied } from '../domain/entered-text.ts'
import {
  inNumberingOrder,
  type NewPublication,
  type NumberedPublication,
  pathsInNumberingOrder,
} from '../domain/publication.ts'
import { publicRecord, type Publisher } from '../domain/publisher.ts'
import { ownNumber } from '../domain/publisher-id.ts'
import { isRefusal, notOurs, type Refusal, refuse, type RequestPath } from '../domain/refusal.ts'
import { countFree, findPrefixes } from '../store/find-prefixes.ts'
import { findAnothers, findGiven, setAside } from '../store/listed-isbns.ts'
import { lockPrefixes } from '../store/lock.ts'
import { once } from '../store/once.ts'
import { takeNextNumbers, writeIsbns } from '../store/take-isbns.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { findActive } from './find-active.ts'
import { type EditionCode, problemWithOtherEditions } from './other-editions.ts'
import type { Detail } from './register-publisher.ts'

/** Either the publications, or how many bare numbers, or numbers that are on books already. */
export interface NumbersRequest {
  /** 978-985-6020 */
  readonly prefix: string
  readonly publications?: readonly NewPublication[] | undefined
  readonly count?: number | undefined
  /** Numbers given out before the agency used the hub, so that they are not given again. */
  readonly numbers?: readonly string[] | undefined
  /** Whose they are to be: needed under a shared prefix and where several hold it. */
  readonly publisher?: string | undefined
}

/** Numbers of one call at most: the largest block of a two-digit registrant in a three-digit group. */
const MOST = 10_000

/** Assigns all of them, or none. */
export async function assignIsbns(
  agencyContext: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: NumbersRequest,
) {
  const { nation, ranges, database, clock } = agencyContext
  const place = ranges.prefix(asked.prefix)
  if (isProblem(place)) return refuse('PREFIX_INVALID', { input: asked.prefix, problem: place }, { path: ['prefix'] })
  if (!nation.groups.includes(place.registrationGroup)) return notOurs(place.value, nation.groups, ['prefix'])
  const wanted = readWanted(asked)
  if (isRefusal(wanted)) return wanted
  const now = clock()
  const request = { assignIsbns: asked }

  return once(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    await lockPrefixes(client, [place.value])
    const prefix = (await findPrefixes(client, nation.code, [place.value])).get(place.value)
    if (!prefix) return refuse('PREFIX_UNKNOWN', { prefix: place.value }, { path: ['prefix'] })
    if (statusOf(prefix) === 'CLOSED') return refuse('PREFIX_CLOSED', { prefix: prefix.value }, { path: ['prefix'] })
    const publisher = await recipient(client, nation.code, prefix, asked.publisher)
    if (isRefusal(publisher)) return publisher
    const given = await giveNumbers(client, agencyContext, prefix, publisher, wanted, now)
    if (isRefusal(given)) return given
    return { answer: { isbns: given.ordinals.map(isbnAt) }, events: given.events }
  })
}

/** Within a transaction that holds prefix and publisher: takes the numbers, and leaves their events to be announced. */
export async function giveNumbers(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  prefix: AssignedPrefix,
  publisher: Publisher,
  wanted: Wanted,
  now: Date,
): Promise<
  { readonly ordinals: readonly number[]; readonly events: readonly AgencyEvent[] } | Refusal<TakeCode | EditionCode>
> {
  const { nation } = agencyContext
  const today = dayIn(nation.timeZone, now)
  const number = ownNumber(nation.code, publisher.id)
  const ordinals = await take(client, nation.code, prefix, number, wanted)
  if (isRefusal(ordinals)) return ordinals
  const whose = { publisher: publisher.id, taken: ordinals }
  const problem = await problemWithOtherEditions(client, agencyContext, wanted, whose)
  if (problem) return problem
  const written = new Set(await writeIsbns(client, ordinals, number, wanted.publications, today))
  const events = ordinals.flatMap((ordinal, n): AgencyEvent[] => {
    // Told once, also where the request names it twice.
    if (!written.delete(ordinal)) return []
    const { title, form } = wanted.publications[n]?.publication ?? {}
    const isbn = {
      ordinal,
      prefix: prefix.value,
      status: 'ASSIGNED' as const,
      publisher: publisher.id,
      assignedOn: today,
      title,
      form,
    }
    return [
      {
        kind: 'ISBN_ASSIGNED',
        at: now.toISOString(),
        publisher: publicRecord(publisher, nation.disclosure),
        prefix: prefixRecord(prefix),
        isbn: isbnRecord(isbn, publisher.disclosure),
      },
    ]
  })
  return { ordinals, events }
}

/** A request for numbers that was read: how many, and which publication each is for. */
export interface Wanted {
  readonly count: number
  readonly publications: readonly NumberedPublication[]
  /** Where each publication stands in the request. */
  readonly paths: readonly RequestPath[]
  /** The ordinals that publications bear already, each in the place of its publication. */
  readonly preassigned: readonly (number | undefined)[]
  readonly named: readonly number[] | undefined
}

type WantedProblem =
  | NameProblem
  | Refusal<
      | 'ONE_OF_NEEDED'
      | 'LIST_TOO_LONG'
      | 'LIST_EMPTY'
      | 'NUMBER_OUT_OF_RANGE'
      | 'NESTED_TOO_DEEPLY'
      | 'SET_WITHOUT_VOLUMES'
      | 'ISBN_INVALID'
    >

/** Reads a request for ISBNs. `pathOf` gives the path of its n-th publication. */
export function readWanted(
  { publications, count, numbers }: Pick<NumbersRequest, 'publications' | 'count' | 'numbers'>,
  pathOf: (index: number) => RequestPath = (index) => ['publications', index],
): Wanted | WantedProblem {
  if ([publications, count, numbers].filter((given) => given !== undefined).length !== 1)
    return refuse('ONE_OF_NEEDED', { fields: ['publications', 'count'] })
  const shape = problemWithVolumes(publications ?? [])
  if (shape) return shape
  const order = inNumberingOrder(tidied(publications ?? []))
  const paths = pathsInNumberingOrder(publications ?? [], pathOf)
  if (order.length > MOST) return listTooLong(['publications'], MOST)
  if ((numbers?.length ?? 0) > MOST) return listTooLong(['numbers'], MOST)
  for (const [field, list] of Object.entries({ publications, numbers }))
    if (list?.length === 0) return refuse('LIST_EMPTY', { field }, { path: [field] })
  const named = readNumbers((numbers ?? []).map((text, index) => [['numbers', index], text]))
  if (isRefusal(named)) return named
  const preassigned = readNumbers(
    order.map(({ publication }, index) => [[...(paths[index] ?? []), 'isbn'], publication.isbn]),
  )
  if (isRefusal(preassigned)) return preassigned
  const total = count ?? (numbers ? named.length : order.length)
  if (!Number.isInteger(total) || total < 1 || total > MOST) return outOfRange(['count'], 1, MOST)
  for (const [index, { publication }] of order.entries()) {
    const problem = problemWith(publication, paths[index] ?? [])
    if (problem) return problem
  }
  return {
    count: total,
    publications: order,
    paths,
    preassigned,
    named: numbers && named.filter((ordinal) => ordinal !== undefined),
  }
}

const listTooLong = (path: RequestPath, limit: number): Refusal<'LIST_TOO_LONG'> =>
  refuse('LIST_TOO_LONG', { field: fieldAt(path), limit }, { path })

const outOfRange = (path: RequestPath, least: number, most: number): Refusal<'NUMBER_OUT_OF_RANGE'> =>
  refuse('NUMBER_OUT_OF_RANGE', { field: fieldAt(path), least, most }, { path })

/** Where there is no text there is no ordinal. */
function readNumbers(texts: readonly Detail[]): (number | undefined)[] | Refusal<'ISBN_INVALID'> {
  const ordinals: (number | undefined)[] = []
  for (const [path, text] of texts) {
    const parsed = text === undefined ? undefined : parseIsbn(text)
    if (isProblem(parsed)) return refuse('ISBN_INVALID', { input: text ?? '', problem: parsed }, { path })
    ordinals.push(parsed && ordinalOf(parsed.isbn13))
  }
  return ordinals
}

/** A set, its parts, and their volumes. */
const LEVELS = 3

/** Level by level, before anything that recurses or looks at each of them. */
function problemWithVolumes(
  publications: readonly NewPublication[],
): Refusal<'NESTED_TOO_DEEPLY' | 'LIST_TOO_LONG'> | undefined {
  let count = 0
  let level = publications
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > LEVELS) return refuse('NESTED_TOO_DEEPLY', { levels: LEVELS }, { path: ['publications'] })
    count += level.length
    if (count > MOST) return listTooLong(['publications'], MOST)
    level = level.flatMap(({ volumes = [] }) => volumes)
  }
  return undefined
}

const LONGEST_TITLE = 1_000
const LONGEST_TEXT = 500
const EARLIEST_YEAR = 1000
const LATEST_YEAR = 2100
const MOST_CONTRIBUTORS = 200
const MOST_PARTNERS = 50

function problemWith(
  {
    title,
    form,
    volumes = [],
    translationOf,
    jointWith = [],
    contributors = [],
    language,
    edition,
    year,
  }: NewPublication,
  path: RequestPath,
): WantedProblem | undefined {
  const at = (...field: RequestPath): RequestPath => [...path, ...field]
  const unreadable = problemWithText(title, LONGEST_TITLE, at('title'))
  if (unreadable) return unreadable
  // A book may be called “?”, but a title is visible.
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(title))
    return refuse('TEXT_EMPTY', { field: fieldAt(at('title')) }, { path: at('title') })
  // A kit may name no parts: its parts have ISBNs only where they are available by themselves.
  if (form === 'SET' && volumes.length === 0) return refuse('SET_WITHOUT_VOLUMES', { title }, { path: at('volumes') })
  if (contributors.length > MOST_CONTRIBUTORS) return listTooLong(at('contributors'), MOST_CONTRIBUTORS)
  for (const [index, { name, role }] of contributors.entries()) {
    const problem =
      problemWithName(name, LONGEST_TEXT, at('contributors', index, 'name')) ??
      problemWithText(role, LONGEST_TEXT, at('contributors', index, 'role'))
    if (problem) return problem
  }
  for (const [field, text] of Object.entries({ language, edition })) {
    const problem = text === undefined ? undefined : problemWithText(text, LONGEST_TEXT, at(field))
    if (problem) return problem
  }
  if (year !== undefined && (year < EARLIEST_YEAR || year > LATEST_YEAR))
    return outOfRange(at('year'), EARLIEST_YEAR, LATEST_YEAR)
  if (jointWith.length > MOST_PARTNERS) return listTooLong(at('jointWith'), MOST_PARTNERS)
  const others = readNumbers([
    [at('translationOf'), translationOf],
    ...jointWith.map((text, index): Detail => [at('jointWith', index), text]),
  ])
  return isRefusal(others) ? others : undefined
}

/** The one whose the numbers will be: the one holder, or whom the request names where that isn't clear. */
async function recipient(client: DatabaseClient, agency: string, prefix: AssignedPrefix, named: string | undefined) {
  const [holder, ...others] = prefix.holders
  const shared = prefix.kind === 'SHARED'
  if (named === undefined && (shared || others.length > 0))
    return refuse('RECIPIENT_MISSING', { prefix: prefix.value }, { path: ['publisher'] })
  if (named !== undefined && !shared && !prefix.holders.includes(named))
    return refuse('NOT_THE_HOLDER', { prefix: prefix.value, publisher: named }, { path: ['publisher'] })
  const id = named ?? holder ?? ''
  return findActive(client, agency, id, named === undefined ? undefined : ['publisher'])
}

type TakeCode = 'ISBN_OUTSIDE_PREFIX' | 'PREFIX_EXHAUSTED' | PreassignedCode

async function take(
  client: DatabaseClient,
  agency: string,
  prefix: AssignedPrefix,
  publisher: number,
  wanted: Wanted,
): Promise<number[] | Refusal<TakeCode>> {
  const { count, preassigned, named } = wanted
  const chosen = named ?? preassigned.filter((ordinal) => ordinal !== undefined)
  const outside = chosen.find((ordinal) => ordinal < prefix.lo || ordinal >= prefix.hi)
  if (outside !== undefined)
    return refuse(
      'ISBN_OUTSIDE_PREFIX',
      { isbn: isbnAt(outside), prefixes: [prefix.value] },
      { path: pathOfNumber(wanted, outside) },
    )
  if (named) return [...named]
  const taken = chosen.length === 0 ? undefined : await takePreassigned(client, agency, prefix, publisher, wanted)
  if (taken) return taken
  const missing = count - chosen.length
  const next = await takeNextNumbers(client, prefix, missing)
  if (next.length < missing) {
    const [free = 0] = await countFree(client, [prefix])
    return refuse('PREFIX_EXHAUSTED', { prefixes: [prefix.value], free, asked: missing })
  }
  let index = 0
  return Array.from({ length: count }, (_, n) => preassigned[n] ?? next[index++] ?? 0)
}

/** Where the request names this number. */
export function pathOfNumber({ named, preassigned, paths }: Wanted, ordinal: number): RequestPath {
  if (named) return ['numbers', named.indexOf(ordinal)]
  return [...(paths[preassigned.lastIndexOf(ordinal)] ?? []), 'isbn']
}

type PreassignedCode = 'ISBN_REPEATED' | 'ISBN_TAKEN' | 'ISBN_OF_ANOTHER'

/** Takes the numbers that publications bear, free or listed, out of the way of the next free ones; or refuses. */
async function takePreassigned(
  client: DatabaseClient,
  agency: string,
  { kind, holders }: AssignedPrefix,
  publisher: number,
  wanted: Wanted,
): Promise<Refusal<PreassignedCode> | undefined> {
  const ordinals = wanted.preassigned.filter((ordinal) => ordinal !== undefined)
  const refuseNumber = (code: PreassignedCode, ordinal: number): Refusal<PreassignedCode> =>
    refuse(code, { isbn: isbnAt(ordinal) }, { path: pathOfNumber(wanted, ordinal) })
  const repeated = ordinals.find((ordinal, index) => ordinals.indexOf(ordinal) < index)
  if (repeated !== undefined) return refuseNumber('ISBN_REPEATED', repeated)
  const given = await findGiven(client, ordinals)
  if (given !== undefined) return refuseNumber('ISBN_TAKEN', given)
  // Under a shared prefix what is listed is its authors' together.
  const others = kind === 'SHARED' ? [] : holders.map((id) => ownNumber(agency, id)).filter((id) => id !== publisher)
  const anothers = await findAnothers(client, ordinals, others)
  if (anothers !== undefined) return refuseNumber('ISBN_OF_ANOTHER', anothers)
  await setAside(client, ordinals, publisher)
  return undefined
}
