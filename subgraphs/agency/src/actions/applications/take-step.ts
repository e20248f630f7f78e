/** A step of an application is taken: what it makes and gives comes into being, and the history says so. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { Application, ApplicationAct, ApplicationStep, SectionComment } from '../../domain/application.ts'
import { type GuardCode, procedureFor, type Step } from '../../domain/procedure.ts'
import { ownNumber } from '../../domain/publisher-id.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { supersedeAttachments } from '../../store/applications.ts'
import type { Loaders } from '../../store/loaders.ts'
import type { AgencyContext } from '../agency-context.ts'
import { type Asking, credentialsIn, feeDue, gatherFacts, latestOf } from './gather-facts.ts'
import { type Decision, give, type GiveCode } from './give.ts'
import { makePapers } from './make-paper.ts'
import type { OpenedApplication, SideRequest } from './side.ts'

export interface Said {
  readonly reason?: string | undefined
  readonly comments?: readonly SectionComment[] | undefined
  readonly decision?: Decision | undefined
}

/** How far steps have brought an application: what is still to be written of it, and to be told. */
export interface Progress {
  readonly opened: OpenedApplication
  readonly steps: readonly Omit<ApplicationStep, 'sequence'>[]
  readonly events: readonly AgencyEvent[]
}

/** The refusals of all unmet guards of a step, in order. */
export async function unmetGuards(
  agencyContext: AgencyContext,
  load: Loaders,
  subject: Pick<OpenedApplication, 'application' | 'applicant'>,
  { guards = [] }: Step,
  asking: Asking,
): Promise<Refusal<GuardCode>[]> {
  const needs = guards.flatMap((guard) => guard.needs)
  const facts = await gatherFacts(agencyContext, load, subject, asking, needs)
  return guards.map((guard) => guard.unmet(facts)).filter((refusal) => refusal !== undefined)
}

/** Takes a step whose guards are met. What it comes to is written when all steps are taken. */
export async function takeStep(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  load: Loaders,
  opened: OpenedApplication,
  step: Step,
  by: { readonly side: SideRequest['side'] | 'SYSTEM'; readonly actor: string },
  { reason, comments = [], decision = {} }: Said,
): Promise<Progress | Refusal<GiveCode>> {
  let { application, applicant } = opened
  let events: readonly AgencyEvent[] = []
  if (step.gives) {
    const given = await give(client, agencyContext, load, opened, decision)
    if (isRefusal(given)) return given
    ;({ application, events } = given)
    applicant = { ...applicant, publisher: given.publisher.id }
    await keepCredentials(client, agencyContext, load, application, given.publisher.id)
  }
  const at = agencyContext.clock()
  if (step.makes) {
    const publisher = applicant.publisher === null ? null : await load.publisher.load(applicant.publisher)
    const fee = await feeDue(agencyContext, load, { application, applicant })
    await supersedeSigned(client, load, opened.number, application, step.makes, at)
    await makePapers(client, agencyContext, load, step.makes, {
      ...{ number: opened.number, application, applicant, publisher, fee },
    })
    application = { ...application, papersOf: application.version }
  }
  const entry = { act: step.act, from: step.from, to: step.to, by: by.side, actor: by.actor }
  return {
    opened: { ...opened, application: { ...application, state: step.to }, applicant },
    steps: [{ ...entry, at, reason: reason ?? null, comments }],
    events,
  }
}

/** Permits that an approved application brought, and that aren't on record yet. */
async function keepCredentials(
  client: DatabaseClient,
  { nation, credentials, clock }: AgencyContext,
  load: Loaders,
  application: Application,
  publisher: string,
): Promise<void> {
  if (!credentials) return
  const brought = credentialsIn(await latestOf(load, application))
  if (brought.length === 0) return
  const known = await load.credentials.load(publisher)
  const further = brought.filter(
    ({ document, number, issuedOn }) =>
      !known.some((one) => one.document === document && one.number === number && one.issuedOn === issuedOn),
  )
  if (further.length > 0) await credentials.keep(client, ownNumber(nation.code, publisher), further, clock())
}

/** Whatever was signed before was another paper. */
async function supersedeSigned(
  client: DatabaseClient,
  load: Loaders,
  number: number,
  { id }: Application,
  kinds: readonly string[],
  at: Date,
): Promise<void> {
  const attachments = await load.attachments.load(id)
  const others = attachments.filter(({ document }) => !kinds.includes(document))
  if (others.length === attachments.length) return
  await supersedeAttachments(client, number, kinds, at)
  load.attachments.clear(id).prime(id, others)
}

/** Takes the steps that follow by themselves, as long as there are any. */
export async function proceed(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  load: Loaders,
  from: OpenedApplication,
): Promise<Progress> {
  let progress: Progress = { opened: from, steps: [], events: [] }
  for (;;) {
    const { opened, steps, events } = progress
    const step = stepsFrom(agencyContext, opened.application).find(({ by }) => by === 'SYSTEM')
    if (!step || (await unmetGuards(agencyContext, load, opened, step, { byRegistrar: true })).length > 0)
      return progress
    const taken = await takeStep(client, agencyContext, load, opened, step, { side: 'SYSTEM', actor: SYSTEM }, {})
    if (isRefusal(taken)) throw new Error(`Step ${step.act} of the system was refused: ${taken.code}`)
    progress = {
      opened: taken.opened,
      steps: [...steps, ...taken.steps],
      events: [...events, ...taken.events],
    }
  }
}

/** The actor of steps that follow by themselves, as stored in the history. */
const SYSTEM = 'the agency’s system'

export const stepsFrom = ({ nation }: AgencyContext, { service, state }: Application): readonly Step[] =>
  procedureFor(nation, service)?.steps.filter(({ from }) => from === state) ?? []

export const stepOf = (agencyContext: AgencyContext, application: Application, act: ApplicationAct): Step | undefined =>
  stepsFrom(agencyContext, application).find((step) => step.act === act)
