/** What the services' mutations take. */
import { DateScalar } from '@isbn-hub/subgraph/scalars'
import { Field, ID, InputType, Int } from 'type-graphql'

import type { AppliedPublication } from '../domain/application.ts'
import { PublicationInput, RegisterPublisherInput } from './inputs.ts'
import { ProductInput } from './rules-types.ts'

@InputType('BankDetailsInput', { description: 'From which account an applicant pays.' })
export class BankDetailsInput {
  @Field(() => String, { description: 'Its name.' })
  readonly bank!: string
  @Field(() => String, { description: 'The number of the account.' })
  readonly account!: string
  @Field(() => String, { nullable: true, description: "The bank's code in its country." })
  readonly bankCode?: string
  @Field(() => String, { nullable: true, description: 'Under which the applicant pays taxes.' })
  readonly taxNumber?: string
}

@InputType('ApplicantInput', { description: 'An organisation or a person that applies, with whoever answers for it.' })
export class ApplicantInput extends RegisterPublisherInput {
  @Field(() => String, { description: 'ISO 3166-1 code of the country where it is based and operates.' })
  readonly basedIn!: string
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'It is a non-governmental organisation of several countries.',
  })
  readonly multinational!: boolean
  @Field(() => String, { nullable: true, description: 'Who heads an organisation, and signs its papers.' })
  readonly headedBy?: string
  @Field(() => BankDetailsInput, { nullable: true, description: 'Contracts and invoices are written from them.' })
  readonly bank?: BankDetailsInput
}

@InputType('AppliedPublicationInput', { description: 'A publication for which a number is asked.' })
export class AppliedPublicationInput implements AppliedPublication {
  @Field(() => PublicationInput, { description: 'A set brings its volumes.' })
  readonly publication!: PublicationInput
  @Field(() => ProductInput, {
    nullable: true,
    description: 'What it is, where its form does not say so: a serial, printed music, an offprint …',
  })
  readonly product?: ProductInput
}

@InputType('ApplicationInput', { description: 'What is asked for.' })
export class ApplicationInput {
  @Field(() => [AppliedPublicationInput], { nullable: true, description: 'One or more.' })
  readonly publications?: AppliedPublicationInput[]
  @Field(() => Int, {
    nullable: true,
    description: 'What the publisher has and expects to publish, each form counted: it decides the length of the code.',
  })
  readonly expectedTitles?: number
  @Field(() => ID, { nullable: true, description: "978-985; else the agency's groups in its own order." })
  readonly registrationGroup?: string
  @Field(() => ID, { nullable: true, description: 'The exhausted prefix which an additional code follows.' })
  readonly replacedPrefix?: string
}

@InputType('DocumentInput', { description: 'A document that is handed in.' })
export class DocumentInput {
  @Field(() => ID, { description: 'One of those that are asked for: PAYMENT_ORDER.' })
  readonly document!: string
  @Field(() => ID, {
    nullable: true,
    description: 'As the upload was answered. Without it, a paper that a registrar took at the counter.',
  })
  readonly file?: string
  @Field(() => Int, { nullable: true, description: 'How many papers; 1 where nothing is said.' })
  readonly copies?: number
  @Field(() => String, { nullable: true, description: 'The number of a document that has one, as a licence.' })
  readonly number?: string
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was issued.' })
  readonly issuedOn?: string
  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it holds, where it names one.' })
  readonly validUntil?: string
  @Field(() => String, {
    nullable: true,
    description: 'Of a payment order: how much was paid in all, as a decimal: 44.00. A fee is paid by it.',
  })
  readonly amount?: string
  @Field(() => String, { nullable: true, description: 'ISO 4217 code of the amount, that of the fee: BGN.' })
  readonly currency?: string
}

@InputType('SectionCommentInput', { description: 'What is to be corrected, and where.' })
export class SectionCommentInput {
  @Field(() => String, { description: 'The part of the application.' })
  readonly section!: string
  @Field(() => String, { description: 'What is wrong with it.' })
  readonly text!: string
}

@InputType('StepInput', { description: 'What goes with a step: comments with a return, a reason with a rejection.' })
export class StepInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Why it is rejected, why a further code is given while one has room, or why an applicant is another than the ' +
      'publishers of the register that it matches. The applicant reads it in the history: name nobody else there.',
  })
  readonly reason?: string
  @Field(() => [SectionCommentInput], { nullable: true, description: 'What is to be corrected, section by section.' })
  readonly comments?: SectionCommentInput[]
  @Field(() => Int, {
    nullable: true,
    description: 'With an approval: another length of the code than the expected titles ask for.',
  })
  readonly registrantLength?: number
  @Field(() => ID, { nullable: true, description: 'With an approval: another of the groups.' })
  readonly registrationGroup?: string
}
