/** Applicants, applications and papers in the graph. Their relations stand with their resolvers. */
import { connectionType } from '@isbn-hub/subgraph/connection'
import { DateScalar, DateTimeScalar, UrlScalar } from '@isbn-hub/subgraph/scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'

import type { ApplicationAct, ApplicationState, Side } from '../domain/application.ts'
import type { IsbnStatus } from '../domain/assigned-isbn.ts'
import type { PrefixStatus } from '../domain/assigned-prefix.ts'
import type { PaperKind, PaperNotCurrent } from '../domain/papers/paper-kind.ts'
import type { ProductForm } from '../domain/publication.ts'
import type { PublisherKind } from '../domain/publisher.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { MatchGround } from '../domain/register-match.ts'
import type { Eligibility } from '../domain/rules/judge-product.ts'
import type { Product } from '../domain/rules/product.ts'
import type { Service } from '../domain/service.ts'
import type { Handover } from '../domain/working-days.ts'
import {
  ApplicationActEnum,
  ApplicationStateEnum,
  MatchGroundEnum,
  PaperKindEnum,
  PaperNotCurrentEnum,
  SideEnum,
  WaitingForEnum,
} from './application-enums.ts'
import { IsbnStatusEnum, PrefixStatusEnum, ProductFormEnum, PublisherKindEnum } from './enums.ts'
import { ContributorType, IsbnType } from './isbn-type.ts'
import { ContactType, PublisherNameType } from './publisher-type.ts'
import { RefusalType } from './refusal-type.ts'
import { ServiceEnum } from './rules-enums.ts'
import { EligibilityType, ProductType } from './rules-types.ts'

@ObjectType('BankDetails', {
  description: 'The bank account from which an applicant pays. Only the applicant and registrars see it.',
})
export class BankDetailsType {
  @Field(() => String, { description: 'The name of the bank.' })
  readonly bank!: string
  @Field(() => String, { description: 'The account number, as the bank writes it.' })
  readonly account!: string
  @Field(() => String, {
    nullable: true,
    description: "The bank's code in its own country's payment system. Null if none was entered.",
  })
  readonly bankCode!: string | undefined
  @Field(() => String, {
    nullable: true,
    description: "The applicant's taxpayer number in its country. Null if none was entered.",
  })
  readonly taxNumber!: string | undefined
}

@ObjectType('Applicant', {
  description:
    "An organisation or a person that applies to an agency. Only those who act for it and the agency's registrars see it.",
})
export class ApplicantType {
  @Field(() => ID, { description: "The agency's code and a number: UZ-APPLICANT-7." })
  readonly id!: string
  @Field(() => PublisherKindEnum, { description: 'The legal kind of the applicant, such as a company or an author.' })
  readonly kind!: PublisherKind
  @Field(() => String, { description: 'The official name of the applicant.' })
  readonly name!: string
  @Field(() => [PublisherNameType], {
    description: 'The other names of the applicant, such as imprints and spellings in other scripts.',
  })
  readonly names!: readonly PublisherNameType[]
  @Field(() => String, {
    nullable: true,
    description: 'The city or other place where the applicant publishes, as it was entered. Null if none was entered.',
  })
  readonly place!: string | undefined
  @Field(() => String, {
    description: 'The ISO 3166-1 code of the country where the applicant is based and operates: UZ.',
  })
  readonly basedIn!: string
  @Field(() => Boolean, {
    description: 'Whether the applicant is a non-governmental organisation that works in several countries.',
  })
  readonly multinational!: boolean
  @Field(() => ContactType, {
    nullable: true,
    description: 'How to reach the applicant. Its contact person is named in contracts. Null if none was entered.',
  })
  readonly contact!: ContactType | null
  @Field(() => [String], { description: 'The subjects in which the applicant publishes, as they were entered.' })
  readonly activityProfile!: readonly string[]
  @Field(() => UrlScalar, { nullable: true, description: "The applicant's own website. Null if none was entered." })
  readonly website!: string | undefined
  @Field(() => String, {
    nullable: true,
    description: 'The person who heads the organisation and signs its papers. Null if none was entered.',
  })
  readonly headedBy!: string | undefined
  @Field(() => BankDetailsType, {
    nullable: true,
    description: 'The account from which the applicant pays. Null if none was entered.',
  })
  readonly bank!: BankDetailsType | undefined
  @Field(() => Boolean, { description: 'Whether the agency gave the applicant access to request more ISBNs online.' })
  readonly onlineAccess!: boolean
}

@ObjectType('SignedLink', { description: 'A link that works for ten minutes for anybody who has it.' })
export class SignedLinkType {
  @Field(() => UrlScalar, { description: 'The address of the link.' })
  readonly url!: string
  @Field(() => DateTimeScalar, { description: 'The instant at which the link stops working.' })
  readonly expiresAt!: string
}

@ObjectType('AppliedPublication', {
  description: 'A publication for which an application asks an ISBN, and the ISBN once it is assigned.',
})
export class AppliedPublicationType {
  @Field(() => String, { description: 'The title, as on the title page.' })
  readonly title!: string
  @Field(() => ProductFormEnum, { description: 'The product form that the ISBN identifies.' })
  readonly form!: ProductForm
  @Field(() => [ContributorType], { description: 'The authors, translators, editors and other contributors.' })
  readonly contributors!: readonly ContributorType[]
  @Field(() => String, {
    nullable: true,
    description: 'The BCP 47 code of the language of the text: be. Null if none was entered.',
  })
  readonly language!: string | undefined
  @Field(() => String, {
    nullable: true,
    description: 'The edition, as the publication states it: 2nd, enlarged. Null if none was entered.',
  })
  readonly edition!: string | undefined
  @Field(() => Int, { nullable: true, description: 'The year of publication, such as 2026. Null if none was entered.' })
  readonly year!: number | undefined
  @Field(() => Int, {
    nullable: true,
    description: 'For a volume: the index, from 0, of its set in this list. Null if it is not a volume.',
  })
  readonly volumeOf!: number | undefined
  @Field(() => String, {
    nullable: true,
    description: 'The ISBN of the edition that this one translates. Null if none was entered.',
  })
  readonly translationOf!: string | undefined
  @Field(() => [String], { description: 'The ISBNs under which other publishers issue the same joint edition.' })
  readonly jointWith!: readonly string[]
  @Field(() => ProductType, {
    nullable: true,
    description: 'What kind of product it is, as the applicant stated it. Null if it was not stated.',
  })
  readonly product!: Product | undefined
  @Field(() => EligibilityType, {
    nullable: true,
    description:
      "What the agency's rules say about this product. Null if neither the form nor the applicant says what kind of product it is.",
  })
  readonly eligibility!: Eligibility | null
  @Field(() => IsbnType, { nullable: true, description: 'The ISBN that was assigned. Null before the approval.' })
  readonly isbn!: IsbnType | null
}

@ObjectType('Attachment', { description: 'A document that was attached to an application.' })
export class AttachmentType {
  @Field(() => String, { nullable: true, description: 'The name of the uploaded file. Null for a paper copy.' })
  readonly fileName!: string | null
  @Field(() => SignedLinkType, { nullable: true, description: 'A link to download the file. Null for a paper copy.' })
  readonly file!: SignedLinkType | null
  @Field(() => Int, { description: 'How many paper copies were handed over; 1 for a file.' })
  readonly copies!: number
  @Field(() => String, {
    nullable: true,
    description: 'The number printed on the document, as on a licence. Null if none was entered.',
  })
  readonly number!: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day on which the document was issued. Null if none was entered.',
  })
  readonly issuedOn!: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the document is valid. Null if it states none.',
  })
  readonly validUntil!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'For a payment order: the total amount paid, as a decimal: 44.00. Null for other documents.',
  })
  readonly amount!: string | null
  @Field(() => String, {
    nullable: true,
    description: 'For a payment order: the ISO 4217 code of the currency: BGN. Null for other documents.',
  })
  readonly currency!: string | null
  @Field(() => String, { description: 'The `sub` of the token that attached the document.' })
  readonly attachedBy!: string
  @Field(() => DateTimeScalar, { description: 'The instant at which the document was attached.' })
  readonly attachedAt!: string
}

@ObjectType('DocumentAsked', { description: 'A document that the agency asks for, and the latest one attached.' })
export class DocumentAskedType {
  @Field(() => ID, { description: 'The code of the document, the same at every agency: PAYMENT_ORDER.' })
  readonly code!: string
  @Field(() => String, { description: 'The name of the document, as applicants read it.' })
  readonly name!: string
  @Field(() => Int, { description: 'How many copies the agency asks for, if the document is handed over on paper.' })
  readonly copies!: number
  @Field(() => String, { nullable: true, description: 'When the document is needed. Null if it is always needed.' })
  readonly condition!: string | undefined
  @Field(() => AttachmentType, {
    nullable: true,
    description: 'The latest document attached under this code. Null if none was attached.',
  })
  readonly attached!: AttachmentType | null
}

@ObjectType('Paper', {
  description: 'A paper that the agency made. Anybody can verify it by the code that is printed on it.',
})
export class PaperType {
  @Field(() => ID, { description: 'The verification code printed on the paper: UZ-7K3M-94QD-0XTR.' })
  readonly code!: string
  @Field(() => PaperKindEnum, { description: 'The kind of the paper, such as contract or certificate.' })
  readonly kind!: PaperKind
  @Field(() => DateScalar, { description: 'The day of issue, as printed on the paper.' })
  readonly issuedOn!: string
  @Field(() => SignedLinkType, { description: 'A link to the paper as PDF.' })
  readonly pdf!: SignedLinkType
}

@ObjectType('SectionComment', { description: 'A correction that a registrar asked for, with the section it concerns.' })
export class SectionCommentType {
  @Field(() => String, { description: 'The section of the application that has to be corrected.' })
  readonly section!: string
  @Field(() => String, { description: 'What is wrong with the section.' })
  readonly text!: string
}

@ObjectType('ApplicationStep', { description: "One step of an application's history. The history is never changed." })
export class ApplicationStepType {
  @Field(() => ApplicationActEnum, { description: 'What was done in this step.' })
  readonly act!: ApplicationAct
  @Field(() => ApplicationStateEnum, {
    nullable: true,
    description: 'The state before the step. Null for the step that created the draft.',
  })
  readonly from!: ApplicationState | null
  @Field(() => ApplicationStateEnum, { description: 'The state after the step.' })
  readonly to!: ApplicationState
  @Field(() => SideEnum, { description: 'The side for which the step was taken.' })
  readonly by!: Side
  @Field(() => String, { description: 'The `sub` of the token that took the step.' })
  readonly actor!: string
  @Field(() => DateTimeScalar, { description: 'The instant at which the step was taken.' })
  readonly at!: string
  @Field(() => String, {
    nullable: true,
    description:
      'The reason of a decision, the code of an attached document, or the id of a recognised publisher. Null for other steps.',
  })
  readonly reason!: string | null
  @Field(() => [SectionCommentType], {
    description: 'The corrections that a registrar asked for. Empty unless the step returned the application.',
  })
  readonly comments!: readonly SectionCommentType[]
}

@ObjectType('NextStep', {
  description: 'A step that the caller may take now, and the conditions that are not met yet.',
})
export class NextStepType {
  @Field(() => ApplicationActEnum, { description: 'The step, to be passed to `actOnApplication`.' })
  readonly act!: ApplicationAct
  @Field(() => ApplicationStateEnum, { description: 'The state of the application after the step.' })
  readonly to!: ApplicationState
  @Field(() => [RefusalType], {
    description: 'The conditions that are not met yet. Empty if the step can be taken now.',
  })
  readonly unmet!: readonly Refusal[]
}

@ObjectType('Deadline', { description: 'When the agency answers an application, in working days of its country.' })
export class DeadlineType {
  @Field(() => Int, { description: "How many working days of the agency's time have passed before today." })
  readonly workingDaysSpent!: number
  @Field(() => Int, { description: 'The number of working days within which the agency aims to answer.' })
  readonly target!: number
  @Field(() => Int, { description: 'The number of working days within which the agency must answer.' })
  readonly limit!: number
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day by which the agency aims to answer. Null while the agency waits for the applicant.',
  })
  readonly targetOn!: string | null
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day by which the agency must answer. Null while the agency waits for the applicant.',
  })
  readonly limitOn!: string | null
  @Field(() => String, { description: 'The document and the lines that set these numbers of days.' })
  readonly source!: string
}

@ObjectType('RegisterMatch', {
  description: 'A registered publisher or another applicant that this applicant may be. Only registrars see it.',
})
export class RegisterMatchType {
  @Field(() => [MatchGroundEnum], {
    description: 'What the match is based on, the strongest evidence first; never empty.',
  })
  readonly matchedBy!: readonly MatchGround[]
}

@ObjectType('Application', {
  description:
    "A request to an agency for a publisher's code or for ISBNs. Only those who act for the applicant and registrars see it.",
})
export class ApplicationType {
  @Field(() => ID, { description: "The agency's code and a number: UZ-APPLICATION-12." })
  readonly id!: string
  @Field(() => ServiceEnum, { description: 'The service that the application asks for.' })
  readonly service!: Service
  @Field(() => ApplicationStateEnum, { description: 'The present state of the application.' })
  readonly state!: ApplicationState
  @Field(() => WaitingForEnum, { description: 'The side that has to act next.' })
  readonly waitingFor!: Handover['to']
  @Field(() => Int, {
    nullable: true,
    description: "How many ISBNs the publisher's past and planned titles need. Null if none was entered.",
  })
  readonly expectedTitles!: number | undefined
  @Field(() => String, {
    nullable: true,
    description: 'The registration group that the applicant wants: 978-985. Null if the agency chooses.',
  })
  readonly registrationGroup!: string | undefined
  @Field(() => String, {
    nullable: true,
    description: 'The exhausted prefix after which an additional code is requested. Null for other services.',
  })
  readonly replacedPrefix!: string | undefined
}

export const ApplicationConnectionType = connectionType(ApplicationType, {
  name: 'Application',
  entry: 'application',
  entries: 'applications',
  order: 'the oldest first',
})

export const ApplicantConnectionType = connectionType(ApplicantType, {
  name: 'Applicant',
  entry: 'applicant',
  entries: 'applicants',
  order: 'the oldest first',
})

@ObjectType('PaperNumber', { description: 'An ISBN that is printed on a paper, and its status.' })
export class PaperNumberType {
  @Field(() => String, { description: 'The ISBN with hyphens, as printed on the paper.' })
  readonly isbn!: string
  @Field(() => IsbnStatusEnum, {
    description: 'The status of the ISBN today. ISBNs on a number list may still be UNASSIGNED.',
  })
  readonly status!: IsbnStatus
}

@ObjectType('PaperVerification', {
  description: "What the agency's records say about a paper with this code. Anybody may ask.",
})
export class PaperVerificationType {
  @Field(() => ID, { description: 'The verification code that was asked for.' })
  readonly code!: string
  @Field(() => PaperKindEnum, { description: 'The kind of the paper, such as contract or certificate.' })
  readonly kind!: PaperKind
  @Field(() => String, { description: 'The name of the agency that made the paper.' })
  readonly agency!: string
  @Field(() => DateScalar, { description: 'The day of issue, as printed on the paper.' })
  readonly issuedOn!: string
  @Field(() => Boolean, { description: 'Whether the paper is still current. If not, `notCurrentReason` says why.' })
  readonly current!: boolean
  @Field(() => PaperNotCurrentEnum, {
    nullable: true,
    description: 'Why the paper is no longer current. Null while it is current.',
  })
  readonly notCurrentReason!: PaperNotCurrent | null
  @Field(() => String, { description: 'The publisher or applicant for whom the paper was made.' })
  readonly issuedTo!: string
  @Field(() => String, {
    nullable: true,
    description: 'The prefix that is printed on the paper: 978-9943-23. Null if none is.',
  })
  readonly prefix!: string | null
  @Field(() => PrefixStatusEnum, {
    nullable: true,
    description: 'The status of that prefix today. Null if the paper names no prefix.',
  })
  readonly prefixStatus!: PrefixStatus | null
  @Field(() => [String], { description: 'The ISBNs that are printed on the paper, with hyphens.' })
  readonly isbns!: readonly string[]
  @Field(() => [PaperNumberType], { description: 'The same ISBNs, each with its status today.' })
  readonly numbers!: readonly PaperNumberType[]
}
