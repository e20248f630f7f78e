/** Somebody takes a step of an application: hands it in, takes it up, returns, rejects or approves it, withdraws it. */
import type { ApplicationAct } from '../../domain/application.ts'
import { canBeKept } from '../../domain/can-be-kept.ts'
import { saysSomething } from '../../domain/entered-text.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/refusal.ts'
import { findSteps } from '../../store/applications.ts'
import { once } from '../../store/once.ts'
import { lockRecipient } from '../../store/register-matches.ts'
import type { AgencyContext } from '../agency-context.ts'
import { announce } from '../announce.ts'
import { gatherFacts } from './gather-facts.ts'
import { openApplication, type SideRequest } from './side.ts'
import { proceed, type Said, stepOf, stepsFrom, takeStep, unmetGuards } from './take-step.ts'

export interface StepRequest extends Said {
  /** UZ-APPLICATION-12 */
  readonly application: string
  readonly act: ApplicationAct
}

/**
 * One transaction: the step, what it gives and makes, and whatever follows from it by itself. Of two that act at once the
 * second is told what the first has done.
 *
 * Refuses APPLICATION_UNKNOWN, STEP_NOT_OPEN, what the step's guards refuse, what giving refuses, INPUT_INVALID and
 * KEY_REUSED.
 */
export async function actOnApplication(
  agencyContext: AgencyContext,
  actRequest: SideRequest,
  asked: StepRequest,
): Promise<{ readonly application: string } | Refusal> {
  const { nation, database, clock } = agencyContext
  const { actor, idempotencyKey: key, side } = actRequest
  const problem = problemWith(asked)
  if (problem) return refuse('INPUT_INVALID', problem)
  const act = { actor, key, request: { actOnApplication: asked }, at: clock() }
  return once<{ application: string }>(database.acts, act, async (client) => {
    const opened = await openApplication(client, nation.code, actRequest, asked.application)
    if (isRefusal(opened)) return opened
    const step = stepOf(agencyContext, opened.application, asked.act)
    if (!step || step.by === 'SYSTEM' || (step.by === 'AGENCY' && side !== 'AGENCY')) {
      const last = (await findSteps(client, [opened.number])).get(opened.number)?.at(-1)
      const open = stepsFrom(agencyContext, opened.application)
        .filter(({ by }) => by === side || (by === 'APPLICANT' && side === 'AGENCY'))
        .map(({ act }) => act)
      return refuse(
        'STEP_NOT_OPEN',
        `${opened.application.id} is ${opened.application.state} since ${last?.at.toISOString() ?? 'its beginning'}: ` +
          `${asked.act} is not open to you. ${open.length > 0 ? `Open: ${open.join(', ')}.` : 'Nothing is open to you.'}`,
      )
    }
    // Of two that enter one house, or give to it, at the same moment the second sees what the first has done.
    if (step.gives) await lockRecipient(client, nation.code, opened.applicant)
    // Only who gives decides on the length, which the fee depends on.
    const { registrantLength } = (step.gives && asked.decision) ?? {}
    const said = { registrantLength, reason: asked.reason }
    const facts = await gatherFacts(client, agencyContext, opened, side === 'AGENCY', said)
    const [first, ...others] = unmetGuards(step, facts)
    if (first) return refuse(first.code, [first, ...others].map(({ message }) => message).join(' '), first.rule)
    const taken = await takeStep(client, agencyContext, opened, step, { side, actor }, asked)
    if (isRefusal(taken)) return taken
    const further = await proceed(client, agencyContext, taken.opened)
    if (isRefusal(further)) return further
    await announce(client, [...taken.events, ...further.events])
    return { application: asked.application }
  })
}

const LONGEST_TEXT = 5_000
const MOST_COMMENTS = 100

function problemWith({ act, reason, comments = [] }: StepRequest): string | undefined {
  if (act === 'RETURN' && comments.length === 0)
    return 'Say, section by section, what is to be corrected: a returned application has at least one comment.'
  if (act === 'REJECT' && !saysSomething(reason ?? '')) return 'A rejection gives its reason.'
  if (comments.length > MOST_COMMENTS) return `At most ${MOST_COMMENTS} comments are taken.`
  const texts = [reason ?? '', ...comments.flatMap(({ section, text }) => [section, text])]
  if (comments.some(({ section, text }) => !saysSomething(section) || !saysSomething(text)))
    return 'A comment names its section and says something.'
  if (texts.some((text) => text.length > LONGEST_TEXT)) return `A text has at most ${LONGEST_TEXT} characters.`
  if (!texts.every(canBeKept)) return 'A text has no NUL character, and no half of a surrogate pair.'
  return undefined
}
