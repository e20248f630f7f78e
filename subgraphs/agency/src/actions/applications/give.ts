/** What an approval gives: a place in the register, a prefix where one is asked for, and a number for each publication. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { isbnAt } from '@isbn-hub/isbn/number'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import { type Applicant, asPublisher, detailsOf } from '../../domain/applicant.ts'
import type { Application } from '../../domain/application.ts'
import { type AssignedPrefix, statusOf } from '../../domain/assigned-prefix.ts'
import type { Publisher } from '../../domain/publisher.ts'
import { ownNumber } from '../../domain/publisher-id.ts'
import { isRefusal, notOurs, type Refusal, refuse, type RefusedBy } from '../../domain/refusal.ts'
import { findPrefixesWithRoom } from '../../store/find-prefixes.ts'
import type { Loaders } from '../../store/loaders.ts'
import { lockPrefixes, lockPrefixesAndHold } from '../../store/lock.ts'
import type { AgencyContext } from '../agency-context.ts'
import { giveNumbers, readWanted, type Wanted } from '../assign-isbns.ts'
import { choosePools, givePrefix } from '../assign-prefix.ts'
import { findHeld } from '../find-active.ts'
import { enterPublisher } from '../register-publisher.ts'
import { fittingLength, sharesPrefix } from './gather-facts.ts'
import type { OpenedApplication } from './side.ts'

/** What the registrar decides otherwise than the application asks. */
export interface Decision {
  readonly registrantLength?: number | undefined
  readonly registrationGroup?: string | undefined
}

export interface Given {
  readonly application: Application
  readonly publisher: Publisher
  readonly events: readonly AgencyEvent[]
}

/**
 * Within the transaction of the approval; its events are left to be announced. Locks are taken in the order of
 * store/lock.ts. Of a refusal, the path names the decision where the decision is wrong; the application is not part of the
 * request.
 */
export async function give(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  load: Loaders,
  opened: OpenedApplication,
  decision: Decision,
): Promise<Given | Refusal<GiveCode>> {
  const given = await giveTo(client, agencyContext, load, opened, decision)
  if (!isRefusal(given)) return given
  const field = given.path?.[0]
  return field !== undefined && field in decision && given.path?.length === 1 ? given : given.at(undefined)
}

/** The codes with which an approval is refused while it gives. */
export type GiveCode = RefusedBy<ReturnType<typeof giveTo>>

async function giveTo(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  load: Loaders,
  { application, applicantNumber, applicant }: OpenedApplication,
  decision: Decision,
) {
  const { nation } = agencyContext
  const now = agencyContext.clock()
  const { service, content } = application
  const publications = content.publications.map(({ publication }) => publication)
  const wanted = publications.length === 0 ? undefined : readWanted({ publications })
  if (isRefusal(wanted)) return wanted

  const registrationGroup = decision.registrationGroup ?? content.registrationGroup
  if (registrationGroup !== undefined && !nation.groups.includes(registrationGroup))
    return notOurs(registrationGroup, nation.groups, ['registrationGroup'])
  const existing = (await prefixesAtHand(agencyContext, load, application, applicant)).filter(
    (value) => registrationGroup === undefined || value.startsWith(`${registrationGroup}-`),
  )
  const entered =
    applicant.publisher === null
      ? await enterApplicant(client, agencyContext, existing, applicantNumber, applicant, now)
      : await holdActive(client, agencyContext, existing, applicant.publisher)
  if (isRefusal(entered)) return entered
  const { publisher } = entered
  // Whoever asks for it later in this act is given it as it is now.
  load.publisher.clear(publisher.id).prime(publisher.id, publisher)

  let prefix: AssignedPrefix | undefined
  let isNewPrefix = false
  const events: AgencyEvent[] = [...entered.events]
  if (service === 'ISBN_FOR_PUBLICATION' || sharesPrefix(agencyContext, service, applicant)) {
    const roomy = await withRoom(client, nation.code, publisher, existing, wanted)
    if (isRefusal(roomy)) return roomy
    prefix = roomy
  } else {
    const asked = {
      registrantLength: decision.registrantLength ?? fittingLength(agencyContext, { application, applicant }),
      registrationGroup,
    }
    const pools = choosePools(agencyContext, asked)
    if (isRefusal(pools)) return pools
    const isNew = applicant.publisher === null
    const given = await givePrefix(client, agencyContext, { publisher, isNew }, pools, now)
    if (isRefusal(given)) return given
    prefix = given.prefix
    isNewPrefix = true
    events.push(...given.events)
  }
  const numbers = wanted && (await giveNumbers(client, agencyContext, prefix, publisher, wanted, now))
  if (isRefusal(numbers)) return numbers
  events.push(...(numbers?.events ?? []))
  const ordinals = numbers?.ordinals ?? []
  // No publication names a number under a prefix that nobody had.
  if (isNewPrefix) for (const ordinal of ordinals) load.jointFrom.prime(ordinal, [])
  return { application: { ...application, prefix: prefix.value, ordinals }, publisher, events }
}

/** The open prefixes from which its numbers may come: its own, the oldest first, or those that authors share. */
async function prefixesAtHand(
  agencyContext: AgencyContext,
  load: Loaders,
  { service }: Application,
  applicant: Applicant,
): Promise<string[]> {
  const { nation } = agencyContext
  if (service === 'ADDITIONAL_CODE') return []
  const shared = sharesPrefix(agencyContext, service, applicant) ? nation.sharedPrefixes.map(({ value }) => value) : []
  if (service === 'PUBLISHER_CODE' || applicant.publisher === null) return shared
  const own = await load.holdings.load(applicant.publisher)
  return [...own.map(({ prefix }) => prefix), ...shared.filter((value) => !own.some(({ prefix }) => prefix === value))]
}

interface Entered {
  readonly publisher: Publisher
  readonly events: readonly AgencyEvent[]
}

async function enterApplicant(
  client: DatabaseClient,
  { nation }: AgencyContext,
  prefixes: readonly string[],
  applicantNumber: number,
  applicant: Applicant,
  now: Date,
): Promise<Entered> {
  if (prefixes.length > 0) await lockPrefixes(client, prefixes)
  return enterPublisher(client, nation, asPublisher(detailsOf(applicant)), now, applicantNumber)
}

async function holdActive(
  client: DatabaseClient,
  { nation }: AgencyContext,
  prefixes: readonly string[],
  id: string,
): Promise<Entered | Refusal<RefusedBy<ReturnType<typeof findHeld>>>> {
  await lockPrefixesAndHold(client, prefixes, [ownNumber(nation.code, id)])
  const publisher = await findHeld(client, nation.code, id)
  return isRefusal(publisher) ? publisher : { publisher, events: [] }
}

/**
 * The first of these locked prefixes that is still open, still the publisher's or shared, has room, and has the numbers
 * that publications bear already.
 */
async function withRoom(
  client: DatabaseClient,
  agency: string,
  publisher: Publisher,
  values: readonly string[],
  wanted: Wanted | undefined,
): Promise<AssignedPrefix | Refusal<'PREFIX_MISSING' | 'ISBN_OUTSIDE_PREFIX' | 'PREFIX_EXHAUSTED'>> {
  const found = await findPrefixesWithRoom(client, agency, values)
  const open = values
    .flatMap((value) => found.get(value) ?? [])
    .filter((prefix) => statusOf(prefix) !== 'CLOSED')
    // It may have changed hands a moment before it was locked.
    .filter(({ kind, holders }) => kind === 'SHARED' || holders.includes(publisher.id))
  const preassigned = wanted?.preassigned.filter((ordinal) => ordinal !== undefined) ?? []
  const missing = (wanted?.count ?? 1) - preassigned.length
  const holdsAll = ({ lo, hi }: AssignedPrefix) => preassigned.every((ordinal) => lo <= ordinal && ordinal < hi)
  const roomy = open.find((prefix) => prefix.free >= missing && holdsAll(prefix))
  if (roomy) return roomy
  if (open.length === 0) return refuse('PREFIX_MISSING', { publisher: publisher.id })
  const prefixes = open.map(({ value }) => value)
  const [outside] = preassigned
  if (outside !== undefined && !open.some(holdsAll))
    return refuse('ISBN_OUTSIDE_PREFIX', { isbn: isbnAt(outside), prefixes })
  return refuse('PREFIX_EXHAUSTED', { prefixes, free: Math.max(...open.map(({ free }) => free)), asked: missing })
}
