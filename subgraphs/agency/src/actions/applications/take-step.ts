/** A step of an application is taken: what it makes and gives comes into being, and the history says so. */
import type { AgencyEvent } from '@isbn-hub/feed/event'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { Application, ApplicationAct, SectionComment } from '../../domain/application.ts'
import { type ApplicationFacts, type GuardCode, procedureFor, type Step } from '../../domain/procedure.ts'
import { ownNumber } from '../../domain/publisher-id.ts'
import { isRefusal, type Refusal } from '../../domain/refusal.ts'
import { moveApplication, notePapers, supersedeAttachments, writeStep } from '../../store/applications.ts'
import type { AgencyContext } from '../agency-context.ts'
import { credentialsIn, gatherFacts } from './gather-facts.ts'
import { type Decision, give, type GiveCode } from './give.ts'
import { makePapers } from './make-paper.ts'
import type { OpenedApplication, SideRequest } from './side.ts'

export interface Said {
  readonly reason?: string | undefined
  readonly comments?: readonly SectionComment[] | undefined
  readonly decision?: Decision | undefined
}

/** Why a step can't be taken yet: every unmet guard, in the order in which they stand. */
export const unmetGuards = ({ guards = [] }: Step, facts: ApplicationFacts): Refusal<GuardCode>[] =>
  guards.map((guard) => guard.unmet(facts)).filter((refusal) => refusal !== undefined)

/** Takes a step whose guards are met. Returns the application after the step, with the events to announce. */
export async function takeStep(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  opened: OpenedApplication,
  step: Step,
  by: { readonly side: SideRequest['side'] | 'SYSTEM'; readonly actor: string },
  { reason, comments = [], decision = {} }: Said,
): Promise<{ readonly opened: OpenedApplication; readonly events: readonly AgencyEvent[] } | Refusal<GiveCode>> {
  const { number } = opened
  let application: Application = opened.application
  let applicant = opened.applicant
  const events: AgencyEvent[] = []
  if (step.gives) {
    const given = await give(client, agencyContext, opened, decision)
    if (isRefusal(given)) return given
    application = given.application
    applicant = { ...applicant, publisher: given.publisher.id }
    events.push(...given.events)
    const { attached } = await gatherFacts(client, agencyContext, { number, application, applicant }, true)
    await agencyContext.credentials?.keep(
      client,
      ownNumber(agencyContext.nation.code, given.publisher.id),
      credentialsIn(attached),
      agencyContext.clock(),
    )
  }
  if (step.makes) {
    // Whatever was signed before was another paper.
    await supersedeAttachments(client, number, step.makes, agencyContext.clock())
    const facts = await gatherFacts(client, agencyContext, { number, application, applicant }, true)
    await makePapers(client, agencyContext, step.makes, { number, application, facts })
    await notePapers(client, number)
    application = { ...application, papersOf: application.version }
  }
  await moveApplication(client, number, step.to)
  const entry = { act: step.act, from: step.from, to: step.to, by: by.side, actor: by.actor }
  await writeStep(client, number, { ...entry, at: agencyContext.clock(), reason: reason ?? null, comments })
  return { opened: { ...opened, application: { ...application, state: step.to }, applicant }, events }
}

/** Takes the steps that follow by themselves, as long as there are any. */
export async function proceed(
  client: DatabaseClient,
  agencyContext: AgencyContext,
  from: OpenedApplication,
): Promise<{ readonly opened: OpenedApplication; readonly events: readonly AgencyEvent[] }> {
  let opened = from
  const events: AgencyEvent[] = []
  for (;;) {
    const step = stepsFrom(agencyContext, opened.application).find(({ by }) => by === 'SYSTEM')
    if (!step || unmetGuards(step, await gatherFacts(client, agencyContext, opened, true)).length > 0)
      return { opened, events }
    const taken = await takeStep(client, agencyContext, opened, step, { side: 'SYSTEM', actor: SYSTEM }, {})
    if (isRefusal(taken)) throw new Error(`Step ${step.act} of the system was refused: ${taken.code}`)
    opened = taken.opened
    events.push(...taken.events)
  }
}

/** The actor of steps that follow by themselves, as stored in the history. */
const SYSTEM = 'the agency’s system'

export const stepsFrom = ({ nation }: AgencyContext, { service, state }: Application): readonly Step[] =>
  procedureFor(nation, service)?.steps.filter(({ from }) => from === state) ?? []

export const stepOf = (agencyContext: AgencyContext, application: Application, act: ApplicationAct): Step | undefined =>
  stepsFrom(agencyContext, application).find((step) => step.act === act)
