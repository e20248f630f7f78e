/** Applicants, found and written. */
import type pg from 'pg'

import type { Applicant, NewApplicant } from '../domain/applicant.ts'
import { keptId } from '../domain/own-id.ts'
import { publisherId } from '../domain/publisher-id.ts'
import { TryAgain } from '../platform/transaction.ts'

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

/** Its number. Of two that are entered for one publisher at the same moment the second is told to try again. */
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
    `insert into applicant (owner, details, publisher, entered_at) values ($1, $2, $3, $4)
     on conflict (publisher) do nothing returning number`,
    [owner, JSON.stringify(details), publisher, at],
  )
  const number = rows[0]?.number
  if (number === undefined) throw new TryAgain('The publisher was given an applicant a moment ago.')
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

export async function findApplicantOfPublisher(client: pg.ClientBase, publisher: number): Promise<number | undefined> {
  const { rows } = await client.query<{ number: number }>(`select number from applicant where publisher = $1`, [
    publisher,
  ])
  return rows[0]?.number
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

export async function giveAccess(client: pg.ClientBase, number: number, owner: string): Promise<void> {
  await client.query(`update applicant set owner = $2, online_access = true where number = $1`, [number, owner])
}
