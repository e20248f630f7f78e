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
import { problemWithNaming, problemWithSaid, tidied } from '../domain/entered-text.ts'
import { inNumberingOrder, type NewPublication, type NumberedPublication } from '../domain/publication.ts'
import { publicRecord, type Publisher } from '../domain/publisher.ts'
import { ownNumber } from '../domain/publisher-id.ts'
import { quoted } from '../domain/quoted.ts'
import { isRefusal, notOurs, type Refusal, refuse } from '../domain/refusal.ts'
import { countFree, findPrefixes } from '../store/find-prefixes.ts'
import { findAnothers, findGiven, setAside } from '../store/listed-isbns.ts'
import { lockPrefixes } from '../store/lock.ts'
import { once } from '../store/once.ts'
import { takeNextNumbers, writeIsbns } from '../store/take-isbns.ts'
import type { ActRequest, AgencyContext } from './agency-context.ts'
import { announce } from './announce.ts'
import { findActive } from './find-active.ts'
import { problemWithOtherEditions } from './other-editions.ts'

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

export interface NumbersAssignment {
  readonly isbns: readonly string[]
}

/** Numbers of one call at most: the largest block of a two-digit registrant in a three-digit group. */
const MOST = 10_000

/**
 * All or nothing. Refuses PREFIX_UNKNOWN, PREFIX_CLOSED, PREFIX_EXHAUSTED, ISBN_TAKEN, GROUP_NOT_OURS,
 * PUBLISHER_UNKNOWN, PUBLISHER_CEASED, INPUT_INVALID and KEY_REUSED.
 */
export async function assignIsbns(
  agencyContext: AgencyContext,
  { actor, idempotencyKey }: ActRequest,
  asked: NumbersRequest,
): Promise<NumbersAssignment | Refusal> {
  const { nation, ranges, database, clock } = agencyContext
  const place = ranges.prefix(asked.prefix)
  if (isProblem(place)) return refuse('INPUT_INVALID', `${quoted(asked.prefix)} is not a prefix: ${place.message}`)
  if (!nation.groups.includes(place.registrationGroup)) return notOurs(place.value, nation.groups)
  const wanted = readWanted(asked)
  if (isRefusal(wanted)) return wanted
  const now = clock()
  const request = { assignIsbns: asked }

  return once<{ isbns: string[] }>(database.acts, { actor, key: idempotencyKey, request, at: now }, async (client) => {
    await lockPrefixes(client, [place.value])
    const prefix = (await findPrefixes(client, nation.code, [place.value])).get(place.value)
    if (!prefix) return refuse('PREFIX_UNKNOWN', `${place.value} has not been given out.`)
    if (statusOf(prefix) === 'CLOSED') return refuse('PREFIX_CLOSED', `${prefix.value} is closed.`)
    const publisher = await recipient(client, nation.code, prefix, asked.publisher)
    if (isRefusal(publisher)) return publisher
    const given = await giveNumbers(client, agencyContext, prefix, publisher, wanted, now)
    if (isRefusal(given)) return given
    await announce(client, given.events)
    return { isbns: given.ordinals.map(isbnAt) }
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
): Promise<{ readonly ordinals: readonly number[]; readonly events: readonly AgencyEvent[] } | Refusal> {
  const { nation } = agencyContext
  const today = dayIn(nation.timeZone, now)
  const number = ownNumber(nation.code, publisher.id)
  const ordinals = await take(client, nation.code, prefix, number, wanted)
  if (isRefusal(ordinals)) return ordinals
  const whose = { publisher: publisher.id, taken: ordinals }
  const problem = await problemWithOtherEditions(client, agencyContext, wanted.publications, whose)
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
  /** The ordinals that publications bear already, each in the place of its publication. */
  readonly preassigned: readonly (number | undefined)[]
  readonly named: readonly number[] | undefined
}

/** Refuses INPUT_INVALID: not one of the three shapes, too many, or a publication that can't be one. */
export function readWanted({
  publications,
  count,
  numbers,
}: Pick<NumbersRequest, 'publications' | 'count' | 'numbers'>): Wanted | Refusal {
  if ([publications, count, numbers].filter((given) => given !== undefined).length !== 1)
    return refuse('INPUT_INVALID', 'Say either which publications the numbers are for or how many are wanted.')
  if ((numbers?.length ?? 0) > MOST) return refuse('INPUT_INVALID', TOO_MANY)
  const shape = problemWithVolumes(publications ?? [])
  if (shape) return refuse('INPUT_INVALID', shape)
  const order = inNumberingOrder(tidied(publications ?? []))
  const named = readNumbers(numbers ?? [])
  if (isRefusal(named)) return named
  const preassigned = readNumbers(order.map(({ publication }) => publication.isbn))
  if (isRefusal(preassigned)) return preassigned
  const total = count ?? (numbers ? named.length : order.length)
  if (!Number.isInteger(total) || total < 1 || total > MOST) return refuse('INPUT_INVALID', TOO_MANY)
  const problem = order.map(({ publication }) => problemWith(publication)).find((found) => found !== undefined)
  if (problem) return refuse('INPUT_INVALID', problem)
  return {
    count: total,
    publications: order,
    preassigned,
    named: numbers && named.filter((ordinal) => ordinal !== undefined),
  }
}

/** Where there is no text there is no ordinal. */
function readNumbers(texts: readonly (string | undefined)[]): (number | undefined)[] | Refusal {
  const ordinals: (number | undefined)[] = []
  for (const text of texts) {
    const parsed = text === undefined ? undefined : parseIsbn(text)
    if (isProblem(parsed)) return refuse('INPUT_INVALID', `${quoted(text ?? '')} is not an ISBN: ${parsed.message}`)
    ordinals.push(parsed && ordinalOf(parsed.isbn13))
  }
  return ordinals
}

const TOO_MANY = `From 1 to ${MOST.toLocaleString('en')} numbers are given in one call.`

/** A set, its parts, and their volumes. */
const LEVELS = 3

/** Level by level, before anything that recurses or looks at each of them. */
function problemWithVolumes(publications: readonly NewPublication[]): string | undefined {
  let count = 0
  let level = publications
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > LEVELS) return `A set has parts and these have volumes: publications nest ${LEVELS} levels deep.`
    count += level.length
    if (count > MOST) return TOO_MANY
    level = level.flatMap(({ volumes = [] }) => volumes)
  }
  return undefined
}

const LONGEST_TITLE = 1_000
const MOST_PARTNERS = 50

const LONGEST_TEXT = 500
const EARLIEST_YEAR = 1000
const LATEST_YEAR = 2100
const MOST_CONTRIBUTORS = 200

function problemWith({
  title,
  form,
  volumes = [],
  translationOf,
  jointWith = [],
  contributors = [],
  language,
  edition,
  year,
}: NewPublication): string | undefined {
  if (title.trim() === '') return 'A publication has a title.'
  if (title.length > LONGEST_TITLE) return `A title has at most ${LONGEST_TITLE} characters.`
  // A kit may have none: its parts have numbers only where they are available by themselves.
  if (form === 'SET' && volumes.length === 0) return `“${title}” is a set: name its volumes, each takes a number too.`
  if (contributors.length > MOST_CONTRIBUTORS) return `A publication names at most ${MOST_CONTRIBUTORS} contributors.`
  const texts = [language, edition, ...contributors.flatMap(({ name, role }) => [name, role])].filter(
    (text) => text !== undefined,
  )
  if (texts.some((text) => text.length > LONGEST_TEXT))
    return `What is said of a publication has at most ${LONGEST_TEXT} characters, its title ${LONGEST_TITLE}.`
  for (const text of [title, ...texts]) {
    const problem = problemWithSaid(text)
    if (problem) return problem
  }
  // A book may be called “?”, but not by what nobody sees.
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(title)) return 'A publication has a title that can be seen.'
  const unnamed = contributors.map(({ name }) => problemWithNaming(name)).find((problem) => problem !== undefined)
  if (unnamed) return unnamed
  if (year !== undefined && (year < EARLIEST_YEAR || year > LATEST_YEAR))
    return `A year of publication is from ${EARLIEST_YEAR} to ${LATEST_YEAR}.`
  if (jointWith.length > MOST_PARTNERS) return `A publication has at most ${MOST_PARTNERS} other publishers.`
  for (const text of [...(translationOf === undefined ? [] : [translationOf]), ...jointWith]) {
    const other = parseIsbn(text)
    if (isProblem(other)) return `${quoted(text)}, another edition’s number, is not an ISBN: ${other.message}`
  }
  return undefined
}

/** The one whose the numbers will be: the one holder, or whom the request names where that isn't clear. */
async function recipient(
  client: DatabaseClient,
  agency: string,
  prefix: AssignedPrefix,
  named: string | undefined,
): Promise<Publisher | Refusal> {
  const [holder, ...others] = prefix.holders
  const shared = prefix.kind === 'SHARED'
  if (named === undefined && (shared || others.length > 0))
    return refuse(
      'INPUT_INVALID',
      `${prefix.value} has several holders: say in \`publisher\` whose the numbers are to be.`,
    )
  if (named !== undefined && !shared && !prefix.holders.includes(named))
    return refuse('PUBLISHER_UNKNOWN', `${quoted(named)} does not hold ${prefix.value}.`)
  const id = named ?? holder ?? ''
  return findActive(client, agency, id)
}

async function take(
  client: DatabaseClient,
  agency: string,
  prefix: AssignedPrefix,
  publisher: number,
  { count, preassigned, named }: Wanted,
): Promise<number[] | Refusal> {
  const chosen = named ?? preassigned.filter((ordinal) => ordinal !== undefined)
  const stranger = chosen.find((ordinal) => ordinal < prefix.lo || ordinal >= prefix.hi)
  if (stranger !== undefined) return refuse('INPUT_INVALID', `${isbnAt(stranger)} does not lie under ${prefix.value}.`)
  if (named) return [...named]
  const taken = chosen.length === 0 ? undefined : await takePreassigned(client, agency, prefix, publisher, chosen)
  if (taken) return taken
  const missing = count - chosen.length
  const next = await takeNextNumbers(client, prefix, missing)
  if (next.length < missing) {
    const [free = 0] = await countFree(client, [prefix])
    return refuse(
      'PREFIX_EXHAUSTED',
      `${prefix.value} holds ${prefix.hi - prefix.lo} numbers and ${free} are left; ${missing} were asked for. ` +
        'Assign the publisher an additional prefix.',
    )
  }
  let place = 0
  return Array.from({ length: count }, (_, n) => preassigned[n] ?? next[place++] ?? 0)
}

/** Takes the numbers that publications bear, free or listed, out of the way of the next free ones; or refuses. */
async function takePreassigned(
  client: DatabaseClient,
  agency: string,
  { kind, holders }: AssignedPrefix,
  publisher: number,
  ordinals: readonly number[],
): Promise<Refusal | undefined> {
  if (new Set(ordinals).size < ordinals.length)
    return refuse('ISBN_TAKEN', 'Two publications never bear the same number.')
  const given = await findGiven(client, ordinals)
  if (given !== undefined) return refuse('ISBN_TAKEN', `${isbnAt(given)} was given to a publication already.`)
  // Under a shared prefix what is listed is its authors' together.
  const others = kind === 'SHARED' ? [] : holders.map((id) => ownNumber(agency, id)).filter((id) => id !== publisher)
  const anothers = await findAnothers(client, ordinals, others)
  if (anothers !== undefined)
    return refuse('ISBN_TAKEN', `${isbnAt(anothers)} is on a list of another holder of the prefix.`)
  await setAside(client, ordinals, publisher)
  return undefined
}
