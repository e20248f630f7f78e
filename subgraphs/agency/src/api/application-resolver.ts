/** Applications: how far each has come, what is missing, what may be done next. Seen by its applicant and by registrars. */
import { isbnAt } from '@isbn-hub/isbn/number'
import { type Connection, connectionOf, numberCursor, type PageArguments } from '@isbn-hub/subgraph/connection'
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'

import { feeDue } from '../actions/applications/gather-facts.ts'
import { stepsFrom, unmetGuards } from '../actions/applications/take-step.ts'
import type { Applicant } from '../domain/applicant.ts'
import { type Application, type ApplicationState, type ApplicationStep, WAITING_FOR } from '../domain/application.ts'
import { appliedProducts } from '../domain/applied-products.ts'
import { dayIn } from '../domain/calendar.ts'
import { keptNumber } from '../domain/own-id.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { RegisterMatch } from '../domain/register-match.ts'
import { requiredDocumentsFor } from '../domain/rules/documents.ts'
import { amountOf, type Fee } from '../domain/rules/fees.ts'
import { judgeProduct } from '../domain/rules/judge-product.ts'
import { dueOn, workingDaysSpent } from '../domain/working-days.ts'
import { listApplications } from '../store/applications.ts'
import type { StoredPaper } from '../store/papers.ts'
import { sideOf } from './act-request.ts'
import { visibleApplicant } from './applicant-resolver.ts'
import { ApplicationStateEnum } from './application-enums.ts'
import {
  ApplicantType,
  ApplicationConnectionType,
  ApplicationStepType,
  ApplicationType,
  AppliedPublicationType,
  DeadlineType,
  DocumentAskedType,
  NextStepType,
  PaperType,
  RegisterMatchType,
  SignedLinkType,
} from './application-types.ts'
import type { ResolverContext } from './context.ts'
import type { Link } from './file-links.ts'
import { OwnedBy } from './owned-by.ts'
import { ListPage, readListPage } from './page.ts'
import { PrefixType } from './prefix-type.ts'
import { isRegistrar } from './publisher-resolver.ts'
import { PublisherType } from './publisher-type.ts'
import { FeeType } from './rules-types.ts'

@Resolver(() => ApplicationType)
export class ApplicationResolver {
  @Query(() => ApplicationType, {
    nullable: true,
    description: 'The application with this id. Null if it does not exist or the caller may not see it.',
  })
  @OwnedBy('id', 'AGENCY')
  application(
    @Arg('id', () => ID, { description: 'The id of the application: UZ-APPLICATION-12.' }) id: string,
    @Ctx() context: ResolverContext,
  ): Promise<Application | null> {
    return visibleApplication(context, id)
  }

  @Query(() => ApplicationConnectionType, {
    nullable: true,
    description:
      'The applications of the applicants that the caller acts for, the oldest first. A registrar gets all applications to the agency.',
  })
  @OwnedBy('agency', 'AGENCY')
  async applications(
    @Arg('agency', () => AgencyCodeScalar, { description: 'The code of the agency that receives the applications.' })
    agency: string,
    @Arg('states', () => [ApplicationStateEnum], {
      nullable: true,
      description: 'Returns only applications in one of these states.',
    })
    states: ApplicationState[] | null | undefined,
    @Arg('applicant', () => ID, {
      nullable: true,
      description: 'Returns only the applications of this applicant: UZ-APPLICANT-7.',
    })
    applicant: string | null | undefined,
    @Args(() => ListPage) page: PageArguments,
    @Ctx() context: ResolverContext,
  ): Promise<Connection<Application>> {
    const { side, actor } = sideOf(context, agency)
    const { nation, database } = context.agencyContext
    const wanted = readListPage(page)
    const filter = {
      states: states ?? undefined,
      // Another's number finds nothing, as one that doesn't exist.
      applicant: applicant ? (keptNumber(nation.code, 'APPLICANT', applicant) ?? 0) : undefined,
      owner: side === 'AGENCY' ? undefined : actor,
    }
    const found = await listApplications(database.reading, nation.code, filter, wanted)
    return connectionOf(
      found,
      wanted,
      ({ id }) => numberCursor(keptNumber(nation.code, 'APPLICATION', id) ?? 0),
      (application) => application,
    )
  }

  @FieldResolver()
  waitingFor(@Root() { state }: Application): string {
    return WAITING_FOR[state]
  }

  @FieldResolver()
  expectedTitles(@Root() { content }: Application): number | undefined {
    return content.expectedTitles
  }

  @FieldResolver()
  registrationGroup(@Root() { content }: Application): string | undefined {
    return content.registrationGroup
  }

  @FieldResolver()
  replacedPrefix(@Root() { content }: Application): string | undefined {
    return content.replacedPrefix
  }

  @FieldResolver(() => ApplicantType, { description: 'The organisation or person that applies.' })
  applicant(@Root() application: Application, @Ctx() context: ResolverContext): Promise<Applicant> {
    return applicantOf(context, application)
  }

  @FieldResolver(() => [AppliedPublicationType], {
    description:
      'The publications that need an ISBN, in the order in which ISBNs are assigned: a set comes before its volumes.',
  })
  publications(
    @Root() { content, ordinals }: Application,
    @Ctx() { agencyContext }: ResolverContext,
  ): AppliedPublicationType[] {
    return appliedProducts(content.publications).map(({ publication, volumeOf, said, judged }, place) => {
      const { title, form, contributors = [], language, edition, year, translationOf, jointWith = [] } = publication
      const ordinal = ordinals[place]
      return {
        ...{ title, form, contributors, language, edition, year, volumeOf, translationOf, jointWith },
        product: said,
        eligibility: judged ? judgeProduct(agencyContext.nation.rules, judged) : null,
        isbn: ordinal === undefined ? null : { isbn13: isbnAt(ordinal) },
      }
    })
  }

  @FieldResolver(() => PrefixType, {
    nullable: true,
    description: 'The prefix that the ISBNs belong to. Null before the approval.',
  })
  prefix(@Root() { prefix }: Application): PrefixType | null {
    return prefix === null ? null : { value: prefix }
  }

  @FieldResolver(() => FeeType, {
    nullable: true,
    description: "What the applicant has to pay. Null if the agency's rules name no fee.",
  })
  async fee(@Root() application: Application, @Ctx() context: ResolverContext): Promise<Fee | null> {
    const applicant = await applicantOf(context, application)
    return feeDue(context.agencyContext, context.load, { application, applicant })
  }

  @FieldResolver(() => [DocumentAskedType], {
    description: 'The documents that the agency asks for, each with what has been attached.',
  })
  async documents(@Root() application: Application, @Ctx() context: ResolverContext): Promise<DocumentAskedType[]> {
    const { agencyContext, load, links } = context
    const { kind } = await applicantOf(context, application)
    const attachments = await load.attachments.load(application.id)
    return Promise.all(
      requiredDocumentsFor(agencyContext.nation.rules, kind, application.service).map(
        async ({ code, name, copies, condition }) => {
          const last = attachments.findLast(({ document }) => document === code)
          const file = last?.file ? await load.file.load(last.file) : undefined
          const attached = last && {
            fileName: file?.name ?? null,
            file: last.file ? signedLink(links.download(last.file)) : null,
            copies: last.copies,
            number: last.number,
            issuedOn: last.issuedOn,
            validUntil: last.validUntil,
            amount: last.paid && amountOf(agencyContext.nation.rules, last.paid),
            currency: last.paid?.currency ?? null,
            attachedBy: last.attachedBy,
            attachedAt: last.attachedAt.toISOString(),
          }
          return { code, name, copies, condition, attached: attached ?? null }
        },
      ),
    )
  }

  @FieldResolver(() => SignedLinkType, {
    description:
      "A link to which a file can be uploaded by PUT; add `&name=` with the file's name. The id in the answer goes into `attachDocument`.",
  })
  upload(@Ctx() context: ResolverContext): SignedLinkType {
    return signedLink(context.links.upload(sideOf(context).actor))
  }

  @FieldResolver(() => [PaperType], {
    description: 'The papers that the agency made for this application, such as contract, invoice and certificate.',
  })
  async papers(@Root() { id }: Application, @Ctx() { load }: ResolverContext): Promise<StoredPaper[]> {
    return [...(await load.papers.load(id))]
  }

  @FieldResolver(() => [ApplicationStepType], { description: 'Every step that was taken, in order of time.' })
  async history(@Root() { id }: Application, @Ctx() { load }: ResolverContext): Promise<ApplicationStepType[]> {
    return (await load.history.load(id)).map((step) => ({ ...step, at: step.at.toISOString() }))
  }

  @FieldResolver(() => [NextStepType], {
    description: 'The steps that the caller may take now, each with the conditions that are not met yet.',
  })
  async nextSteps(@Root() application: Application, @Ctx() context: ResolverContext): Promise<NextStepType[]> {
    const { agencyContext, load } = context
    const { side } = sideOf(context)
    const subject = { application, applicant: await applicantOf(context, application) }
    const steps = stepsFrom(agencyContext, application).filter(
      ({ by }) => by === 'APPLICANT' || (by === 'AGENCY' && side === 'AGENCY'),
    )
    const asking = { byRegistrar: side === 'AGENCY' }
    return Promise.all(
      steps.map(async (step) => {
        const unmet = await unmetGuards(agencyContext, load, subject, step, asking)
        return { act: step.act, to: step.to, unmet }
      }),
    )
  }

  @FieldResolver(() => [RegisterMatchType], {
    nullable: true,
    description:
      'The registered publishers and other applicants that this applicant may be, at most 20, the most likely first. Use `recogniseApplicant` if it is one of them. Null for callers who are not registrars, and once the applicant is registered.',
  })
  async registerMatches(
    @Root() application: Application,
    @Ctx() context: ResolverContext,
  ): Promise<RegisterMatch[] | null> {
    if (!isRegistrar(context)) return null
    const applicant = await applicantOf(context, application)
    return applicant.publisher === null ? [...(await context.load.registerMatches.load(applicant))] : null
  }

  @FieldResolver(() => DeadlineType, {
    nullable: true,
    description: 'The days by which the agency answers. Null before submission, and if the agency states no deadline.',
  })
  async deadline(
    @Root() { id }: Application,
    @Ctx() { agencyContext, load }: ResolverContext,
  ): Promise<DeadlineType | null> {
    const { serviceLevel, workingWeek, timeZone } = agencyContext.nation
    const handovers = handoversIn(await load.history.load(id), timeZone)
    if (!serviceLevel || !handovers.some(({ to }) => to === 'AGENCY')) return null
    const { target, limit, source } = serviceLevel
    return {
      workingDaysSpent: workingDaysSpent(workingWeek, handovers, dayIn(timeZone, agencyContext.clock())),
      target,
      limit,
      targetOn: dueOn(workingWeek, handovers, target) ?? null,
      limitOn: dueOn(workingWeek, handovers, limit) ?? null,
      source,
    }
  }
}

@Resolver(() => RegisterMatchType)
export class RegisterMatchResolver {
  @FieldResolver(() => PublisherType, {
    nullable: true,
    description:
      'The publisher that the applicant may be. Null if the match is another applicant that is not registered.',
  })
  publisher(@Root() { publisher }: RegisterMatch, @Ctx() { load }: ResolverContext): Promise<Publisher | null> | null {
    return publisher === null ? null : load.publisher.load(publisher)
  }

  @FieldResolver(() => ApplicantType, {
    nullable: true,
    description:
      "The other applicant with the same tax number, name or e-mail. Null if the publisher's own record matches.",
  })
  async applicant(@Root() { applicant }: RegisterMatch, @Ctx() { load }: ResolverContext): Promise<Applicant | null> {
    return applicant === null ? null : ((await load.applicant.load(applicant)) ?? null)
  }
}

/** The application with this id, if the caller may see it; throws for whoever can see none. */
export async function visibleApplication(context: ResolverContext, id: string): Promise<Application | null> {
  sideOf(context)
  const application = await context.load.application.load(id)
  return application && (await visibleApplicant(context, application.applicant)) ? application : null
}

async function applicantOf({ load }: ResolverContext, { id, applicant }: Application): Promise<Applicant> {
  const found = await load.applicant.load(applicant)
  if (!found) throw new Error(`${id} is of ${applicant}, who is not there.`)
  return found
}

const handoversIn = (history: readonly ApplicationStep[], timeZone: string) =>
  history
    .filter(({ from, to }) => from === null || WAITING_FOR[from] !== WAITING_FOR[to])
    .map(({ at, to }) => ({ on: dayIn(timeZone, at), to: WAITING_FOR[to] }))

/** In the graph an instant is a text. */
export const signedLink = ({ url, expiresAt }: Link): SignedLinkType => ({ url, expiresAt: expiresAt.toISOString() })
