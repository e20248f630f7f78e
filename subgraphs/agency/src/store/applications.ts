/** Applications with their history and their papers, found and written. */
import { groupBy } from '@isbn-hub/postgres/group-by'
import type pg from 'pg'

import type {
  Application,
  ApplicationContent,
  ApplicationState,
  ApplicationStep,
  Attachment,
} from '../domain/application.ts'
import { keptId } from '../domain/own-id.ts'
import type { Service } from '../domain/service.ts'

interface ApplicationRow {
  readonly number: number
  readonly applicant: number
  readonly service: Service
  readonly state: ApplicationState
  readonly content: ApplicationContent
  readonly version: number
  readonly papersOf: number | null
  readonly prefix: string | null
  readonly ordinals: readonly (number | string)[]
}

const COLUMNS = `number, applicant, service, state, content, version, papers_of as "papersOf", prefix, ordinals`

const read = (agency: string, { number, applicant, ordinals, ...row }: ApplicationRow): Application => ({
  ...row,
  id: keptId(agency, 'APPLICATION', number),
  applicant: keptId(agency, 'APPLICANT', applicant),
  ordinals: ordinals.map(Number),
})

export async function writeApplication(
  client: pg.ClientBase,
  { applicant, service, content }: { applicant: number; service: Service; content: ApplicationContent },
): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `insert into application (applicant, service, state, content) values ($1, $2, 'DRAFT', $3) returning number`,
    [applicant, service, JSON.stringify(content)],
  )
  const number = rows[0]?.number
  if (number === undefined) throw new Error('The application was not given a number.')
  return number
}

/** Held until the act commits: of two that act at once the second sees what the first has done. */
export async function holdApplication(
  client: pg.ClientBase,
  agency: string,
  number: number,
): Promise<Application | undefined> {
  const { rows } = await client.query<ApplicationRow>({
    name: 'application-hold',
    text: `select ${COLUMNS} from application where number = $1 for update`,
    values: [number],
  })
  return rows[0] && read(agency, rows[0])
}

export async function findApplications(
  client: pg.ClientBase | pg.Pool,
  agency: string,
  numbers: readonly number[],
): Promise<Map<number, Application>> {
  const { rows } = await client.query<ApplicationRow>({
    name: 'applications-by-number',
    text: `select ${COLUMNS} from application where number = any($1::bigint[])`,
    values: [numbers],
  })
  return new Map(rows.map((row) => [row.number, read(agency, row)]))
}

export interface ApplicationFilter {
  readonly states?: readonly ApplicationState[] | undefined
  readonly applicant?: number | undefined
  /** Only those of applicants that this subject acts for. */
  readonly owner?: string | undefined
}

/** The oldest first. */
export async function listApplications(
  pool: pg.Pool,
  agency: string,
  { states, applicant, owner }: ApplicationFilter,
  { after, first }: { after: number; first: number },
): Promise<Application[]> {
  const { rows } = await pool.query<ApplicationRow>(
    `select ${COLUMNS} from application
     where number > $1
       and ($2::text[] is null or state = any($2))
       and ($3::bigint is null or applicant = $3)
       and ($4::text is null or applicant in (select a.number from applicant a where a.owner = $4))
     order by number limit $5`,
    [after, states ?? null, applicant ?? null, owner ?? null, first],
  )
  return rows.map((row) => read(agency, row))
}

export async function moveApplication(client: pg.ClientBase, number: number, state: ApplicationState): Promise<void> {
  await client.query(`update application set state = $2 where number = $1`, [number, state])
}

export async function changeContent(client: pg.ClientBase, number: number, content: ApplicationContent): Promise<void> {
  await client.query(`update application set content = $2, version = version + 1 where number = $1`, [
    number,
    JSON.stringify(content),
  ])
}

/** Those of one applicant, held until the act commits. Held before the applicant is, as every act on an application does. */
export async function holdApplicationsOf(
  client: pg.ClientBase,
  applicant: number,
): Promise<{ readonly number: number; readonly state: ApplicationState }[]> {
  const { rows } = await client.query<{ number: number; state: ApplicationState }>(
    `select number, state from application where applicant = $1 order by number for update`,
    [applicant],
  )
  return rows
}

/** While their applicant is held, none is added. */
export async function countApplicationsOf(client: pg.ClientBase, applicant: number): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from application where applicant = $1`,
    [applicant],
  )
  return rows[0]?.count ?? 0
}

/** What they say of their applicant has changed: papers that were made before say otherwise. */
export async function outdatePapers(client: pg.ClientBase, numbers: readonly number[]): Promise<void> {
  await client.query(`update application set version = version + 1 where number = any($1::bigint[])`, [numbers])
}

export async function notePapers(client: pg.ClientBase, number: number): Promise<void> {
  await client.query(`update application set papers_of = version where number = $1`, [number])
}

export async function noteGiven(
  client: pg.ClientBase,
  number: number,
  prefix: string | null,
  ordinals: readonly number[],
): Promise<void> {
  await client.query(`update application set prefix = $2, ordinals = $3 where number = $1`, [number, prefix, ordinals])
}

export async function writeStep(
  client: pg.ClientBase,
  application: number,
  { act, from, to, by, actor, at, reason, comments }: Omit<ApplicationStep, 'sequence'>,
): Promise<void> {
  await client.query(
    `insert into application_step (application, sequence, act, from_state, to_state, by_side, actor, at, reason, comments)
     select $1, coalesce(max(sequence), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 from application_step where application = $1`,
    [application, act, from, to, by, actor, at, reason, JSON.stringify(comments)],
  )
}

/** In their order, by application. */
export async function findSteps(
  client: pg.ClientBase | pg.Pool,
  applications: readonly number[],
): Promise<Map<number, ApplicationStep[]>> {
  const { rows } = await client.query<ApplicationStep & { application: number }>({
    name: 'steps-by-application',
    text: `select application, sequence, act, from_state as "from", to_state as "to", by_side as "by", actor, at, reason, comments
           from application_step where application = any($1::bigint[]) order by application, sequence`,
    values: [applications],
  })
  return groupBy(rows, ({ application }) => application)
}

export async function writeAttachment(
  client: pg.ClientBase,
  application: number,
  { document, file, copies, number, issuedOn, validUntil, paid, attachedBy, attachedAt }: Omit<Attachment, 'id'>,
): Promise<void> {
  await client.query(
    `insert into attachment (application, document, file, copies, number, issued_on, valid_until, paid, currency, attached_by, attached_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[application, document, file, copies, number, issuedOn, validUntil],
      ...[paid?.minorUnits ?? null, paid?.currency ?? null, attachedBy, attachedAt],
    ],
  )
}

/** From now on others count, or none. */
export async function supersedeAttachments(
  client: pg.ClientBase,
  application: number,
  documents: readonly string[],
  at: Date,
): Promise<void> {
  await client.query(
    `update attachment set superseded_at = $3
     where application = $1 and document = any($2::text[]) and superseded_at is null`,
    [application, documents, at],
  )
}

/** Those that count today, by application. */
export async function findAttachments(
  client: pg.ClientBase | pg.Pool,
  applications: readonly number[],
): Promise<Map<number, Attachment[]>> {
  const { rows } = await client.query<Attachment & { application: number }>({
    name: 'attachments-by-application',
    text: `select id, application, document, file, copies, number, issued_on as "issuedOn", valid_until as "validUntil",
                  case when paid is not null then jsonb_build_object('minorUnits', paid, 'currency', currency) end as paid,
                  attached_by as "attachedBy", attached_at as "attachedAt"
           from attachment where application = any($1::bigint[]) and superseded_at is null order by application, id`,
    values: [applications],
  })
  return groupBy(rows, ({ application }) => application)
}
