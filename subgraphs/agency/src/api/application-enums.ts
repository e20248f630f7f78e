/** The closed sets of the services. */
import { APPLICATION_ACTS, APPLICATION_STATES, SIDES } from '../domain/application.ts'
import { PAPER_KINDS, PAPER_NOT_CURRENT } from '../domain/papers/paper-kind.ts'
import { MATCH_GROUNDS } from '../domain/register-match.ts'
import { closedSet } from './closed-set.ts'

export const ApplicationStateEnum = closedSet(
  'ApplicationState',
  APPLICATION_STATES,
  'How far an application has come. Which states there are on the way depends on the agency.',
  {
    DRAFT: 'It is being written.',
    SAVED: 'Its papers are made.',
    AWAITING_SIGNED_DOCUMENTS: 'The papers are to be signed and attached.',
    AWAITING_PAYMENT: 'The payment order is to be attached.',
    SUBMITTED: 'It was handed in.',
    UNDER_REVIEW: 'A registrar judges it.',
    RETURNED: 'Something is to be corrected.',
    REJECTED: 'The agency said no.',
    WITHDRAWN: 'The applicant thought better of it.',
    NUMBER_ATTACHED: 'Prefix and numbers are given.',
    CERTIFICATE_ISSUED: 'All is done.',
  },
)
export const ApplicationActEnum = closedSet(
  'ApplicationAct',
  APPLICATION_ACTS,
  "What is done to an application. DRAFT, CHANGE, ATTACH and RECOGNISE have mutations of their own; PROCEED is the system's.",
  {
    DRAFT: 'It is begun.',
    CHANGE: 'What is asked is changed.',
    ATTACH: 'A document is handed in.',
    RECOGNISE: 'A registrar says which publisher of the register the applicant is.',
    SAVE: 'Papers are made from what was entered.',
    SUBMIT: 'It is handed in.',
    START_REVIEW: 'A registrar begins to judge it.',
    RETURN: 'It goes back to be corrected, with comments.',
    REJECT: 'The agency says no, with the reason.',
    APPROVE: 'Prefix and numbers are given.',
    WITHDRAW: 'The applicant wants it no longer.',
    PROCEED: 'It goes on by itself.',
  },
)
export const SideEnum = closedSet('Side', SIDES, 'Who takes a step. SYSTEM: nobody, it follows by itself.')
export const WaitingForEnum = closedSet(
  'WaitingFor',
  ['AGENCY', 'APPLICANT', 'NOBODY'],
  "In whose hands an application is. The agency's clock runs while that is the agency.",
)
export const MatchGroundEnum = closedSet(
  'MatchGround',
  MATCH_GROUNDS,
  'On what it rests that somebody may be the applicant.',
  {
    TAX_NUMBER: 'Another applicant has the same, written in whatever way.',
    NAME: 'One of its names is one of the publisher’s, former ones too; case, spaces, punctuation and accents apart.',
    EMAIL: 'The same address. It says little where one person looks after several.',
  },
)
export const PaperKindEnum = closedSet('PaperKind', PAPER_KINDS, 'A paper that the agency makes.')
export const PaperNotCurrentEnum = closedSet(
  'PaperNotCurrent',
  PAPER_NOT_CURRENT,
  "Why a genuine paper doesn't count any more.",
)
