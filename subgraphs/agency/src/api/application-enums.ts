/** The closed sets of the services. */
import { APPLICATION_ACTS, APPLICATION_STATES, PARTIES } from '../domain/application.ts'
import { PAPER_KINDS } from '../domain/papers/paper-kind.ts'
import { closedSet } from './enums.ts'

export const ApplicationStateEnum = closedSet(
  'ApplicationState',
  APPLICATION_STATES,
  'How far an application has come. Which states there are on the way depends on the agency.',
)
export const ApplicationActEnum = closedSet(
  'ApplicationAct',
  APPLICATION_ACTS,
  "What is done to an application. DRAFT, CHANGE and ATTACH have mutations of their own; PROCEED is the system's.",
)
export const PartyEnum = closedSet('Party', PARTIES, 'Who takes a step. SYSTEM: nobody, it follows by itself.')
export const HandsEnum = closedSet(
  'Hands',
  ['AGENCY', 'APPLICANT', 'NOBODY'],
  "In whose hands an application is. The agency's clock runs while that is the agency.",
)
export const PaperKindEnum = closedSet('PaperKind', PAPER_KINDS, 'A paper that the agency makes.')
