/** What the rules are asked and what they answer, in the graph. */
import { DateScalar } from '@isbn-hub/subgraph/scalars'
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql'

import type { RequiredDocument } from '../domain/rules/documents.ts'
import type { EditionChange } from '../domain/rules/edition-change.ts'
import type { Fee } from '../domain/rules/fees.ts'
import type { ChangesVerdict, JudgedChange } from '../domain/rules/judge-changes.ts'
import type { Eligibility } from '../domain/rules/judge-product.ts'
import type { Placement } from '../domain/rules/placements.ts'
import type { AlternativeIdentifier, Product, ProductCategory } from '../domain/rules/product.ts'
import type { Rule, Verdict } from '../domain/rules/rule.ts'
import { RuleType } from './rule-type.ts'
import { AlternativeIdentifierEnum, EditionChangeEnum, ProductCategoryEnum, VerdictEnum } from './rules-enums.ts'

@InputType('ProductInput', {
  description: 'What is known of a product. Facts that are left out are treated as unknown.',
})
export class ProductInput implements Product {
  @Field(() => ProductCategoryEnum, { description: 'The category of the product, such as printed book or map.' })
  readonly category!: ProductCategory
  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Whether the product is available to the public.',
  })
  readonly availableToPublic?: boolean
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the product is complete at some time. False if it is meant to be continued or updated without end.',
  })
  readonly definedEnd?: boolean
  @Field(() => Boolean, {
    nullable: true,
    description: 'For a part of a publication: whether it is available separately.',
  })
  readonly separatelyAvailable?: boolean
  @Field(() => Boolean, { nullable: true, description: 'For pictures: whether they have a title page and text.' })
  readonly titlePageAndText?: boolean
  @Field(() => Float, { nullable: true, description: 'For music: the share of notes in the content, from 0 to 1.' })
  readonly notesShare?: number
  @Field(() => Boolean, {
    nullable: true,
    description: 'For music and catalogues: whether they include text or pictures of some length.',
  })
  readonly extendedText?: boolean
}

@ObjectType('Product', { description: 'What is known of a product. A fact that is null is not known.' })
export class ProductType implements Product {
  @Field(() => ProductCategoryEnum, { description: 'The category of the product, such as printed book or map.' })
  readonly category!: ProductCategory
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the product is available to the public. Null if it is not known.',
  })
  readonly availableToPublic?: boolean
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the product is complete at some time. False if it is meant to be continued or updated without end; null if it is not known.',
  })
  readonly definedEnd?: boolean
  @Field(() => Boolean, {
    nullable: true,
    description: 'For a part of a publication: whether it is available separately. Null if it is not known.',
  })
  readonly separatelyAvailable?: boolean
  @Field(() => Boolean, {
    nullable: true,
    description: 'For pictures: whether they have a title page and text. Null if it is not known.',
  })
  readonly titlePageAndText?: boolean
  @Field(() => Float, {
    nullable: true,
    description: 'For music: the share of notes in the content, from 0 to 1. Null if it is not known.',
  })
  readonly notesShare?: number
  @Field(() => Boolean, {
    nullable: true,
    description:
      'For music and catalogues: whether they include text or pictures of some length. Null if it is not known.',
  })
  readonly extendedText?: boolean
}

@ObjectType('Eligibility', { description: 'Whether a product qualifies for an ISBN, and by which rule.' })
export class EligibilityType implements Eligibility {
  @Field(() => VerdictEnum, { description: "The answer of the agency's own rules." })
  readonly verdict!: Verdict
  @Field(() => RuleType, {
    nullable: true,
    description: "The rule that decided. Null if the agency's document says nothing.",
  })
  readonly rule!: Rule | undefined
  @Field(() => String, {
    nullable: true,
    description: 'What the answer depends on. Null unless the verdict is CONDITIONAL.',
  })
  readonly condition!: string | undefined
  @Field(() => AlternativeIdentifierEnum, {
    description: 'The standard number to use instead. If the verdict is YES, the number to use in addition.',
  })
  readonly alternative!: AlternativeIdentifier
  @Field(() => VerdictEnum, { description: 'The answer of the international rules for the same product.' })
  readonly international!: Verdict
}

@ObjectType('ChangeRule', { description: 'Whether one change needs a new ISBN, and by which rule.' })
export class ChangeRuleType implements JudgedChange {
  @Field(() => EditionChangeEnum, { description: 'The change that was asked about.' })
  readonly change!: EditionChange
  @Field(() => VerdictEnum, {
    description: 'Whether the change needs a new ISBN. If CONDITIONAL, the rule says on what it depends.',
  })
  readonly verdict!: Verdict
  @Field(() => RuleType, {
    nullable: true,
    description: "The rule that decided. Null if the agency's document says nothing.",
  })
  readonly rule!: Rule | undefined
  @Field(() => VerdictEnum, { description: 'The answer of the international rules for the same change.' })
  readonly international!: Verdict
}

@ObjectType('ChangeVerdict', { description: 'Whether several changes together need a new ISBN.' })
export class ChangeVerdictType implements ChangesVerdict {
  @Field(() => VerdictEnum, { description: 'Whether the changes together need a new ISBN. One YES is enough.' })
  readonly verdict!: Verdict
  @Field(() => VerdictEnum, { description: 'The answer of the international rules for the changes together.' })
  readonly international!: Verdict
  @Field(() => [ChangeRuleType], { description: 'The answer for each change by itself, in the order of the argument.' })
  readonly changes!: readonly JudgedChange[]
}

@ObjectType('Placement', { description: 'A location on the product where the ISBN is shown.' })
export class PlacementType implements Placement {
  @Field(() => String, { description: 'The location in words, such as the back of the title page.' })
  readonly where!: string
  @Field(() => Boolean, { description: "Whether the agency's document requires this location." })
  readonly mandatory!: boolean
  @Field(() => RuleType, { description: 'The rule that names this location.' })
  readonly rule!: Rule
}

@ObjectType('Fee', { description: "What an agency charges for a publisher's code or for ISBNs." })
export class FeeType implements Omit<Fee, 'minorUnits'> {
  @Field(() => String, { description: 'The amount as a decimal: 11.00.' })
  readonly amount!: string
  @Field(() => String, { description: 'The ISO 4217 code of the currency that the document states: BGN.' })
  readonly currency!: string
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The first day on which the fee applies. Null if the document does not say.',
  })
  readonly validFrom!: string | null
  @Field(() => Boolean, { description: 'Whether the fee is waived in this case.' })
  readonly waived!: boolean
  @Field(() => RuleType, { description: 'The rule that sets the fee.' })
  readonly rule!: Rule
}

@ObjectType('RequiredDocument', { description: 'A document that an applicant has to submit.' })
export class RequiredDocumentType implements RequiredDocument {
  @Field(() => ID, { description: 'The code of the document, the same at every agency: APPLICATION, PAYMENT_ORDER.' })
  readonly code!: string
  @Field(() => String, { description: 'The name of the document, as applicants read it.' })
  readonly name!: string
  @Field(() => Int, { description: 'How many copies the agency asks for, if the document is handed over on paper.' })
  readonly copies!: number
  @Field(() => String, { nullable: true, description: 'When the document is needed. Null if it is always needed.' })
  readonly condition?: string | undefined
  @Field(() => RuleType, { description: 'The rule that asks for the document.' })
  readonly rule!: Rule
}
