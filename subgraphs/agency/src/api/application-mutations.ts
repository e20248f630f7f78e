/** The mutations of the services: entering, drafting, handing in, deciding. */
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql'

import { actOnApplication } from '../actions/applications/act-on-application.ts'
import { attachDocument } from '../actions/applications/attach-document.ts'
import { changeApplication, draftApplication } from '../actions/applications/draft-application.ts'
import { changeApplicant, enterApplicant } from '../actions/applications/enter-applicant.ts'
import { giveOnlineAccess } from '../actions/applications/give-online-access.ts'
import { makeNumberList } from '../actions/applications/make-number-list.ts'
import { recogniseApplicant } from '../actions/applications/recognise-applicant.ts'
import type { Applicant } from '../domain/applicant.ts'
import type { Application, ApplicationAct, ApplicationContent } from '../domain/application.ts'
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts'
import type { Service } from '../domain/service.ts'
import type { StoredPaper } from '../store/papers.ts'
import { ONCE, orRefusal, registrarRequest, sideRequest, withoutNulls } from './act-request.ts'
import { visibleApplicant } from './applicant-resolver.ts'
import { ApplicationActEnum } from './application-enums.ts'
import { ApplicantInput, ApplicationInput, DocumentInput, StepInput } from './application-inputs.ts'
import { visibleApplication } from './application-resolver.ts'
import { ApplicantType, ApplicationType, PaperType } from './application-types.ts'
import type { ResolverContext } from './context.ts'
import { publisherDetails } from './inputs.ts'
import { OwnedBy } from './owned-by.ts'
import { ServiceEnum } from './rules-enums.ts'

@ObjectType('ApplicantSuccess', { description: 'What was entered is kept.' })
class ApplicantSuccess {
  @Field(() => ApplicantType, { description: 'As it now stands.' })
  readonly applicant!: Applicant
}

@ObjectType('ApplicationSuccess', { description: 'The step is taken, and whatever followed from it by itself.' })
class ApplicationSuccess {
  @Field(() => ApplicationType, { description: 'As it now stands.' })
  readonly application!: Application
}

@ObjectType('PaperSuccess', { description: 'The paper is made.' })
class PaperSuccess {
  @Field(() => PaperType, { description: 'With where it can be had.' })
  readonly paper!: StoredPaper
}

const ApplicantResult = orRefusal('ApplicantResult', ApplicantSuccess)
const ApplicationResult = orRefusal('ApplicationResult', ApplicationSuccess)
const PaperResult = orRefusal('PaperResult', PaperSuccess)

const APPLICATION = 'UZ-APPLICATION-12'

@Resolver()
export class ApplicationMutations {
  @Mutation(() => ApplicantResult, {
    description: 'Enters an organisation or a person that means to apply. It is theirs whose token enters it.',
  })
  @OwnedBy('agency', 'AGENCY')
  async enterApplicant(
    @Arg('agency', () => AgencyCodeScalar, { description: 'To whom it means to apply.' }) agency: string,
    @Arg('input', () => ApplicantInput, { description: 'What is said of it.' }) input: ApplicantInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicantSuccess | Refusal> {
    const actRequest = sideRequest(context, idempotencyKey, agency)
    return applicantAnswer(context, await enterApplicant(context.agencyContext, actRequest, publisherDetails(input)))
  }

  @Mutation(() => ApplicantResult, { description: 'Changes what further applications and papers say of an applicant.' })
  @OwnedBy('applicant', 'AGENCY')
  async changeApplicant(
    @Arg('applicant', () => ID, { description: 'UZ-APPLICANT-7' }) applicant: string,
    @Arg('input', () => ApplicantInput, { description: 'In place of all that was said before.' }) input: ApplicantInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicantSuccess | Refusal> {
    const actRequest = sideRequest(context, idempotencyKey)
    const details = publisherDetails(input)
    return applicantAnswer(context, await changeApplicant(context.agencyContext, actRequest, { applicant, details }))
  }

  @Mutation(() => ApplicantResult, {
    description:
      'A registrar lets the tokens of a subject act for a publisher, and ask for further numbers online. Somebody new ' +
      'takes over its oldest applicant, and nobody acts for its others any more; who is recognised as it already is given access beside the others.',
  })
  @OwnedBy('publisher', 'AGENCY')
  async giveOnlineAccess(
    @Arg('publisher', () => ID, { description: 'BY-1042' }) publisher: string,
    @Arg('subject', () => String, { description: "The issuer's name for the person." }) subject: string,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicantSuccess | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey)
    return applicantAnswer(context, await giveOnlineAccess(context.agencyContext, actRequest, { publisher, subject }))
  }

  @Mutation(() => ApplicantResult, {
    description:
      'A registrar says that an applicant is a publisher of the register. From then on its tokens act for that one, ' +
      'and approvals give to it.',
  })
  @OwnedBy('applicant', 'AGENCY')
  async recogniseApplicant(
    @Arg('applicant', () => ID, { description: 'UZ-APPLICANT-7' }) applicant: string,
    @Arg('publisher', () => ID, { description: 'UZ-1042, in the same register.' }) publisher: string,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicantSuccess | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey)
    return applicantAnswer(
      context,
      await recogniseApplicant(context.agencyContext, actRequest, { applicant, publisher }),
    )
  }

  @Mutation(() => ApplicationResult, { description: 'Drafts an application. Nothing is asked of the agency yet.' })
  @OwnedBy('applicant', 'AGENCY')
  async draftApplication(
    @Arg('applicant', () => ID, { description: 'UZ-APPLICANT-7' }) applicant: string,
    @Arg('service', () => ServiceEnum, { description: 'What is asked for.' }) service: Service,
    @Arg('input', () => ApplicationInput, { description: 'For what.' }) input: ApplicationInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicationSuccess | Refusal> {
    const actRequest = sideRequest(context, idempotencyKey)
    const asked = { applicant, service, content: contentOf(input) }
    return applicationAnswer(context, await draftApplication(context.agencyContext, actRequest, asked))
  }

  @Mutation(() => ApplicationResult, {
    description: 'Changes an application for as long as it lies with the applicant.',
  })
  @OwnedBy('application', 'AGENCY')
  async changeApplication(
    @Arg('application', () => ID, { description: APPLICATION }) application: string,
    @Arg('input', () => ApplicationInput, { description: 'In place of all that was asked before.' })
    input: ApplicationInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicationSuccess | Refusal> {
    const actRequest = sideRequest(context, idempotencyKey)
    const asked = { application, content: contentOf(input) }
    return applicationAnswer(context, await changeApplication(context.agencyContext, actRequest, asked))
  }

  @Mutation(() => ApplicationResult, { description: 'WaitingFor in a document. The latest of each counts.' })
  @OwnedBy('application', 'AGENCY')
  async attachDocument(
    @Arg('application', () => ID, { description: APPLICATION }) application: string,
    @Arg('input', () => DocumentInput, { description: 'Which, and where it is.' }) input: DocumentInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicationSuccess | Refusal> {
    const actRequest = sideRequest(context, idempotencyKey)
    return applicationAnswer(
      context,
      await attachDocument(context.agencyContext, actRequest, { ...withoutNulls(input), application }),
    )
  }

  @Mutation(() => ApplicationResult, {
    description:
      'Takes a step: hands in, takes up, returns, rejects, approves, withdraws. An approval gives prefix and numbers and ' +
      'makes the certificate, all of it or nothing.',
  })
  @OwnedBy('application', 'AGENCY')
  async actOnApplication(
    @Arg('application', () => ID, { description: APPLICATION }) application: string,
    @Arg('act', () => ApplicationActEnum, { description: 'Which step: see `Application.nextSteps`.' })
    act: ApplicationAct,
    @Arg('input', () => StepInput, { nullable: true, description: 'What goes with it.' })
    input: StepInput | null | undefined,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<ApplicationSuccess | Refusal> {
    const actRequest = sideRequest(context, idempotencyKey)
    const { reason, comments, ...decision } = withoutNulls<StepInput>(input ?? {})
    const asked = { application, act, reason, comments, decision }
    return applicationAnswer(context, await actOnApplication(context.agencyContext, actRequest, asked))
  }

  @Mutation(() => PaperResult, {
    description: 'Makes a printable list of the numbers of a prefix, or of a part of it, each with its barcode.',
  })
  @OwnedBy('prefix', 'NUMBER')
  async makeNumberList(
    @Arg('prefix', () => ID, { description: '978-985-6020' }) prefix: string,
    @Arg('first', () => Int, { description: 'The publication element to begin with.', defaultValue: 0 }) first: number,
    @Arg('count', () => Int, { description: 'How many numbers, at most 1,000.', defaultValue: 100 }) count: number,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PaperSuccess | Refusal> {
    const actRequest = sideRequest(context, idempotencyKey)
    const answer = await makeNumberList(context.agencyContext, actRequest, { prefix, first, count })
    if (isRefusal(answer)) return answer
    const paper = await context.load.paper.load(answer.paper)
    if (!paper) throw new Error(`Paper ${answer.paper} was made and is not there.`)
    return Object.assign(new PaperSuccess(), { paper })
  }
}

function contentOf(input: ApplicationInput): ApplicationContent {
  const { publications = [], ...rest } = withoutNulls(input)
  return { ...rest, publications }
}

// Who repeats an act of long ago, under its key, is told how things stand only while they may see it.
async function applicantAnswer(
  context: ResolverContext,
  answer: { readonly applicant: string } | Refusal,
): Promise<ApplicantSuccess | Refusal> {
  if (isRefusal(answer)) return answer
  const applicant = await visibleApplicant(context, answer.applicant)
  if (!applicant) return refuse('APPLICANT_UNKNOWN', `${answer.applicant} is not yours to act for any more.`)
  return Object.assign(new ApplicantSuccess(), { applicant })
}

async function applicationAnswer(
  context: ResolverContext,
  answer: { readonly application: string } | Refusal,
): Promise<ApplicationSuccess | Refusal> {
  if (isRefusal(answer)) return answer
  const application = await visibleApplication(context, answer.application)
  if (!application) return refuse('APPLICATION_UNKNOWN', `${answer.application} is not yours to act on any more.`)
  return Object.assign(new ApplicationSuccess(), { application })
}
