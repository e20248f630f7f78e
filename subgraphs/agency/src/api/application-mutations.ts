/** The mutations of the services: entering, drafting, handing in, deciding. */
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql'

import { actOnApplication } from '../actions/applications/act-on-application.ts'
import { attachDocument } from '../actions/applications/attach-document.ts'
import { changeApplication, draftApplication } from '../actions/applications/draft-application.ts'
import { changeApplicant, enterApplicant } from '../actions/applications/enter-applicant.ts'
import { giveOnlineAccess } from '../actions/applications/give-online-access.ts'
import { makeNumberList } from '../actions/applications/make-number-list.ts'
import { recogniseApplicant } from '../actions/applications/recognise-applicant.ts'
import type { Applicant } from '../domain/applicant.ts'
import type { Application, ApplicationAct, ApplicationContent } from '../domain/application.ts'
import { isRefusal, Refusal, type RefusalCode, refuse } from '../domain/refusal.ts'
import type { Service } from '../domain/service.ts'
import type { StoredPaper } from '../store/papers.ts'
import { type ActRefusal, describedAct, fromArguments } from './act-refusals.ts'
import { ONCE, registrarRequest, sideRequest, withoutNulls } from './act-request.ts'
import { actResult } from './act-result.ts'
import { visibleApplicant } from './applicant-resolver.ts'
import { ApplicationActEnum } from './application-enums.ts'
import { ApplicantInput, ApplicationInput, DocumentInput, StepInput } from './application-inputs.ts'
import { visibleApplication } from './application-resolver.ts'
import { ApplicantType, ApplicationType, PaperType } from './application-types.ts'
import type { ResolverContext } from './context.ts'
import { publisherDetails } from './inputs.ts'
import { OwnedBy } from './owned-by.ts'
import { ServiceEnum } from './rules-enums.ts'

const applicantField = { name: 'applicant', type: () => ApplicantType, description: 'The applicant as it is now.' }
const applicationField = {
  name: 'application',
  type: () => ApplicationType,
  description: 'The application as it is now, after all steps that followed by themselves.',
}

const EnterApplicantResult = actResult('EnterApplicant', 'The applicant was entered and can apply.', applicantField)
const ChangeApplicantResult = actResult('ChangeApplicant', 'The details of the applicant are changed.', applicantField)
const GiveOnlineAccessResult = actResult(
  'GiveOnlineAccess',
  'The subject acts for the publisher from now on.',
  applicantField,
)
const RecogniseApplicantResult = actResult(
  'RecogniseApplicant',
  'The applicant is recognised as the publisher.',
  applicantField,
)
const DraftApplicationResult = actResult(
  'DraftApplication',
  'The draft of the application was created.',
  applicationField,
)
const ChangeApplicationResult = actResult(
  'ChangeApplication',
  'The content of the application is changed.',
  applicationField,
)
const AttachDocumentResult = actResult(
  'AttachDocument',
  'The document was attached to the application.',
  applicationField,
)
const ActOnApplicationResult = actResult('ActOnApplication', 'The step of the application was taken.', applicationField)
const MakeNumberListResult = actResult('MakeNumberList', 'The list of ISBNs is made.', {
  name: 'paper',
  type: () => PaperType,
  description: 'The list as a paper, with its code and its address.',
})

type ApplicantSuccess = { readonly applicant: Applicant }
type ApplicationSuccess = { readonly application: Application }

const APPLICATION = 'The id of the application: UZ-APPLICATION-12.'

@Resolver()
export class ApplicationMutations {
  @Mutation(() => EnterApplicantResult, {
    description: describedAct(
      'enterApplicant',
      'Enters an organisation or a person as an applicant. It belongs to the caller.',
    ),
  })
  @OwnedBy('agency', 'AGENCY')
  async enterApplicant(
    @Arg('agency', () => AgencyCodeScalar, { description: 'The code of the agency to which it wants to apply.' })
    agency: string,
    @Arg('input', () => ApplicantInput, {
      description: 'The details of the applicant: name, kind, contact and bank account.',
    })
    input: ApplicantInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicantSuccess | ActRefusal<'enterApplicant'>> {
    const actRequest = sideRequest(context, idempotencyKey, agency)
    const outcome = await enterApplicant(context.agencyContext, actRequest, publisherDetails(input))
    return applicantAnswer(context, outcome, ['agency'])
  }

  @Mutation(() => ChangeApplicantResult, {
    description: describedAct(
      'changeApplicant',
      'Changes the details of an applicant, for its papers and its further applications.',
    ),
  })
  @OwnedBy('applicant', 'AGENCY')
  async changeApplicant(
    @Arg('applicant', () => ID, { description: 'The id of the applicant: UZ-APPLICANT-7.' }) applicant: string,
    @Arg('input', () => ApplicantInput, { description: 'The new details. They replace all details entered before.' })
    input: ApplicantInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicantSuccess | ActRefusal<'changeApplicant'>> {
    const actRequest = sideRequest(context, idempotencyKey)
    const details = publisherDetails(input)
    const outcome = await changeApplicant(context.agencyContext, actRequest, { applicant, details })
    return applicantAnswer(context, outcome, ['applicant'])
  }

  @Mutation(() => GiveOnlineAccessResult, {
    description: describedAct(
      'giveOnlineAccess',
      "Gives a person online access to a publisher, for registrars: the person's tokens act for the publisher and may request more ISBNs. A person who already acts for the publisher shares the access with others. Any other person takes over its oldest applicant, and all others lose access.",
    ),
  })
  @OwnedBy('publisher', 'AGENCY')
  async giveOnlineAccess(
    @Arg('publisher', () => ID, { description: 'The id of the publisher: BY-1042.' }) publisher: string,
    @Arg('subject', () => String, { description: "The `sub` of the person's tokens, as the issuer states it." })
    subject: string,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicantSuccess | ActRefusal<'giveOnlineAccess'>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const outcome = await giveOnlineAccess(context.agencyContext, actRequest, { publisher, subject })
    if (isRefusal(outcome)) return outcome
    const applicant = await context.load.applicant.load(outcome.applicant)
    if (!applicant) throw new Error(`${outcome.applicant} was given access and is not there.`)
    return { applicant }
  }

  @Mutation(() => RecogniseApplicantResult, {
    description: describedAct(
      'recogniseApplicant',
      'Links an applicant to the publisher of the register that it is, for registrars. Its tokens then act for that publisher, and approvals assign to that publisher.',
    ),
  })
  @OwnedBy('applicant', 'AGENCY')
  async recogniseApplicant(
    @Arg('applicant', () => ID, { description: 'The id of the applicant: UZ-APPLICANT-7.' }) applicant: string,
    @Arg('publisher', () => ID, { description: 'The id of the publisher in the same register: UZ-1042.' })
    publisher: string,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicantSuccess | ActRefusal<'recogniseApplicant'>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const outcome = await recogniseApplicant(context.agencyContext, actRequest, { applicant, publisher })
    return applicantAnswer(context, outcome, ['applicant', 'publisher'])
  }

  @Mutation(() => DraftApplicationResult, {
    description: describedAct(
      'draftApplication',
      'Drafts an application. The agency does not see it as submitted yet.',
    ),
  })
  @OwnedBy('applicant', 'AGENCY')
  async draftApplication(
    @Arg('applicant', () => ID, { description: 'The id of the applicant: UZ-APPLICANT-7.' }) applicant: string,
    @Arg('service', () => ServiceEnum, { description: 'The service that the application asks for.' }) service: Service,
    @Arg('input', () => ApplicationInput, {
      description: 'What the application asks for: publications, or the size of a prefix.',
    })
    input: ApplicationInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicationSuccess | ActRefusal<'draftApplication'>> {
    const actRequest = sideRequest(context, idempotencyKey)
    const asked = { applicant, service, content: contentOf(input) }
    const outcome = await draftApplication(context.agencyContext, actRequest, asked)
    return applicationAnswer(context, outcome, ['applicant', 'service'])
  }

  @Mutation(() => ChangeApplicationResult, {
    description: describedAct(
      'changeApplication',
      'Changes the content of an application while it is with the applicant.',
    ),
  })
  @OwnedBy('application', 'AGENCY')
  async changeApplication(
    @Arg('application', () => ID, { description: APPLICATION }) application: string,
    @Arg('input', () => ApplicationInput, { description: 'The new content. It replaces all content entered before.' })
    input: ApplicationInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicationSuccess | ActRefusal<'changeApplication'>> {
    const actRequest = sideRequest(context, idempotencyKey)
    const asked = { application, content: contentOf(input) }
    return applicationAnswer(context, await changeApplication(context.agencyContext, actRequest, asked), [
      'application',
    ])
  }

  @Mutation(() => AttachDocumentResult, {
    description: describedAct(
      'attachDocument',
      'Attaches a document to an application. The latest of each kind counts.',
    ),
  })
  @OwnedBy('application', 'AGENCY')
  async attachDocument(
    @Arg('application', () => ID, { description: APPLICATION }) application: string,
    @Arg('input', () => DocumentInput, {
      description: "The document's code, with the file or the number of paper copies.",
    })
    input: DocumentInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicationSuccess | ActRefusal<'attachDocument'>> {
    const actRequest = sideRequest(context, idempotencyKey)
    const asked = { ...withoutNulls(input), application }
    return applicationAnswer(context, await attachDocument(context.agencyContext, actRequest, asked), ['application'])
  }

  @Mutation(() => ActOnApplicationResult, {
    description: describedAct(
      'actOnApplication',
      'Takes a step: submits, starts the review, returns, rejects, approves, withdraws. An approval assigns the prefix and ' +
        'the ISBNs and issues the certificate, all of it or nothing.',
    ),
  })
  @OwnedBy('application', 'AGENCY')
  async actOnApplication(
    @Arg('application', () => ID, { description: APPLICATION }) application: string,
    @Arg('act', () => ApplicationActEnum, { description: 'The step to take, one of those in `Application.nextSteps`.' })
    act: ApplicationAct,
    @Arg('input', () => StepInput, {
      nullable: true,
      description: 'What the step needs: comments, a reason, or the choices of an approval.',
    })
    input: StepInput | null | undefined,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicationSuccess | ActRefusal<'actOnApplication'>> {
    const actRequest = sideRequest(context, idempotencyKey)
    const { reason, comments, ...decision } = withoutNulls<StepInput>(input ?? {})
    const asked = { application, act, reason, comments, decision }
    const outcome = await actOnApplication(context.agencyContext, actRequest, asked)
    return applicationAnswer(context, outcome, ['application', 'act'])
  }

  @Mutation(() => MakeNumberListResult, {
    description: describedAct(
      'makeNumberList',
      'Makes a printable list of the numbers of a prefix, or of a part of it, each with its barcode.',
    ),
  })
  @OwnedBy('prefix', 'NUMBER')
  async makeNumberList(
    @Arg('prefix', () => ID, { description: 'The prefix with hyphens: 978-985-6020.' }) prefix: string,
    @Arg('first', () => Int, {
      description: 'The publication element of the first ISBN on the list, counted from 0.',
      defaultValue: 0,
    })
    first: number,
    @Arg('count', () => Int, { description: 'How many ISBNs to list, 1,000 at most.', defaultValue: 100 })
    count: number,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<{ readonly paper: StoredPaper } | ActRefusal<'makeNumberList'>> {
    const actRequest = sideRequest(context, idempotencyKey)
    const answer = await makeNumberList(context.agencyContext, actRequest, { prefix, first, count })
    if (isRefusal(answer)) return answer
    const paper = await context.load.paper.load(answer.paper)
    if (!paper) throw new Error(`Paper ${answer.paper} was made and is not there.`)
    return { paper }
  }
}

function contentOf(input: ApplicationInput): ApplicationContent {
  const { publications = [], ...rest } = withoutNulls(input)
  return { ...rest, publications }
}

// A caller who repeats an act of long ago under its key sees the present state only while it still may.
async function applicantAnswer<Code extends RefusalCode>(
  context: ResolverContext,
  outcome: { readonly applicant: string } | Refusal<Code>,
  ownArguments: readonly string[],
): Promise<ApplicantSuccess | Refusal<Code | 'APPLICANT_UNKNOWN'>> {
  const answer = fromArguments(outcome, ownArguments)
  if (answer instanceof Refusal) return answer
  const applicant = await visibleApplicant(context, answer.applicant)
  return applicant ? { applicant } : refuse('APPLICANT_UNKNOWN', { applicant: answer.applicant })
}

async function applicationAnswer<Code extends RefusalCode>(
  context: ResolverContext,
  outcome: { readonly application: string } | Refusal<Code>,
  ownArguments: readonly string[],
): Promise<ApplicationSuccess | Refusal<Code | 'APPLICATION_UNKNOWN'>> {
  const answer = fromArguments(outcome, ownArguments)
  if (answer instanceof Refusal) return answer
  const application = await visibleApplication(context, answer.application)
  return application ? { application } : refuse('APPLICATION_UNKNOWN', { application: answer.application })
}
