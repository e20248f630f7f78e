/** The side for which a caller acts: an applicant, for their own applications, or a registrar, for all of the agency's. */
import type { DatabaseClient } from '@isbn-hub/postgres/client'

import type { Applicant } from '../../domain/applicant.ts'
import type { Side } from '../../domain/application.ts'
import { keptNumber } from '../../domain/own-id.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { holdApplicant } from '../../store/applicants.ts'
import { type HeldApplication, holdApplication } from '../../store/applications.ts'
import type { ActRequest } from '../agency-context.ts'

export interface SideRequest extends ActRequest {
  readonly side: Exclude<Side, 'SYSTEM'>
}

/** Callers cannot tell another applicant's application from one that does not exist. */
export const isTheirs = ({ side, actor }: Pick<SideRequest, 'side' | 'actor'>, { owner }: Applicant): boolean =>
  side === 'AGENCY' || owner === actor

/** Held until the act commits. */
export async function openApplicant(
  client: DatabaseClient,
  agency: string,
  actRequest: SideRequest,
  id: string,
): Promise<{ readonly number: number; readonly applicant: Applicant } | Refusal<'APPLICANT_UNKNOWN'>> {
  const number = keptNumber(agency, 'APPLICANT', id)
  const applicant = number === undefined ? undefined : await holdApplicant(client, agency, number)
  if (number === undefined || !applicant || !isTheirs(actRequest, applicant))
    return refuse('APPLICANT_UNKNOWN', { applicant: id }, { path: ['applicant'] })
  return { number, applicant }
}

export interface OpenedApplication extends HeldApplication {
  readonly number: number
}

/** Held, with its applicant, until the act commits. */
export async function openApplication(
  client: DatabaseClient,
  agency: string,
  actRequest: SideRequest,
  id: string,
): Promise<OpenedApplication | Refusal<'APPLICATION_UNKNOWN'>> {
  const unknown = refuse('APPLICATION_UNKNOWN', { application: id }, { path: ['application'] })
  const number = keptNumber(agency, 'APPLICATION', id)
  const held = number === undefined ? undefined : await holdApplication(client, agency, number)
  if (number === undefined || !held || !isTheirs(actRequest, held.applicant)) return unknown
  return { number, ...held }
}
