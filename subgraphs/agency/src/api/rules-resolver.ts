/** The rules of this agency, asked by anybody. They are read from the nation's value alone; the register is not asked. */
import { isProblem } from '@isbn-hub/isbn/problem'
import { clipped } from '@isbn-hub/messages/shown'
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { GraphQLError } from 'graphql'
import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql'

import type { AgencyContext } from '../actions/agency-context.ts'
import { dayIn } from '../domain/calendar.ts'
import type { ProductForm } from '../domain/publication.ts'
import type { PublisherKind } from '../domain/publisher.ts'
import { type RequiredDocument, requiredDocumentsFor } from '../domain/rules/documents.ts'
import type { EditionChange } from '../domain/rules/edition-change.ts'
import { type Fee, feeFor } from '../domain/rules/fees.ts'
import { type ChangesVerdict, judgeChanges } from '../domain/rules/judge-changes.ts'
import { type Eligibility, judgeProduct } from '../domain/rules/judge-product.ts'
import { type Placement, placementsFor } from '../domain/rules/placements.ts'
import type { Service } from '../domain/service.ts'
import { insistOnOwn, withoutNulls } from './act-request.ts'
import type { ResolverContext } from './context.ts'
import { ProductFormEnum, PublisherKindEnum } from './enums.ts'
import { OwnedBy } from './owned-by.ts'
import { EditionChangeEnum, ServiceEnum } from './rules-enums.ts'
import {
  ChangeVerdictType,
  EligibilityType,
  FeeType,
  PlacementType,
  ProductInput,
  RequiredDocumentType,
} from './rules-types.ts'

const WHOSE = 'The code of the agency whose rules are applied.'

// Nullable, all of them: one agency that is down would else take the other agencies' answers with it (decision 0003).
@Resolver()
export class RulesResolver {
  @Query(() => EligibilityType, {
    nullable: true,
    description: "Whether a product qualifies for an ISBN, by the agency's rules and by the international rules.",
  })
  @OwnedBy('agency', 'AGENCY')
  eligibility(
    @Arg('agency', () => AgencyCodeScalar, { description: WHOSE }) agency: string,
    @Arg('product', () => ProductInput, {
      description: 'What is known of the product. Facts that are left out are treated as unknown.',
    })
    product: ProductInput,
    @Ctx() { agencyContext }: ResolverContext,
  ): Eligibility {
    insistOnOwn(agencyContext, agency)
    const known = withoutNulls(product)
    if (known.notesShare !== undefined && !(known.notesShare >= 0 && known.notesShare <= 1))
      throw badInput('The share of notes is a number from 0 to 1.')
    return judgeProduct(agencyContext.nation.rules, known)
  }

  @Query(() => ChangeVerdictType, {
    nullable: true,
    description: 'Whether changes to an edition need a new ISBN, each change by itself and all together.',
  })
  @OwnedBy('agency', 'AGENCY')
  newIsbnNeeded(
    @Arg('agency', () => AgencyCodeScalar, { description: WHOSE }) agency: string,
    @Arg('changes', () => [EditionChangeEnum], { description: 'All changes between the edition and the one before.' })
    changes: EditionChange[],
    @Ctx() { agencyContext }: ResolverContext,
  ): ChangesVerdict {
    insistOnOwn(agencyContext, agency)
    if (changes.length === 0) throw badInput('Say what is changed; for nothing at all, UNCHANGED_REPRINT.')
    return judgeChanges(agencyContext.nation.rules, changes)
  }

  @Query(() => [PlacementType], {
    nullable: true,
    description: "Where the ISBN is shown on a product of this form. Empty if the agency's document does not say.",
  })
  @OwnedBy('agency', 'AGENCY')
  placement(
    @Arg('agency', () => AgencyCodeScalar, { description: WHOSE }) agency: string,
    @Arg('form', () => ProductFormEnum, { description: 'The product form on which the ISBN is shown.' })
    form: ProductForm,
    @Ctx() { agencyContext }: ResolverContext,
  ): Placement[] {
    insistOnOwn(agencyContext, agency)
    return placementsFor(agencyContext.nation.rules, form)
  }

  @Query(() => FeeType, {
    nullable: true,
    description: "What a publisher's code of this length costs today. Null if the agency's document names no fee.",
  })
  @OwnedBy('agency', 'AGENCY')
  fee(
    @Arg('agency', () => AgencyCodeScalar, { description: WHOSE }) agency: string,
    @Arg('registrantLength', () => Int, { description: 'The length of the registrant element, in digits.' })
    registrantLength: number,
    @Arg('replacedPrefix', () => ID, {
      nullable: true,
      description: 'The exhausted prefix that the new one follows: 978-985-6020.',
    })
    replacedPrefix: string | null | undefined,
    @Ctx() { agencyContext }: ResolverContext,
  ): Fee | null {
    insistOnOwn(agencyContext, agency)
    const exhaustedLength = typeof replacedPrefix === 'string' ? lengthOfOwn(agencyContext, replacedPrefix) : undefined
    const today = dayIn(agencyContext.nation.timeZone, agencyContext.clock())
    return feeFor(agencyContext.nation.rules, { registrantLength, exhaustedLength }, today)
  }

  @Query(() => [RequiredDocumentType], {
    nullable: true,
    description:
      "The documents that an applicant of this kind submits for this service. Empty if the agency's document asks for none.",
  })
  @OwnedBy('agency', 'AGENCY')
  requiredDocuments(
    @Arg('agency', () => AgencyCodeScalar, { description: WHOSE }) agency: string,
    @Arg('applicant', () => PublisherKindEnum, {
      description: 'The legal kind of the applicant, such as a company or an author.',
    })
    applicant: PublisherKind,
    @Arg('service', () => ServiceEnum, { description: 'The service that the applicant asks for.' }) service: Service,
    @Ctx() { agencyContext }: ResolverContext,
  ): RequiredDocument[] {
    insistOnOwn(agencyContext, agency)
    return requiredDocumentsFor(agencyContext.nation.rules, applicant, service)
  }
}

/** How many digits the registrant of a prefix in this agency's groups has. */
function lengthOfOwn({ ranges, nation }: AgencyContext, text: string): number {
  const prefix = ranges.prefix(text)
  if (isProblem(prefix)) throw badInput(`${clipped(text)} is no prefix: ${prefix.message}`)
  if (!nation.groups.includes(prefix.registrationGroup))
    throw badInput(`${prefix.value} is no prefix of the agency ${nation.code}.`)
  return prefix.registrant.length
}

const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
