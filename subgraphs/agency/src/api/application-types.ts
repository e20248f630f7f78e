/** Applicants, applications and papers in the graph. Their relations stand with their resolvers. */
import { DateScalar, DateTimeScalar, UrlScalar } from '@isbn-hub/subgraph/scalars'
import { Field, ID, Int, ObjectType } from 'type-graphql'

import type { IsbnStatus } from '../domain/assigned-isbn.ts'
import type { PrefixStatus } from '../domain/assigned-prefix.ts'
import type { PaperNotCurrent } from '../domain/papers/paper-kind.ts'
import type { Eligibility } from '../domain/rules/judge-product.ts'
import type { Product } from '../domain/rules/product.ts'
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
import { ContributorType, IsbnType, PageInfoType } from './isbn-type.ts'
import { ContactType, PublisherNameType } from './publisher-type.ts'
import { RefusalType } from './refusal-type.ts'
import { ServiceEnum } from './rules-enums.ts'
import { EligibilityType, ProductType } from './rules-types.ts'

@ObjectType('BankDetails', {
  description: 'From which account an applicant pays. Shown to nobody but itself and registrars.',
})
export class BankDetailsType {
  @Field(() => String, { description: 'Its name.' })
  readonly bank!: string
  @Field(() => String, { description: 'The number of the account.' })
  readonly account!: string
  @Field(() => String, { nullable: true, description: "The bank's code in its country." })
  readonly bankCode!: string | undefined
  @Field(() => String, { nullable: true, description: 'Under which the applicant pays taxes.' })
  readonly taxNumber!: string | undefined
}

@ObjectType('Applicant', { description: 'Who applies. Seen by whoever acts for it and by registrars of its agency.' })
export class ApplicantType {
  @Field(() => ID, { description: 'UZ-APPLICANT-7' })
  readonly id!: string
  @Field(() => PublisherKindEnum, { description: 'What it is before the law.' })
  readonly kind!: string
  @Field(() => String, { description: 'The official name.' })
  readonly name!: string
  @Field(() => [PublisherNameType], { description: 'Its other names, in other scripts too.' })
  readonly names!: readonly PublisherNameType[]
  @Field(() => String, { nullable: true, description: 'Where it publishes, in its own words.' })
  readonly place!: string | undefined
  @Field(() => String, { description: 'ISO 3166-1 code of the country where it is based and operates.' })
  readonly basedIn!: string
  @Field(() => Boolean, { description: 'Whether it is a non-governmental organisation of several countries.' })
  readonly multinational!: boolean
  @Field(() => ContactType, { nullable: true, description: 'How to reach it; its person stands in the contracts.' })
  readonly contact!: ContactType | null
  @Field(() => [String], { description: 'What it publishes, in its own words.' })
  readonly activityProfile!: readonly string[]
  @Field(() => UrlScalar, { nullable: true, description: 'Its own.' })
  readonly website!: string | undefined
  @Field(() => String, { nullable: true, description: 'Who heads an organisation, and signs its papers.' })
  readonly headedBy!: string | undefined
  @Field(() => BankDetailsType, { nullable: true, description: 'From which account it pays.' })
  readonly bank!: BankDetailsType | undefined
  @Field(() => Boolean, { description: 'Whether the agency gave it access for further numbers online.' })
  readonly onlineAccess!: boolean
}

@ObjectType('SignedLink', { description: 'An address that works for a short while, for whoever has it.' })
export class SignedLinkType {
  @Field(() => UrlScalar, { description: 'Where.' })
  readonly url!: string
  @Field(() => DateTimeScalar, { description: 'Until when.' })
  readonly expiresAt!: string
}

@ObjectType('AppliedPublication', {
  description: 'A publication for which a number is asked, and the number once given.',
})
export class AppliedPublicationType {
  @Field(() => String, { description: 'As on its title page.' })
  readonly title!: string
  @Field(() => ProductFormEnum, { description: 'The form that the number is to stand for.' })
  readonly form!: string
  @Field(() => [ContributorType], { description: 'Authors, translators, editors …' })
  readonly contributors!: readonly ContributorType[]
  @Field(() => String, { nullable: true, description: 'BCP 47 code of its text.' })
  readonly language!: string | undefined
  @Field(() => String, { nullable: true, description: 'As stated in it.' })
  readonly edition!: string | undefined
  @Field(() => Int, { nullable: true, description: 'Of publication.' })
  readonly year!: number | undefined
  @Field(() => Int, {
    nullable: true,
    description: 'Of a volume: the place in this list, from 0, of what it is part of.',
  })
  readonly volumeOf!: number | undefined
  @Field(() => String, { nullable: true, description: 'The ISBN of the edition that this one translates.' })
  readonly translationOf!: string | undefined
  @Field(() => [String], { description: 'The ISBNs under which other publishers bring out the same edition.' })
  readonly jointWith!: readonly string[]
  @Field(() => ProductType, { nullable: true, description: 'What the applicant says that it is.' })
  readonly product!: Product | undefined
  @Field(() => EligibilityType, {
    nullable: true,
    description: 'What the rules say of it. Null where neither its form nor the applicant says what it is.',
  })
  readonly eligibility!: Eligibility | null
  @Field(() => IsbnType, { nullable: true, description: 'Null until the application is approved.' })
  readonly isbn!: IsbnType | null
}

@ObjectType('Attachment', { description: 'A document that was handed in.' })
export class AttachmentType {
  @Field(() => String, { nullable: true, description: 'As the file was called; null for a paper at the counter.' })
  readonly fileName!: string | null
  @Field(() => SignedLinkType, { nullable: true, description: 'Where the file can be had.' })
  readonly file!: SignedLinkType | null
  @Field(() => Int, { description: 'How many were handed in.' })
  readonly copies!: number
  @Field(() => String, { nullable: true, description: 'The number of a document that has one, as a licence.' })
  readonly number!: string | null
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was issued, where that counts.' })
  readonly issuedOn!: string | null
  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it holds, where it names one.' })
  readonly validUntil!: string | null
  @Field(() => String, { nullable: true, description: 'Of a payment order: how much was paid in all, as a decimal.' })
  readonly amount!: string | null
  @Field(() => String, { nullable: true, description: 'ISO 4217 code of the amount.' })
  readonly currency!: string | null
  @Field(() => String, { description: 'The subject of the token.' })
  readonly attachedBy!: string
  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly attachedAt!: string
}

@ObjectType('DocumentAsked', { description: 'A document that the agency asks for, and whether it is there.' })
export class DocumentAskedType {
  @Field(() => ID, { description: 'PAYMENT_ORDER' })
  readonly code!: string
  @Field(() => String, { description: 'As the applicant is told.' })
  readonly name!: string
  @Field(() => Int, { description: 'How many, where it is handed in on paper.' })
  readonly copies!: number
  @Field(() => String, { nullable: true, description: 'Asked only then.' })
  readonly condition!: string | undefined
  @Field(() => AttachmentType, { nullable: true, description: 'The one handed in last; null while it is missing.' })
  readonly attached!: AttachmentType | null
}

@ObjectType('Paper', { description: 'A paper that the agency made. Its code stands on it; anybody can verify it.' })
export class PaperType {
  @Field(() => ID, { description: 'UZ-7K3M-94QD-0XTR' })
  readonly code!: string
  @Field(() => PaperKindEnum, { description: 'What it is.' })
  readonly kind!: string
  @Field(() => DateScalar, { description: 'The day that stands on it.' })
  readonly issuedOn!: string
  @Field(() => SignedLinkType, { description: 'Where it can be had, as a PDF.' })
  readonly pdf!: SignedLinkType
}

@ObjectType('SectionComment', { description: 'What is to be corrected, and where.' })
export class SectionCommentType {
  @Field(() => String, { description: 'The part of the application.' })
  readonly section!: string
  @Field(() => String, { description: 'What is wrong with it.' })
  readonly text!: string
}

@ObjectType('ApplicationStep', { description: 'What was done to an application, by whom and when. Kept for ever.' })
export class ApplicationStepType {
  @Field(() => ApplicationActEnum, { description: 'What was done.' })
  readonly act!: string
  @Field(() => ApplicationStateEnum, { nullable: true, description: 'Null where it began.' })
  readonly from!: string | null
  @Field(() => ApplicationStateEnum, { description: 'Where it led.' })
  readonly to!: string
  @Field(() => SideEnum, { description: 'On whose side.' })
  readonly by!: string
  @Field(() => String, { description: 'The subject of the token.' })
  readonly actor!: string
  @Field(() => DateTimeScalar, { description: 'When.' })
  readonly at!: string
  @Field(() => String, {
    nullable: true,
    description: 'Of a decision; of an attachment, its document; of a recognition, the publisher.',
  })
  readonly reason!: string | null
  @Field(() => [SectionCommentType], { description: 'Of a return.' })
  readonly comments!: readonly SectionCommentType[]
}

@ObjectType('NextStep', { description: 'A step that you may take from here, and what still bars it.' })
export class NextStepType {
  @Field(() => ApplicationActEnum, { description: 'What can be done.' })
  readonly act!: string
  @Field(() => ApplicationStateEnum, { description: 'Where it leads.' })
  readonly to!: string
  @Field(() => [RefusalType], { description: 'Empty where nothing bars it.' })
  readonly unmet!: readonly RefusalType[]
}

@ObjectType('Deadline', { description: 'By when the agency is to answer, in working days of its country.' })
export class DeadlineType {
  @Field(() => Int, { description: 'Working days before today that began while it lay with the agency.' })
  readonly workingDaysSpent!: number
  @Field(() => Int, { description: 'In how many it means to answer.' })
  readonly target!: number
  @Field(() => Int, { description: 'In how many it must.' })
  readonly limit!: number
  @Field(() => DateScalar, { nullable: true, description: 'Null while the clock stands.' })
  readonly targetOn!: string | null
  @Field(() => DateScalar, { nullable: true, description: 'Null while the clock stands.' })
  readonly limitOn!: string | null
  @Field(() => String, { description: 'The document that says so.' })
  readonly source!: string
}

@ObjectType('RegisterMatch', {
  description: 'Somebody who may be the applicant: a publisher of the register, or another applicant. For registrars.',
})
export class RegisterMatchType {
  @Field(() => [MatchGroundEnum], { description: 'On what it rests, one or more; what says most comes first.' })
  readonly matchedBy!: readonly string[]
}

@ObjectType('Application', {
  description: 'What is asked of an agency. Seen by whoever acts for the applicant and by registrars.',
})
export class ApplicationType {
  @Field(() => ID, { description: 'UZ-APPLICATION-12' })
  readonly id!: string
  @Field(() => ServiceEnum, { description: 'What is asked for.' })
  readonly service!: string
  @Field(() => ApplicationStateEnum, { description: 'How far it has come.' })
  readonly state!: string
  @Field(() => WaitingForEnum, { description: 'With whom it lies.' })
  readonly waitingFor!: string
  @Field(() => Int, { nullable: true, description: 'What the publisher has and expects to publish.' })
  readonly expectedTitles!: number | undefined
  @Field(() => String, { nullable: true, description: 'The registration group that the applicant wishes.' })
  readonly registrationGroup!: string | undefined
  @Field(() => String, { nullable: true, description: 'The exhausted prefix which an additional code follows.' })
  readonly replacedPrefix!: string | undefined
}

@ObjectType('ApplicationConnection', { description: 'Applications, a page of them, the oldest first.' })
export class ApplicationConnectionType {
  @Field(() => [ApplicationType], { description: 'This page.' })
  readonly nodes!: readonly ApplicationType[]
  @Field(() => PageInfoType, { description: 'Whether there is more.' })
  readonly pageInfo!: PageInfoType
}

@ObjectType('ApplicantConnection', { description: 'Applicants, a page of them, the oldest first.' })
export class ApplicantConnectionType {
  @Field(() => [ApplicantType], { description: 'This page.' })
  readonly nodes!: readonly ApplicantType[]
  @Field(() => PageInfoType, { description: 'Whether there is more.' })
  readonly pageInfo!: PageInfoType
}

@ObjectType('PaperNumber', { description: 'A number that stands on a paper.' })
export class PaperNumberType {
  @Field(() => String, { description: 'Hyphenated, as on the paper.' })
  readonly isbn!: string
  @Field(() => IsbnStatusEnum, {
    description: 'Today. A number list names numbers ahead, so theirs may be UNASSIGNED.',
  })
  readonly status!: IsbnStatus
}

@ObjectType('PaperVerification', { description: 'What a paper with this code truly says. Public.' })
export class PaperVerificationType {
  @Field(() => ID, { description: 'As asked.' })
  readonly code!: string
  @Field(() => PaperKindEnum, { description: 'What it is.' })
  readonly kind!: string
  @Field(() => String, { description: 'Who made it.' })
  readonly agency!: string
  @Field(() => DateScalar, { description: 'The day that stands on it.' })
  readonly issuedOn!: string
  @Field(() => Boolean, { description: 'False once it counts no more: `notCurrentReason` says why.' })
  readonly current!: boolean
  @Field(() => PaperNotCurrentEnum, { nullable: true, description: 'Null while it is current.' })
  readonly notCurrentReason!: PaperNotCurrent | null
  @Field(() => String, { description: 'For whom it was made.' })
  readonly issuedTo!: string
  @Field(() => String, { nullable: true, description: '978-9943-23' })
  readonly prefix!: string | null
  @Field(() => PrefixStatusEnum, { nullable: true, description: 'Of the prefix, today.' })
  readonly prefixStatus!: PrefixStatus | null
  @Field(() => [String], { description: 'The numbers that stand on it, hyphenated.' })
  readonly isbns!: readonly string[]
  @Field(() => [PaperNumberType], { description: 'The same numbers, and what each is today.' })
  readonly numbers!: readonly PaperNumberType[]
}
