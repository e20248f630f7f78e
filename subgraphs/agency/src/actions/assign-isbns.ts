/** Numbers are given: one for each publication, or a bare list, always the next free ones of the prefix. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { isbnAt, ordinalOf, parseIsbn } from '@isbn-hub/isbn/number'
import { isProblem } from '@isbn-hub/isbn/problem'
import type pg from 'pg'

import { isbnRecord } from '../domain/assigned-isbn.ts'
import { type AssignedPrefix, prefixRecord, statusOf } from '../domain/assigned-prefix.ts'
import { dayIn } from '../domain/calendar.ts'
import { canBeKept } from '../domain/can-be-kept.ts'
import type { Nation } from '../domain/nation.ts'
import { inNumberingOrder, type NewPublication, type NumberedPublication } from '../domain/publication.ts'
import { publicRecord, type Publisher } from '../domain/publisher.ts'
import { ownNumber } from '../domain/publisher-id.ts'
import { quoted } from '../domain/quoted.ts'
import { isRefusal, notOurs, type Refusal, refuse } from '../domain/refusal.ts'
import { countIssued, findPrefixes } from '../store/find-prefixes.ts'
import { lockPrefixes } from '../store/lock.ts'
import { once } from '../store/once.ts'
import { takeNextNumbers, writeIsbns } from '../store/take-isbns.ts'
import { announce } from './announce.ts'
import type { Desk, Errand } from './desk.ts'
import { findActive } from './find-active.ts'

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
 * All or nothing. Refuses PREFIX_UNKNOWN, PREFIX_CLOSED, PREFIX_EXHAUSTED, GROUP_NOT_OURS, PUBLISHER_UNKNOWN,
 * PUBLISHER_CEASED, INPUT_INVALID and KEY_REUSED.
 */
export async function assignIsbns(
  { nation, ranges, database, clock }: Desk,
  { actor, idempotencyKey }: Errand,
  asked: NumbersRequest,
): Promise<NumbersAssignment | Refusal> {
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
    const given = await giveNumbers(client, nation, prefix, publisher, wanted, now)
    if (isRefusal(given)) return given
    await announce(client, given.events)
    return { isbns: given.ordinals.map(isbnAt) }
  })
}

/** Within a transaction that holds prefix and publisher: takes the numbers, and leaves their events to be announced. */
export async function giveNumbers(
  client: pg.ClientBase,
  nation: Nation,
  prefix: AssignedPrefix,
  publisher: Publisher,
  wanted: Wanted,
  now: Date,
): Promise<{ readonly ordinals: readonly number[]; readonly events: readonly AgencyEvent[] } | Refusal> {
  const today = dayIn(nation.timeZone, now)
  const ordinals = await take(client, prefix, wanted)
  if (isRefusal(ordinals)) return ordinals
  const number = ownNumber(nation.code, publisher.id)
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
        publisher: publicRecord(publisher),
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
  const order = inNumberingOrder(publications ?? [])
  const named: number[] = []
  for (const text of numbers ?? []) {
    const parsed = parseIsbn(text)
    if (isProblem(parsed)) return refuse('INPUT_INVALID', `${quoted(text)} is not an ISBN: ${parsed.message}`)
    named.push(ordinalOf(parsed.isbn13))
  }
  const total = count ?? (numbers ? named.length : order.length)
  if (!Number.isInteger(total) || total < 1 || total > MOST) return refuse('INPUT_INVALID', TOO_MANY)
  const problem = order.map(({ publication }) => problemWith(publication)).find((found) => found !== undefined)
  if (problem) return refuse('INPUT_INVALID', problem)
  return { count: total, publications: order, named: numbers && named }
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
const MOST_CONTRIBUTORS = 200

function problemWith({
  title,
  translationOf,
  jointWith = [],
  contributors = [],
  language = '',
  edition = '',
}: NewPublication): string | undefined {
  if (title.trim() === '') return 'A publication has a title.'
  if (title.length > LONGEST_TITLE) return `A title has at most ${LONGEST_TITLE} characters.`
  if (contributors.length > MOST_CONTRIBUTORS) return `A publication names at most ${MOST_CONTRIBUTORS} contributors.`
  const texts = [language, edition, ...contributors.flatMap(({ name, role }) => [name, role])]
  if (texts.some((text) => text.length > LONGEST_TEXT))
    return `What is said of a publication has at most ${LONGEST_TEXT} characters, its title ${LONGEST_TITLE}.`
  if (![title, ...texts].every(canBeKept))
    return 'Nothing said of a publication has a NUL character, or half of a surrogate pair.'
  if (jointWith.length > MOST_PARTNERS) return `A publication has at most ${MOST_PARTNERS} other publishers.`
  for (const text of [...(translationOf === undefined ? [] : [translationOf]), ...jointWith]) {
    const other = parseIsbn(text)
    if (isProblem(other)) return `${quoted(text)}, another edition’s number, is not an ISBN: ${other.message}`
  }
  return undefined
}

/** The one whose the numbers will be: the one holder, or whom the request names where that isn't clear. */
async function recipient(
  client: pg.ClientBase,
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
  client: pg.ClientBase,
  prefix: AssignedPrefix,
  { count, named }: Wanted,
): Promise<number[] | Refusal> {
  if (named) {
    const stranger = named.find((ordinal) => ordinal < prefix.lo || ordinal >= prefix.hi)
    return stranger === undefined
      ? [...named]
      : refuse('INPUT_INVALID', `${isbnAt(stranger)} does not lie under ${prefix.value}.`)
  }
  const ordinals = await takeNextNumbers(client, prefix, count)
  if (ordinals.length === count) return ordinals
  const capacity = prefix.hi - prefix.lo
  const [issued = 0] = await countIssued(client, [prefix])
  return refuse(
    'PREFIX_EXHAUSTED',
    `${prefix.value} holds ${capacity} numbers and ${capacity - issued} are left; ${count} were asked for. ` +
      'Assign the publisher an additional prefix.',
  )
}
