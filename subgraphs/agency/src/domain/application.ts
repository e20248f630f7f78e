/** An application: what is asked of the agency, how far it has come, and in whose hands it is. */
import type { NewPublication } from './publication.ts'
import type { Payment } from './rules/fees.ts'
import type { Product } from './rules/product.ts'
import type { Service } from './service.ts'
import type { Handover } from './working-days.ts'

export const APPLICATION_STATES = [
  'DRAFT',
  'SAVED',
  'AWAITING_SIGNED_DOCUMENTS',
  'AWAITING_PAYMENT',
  'SUBMITTED',
  'UNDER_REVIEW',
  'RETURNED',
  'REJECTED',
  'WITHDRAWN',
  'NUMBER_ATTACHED',
  'CERTIFICATE_ISSUED',
] as const
export type ApplicationState = (typeof APPLICATION_STATES)[number]

/** What is done to an application. PROCEED is done by nobody: the agency's system goes on as soon as it can. */
export const APPLICATION_ACTS = [
  'DRAFT',
  'CHANGE',
  'ATTACH',
  'RECOGNISE',
  'SAVE',
  'SUBMIT',
  'START_REVIEW',
  'RETURN',
  'REJECT',
  'APPROVE',
  'WITHDRAW',
  'PROCEED',
] as const
export type ApplicationAct = (typeof APPLICATION_ACTS)[number]

export const SIDES = ['APPLICANT', 'AGENCY', 'SYSTEM'] as const
export type Side = (typeof SIDES)[number]

/** In whose hands it is. The agency's clock runs while that is the agency. */
export const WAITING_FOR: Readonly<Record<ApplicationState, Handover['to']>> = {
  DRAFT: 'APPLICANT',
  SAVED: 'APPLICANT',
  AWAITING_SIGNED_DOCUMENTS: 'APPLICANT',
  AWAITING_PAYMENT: 'APPLICANT',
  SUBMITTED: 'AGENCY',
  UNDER_REVIEW: 'AGENCY',
  RETURNED: 'APPLICANT',
  REJECTED: 'NOBODY',
  WITHDRAWN: 'NOBODY',
  NUMBER_ATTACHED: 'AGENCY',
  CERTIFICATE_ISSUED: 'NOBODY',
}

/** What it says may be changed as long as it is the applicant's. */
export const isOpenToChange = (state: ApplicationState): boolean => WAITING_FOR[state] === 'APPLICANT'

export interface AppliedPublication {
  readonly publication: NewPublication
  /** What it is, where its form doesn't say so: the rules judge it. */
  readonly product?: Product | undefined
}

export interface ApplicationContent {
  readonly publications: readonly AppliedPublication[]
  /** What the publisher has and expects to publish: it decides the length of the code, and so the fee. */
  readonly expectedTitles?: number | undefined
  /** 978-985; else the agency's groups in its own order. */
  readonly registrationGroup?: string | undefined
  /** The exhausted prefix which an additional code follows. */
  readonly replacedPrefix?: string | undefined
}

export interface Application {
  /** UZ-APPLICATION-12 */
  readonly id: string
  readonly applicant: string
  readonly service: Service
  readonly state: ApplicationState
  readonly content: ApplicationContent
  /** Moves with each change of the content, and of what it says of its applicant. */
  readonly version: number
  /** The version from which the papers were made; null while none were. */
  readonly papersOf: number | null
  readonly prefix: string | null
  readonly ordinals: readonly number[]
}

/** A paper that was handed in: a scan, or the paper itself at the counter. */
export interface Attachment {
  readonly id: number
  /** PAYMENT_ORDER */
  readonly document: string
  /** The file's id; null for a paper that was handed over. */
  readonly file: string | null
  readonly copies: number
  /** What the paper says of itself, where that counts: a licence. */
  readonly number: string | null
  readonly issuedOn: string | null
  readonly validUntil: string | null
  /** Of a payment order: how much was paid in all. */
  readonly paid: Payment | null
  readonly attachedBy: string
  readonly attachedAt: Date
}

/** A permit that somebody holds, as a licence to publish. */
export interface Credential {
  readonly document: string
  readonly number: string
  readonly issuedOn: string
  readonly validUntil: string | null
}

export interface SectionComment {
  /** The part of the application that it is about. */
  readonly section: string
  readonly text: string
}

/** One line of an application's history. */
export interface ApplicationStep {
  readonly sequence: number
  readonly act: ApplicationAct
  readonly from: ApplicationState | null
  readonly to: ApplicationState
  readonly by: Side
  /** The subject of the token. */
  readonly actor: string
  readonly at: Date
  readonly reason: string | null
  readonly comments: readonly SectionComment[]
}
