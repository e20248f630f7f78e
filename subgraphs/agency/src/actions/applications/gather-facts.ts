/** What the guards of an application's steps ask: each fact is read when a guard needs it, and once. */
import type { Application, Attachment, Credential } from '../../domain/application.ts'
import { statusOf } from '../../domain/assigned-prefix.ts'
import { dayIn } from '../../domain/calendar.ts'
import type { ApplicationFacts, FactName, FactsRead } from '../../domain/procedure.ts'
import { inNumberingOrder } from '../../domain/publication.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { requiredDocumentsFor } from '../../domain/rules/documents.ts'
import { type Fee, feeFor, readPayment } from '../../domain/rules/fees.ts'
import type { Service } from '../../domain/service.ts'
import type { Loaders } from '../../store/loaders.ts'
import type { AgencyContext } from '../agency-context.ts'
import { choosePools } from '../assign-prefix.ts'
import type { OpenedApplication } from './side.ts'

/** An application with whoever applies. */
type Subject = Pick<OpenedApplication, 'application' | 'applicant'>

export interface Asking {
  readonly byRegistrar: boolean
  /** The length of the code that the registrar decides on. */
  readonly registrantLength?: number | undefined
  readonly reason?: string | undefined
}

/** What is at hand, and those facts that are needed. */
export async function gatherFacts(
  agencyContext: AgencyContext,
  load: Loaders,
  { application, applicant }: Subject,
  { byRegistrar, registrantLength, reason }: Asking,
  needs: Iterable<FactName>,
): Promise<ApplicationFacts> {
  const { nation, clock } = agencyContext
  const { service, content, version, papersOf } = application
  const { publisher } = applicant
  const read: { readonly [Name in FactName]: () => Promise<FactsRead[Name]> } = {
    registerMatches: async () => (publisher === null ? load.registerMatches.load(applicant) : []),
    holdsCode: async () =>
      publisher !== null && (await load.holdings.load(publisher)).some((prefix) => statusOf(prefix) === 'ASSIGNED'),
    held: async () => (publisher === null || service !== 'ADDITIONAL_CODE' ? [] : heldBy(load, publisher)),
    attached: () => latestOf(load, application),
    credentials: async () => [
      ...(publisher === null ? [] : await load.credentials.load(publisher)),
      ...credentialsIn(await latestOf(load, application)),
    ],
    fee: () => feeDue(agencyContext, load, { application, applicant }, registrantLength),
  }
  const entries = [...new Set(needs)].map(async (name) => [name, await read[name]()] as const)
  return {
    ...{ agency: nation, service, applicant, content, version, papersOf, byRegistrar, reason },
    required: requiredDocumentsFor(nation.rules, applicant.kind, service),
    today: dayIn(nation.timeZone, clock()),
    // A guard asks for no other facts than it needs: its type says so.
    ...(Object.fromEntries(await Promise.all(entries)) as unknown as FactsRead),
  }
}

async function heldBy(load: Loaders, publisher: string): Promise<FactsRead['held']> {
  const open = (await load.holdings.load(publisher)).filter(({ closedOn }) => closedOn === null)
  return Promise.all(
    open.map(async ({ prefix, lo, hi }) => ({ prefix, remaining: await load.free.load({ value: prefix, lo, hi }) })),
  )
}

/** Of each document the one handed in last. */
export const latestOf = async (load: Loaders, { id }: Application): Promise<Attachment[]> => [
  ...new Map((await load.attachments.load(id)).map((attachment) => [attachment.document, attachment])).values(),
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
  agencyContext: AgencyContext,
  load: Loaders,
  { application, applicant }: Subject,
  decidedLength?: number,
): Promise<Fee | null> {
  const { nation, clock } = agencyContext
  const { service, content, prefix } = application
  const fitting = fittingLength(agencyContext, { application, applicant })
  const usedUp = service === 'ADDITIONAL_CODE' && (await isUsedUp(load, content.replacedPrefix))
  const basis = {
    registrantLength: fitting && (lengthOf(prefix) ?? decidedLength ?? fitting),
    exhaustedLength: usedUp ? lengthOf(content.replacedPrefix) : undefined,
    numbers: inNumberingOrder(content.publications.map(({ publication }) => publication)).length || undefined,
  }
  const fee = feeFor(nation.rules, basis, dayIn(nation.timeZone, clock()))
  return fee && invoiced(agencyContext, load, application, fee)
}

/** What the application's invoice says, if it says what the application is now: no later tariff makes it dearer. */
async function invoiced(
  { nation }: AgencyContext,
  load: Loaders,
  { id, version, papersOf }: Application,
  fee: Fee,
): Promise<Fee> {
  if (papersOf !== version) return fee
  const said = (await load.papers.load(id)).find(({ kind }) => kind === 'INVOICE')?.facts.fee
  if (said?.currency !== fee.currency) return fee
  const owed = readPayment(nation.rules, said.amount, said.currency)
  return isRefusal(owed) ? fee : { ...fee, amount: said.amount, minorUnits: owed.minorUnits }
}

async function isUsedUp(load: Loaders, value: string | undefined): Promise<boolean> {
  const prefix = value === undefined ? undefined : await load.prefix.load(value)
  return !!prefix && (await load.issued.load(prefix)) === prefix.hi - prefix.lo
}

const lengthOf = (prefix: string | null | undefined): number | undefined => prefix?.split('-').at(-1)?.length

/**
 * The length of the code for the expected number of titles or, if that is not stated, for the publications applied for.
 * Undefined where no code is asked for.
 */
export function fittingLength(
  agencyContext: AgencyContext,
  { application: { service, content }, applicant }: Subject,
): number | undefined {
  if (service === 'ISBN_FOR_PUBLICATION' || sharesPrefix(agencyContext, service, applicant)) return undefined
  const asked = inNumberingOrder(content.publications.map(({ publication }) => publication)).length
  const { registrationGroup, expectedTitles = Math.max(1, asked) } = content
  const pools = choosePools(agencyContext, { expectedTitles, registrationGroup })
  return isRefusal(pools) ? undefined : pools[0]?.registrantLength
}

/** Authors get single numbers under the prefix that the agency's authors share, where it has one. */
export const sharesPrefix = (
  { nation }: AgencyContext,
  service: Service,
  { kind }: OpenedApplication['applicant'],
): boolean => kind === 'AUTHOR' && service !== 'ADDITIONAL_CODE' && nation.sharedPrefixes.length > 0
