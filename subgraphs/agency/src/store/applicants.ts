/** Applicants, found and written. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'
import type { Page } from '@isbn-hub/subgraph/connection'
import { Any } from 'typeorm'

import type { Applicant, NewApplicant } from '../domain/applicant.ts'
import { emailKey, taxKey } from '../domain/match-keys.ts'
import { keptId } from '../domain/own-id.ts'
import { publisherId } from '../domain/publisher-id.ts'
import { onPage } from './on-page.ts'
import { ApplicantRow } from './rows/applicant-row.ts'

export const readApplicant = (
  agency: string,
  { number, publisher, details, owner, onlineAccess }: ApplicantRow,
): Applicant => ({
  ...details,
  id: keptId(agency, 'APPLICANT', number),
  owner,
  publisher: publisher === null ? null : publisherId(agency, publisher),
  onlineAccess,
})

/** What is stored of the details, with what others are compared by. */
const columnsOf = (details: NewApplicant) => ({
  details,
  taxKey: taxKey(details.bank?.taxNumber),
  emailKey: emailKey(details.contact?.email),
})

/** Its number. */
export async function writeApplicant(
  { entities }: DatabaseClient,
  {
    owner,
    details,
    publisher,
    at,
  }: { owner: string | null; details: NewApplicant; publisher: number | null; at: Date },
): Promise<number> {
  const row = { owner, publisher, enteredAt: at, ...columnsOf(details) }
  const { identifiers } = await entities.insert(ApplicantRow, row)
  return (identifiers[0] as Pick<ApplicantRow, 'number'>).number
}

/** Held until the act commits, so that nobody changes it meanwhile. */
export async function holdApplicant(
  { entities }: DatabaseClient,
  agency: string,
  number: number,
): Promise<Applicant | undefined> {
  const row = await entities.findOne(ApplicantRow, { where: { number }, lock: { mode: 'pessimistic_write' } })
  return row ? readApplicant(agency, row) : undefined
}

export async function findApplicants(
  { entities }: DatabaseClient,
  agency: string,
  numbers: readonly number[],
): Promise<Map<number, Applicant>> {
  const rows = await entities.findBy(ApplicantRow, { number: Any(numbers) })
  return new Map(rows.map((row) => [row.number, readApplicant(agency, row)]))
}

/** Those that apply for a publisher, held until the act commits: the oldest first. */
export const holdApplicantsOf = (
  { entities }: DatabaseClient,
  publisher: number,
): Promise<{ readonly number: number; readonly owner: string | null }[]> =>
  entities.find(ApplicantRow, { where: { publisher }, order: { number: 'ASC' }, lock: { mode: 'pessimistic_write' } })

/** While the publisher is locked, nobody begins to. */
export const isAppliedFor = ({ entities }: DatabaseClient, publisher: number): Promise<boolean> =>
  entities.existsBy(ApplicantRow, { publisher })

/** Of these publishers the ones that a subject acts for. */
export async function findActedFor(
  { entities }: DatabaseClient,
  owner: string,
  publishers: readonly number[],
): Promise<ReadonlySet<number | null>> {
  const rows = await entities.findBy(ApplicantRow, { owner, publisher: Any(publishers) })
  return new Set(rows.map(({ publisher }) => publisher))
}

/** Those of one owner, or everybody's, in the order of their numbers. */
export async function listApplicants(
  { entities }: DatabaseClient,
  agency: string,
  owner: string | undefined,
  page: Page<number>,
): Promise<Applicant[]> {
  const all = entities.createQueryBuilder(ApplicantRow, 'applicant')
  const own = owner === undefined ? all : all.where({ owner })
  const rows = await onPage(own, 'applicant.number', page).getMany()
  return rows.map((row) => readApplicant(agency, row))
}

export async function changeApplicantDetails(
  { entities }: DatabaseClient,
  number: number,
  details: NewApplicant,
): Promise<void> {
  await entities.update(ApplicantRow, { number }, columnsOf(details))
}

export async function enterPublisherOf({ entities }: DatabaseClient, number: number, publisher: number): Promise<void> {
  await entities.update(ApplicantRow, { number }, { publisher })
}

export async function giveAccess(
  { entities }: DatabaseClient,
  numbers: readonly number[],
  owner: string,
): Promise<void> {
  await entities.update(ApplicantRow, { number: Any(numbers) }, { owner, onlineAccess: true })
}

/** Of all that apply for a publisher: nobody acts for them, but registrars. */
export async function takeAccess({ entities }: DatabaseClient, publisher: number): Promise<void> {
  await entities.update(ApplicantRow, { publisher }, { owner: null, onlineAccess: false })
}
