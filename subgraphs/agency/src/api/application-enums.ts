/** The closed sets of the services. */
import { closedSet } from '@isbn-hub/subgraph/closed-set'

import type { ApplicationAct, ApplicationState, Side } from '../domain/application.ts'
import type { PaperKind, PaperNotCurrent } from '../domain/papers/paper-kind.ts'
import type { MatchGround } from '../domain/register-match.ts'
import type { Handover } from '../domain/working-days.ts'

export const ApplicationStateEnum = closedSet<ApplicationState>(
  'ApplicationState',
  'The state of an application. Each agency uses the states that its own procedure needs.',
  {
    DRAFT: 'The applicant is writing the application.',
    SAVED: 'The papers for signing have been made from the application.',
    AWAITING_SIGNED_DOCUMENTS: 'The applicant has to sign the papers and attach them.',
    AWAITING_PAYMENT: 'The applicant has to pay and attach the payment order.',
    SUBMITTED: 'The application was submitted and waits for a registrar.',
    UNDER_REVIEW: 'A registrar is reviewing the application.',
    RETURNED: 'The agency returned the application for correction.',
    REJECTED: 'The agency rejected the application. This state is final.',
    WITHDRAWN: 'The applicant withdrew the application. This state is final.',
    NUMBER_ATTACHED: 'The prefix and the ISBNs have been assigned.',
    CERTIFICATE_ISSUED: 'The certificate has been issued. This state is final.',
  },
)
export const ApplicationActEnum = closedSet<ApplicationAct>(
  'ApplicationAct',
  'A step of an application. DRAFT, CHANGE, ATTACH and RECOGNISE have their own mutations; PROCEED follows by itself.',
  {
    DRAFT: 'The application is begun, by `draftApplication`.',
    CHANGE: 'The content of the application is changed, by `changeApplication`.',
    ATTACH: 'A document is attached, by `attachDocument`.',
    RECOGNISE: 'A registrar states which publisher of the register the applicant is, by `recogniseApplicant`.',
    SAVE: 'The application is saved, and the papers for signing are made from it.',
    SUBMIT: 'The applicant submits the application to the agency.',
    START_REVIEW: 'A registrar begins to review the application.',
    RETURN: 'A registrar returns the application for correction, with comments.',
    REJECT: 'A registrar rejects the application and gives the reason.',
    APPROVE: 'A registrar approves the application; the prefix and the ISBNs are assigned.',
    WITHDRAW: 'The applicant withdraws the application.',
    PROCEED: "The application goes on without anybody's action, as soon as it can.",
  },
)
export const SideEnum = closedSet<Side>('Side', 'The side that takes a step of an application.', {
  APPLICANT: 'The applicant, or a registrar who acts for the applicant.',
  AGENCY: 'The agency, by one of its registrars.',
  SYSTEM: "The agency's system, without anybody's action.",
})
export const WaitingForEnum = closedSet<Handover['to']>(
  'WaitingFor',
  "The side that has to act next on an application. The agency's deadline runs only while it is the agency.",
  {
    AGENCY: 'The agency has to act next.',
    APPLICANT: 'The applicant has to act next.',
    NOBODY: 'The application is finished; no step is left.',
  },
)
export const MatchGroundEnum = closedSet<MatchGround>(
  'MatchGround',
  'Why an applicant may be a publisher that is already registered.',
  {
    TAX_NUMBER: 'Another applicant has the same tax number, however it is spaced or punctuated.',
    NAME: "One of the applicant's names equals a present or former name of the publisher. Case, spaces, punctuation and accents are ignored.",
    EMAIL: 'The e-mail address is the same. This is weak evidence: one person may act for several publishers.',
  },
)
export const PaperKindEnum = closedSet<PaperKind>('PaperKind', 'The kind of a paper that an agency makes.', {
  CERTIFICATE: 'A certificate that the prefix and the ISBNs were assigned.',
  CONTRACT: 'A contract between the agency and the applicant, for signing.',
  INVOICE: 'An invoice for the fee.',
  DESCRIPTION: 'A description of the publications, for signing.',
  NUMBER_LIST: 'A list of ISBNs under a prefix, with their barcodes.',
})
export const PaperNotCurrentEnum = closedSet<PaperNotCurrent>(
  'PaperNotCurrent',
  'Why a genuine paper is no longer current.',
  {
    SUPERSEDED: 'A later paper of the same kind has replaced it.',
    NUMBER_CANCELLED: 'An ISBN that is printed on it was cancelled.',
    PREFIX_CLOSED: 'The prefix that is printed on it was closed.',
  },
)
