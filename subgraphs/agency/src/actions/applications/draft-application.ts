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
import { inNumberingOrder, pathsInNumberingOrder } from '../../domain/publication.ts'
import { isRefusal, notOurs, refuse, type RequestPath } from '../../domain/refusal.ts'
import type { Service } from '../../domain/service.ts'
import { changeContent, writeApplication, writeSteps } from '../../store/applications.ts'
import { once } from '../../store/once.ts'
import type { AgencyContext } from '../agency-context.ts'
import { readWanted } from '../assign-isbns.ts'
import { problemWithOtherEditions } from '../other-editions.ts'
import { openApplicant, openApplication, type SideRequest } from './side.ts'

export async function draftApplication(
  agencyContext: AgencyContext,
  actRequest: SideRequest,
  asked: { readonly applicant: string; readonly service: Service; readonly content: ApplicationContent },
) {
  const { nation, ranges, database, clock } = agencyContext
  const { actor, idempotencyKey: key, side } = actRequest
  if (!procedureFor(nation, asked.service))
    return refuse('SERVICE_NOT_OFFERED', { service: asked.service }, { path: ['service'] })
  const content = readContent(asked.content, nation, ranges)
  if (isRefusal(content)) return content
  const at = clock()
  const act = { actor, key, request: { draftApplication: asked }, at }
  return once(database.acts, act, async (client) => {
    const opened = await openApplicant(client, nation.code, actRequest, asked.applicant)
    if (isRefusal(opened)) return opened
    const strange = await problemWithNumbersOf(client, agencyContext, content, opened.applicant)
    if (strange) return strange
    const { service } = asked
    const number = await writeApplication(client, { applicant: opened.number, service, content })
    const entry = { act: 'DRAFT' as const, from: null, to: 'DRAFT' as const, by: side, actor, at }
    await writeSteps(client, number, [{ ...entry, reason: null, comments: [] }])
    return { answer: { application: keptId(nation.code, 'APPLICATION', number) } }
  })
}

export async function changeApplication(
  agencyContext: AgencyContext,
  actRequest: SideRequest,
  asked: { readonly application: string; readonly content: ApplicationContent },
) {
  const { nation, ranges, database, clock } = agencyContext
  const { actor, idempotencyKey: key, side } = actRequest
  const content = readContent(asked.content, nation, ranges)
  if (isRefusal(content)) return content
  const at = clock()
  const act = { actor, key, request: { changeApplication: asked }, at }
  return once(database.acts, act, async (client) => {
    const opened = await openApplication(client, nation.code, actRequest, asked.application)
    if (isRefusal(opened)) return opened
    const { state } = opened.application
    if (!isOpenToChange(state))
      return refuse('APPLICATION_LOCKED', { application: asked.application, state }, { path: ['application'] })
    const strange = await problemWithNumbersOf(client, agencyContext, content, opened.applicant)
    if (strange) return strange
    await changeContent(client, opened.number, content)
    const entry = { act: 'CHANGE' as const, from: state, to: state, by: side, actor, at }
    await writeSteps(client, opened.number, [{ ...entry, reason: null, comments: [] }])
    return { answer: { application: asked.application } }
  })
}

/** Asked again when its numbers are given: the applicant may be in the register by then. */
const problemWithNumbersOf = (
  client: DatabaseClient,
  agencyContext: AgencyContext,
  { publications }: ApplicationContent,
  { publisher }: Applicant,
) => {
  const applied = publications.map(({ publication }) => publication)
  const numbered = { publications: inNumberingOrder(applied), paths: pathsInNumberingOrder(applied, pathOfApplied) }
  return problemWithOtherEditions(client, agencyContext, numbered, { publisher })
}

const pathOfApplied = (index: number): RequestPath => ['publications', index, 'publication']

/** All of them stand in each paper of the application. */
const MOST_PUBLICATIONS = 1_000

/** The content as the application keeps it: texts tidied, the prefix with its hyphens. */
function readContent(asked: ApplicationContent, nation: Nation, ranges: RangeTable) {
  const { publications, expectedTitles, registrationGroup, replacedPrefix } = asked
  if (publications.length > 0) {
    const wanted = readWanted({ publications: publications.map(({ publication }) => publication) }, pathOfApplied)
    if (isRefusal(wanted)) return wanted
    if (wanted.count > MOST_PUBLICATIONS)
      return refuse('LIST_TOO_LONG', { field: 'publications', limit: MOST_PUBLICATIONS }, { path: ['publications'] })
  }
  if (expectedTitles !== undefined && (!Number.isInteger(expectedTitles) || expectedTitles < 1))
    return refuse('NUMBER_TOO_SMALL', { field: 'expectedTitles', least: 1 }, { path: ['expectedTitles'] })
  if (registrationGroup !== undefined && !nation.groups.includes(registrationGroup))
    return notOurs(registrationGroup, nation.groups, ['registrationGroup'])
  const content = tidied(asked)
  if (replacedPrefix === undefined) return content
  const prefix = ranges.prefix(replacedPrefix)
  if (isProblem(prefix))
    return refuse('PREFIX_INVALID', { input: replacedPrefix, problem: prefix }, { path: ['replacedPrefix'] })
  if (!nation.groups.includes(prefix.registrationGroup))
    return notOurs(replacedPrefix, nation.groups, ['replacedPrefix'])
  return { ...content, replacedPrefix: prefix.value }
}
