/** What the guards of a step may ask, gathered at the agencyContext in one transaction. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { Applicant } from '../../domain/applicant.ts'
import type { Application, Attachment, Credential } from '../../domain/application.ts'
import { statusOf } from '../../domain/assigned-prefix.ts'
import { dayIn } from '../../domain/calendar.ts'
import { keptNumber } from '../../domain/own-id.ts'
import type { ApplicationFacts } from '../../domain/procedure.ts'
import { inNumberingOrder } from '../../domain/publication.ts'
import { publisherNumber } from '../../domain/publisher-id.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { requiredDocumentsFor } from '../../domain/rules/documents.ts'
import { type Fee, feeFor, readPayment } from '../../domain/rules/fees.ts'
import type { Service } from '../../domain/service.ts'
import { findAttachments } from '../../store/applications.ts'
import { countFree, countIssued, findHoldings, findPrefixes } from '../../store/find-prefixes.ts'
import { findPublishers } from '../../store/find-publishers.ts'
import { findPapersOf } from '../../store/papers.ts'
import { findRegisterMatches } from '../../store/register-matches.ts'
import type { AgencyContext } from '../agency-context.ts'
import { choosePools } from '../assign-prefix.ts'
import type { OpenedApplication } from './side.ts'

export async function gatherFacts(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  { number, application, applicant }: Pick<OpenedApplication, 'number' | 'application' | 'applicant'>,
  byRegistrar: boolean,
  {
    registrantLength,
    reason,
  }: { readonly registrantLength?: number | undefined; readonly reason?: string | undefined } = {},
): Promise<ApplicationFacts> {
  const { nation } = agencyContext
  const { service, content, version, papersOf } = application
  const today = dayIn(nation.timeZone, agencyContext.clock())
  const registered = applicant.publisher === null ? undefined : publisherNumber(nation.code, applicant.publisher)
  const publisher =
    registered === undefined ? undefined : (await findPublishers(client, nation.code, [registered])).get(registered)
  const attached = latest((await findAttachments(client, [number])).get(number) ?? [])
  const onRecord = registered === undefined ? [] : ((await agencyContext.credentials?.of(client, registered)) ?? [])
  return {
    agency: nation,
    service,
    applicant,
    publisher,
    registerMatches: registered === undefined ? await findRegisterMatches(client, nation.code, applicant) : [],
    holdsCode: registered !== undefined && (await holdsCode(client, nation.code, registered)),
    content,
    held:
      registered === undefined || service !== 'ADDITIONAL_CODE' ? [] : await heldBy(client, nation.code, registered),
    version,
    papersOf,
    required: requiredDocumentsFor(nation.rules, applicant.kind, service),
    attached,
    credentials: [...onRecord, ...credentialsIn(attached)],
    fee: await feeDue(client, agencyContext, { application, applicant }, today, registrantLength),
    byRegistrar,
    reason,
    today,
  }
}

async function heldBy(client: DatabaseClient, agency: string, publisher: number): Promise<ApplicationFacts['held']> {
  const values = (await findHoldings(client, agency, [publisher])).map(({ prefix }) => prefix)
  const open = [...(await findPrefixes(client, agency, values)).values()].filter(({ closedOn }) => closedOn === null)
  const free = await countFree(client, open)
  return open.map(({ value }, place) => ({ prefix: value, remaining: free[place] ?? 0 }))
}

async function holdsCode(client: DatabaseClient, agency: string, publisher: number): Promise<boolean> {
  const held = (await findHoldings(client, agency, [publisher])).map(({ prefix }) => prefix)
  const prefixes = await findPrefixes(client, agency, held)
  return [...prefixes.values()].some((prefix) => statusOf(prefix) === 'ASSIGNED')
}

/** Of each document the one handed in last. */
const latest = (attachments: readonly Attachment[]): Attachment[] => [
  ...new Map(attachments.map((attachment) => [attachment.document, attachment])).values(),
]

export const credentialsIn = (attached: readonly Attachment[]): Credential[] =>
  attached.flatMap(({ document, number, issuedOn, validUntil }) =>
    number === null || issuedOn === null ? [] : [{ document, number, issuedOn, validUntil }],
  )

/**
 * What the code costs that was given, or else the one that the registrar decides on, or that fits the expected output;
 * or what the numbers cost, where the agency asks for that. Only an additional code follows another, and may cost less
 * for it where not a number of that one is left.
 */
export async function feeDue(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  { application, applicant }: Pick<OpenedApplication, 'application' | 'applicant'>,
  today: string,
  decidedLength?: number,
): Promise<Fee | null> {
  const { service, content, prefix } = application
  const fitting = fittingLength(agencyContext, { application, applicant })
  const usedUp = service === 'ADDITIONAL_CODE' && (await isUsedUp(client, agencyContext, content.replacedPrefix))
  const basis = {
    registrantLength: fitting && (lengthOf(prefix) ?? decidedLength ?? fitting),
    exhaustedLength: usedUp ? lengthOf(content.replacedPrefix) : undefined,
    numbers: inNumberingOrder(content.publications.map(({ publication }) => publication)).length || undefined,
  }
  const fee = feeFor(agencyContext.nation.rules, basis, today)
  return fee && invoiced(client, agencyContext, application, fee)
}

/** What the application's invoice says, if it says what the application is now: no later tariff makes it dearer. */
async function invoiced(
  client: DatabaseClient,
  { nation }: AgencyContext,
  { id, version, papersOf }: Application,
  fee: Fee,
): Promise<Fee> {
  const number = keptNumber(nation.code, 'APPLICATION', id)
  if (number === undefined || papersOf !== version) return fee
  const papers = (await findPapersOf(client, [number])).get(number) ?? []
  const said = papers.find(({ kind }) => kind === 'INVOICE')?.facts.fee
  if (said?.currency !== fee.currency) return fee
  const owed = readPayment(nation.rules, said.amount, said.currency)
  return isRefusal(owed) ? fee : { ...fee, amount: said.amount, minorUnits: owed.minorUnits }
}

async function isUsedUp(
  client: DatabaseClient,
  { nation }: AgencyContext,
  value: string | undefined,
): Promise<boolean> {
  const prefix = value === undefined ? undefined : (await findPrefixes(client, nation.code, [value])).get(value)
  return prefix !== undefined && (await countIssued(client, [prefix]))[0] === prefix.hi - prefix.lo
}

const lengthOf = (prefix: string | null | undefined): number | undefined => prefix?.split('-').at(-1)?.length

/**
 * The length of the code for the expected number of titles or, if that is not stated, for the publications applied for.
 * Undefined where no code is asked for.
 */
export function fittingLength(
  agencyContext: AgencyContext,
  {
    application: { service, content },
    applicant,
  }: { readonly application: Pick<Application, 'service' | 'content'>; readonly applicant: Applicant },
): number | undefined {
  if (service === 'ISBN_FOR_PUBLICATION' || sharesPrefix(agencyContext, service, applicant)) return undefined
  const asked = inNumberingOrder(content.publications.map(({ publication }) => publication)).length
  const { registrationGroup, expectedTitles = Math.max(1, asked) } = content
  const pools = choosePools(agencyContext, { expectedTitles, registrationGroup })
  return isRefusal(pools) ? undefined : pools[0]?.registrantLength
}

/** Authors get single numbers under the prefix that the agency's authors share, where it has one. */
export const sharesPrefix = ({ nation }: AgencyContext, service: Service, { kind }: Applicant): boolean =>
  kind === 'AUTHOR' && service !== 'ADDITIONAL_CODE' && nation.sharedPrefixes.length > 0
