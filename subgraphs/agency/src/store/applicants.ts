/** Applicants, found and written. */
import type pg from 'pg'

import type { Applicant, NewApplicant } from '../domain/applicant.ts'
import { keptId } from '../domain/own-id.ts'
import { publisherId } from '../domain/publisher-id.ts'

interface ApplicantRow {
  readonly number: number
  readonly owner: string | null
  readonly publisher: number | null
  readonly details: NewApplicant
  readonly onlineAccess: boolean
}

const COLUMNS = `number, owner, publisher, details, online_access as "onlineAccess"`

const read = (agency: string, { number, publisher, details, owner, onlineAccess }: ApplicantRow): Applicant => ({
  ...details,
  id: keptId(agency, 'APPLICANT', number),
  owner,
  publisher: publisher === null ? null : publisherId(agency, publisher),
  onlineAccess,
})

/** Its number. */
export async function writeApplicant(
  client: pg.ClientBase,
  {
    owner,
    details,
    publisher,
    at,
  }: { owner: string | null; details: NewApplicant; publisher: number | null; at: Date },
): Promise<number> {
  const { rows } = await client.query<{ number: number }>(
    `insert into applicant (owner, details, publisher, entered_at) values ($1, $2, $3, $4) returning number`,
    [owner, JSON.stringify(details), publisher, at],
  )
  const number = rows[0]?.number
  if (number === undefined) throw new Error('The applicant was not given a number.')
  return number
}

/** Held until the act commits, so that nobody changes it meanwhile. */
export async function holdApplicant(
  client: pg.ClientBase,
  agency: string,
  number: number,
): Promise<Applicant | undefined> {
  const { rows } = await client.query<ApplicantRow>({
    name: 'applicant-hold',
    text: `select ${COLUMNS} from applicant where number = $1 for update`,
    values: [number],
  })
  return rows[0] && read(agency, rows[0])
}

export async function findApplicants(
  client: pg.ClientBase | pg.Pool,
  agency: string,
  numbers: readonly number[],
): Promise<Map<number, Applicant>> {
  const { rows } = await client.query<ApplicantRow>({
    name: 'applicants-by-number',
    text: `select ${COLUMNS} from applicant where number = any($1::bigint[])`,
    values: [numbers],
  })
  return new Map(rows.map((row) => [row.number, read(agency, row)]))
}

/** Those that apply for a publisher, held until the act commits: the oldest first. */
export async function holdApplicantsOf(
  client: pg.ClientBase,
  publisher: number,
): Promise<{ readonly number: number; readonly owner: string | null }[]> {
  const { rows } = await client.query<{ number: number; owner: string | null }>(
    `select number, owner from applicant where publisher = $1 order by number for update`,
    [publisher],
  )
  return rows
}

/** While the publisher is locked, nobody begins to. */
export async function isAppliedFor(client: pg.ClientBase, publisher: number): Promise<boolean> {
  const { rowCount } = await client.query(`select from applicant where publisher = $1 limit 1`, [publisher])
  return rowCount === 1
}

/** Of these publishers the ones that a subject acts for. */
export async function findActedFor(
  client: pg.ClientBase,
  owner: string,
  publishers: readonly number[],
): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ publisher: number }>(
    `select publisher from applicant where owner = $1 and publisher = any($2::bigint[])`,
    [owner, publishers],
  )
  return new Set(rows.map(({ publisher }) => publisher))
}

/** Those of one owner, or everybody's: the oldest first. */
export async function listApplicants(
  pool: pg.Pool,
  agency: string,
  { owner, after, first }: { owner: string | undefined; after: number; first: number },
): Promise<Applicant[]> {
  const { rows } = await pool.query<ApplicantRow>(
    `select ${COLUMNS} from applicant where number > $1 and ($2::text is null or owner = $2) order by number limit $3`,
    [after, owner ?? null, first],
  )
  return rows.map((row) => read(agency, row))
}

export async function changeApplicantDetails(
  client: pg.ClientBase,
  number: number,
  details: NewApplicant,
): Promise<void> {
  await client.query(`update applicant set details = $2 where number = $1`, [number, JSON.stringify(details)])
}

export async function enterPublisherOf(client: pg.ClientBase, number: number, publisher: number): Promise<void> {
  await client.query(`update applicant set publisher = $2 where number = $1`, [number, publisher])
}

export async function giveAccess(client: pg.ClientBase, numbers: readonly number[], owner: string): Promise<void> {
  await client.query(`update applicant set owner = $2, online_access = true where number = any($1::bigint[])`, [
    numbers,
    owner,
  ])
}

/** Of all that apply for a publisher: nobody acts for them, but registrars. */
export async function takeAccess(client: pg.ClientBase, publisher: number): Promise<void> {
  await client.query(`update applicant set owner = null, online_access = false where publisher = $1`, [publisher])
}
