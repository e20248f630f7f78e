/** How an agency carries out a service: a value that says which steps there are, who takes them, and what bars them. */
import type { Applicant } from './applicant.ts'
import type {
  ApplicationAct,
  ApplicationContent,
  ApplicationState,
  Attachment,
  Credential,
  Side,
} from './application.ts'
import type { PaperKind } from './papers/paper-kind.ts'
import type { Refusal, RefusalCode } from './refusal.ts'
import { newToTheRegister, type RegisterMatch } from './register-match.ts'
import type { RequiredDocument } from './rules/documents.ts'
import type { Fee } from './rules/fees.ts'
import type { NationRules } from './rules/nation-rules.ts'
import type { Rule } from './rules/rule.ts'
import type { Service } from './service.ts'

export interface Procedure {
  readonly services: readonly Service[]
  readonly steps: readonly Step[]
  /** The document and the lines that describe it. */
  readonly source: string
}

export interface Step {
  readonly act: ApplicationAct
  readonly from: ApplicationState
  readonly to: ApplicationState
  /** A registrar may take an applicant's steps too, for one who came to the counter or wrote a letter. */
  readonly by: Side
  /** All of them must let it pass. */
  readonly guards?: readonly Guard[]
  /** Papers that come into being by it. */
  readonly makes?: readonly PaperKind[]
  /** Prefix and numbers are given by it. */
  readonly gives?: true
}

/** A condition of a step. */
export interface Guard {
  readonly name: string
  /** What has to be read for it. */
  readonly needs: readonly FactName[]
  /** Why the step cannot be taken yet; undefined where it can. */
  readonly unmet: (facts: ApplicationFacts) => Refusal<GuardCode> | undefined
}

/** The codes with which guards refuse. */
export const GUARD_REFUSES = [
  'BANK_DETAILS_MISSING',
  'RESPONSIBLE_PERSON_MISSING',
  'PUBLICATIONS_MISSING',
  'PAPERS_OUTDATED',
  'DOCUMENTS_MISSING',
  'FEE_UNPAID',
  'PAYMENT_AMOUNT_MISSING',
  'FEE_UNDERPAID',
  'NOT_OUR_JURISDICTION',
  'INTERNATIONAL_JURISDICTION',
  'NOT_MULTINATIONAL',
  'PERMIT_MISSING',
  'ONLINE_ACCESS_MISSING',
  'CODE_HELD',
  'NOT_REGISTERED',
  'PREFIX_NOT_YOURS',
  'PREFIX_NOT_USED_UP',
  'REASON_FOR_PREFIX_MISSING',
  'METADATA_MISSING',
  'KIT_WITHOUT_PARTS',
  'PRODUCT_UNDESCRIBED',
  'PRODUCT_NOT_ELIGIBLE',
  'PRODUCT_NEEDS_OTHER_NUMBER',
  'MAY_BE_REGISTERED',
] as const satisfies readonly RefusalCode[]
export type GuardCode = (typeof GUARD_REFUSES)[number]

/** What guards ask of the nation. */
export interface ServingAgency {
  readonly code: string
  readonly rules: NationRules
  /** The rule on whom it serves; undefined where its document is silent. */
  readonly jurisdiction: Rule | undefined
}

/** What a guard may ask without anything being read. */
export interface FactsAtHand {
  readonly agency: ServingAgency
  readonly service: Service
  /** Names its publisher once it is in the register. */
  readonly applicant: Applicant
  readonly content: ApplicationContent
  readonly version: number
  readonly papersOf: number | null
  readonly required: readonly RequiredDocument[]
  /** A registrar acts, if need be for the applicant. */
  readonly byRegistrar: boolean
  /** What whoever takes the step says for it. */
  readonly reason: string | undefined
  readonly today: string
}

/** What is read from the register for the guards that name it, and for no others. */
export interface FactsRead {
  /** Whom of the register the applicant may be; empty once it is in the register itself. */
  readonly registerMatches: readonly RegisterMatch[]
  /** It holds a prefix of its own. */
  readonly holdsCode: boolean
  /** The publisher's prefixes with what is left of each, where a further one is asked for. */
  readonly held: readonly { readonly prefix: string; readonly remaining: number }[]
  /** The latest of each document. */
  readonly attached: readonly Attachment[]
  readonly credentials: readonly Credential[]
  /** Null where the agency's document names none. */
  readonly fee: Fee | null
}

export type FactName = keyof FactsRead

/** All that a guard may ask. */
export type ApplicationFacts = FactsAtHand & FactsRead

/** How soon the agency means to answer, and by when it must. In working days from the request. */
export interface ServiceLevel {
  readonly target: number
  readonly limit: number
  readonly source: string
}

/**
 * The agency's own part, the same nearly everywhere; what a nation wants besides bars the approval. Nowhere does anybody
 * enter a register twice unseen.
 */
export const review = (guards: readonly Guard[] = []): readonly Step[] => [
  { act: 'START_REVIEW', from: 'SUBMITTED', to: 'UNDER_REVIEW', by: 'AGENCY' },
  { act: 'RETURN', from: 'UNDER_REVIEW', to: 'RETURNED', by: 'AGENCY' },
  { act: 'REJECT', from: 'UNDER_REVIEW', to: 'REJECTED', by: 'AGENCY' },
  {
    act: 'APPROVE',
    from: 'UNDER_REVIEW',
    to: 'NUMBER_ATTACHED',
    by: 'AGENCY',
    guards: [...guards, newToTheRegister],
    gives: true,
  },
  { act: 'PROCEED', from: 'NUMBER_ATTACHED', to: 'CERTIFICATE_ISSUED', by: 'SYSTEM', makes: ['CERTIFICATE'] },
]

/** An applicant may think better of it until the agency has begun. */
export const withdrawal: readonly Step[] = (
  ['DRAFT', 'SAVED', 'AWAITING_SIGNED_DOCUMENTS', 'AWAITING_PAYMENT', 'SUBMITTED', 'RETURNED'] as const
).map((from) => ({ act: 'WITHDRAW', from, to: 'WITHDRAWN', by: 'APPLICANT' }))

/** The short way: what is complete is handed in. */
export const handIn = (guards: readonly Guard[]): readonly Step[] =>
  (['DRAFT', 'RETURNED'] as const).map((from) => ({ act: 'SUBMIT', from, to: 'SUBMITTED', by: 'APPLICANT', guards }))

export const procedureFor = (
  { procedures }: { readonly procedures: readonly Procedure[] },
  service: Service,
): Procedure | undefined => procedures.find(({ services }) => services.includes(service))
