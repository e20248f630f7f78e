/** What the services' mutations take. */
import { DateScalar } from '@isbn-hub/subgraph/scalars'
import { Field, ID, InputType, Int } from 'type-graphql'

import type { AppliedPublication } from '../domain/application.ts'
import { PublicationInput, RegisterPublisherInput } from './inputs.ts'
import { ProductInput } from './rules-types.ts'

@InputType('BankDetailsInput', { description: 'The bank account from which an applicant pays.' })
export class BankDetailsInput {
  @Field(() => String, { description: 'The name of the bank.' })
  readonly bank!: string
  @Field(() => String, { description: 'The account number, as the bank writes it.' })
  readonly account!: string
  @Field(() => String, { nullable: true, description: "The bank's code in its own country's payment system." })
  readonly bankCode?: string
  @Field(() => String, { nullable: true, description: "The applicant's taxpayer number in its country." })
  readonly taxNumber?: string
}

@InputType('ApplicantInput', {
  description: 'An organisation or a person that applies to an agency, with its contact person.',
})
export class ApplicantInput extends RegisterPublisherInput {
  @Field(() => String, {
    description: 'The ISO 3166-1 code of the country where the applicant is based and operates: UZ.',
  })
  readonly basedIn!: string
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether the applicant is a non-governmental organisation that works in several countries.',
  })
  readonly multinational!: boolean
  @Field(() => String, {
    nullable: true,
    description: 'The name of the person who heads the organisation and signs its papers.',
  })
  readonly headedBy?: string
  @Field(() => BankDetailsInput, {
    nullable: true,
    description: 'The account from which the applicant pays; it is printed in contracts and invoices.',
  })
  readonly bank?: BankDetailsInput
}

@InputType('AppliedPublicationInput', { description: 'A publication for which the application asks an ISBN.' })
export class AppliedPublicationInput implements AppliedPublication {
  @Field(() => PublicationInput, {
    description: "The publication's title, form and details. A set includes its volumes.",
  })
  readonly publication!: PublicationInput
  @Field(() => ProductInput, {
    nullable: true,
    description:
      'What kind of product it is. Needed only where the form does not say so, as for a serial, printed music or an offprint.',
  })
  readonly product?: ProductInput
}

@InputType('ApplicationInput', {
  description: 'What an application asks for: publications, or a prefix of a certain size.',
})
export class ApplicationInput {
  @Field(() => [AppliedPublicationInput], {
    nullable: true,
    description: 'The publications that need an ISBN, one or more.',
  })
  readonly publications?: AppliedPublicationInput[]
  @Field(() => Int, {
    nullable: true,
    description:
      "How many ISBNs the publisher's past and planned titles need, each product form counted. It decides the length of the registrant element.",
  })
  readonly expectedTitles?: number
  @Field(() => ID, {
    nullable: true,
    description:
      'The registration group that the applicant wants: 978-985. Without it, the agency chooses from its own groups.',
  })
  readonly registrationGroup?: string
  @Field(() => ID, {
    nullable: true,
    description: 'The exhausted prefix after which an additional code is requested: 978-985-6020.',
  })
  readonly replacedPrefix?: string
}

@InputType('DocumentInput', { description: 'A document that is attached to an application.' })
export class DocumentInput {
  @Field(() => ID, { description: 'The code of the document, one of `Application.documents`: PAYMENT_ORDER.' })
  readonly document!: string
  @Field(() => ID, {
    nullable: true,
    description: 'The id that the upload returned. Without it, the document is a paper copy that a registrar received.',
  })
  readonly file?: string
  @Field(() => Int, { nullable: true, description: 'How many paper copies were handed over. 1 unless stated.' })
  readonly copies?: number
  @Field(() => String, {
    nullable: true,
    description: 'The number printed on the document, if it has one, as a licence does.',
  })
  readonly number?: string
  @Field(() => DateScalar, { nullable: true, description: 'The day on which the document was issued.' })
  readonly issuedOn?: string
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the document is valid, if it states one.',
  })
  readonly validUntil?: string
  @Field(() => String, {
    nullable: true,
    description: 'For a payment order: the total amount paid, as a decimal: 44.00.',
  })
  readonly amount?: string
  @Field(() => String, {
    nullable: true,
    description: 'For a payment order: the ISO 4217 code of the currency, which must be that of the fee: BGN.',
  })
  readonly currency?: string
}

@InputType('SectionCommentInput', {
  description: 'A correction that a registrar asks for, with the section it concerns.',
})
export class SectionCommentInput {
  @Field(() => String, { description: 'The section of the application that has to be corrected.' })
  readonly section!: string
  @Field(() => String, { description: 'What is wrong with the section, for the applicant to read.' })
  readonly text!: string
}

@InputType('StepInput', {
  description:
    'What a registrar adds to a step: comments when returning, a reason when rejecting, choices when approving.',
})
export class StepInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Why the application is rejected, why an additional code is assigned while an earlier prefix has room, or why the applicant is not one of the publishers that it matches. The applicant can read it in the history, so do not name other publishers or persons.',
  })
  readonly reason?: string
  @Field(() => [SectionCommentInput], {
    nullable: true,
    description: 'When returning: the corrections, one for each section.',
  })
  readonly comments?: SectionCommentInput[]
  @Field(() => Int, {
    nullable: true,
    description: 'When approving: a registrant length other than the one that the expected titles call for, in digits.',
  })
  readonly registrantLength?: number
  @Field(() => ID, {
    nullable: true,
    description: 'When approving: a registration group of the agency other than the requested one: 978-985.',
  })
  readonly registrationGroup?: string
}
