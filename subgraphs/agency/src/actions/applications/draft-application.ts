/** An application is drafted, and changed for as long as it lies with the applicant. */
import { isProblem } from '@isbn-hub/isbn/problem'
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { Applicant } from '../../domain/applicant.ts'
import { type ApplicationContent, isOpenToChange } from '../../domain/application.ts'
import { tidied } from '../../domain/entered-text.ts'
import type { Nation } from '../../domain/nation.ts'
import { keptId } from '../../domain/own-id.ts'
import { procedureFor } from '../../domain/procedure.ts'
import { inNumberingOrder } from '../../domain/publication.ts'
import { quoted } from '../../domain/quoted.ts'
import { isRefusal, notOurs, type Refusal, refuse } from '../../domain/refusal.ts'
import type { Service } from '../../domain/service.ts'
import { changeContent, writeApplication, writeStep } from '../../store/applications.ts'
import { once } from '../../store/once.ts'
import type { AgencyContext } from '../agency-context.ts'
import { readWanted } from '../assign-isbns.ts'
import { problemWithOtherEditions } from '../other-editions.ts'
import { openApplicant, openApplication, type SideRequest } from './side.ts'

/** Refuses APPLICANT_UNKNOWN, NOT_ELIGIBLE where the agency has no such service, INPUT_INVALID and KEY_REUSED. */
export async function draftApplication(
  agencyContext: AgencyContext,
  actRequest: SideRequest,
  asked: { readonly applicant: string; readonly service: Service; readonly content: ApplicationContent },
): Promise<{ readonly application: string } | Refusal> {
  const { nation, ranges, database, clock } = agencyContext
  const { actor, idempotencyKey: key, side } = actRequest
  if (!procedureFor(nation, asked.service))
    return refuse('NOT_ELIGIBLE', `${nation.agency.name} takes no applications for ${asked.service}.`)
  const problem = problemWith(asked.content, nation, ranges)
  if (problem) return problem
  const at = clock()
  const act = { actor, key, request: { draftApplication: asked }, at }
  return once<{ application: string }>(database.acts, act, async (client) => {
    const opened = await openApplicant(client, nation.code, actRequest, asked.applicant)
    if (isRefusal(opened)) return opened
    const strange = await problemWithNumbersOf(client, agencyContext, asked.content, opened.applicant)
    if (strange) return strange
    const { service } = asked
    const content = tidied(asked.content)
    const number = await writeApplication(client, { applicant: opened.number, service, content })
    const entry = { act: 'DRAFT' as const, from: null, to: 'DRAFT' as const, by: side, actor, at }
    await writeStep(client, number, { ...entry, reason: null, comments: [] })
    return { application: keptId(nation.code, 'APPLICATION', number) }
  })
}

/** Refuses APPLICATION_UNKNOWN, STEP_NOT_OPEN where it lies with the agency, INPUT_INVALID and KEY_REUSED. */
export async function changeApplication(
  agencyContext: AgencyContext,
  actRequest: SideRequest,
  asked: { readonly application: string; readonly content: ApplicationContent },
): Promise<{ readonly application: string } | Refusal> {
  const { nation, ranges, database, clock } = agencyContext
  const { actor, idempotencyKey: key, side } = actRequest
  const problem = problemWith(asked.content, nation, ranges)
  if (problem) return problem
  const at = clock()
  const act = { actor, key, request: { changeApplication: asked }, at }
  return once<{ application: string }>(database.acts, act, async (client) => {
    const opened = await openApplication(client, nation.code, actRequest, asked.application)
    if (isRefusal(opened)) return opened
    const { state } = opened.application
    if (!isOpenToChange(state))
      return refuse('STEP_NOT_OPEN', `${asked.application} is ${state}: it can't be changed any more.`)
    const strange = await problemWithNumbersOf(client, agencyContext, asked.content, opened.applicant)
    if (strange) return strange
    await changeContent(client, opened.number, tidied(asked.content))
    const entry = { act: 'CHANGE' as const, from: state, to: state, by: side, actor, at }
    await writeStep(client, opened.number, { ...entry, reason: null, comments: [] })
    return { application: asked.application }
  })
}

/** Asked again when its numbers are given: the applicant may be in the register by then. */
const problemWithNumbersOf = (
  client: DatabaseClient,
  agencyContext: AgencyContext,
  { publications }: ApplicationContent,
  { publisher }: Applicant,
): Promise<Refusal | undefined> => {
  const numbered = inNumberingOrder(publications.map(({ publication }) => publication))
  return problemWithOtherEditions(client, agencyContext, numbered, { publisher })
}

/** They all stand in each of its papers. */
const MOST_PUBLICATIONS = 1_000

function problemWith(
  { publications, expectedTitles, registrationGroup, replacedPrefix }: ApplicationContent,
  nation: Nation,
  ranges: RangeTable,
): Refusal | undefined {
  if (publications.length > 0) {
    const wanted = readWanted({ publications: publications.map(({ publication }) => publication) })
    if (isRefusal(wanted)) return wanted
    if (wanted.count > MOST_PUBLICATIONS)
      return refuse(
        'INPUT_INVALID',
        `An application holds at most ${MOST_PUBLICATIONS} publications, volumes included.`,
      )
  }
  if (expectedTitles !== undefined && (!Number.isInteger(expectedTitles) || expectedTitles < 1))
    return refuse('INPUT_INVALID', 'At least one title is expected.')
  if (registrationGroup !== undefined && !nation.groups.includes(registrationGroup))
    return notOurs(registrationGroup, nation.groups)
  if (replacedPrefix !== undefined) {
    const prefix = ranges.prefix(replacedPrefix)
    if (isProblem(prefix))
      return refuse('INPUT_INVALID', `${quoted(replacedPrefix)} is not a prefix: ${prefix.message}`)
    if (prefix.value !== replacedPrefix)
      return refuse('INPUT_INVALID', `Write ${quoted(replacedPrefix)} as ${prefix.value}.`)
    if (!nation.groups.includes(prefix.registrationGroup)) return notOurs(replacedPrefix, nation.groups)
  }
  return undefined
}
