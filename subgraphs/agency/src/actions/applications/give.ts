/** What an approval gives: a place in the register, a prefix where one is asked for, and a number for each publication. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import { isbnAt } from '@isbn-hub/isbn/number'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { Applicant } from '../../domain/applicant.ts'
import type { Application } from '../../domain/application.ts'
import { type AssignedPrefix, statusOf } from '../../domain/assigned-prefix.ts'
import type { NewPublisher, Publisher } from '../../domain/publisher.ts'
import { ownNumber } from '../../domain/publisher-id.ts'
import { isRefusal, notOurs, type Refusal, refuse, type RefusedBy } from '../../domain/refusal.ts'
import { enterPublisherOf } from '../../store/applicants.ts'
import { noteGiven } from '../../store/applications.ts'
import { countFree, findHoldings, findPrefixes } from '../../store/find-prefixes.ts'
import { lockPrefixes } from '../../store/lock.ts'
import type { AgencyContext } from '../agency-context.ts'
import { giveNumbers, readWanted, type Wanted } from '../assign-isbns.ts'
import { choosePools, givePrefix } from '../assign-prefix.ts'
import { findActive } from '../find-active.ts'
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
  opened: OpenedApplication,
  decision: Decision,
): Promise<Given | Refusal<GiveCode>> {
  const given = await giveTo(client, agencyContext, opened, decision)
  if (!isRefusal(given)) return given
  const field = given.path?.[0]
  return field !== undefined && field in decision && given.path?.length === 1 ? given : given.at(undefined)
}

/** The codes with which an approval is refused while it gives. */
export type GiveCode = RefusedBy<ReturnType<typeof giveTo>>

async function giveTo(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  { number, application, applicantNumber, applicant }: OpenedApplication,
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
  const existing = (await prefixesAtHand(client, agencyContext, application, applicant)).filter(
    (value) => registrationGroup === undefined || value.startsWith(`${registrationGroup}-`),
  )
  await lockPrefixes(client, existing)
  const entered = await publisherOf(client, agencyContext, applicantNumber, applicant, now)
  if (isRefusal(entered)) return entered
  const { publisher } = entered

  let prefix: AssignedPrefix | undefined
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
    const given = await givePrefix(client, agencyContext, publisher, pools, now)
    if (isRefusal(given)) return given
    prefix = given.prefix
    events.push(...given.events)
  }
  const numbers = wanted && (await giveNumbers(client, agencyContext, prefix, publisher, wanted, now))
  if (isRefusal(numbers)) return numbers
  events.push(...(numbers?.events ?? []))
  const ordinals = numbers?.ordinals ?? []
  await noteGiven(client, number, prefix.value, ordinals)
  return { application: { ...application, prefix: prefix.value, ordinals }, publisher, events }
}

/** The open prefixes from which its numbers may come: its own, the oldest first, or those that authors share. */
async function prefixesAtHand(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  { service }: Application,
  applicant: Applicant,
): Promise<string[]> {
  const { nation } = agencyContext
  if (service === 'ADDITIONAL_CODE') return []
  const shared = sharesPrefix(agencyContext, service, applicant) ? nation.sharedPrefixes.map(({ value }) => value) : []
  if (service === 'PUBLISHER_CODE' || applicant.publisher === null) return shared
  const own = await findHoldings(client, nation.code, [ownNumber(nation.code, applicant.publisher)])
  return [...own.map(({ prefix }) => prefix), ...shared.filter((value) => !own.some(({ prefix }) => prefix === value))]
}

type FindCode = RefusedBy<ReturnType<typeof findActive>>

async function publisherOf(
  client: DatabaseClient,
  { nation }: AgencyContext,
  applicantNumber: number,
  applicant: Applicant,
  now: Date,
): Promise<{ readonly publisher: Publisher; readonly events: readonly AgencyEvent[] } | Refusal<FindCode>> {
  if (applicant.publisher !== null) {
    const publisher = await findActive(client, nation.code, applicant.publisher)
    return isRefusal(publisher) ? publisher : { publisher, events: [] }
  }
  const entered = await enterPublisher(client, nation, asPublisher(applicant), now)
  await enterPublisherOf(client, applicantNumber, ownNumber(nation.code, entered.publisher.id))
  return entered
}

/** What the register keeps of an applicant: bank details stay behind. */
const asPublisher = ({
  name,
  kind,
  names,
  place,
  contact,
  activityProfile,
  website,
  disclosure,
}: Applicant): NewPublisher => ({ name, kind, names, place, contact, activityProfile, website, disclosure })

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
  const found = await findPrefixes(client, agency, values)
  const open = values
    .flatMap((value) => found.get(value) ?? [])
    .filter((prefix) => statusOf(prefix) !== 'CLOSED')
    // It may have changed hands a moment before it was locked.
    .filter(({ kind, holders }) => kind === 'SHARED' || holders.includes(publisher.id))
  const preassigned = wanted?.preassigned.filter((ordinal) => ordinal !== undefined) ?? []
  const missing = (wanted?.count ?? 1) - preassigned.length
  const free = await countFree(client, open)
  const holdsAll = ({ lo, hi }: AssignedPrefix) => preassigned.every((ordinal) => lo <= ordinal && ordinal < hi)
  const roomy = open.find((prefix, index) => (free[index] ?? 0) >= missing && holdsAll(prefix))
  if (roomy) return roomy
  if (open.length === 0) return refuse('PREFIX_MISSING', { publisher: publisher.id })
  const prefixes = open.map(({ value }) => value)
  const [outside] = preassigned
  if (outside !== undefined && !open.some(holdsAll))
    return refuse('ISBN_OUTSIDE_PREFIX', { isbn: isbnAt(outside), prefixes })
  return refuse('PREFIX_EXHAUSTED', { prefixes, free: Math.max(...free), asked: missing })
}
