/** Applications with their history and what was attached to them, found and written. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import { groupBy } from '@isbn-hub/postgres/group-by'
import type { Page } from '@isbn-hub/subgraph/connection'
import { Any, type InsertQueryBuilder, IsNull } from 'typeorm'

import type { Applicant } from '../domain/applicant.ts'
import type {
  Application,
  ApplicationContent,
  ApplicationState,
  ApplicationStep,
  Attachment,
} from '../domain/application.ts'
import { keptId } from '../domain/own-id.ts'
import type { Service } from '../domain/service.ts'
import { readApplicant } from './applicants.ts'
import { onPage } from './on-page.ts'
import { ApplicantRow } from './rows/applicant-row.ts'
import { ApplicationRow } from './rows/application-row.ts'
import { ApplicationStepRow } from './rows/application-step-row.ts'
import { AttachmentRow } from './rows/attachment-row.ts'

const read = (agency: string, { number, applicant, ...row }: ApplicationRow): Application => ({
  ...row,
  id: keptId(agency, 'APPLICATION', number),
  applicant: keptId(agency, 'APPLICANT', applicant),
})

/** Its number. */
export async function writeApplication(
  { entities }: DatabaseClient,
  { applicant, service, content }: { applicant: number; service: Service; content: ApplicationContent },
): Promise<number> {
  const { identifiers } = await entities.insert(ApplicationRow, { applicant, service, state: 'DRAFT', content })
  return (identifiers[0] as Pick<ApplicationRow, 'number'>).number
}

/** With its applicant, as stored and as known. */
export interface HeldApplication {
  readonly application: Application
  readonly applicantNumber: number
  readonly applicant: Applicant
}

/**
 * Held with its applicant until the act commits, in the order of store/lock.ts: of two that act at once the second sees
 * what the first has done.
 */
export async function holdApplication(
  { entities }: DatabaseClient,
  agency: string,
  number: number,
): Promise<HeldApplication | undefined> {
  const held = await entities
    .createQueryBuilder(ApplicationRow, 'application')
    .innerJoinAndMapOne('application.holder', ApplicantRow, 'applicant', 'applicant.number = application.applicant')
    .where({ number })
    .setLock('pessimistic_write', undefined, ['application', 'applicant'])
    .getOne()
  if (!held) return undefined
  const { holder, ...row } = held as ApplicationRow & { readonly holder: ApplicantRow }
  return { application: read(agency, row), applicantNumber: holder.number, applicant: readApplicant(agency, holder) }
}

export async function findApplications(
  { entities }: DatabaseClient,
  agency: string,
  numbers: readonly number[],
): Promise<Map<number, Application>> {
  const rows = await entities.findBy(ApplicationRow, { number: Any(numbers) })
  return new Map(rows.map((row) => [row.number, read(agency, row)]))
}

export interface ApplicationFilter {
  readonly states?: readonly ApplicationState[] | undefined
  readonly applicant?: number | undefined
  /** Only those of applicants that this subject acts for. */
  readonly owner?: string | undefined
}

/** In the order of their numbers. */
export async function listApplications(
  { entities }: DatabaseClient,
  agency: string,
  { states, applicant, owner }: ApplicationFilter,
  page: Page<number>,
): Promise<Application[]> {
  const found = entities.createQueryBuilder(ApplicationRow, 'application')
  if (states) found.andWhere('application.state = any(:states)', { states })
  if (applicant !== undefined) found.andWhere('application.applicant = :applicant', { applicant })
  if (owner !== undefined)
    found.innerJoin(
      ApplicantRow,
      'applicant',
      'applicant.number = application.applicant and applicant.owner = :owner',
      {
        owner,
      },
    )
  return (await onPage(found, 'application.number', page).getMany()).map((row) => read(agency, row))
}

const NEXT_VERSION = () => 'version + 1'

export async function changeContent(
  { entities }: DatabaseClient,
  number: number,
  content: ApplicationContent,
): Promise<void> {
  await entities.update(ApplicationRow, { number }, { content, version: NEXT_VERSION })
}

/** Those of one applicant, held until the act commits. Held before the applicant is, as every act on an application does. */
export const holdApplicationsOf = (
  { entities }: DatabaseClient,
  applicant: number,
): Promise<{ readonly number: number; readonly state: ApplicationState }[]> =>
  entities.find(ApplicationRow, {
    where: { applicant },
    order: { number: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  })

/** While their applicant is held, none is added. */
export const countApplicationsOf = ({ entities }: DatabaseClient, applicant: number): Promise<number> =>
  entities.countBy(ApplicationRow, { applicant })

/** What they say of their applicant has changed: papers that were made before say otherwise. */
export async function outdatePapers({ entities }: DatabaseClient, numbers: readonly number[]): Promise<void> {
  await entities.update(ApplicationRow, { number: Any(numbers) }, { version: NEXT_VERSION })
}

/** Behind those that there are: the application is held. */
export async function writeSteps(
  client: DatabaseClient,
  application: number,
  steps: readonly Omit<ApplicationStep, 'sequence'>[],
): Promise<void> {
  await insertSteps(client, application, steps).execute()
}

const insertSteps = (
  { entities }: DatabaseClient,
  application: number,
  steps: readonly Omit<ApplicationStep, 'sequence'>[],
): InsertQueryBuilder<ApplicationStepRow> =>
  entities
    .createQueryBuilder()
    .insert()
    .into(ApplicationStepRow)
    .values(
      steps.map((step, index) => ({
        ...step,
        application,
        sequence: () =>
          `(select coalesce(max(sequence), 0) + ${index + 1} from application_step where application = :application)`,
      })),
    )
    .setParameter('application', application)

/**
 * The same with what the steps have made of the application, in one statement, since an approval holds what others wait
 * for. The parameters of the update have names of their own: TypeORM gives those of both statements the same otherwise.
 */
export async function writeProgress(
  client: DatabaseClient,
  number: number,
  { state, papersOf, prefix, ordinals }: Pick<Application, 'state' | 'papersOf' | 'prefix' | 'ordinals'>,
  steps: readonly Omit<ApplicationStep, 'sequence'>[],
): Promise<void> {
  const moved = client.entities
    .createQueryBuilder()
    .update(ApplicationRow)
    .set({ state: () => ':state', papersOf: () => ':papersOf', prefix: () => ':prefix', ordinals: () => ':ordinals' })
    .where('number = :application')
    .setParameters({ state, papersOf, prefix, ordinals, application: number })
  await insertSteps(client, number, steps).addCommonTableExpression(moved, 'moved').execute()
}

/** In their order, by application. */
export async function findSteps(
  { entities }: DatabaseClient,
  applications: readonly number[],
): Promise<Map<number, ApplicationStep[]>> {
  const rows = await entities.find(ApplicationStepRow, {
    where: { application: Any(applications) },
    order: { application: 'ASC', sequence: 'ASC' },
  })
  return groupBy(rows, ({ application }) => application)
}

export async function writeAttachment(
  { entities }: DatabaseClient,
  application: number,
  { paid, ...attachment }: Omit<Attachment, 'id'>,
): Promise<void> {
  const payment = { paid: paid?.minorUnits ?? null, currency: paid?.currency ?? null }
  await entities.insert(AttachmentRow, { ...attachment, ...payment, application })
}

/** From now on others count, or none. */
export async function supersedeAttachments(
  { entities }: DatabaseClient,
  application: number,
  documents: readonly string[],
  at: Date,
): Promise<void> {
  const current = { application, document: Any(documents), supersededAt: IsNull() }
  await entities.update(AttachmentRow, current, { supersededAt: at })
}

/** Those that count today, by application. */
export async function findAttachments(
  { entities }: DatabaseClient,
  applications: readonly number[],
): Promise<Map<number, Attachment[]>> {
  const rows = await entities.find(AttachmentRow, {
    where: { application: Any(applications), supersededAt: IsNull() },
    order: { application: 'ASC', id: 'ASC' },
  })
  const byApplication = groupBy(rows, ({ application }) => application)
  return new Map([...byApplication].map(([application, attachments]) => [application, attachments.map(readAttachment)]))
}

const readAttachment = ({ paid, currency, ...attachment }: AttachmentRow): Attachment => ({
  ...attachment,
  paid: paid === null || currency === null ? null : { minorUnits: paid, currency },
})
