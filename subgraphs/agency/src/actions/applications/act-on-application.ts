/** Somebody takes a step of an application: hands it in, takes it up, returns, rejects or approves it, withdraws it. */
import type { ApplicationAct } from '../../domain/application.ts'
import { fieldAt, problemWithCharacters, saysSomething } from '../../domain/entered-text.ts'
import { isRefusal, refuse, type RequestPath } from '../../domain/refusal.ts'
import { findSteps, writeProgress } from '../../store/applications.ts'
import { createLoaders } from '../../store/loaders.ts'
import { once } from '../../store/once.ts'
import { lockRecipient } from '../../store/register-matches.ts'
import type { AgencyContext } from '../agency-context.ts'
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
 */
export async function actOnApplication(agencyContext: AgencyContext, actRequest: SideRequest, asked: StepRequest) {
  const { nation, database, clock } = agencyContext
  const { actor, idempotencyKey: key, side } = actRequest
  const problem = problemWith(asked)
  if (problem) return problem
  const act = { actor, key, request: { actOnApplication: asked }, at: clock() }
  return once(database.acts, act, async (client) => {
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
        {
          application: opened.application.id,
          state: opened.application.state,
          since: last?.at.toISOString() ?? '',
          act: asked.act,
          open,
        },
        { path: ['act'] },
      )
    }
    // Of two that enter one house, or give it a code, at the same moment the second sees what the first has done.
    const { application, applicant } = opened
    if (step.gives && (applicant.publisher === null || application.service !== 'ISBN_FOR_PUBLICATION'))
      await lockRecipient(client, nation.code, applicant)
    // Only who gives decides on the length, which the fee depends on.
    const { registrantLength } = (step.gives && asked.decision) ?? {}
    const asking = { byRegistrar: side === 'AGENCY', registrantLength, reason: asked.reason }
    const load = createLoaders(client, agencyContext)
    const [first, ...others] = await unmetGuards(agencyContext, load, opened, step, asking)
    if (first) return first.with(others)
    const taken = await takeStep(client, agencyContext, load, opened, step, { side, actor }, asked)
    if (isRefusal(taken)) return taken
    const further = await proceed(client, agencyContext, load, taken.opened)
    await writeProgress(client, opened.number, further.opened.application, [...taken.steps, ...further.steps])
    return { answer: { application: asked.application }, events: [...taken.events, ...further.events] }
  })
}

const LONGEST_TEXT = 5_000
const MOST_COMMENTS = 100

function problemWith({ act, reason, comments = [] }: StepRequest) {
  if (act === 'RETURN' && comments.length === 0) return refuse('COMMENTS_MISSING', {}, { path: ['comments'] })
  if (act === 'REJECT' && !saysSomething(reason ?? '')) return refuse('REASON_MISSING', {}, { path: ['reason'] })
  if (comments.length > MOST_COMMENTS)
    return refuse('LIST_TOO_LONG', { field: 'comments', limit: MOST_COMMENTS }, { path: ['comments'] })
  const problem = reason === undefined ? undefined : problemWithProse(reason, ['reason'])
  if (problem) return problem
  for (const [index, comment] of comments.entries())
    for (const field of ['section', 'text'] as const) {
      const path = ['comments', index, field]
      const text = comment[field]
      if (!saysSomething(text)) return refuse('TEXT_EMPTY', { field: fieldAt(path) }, { path })
      const problem = problemWithProse(text, path)
      if (problem) return problem
    }
  return undefined
}

/** Several lines are allowed in a reason and in a comment. */
function problemWithProse(text: string, path: RequestPath) {
  if (text.length > LONGEST_TEXT)
    return refuse('TEXT_TOO_LONG', { field: fieldAt(path), limit: LONGEST_TEXT }, { path })
  return problemWithCharacters(text.replaceAll(/[\t\n\r]/g, ' '), path)
}
