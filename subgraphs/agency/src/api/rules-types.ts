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
import { AlternativeIdentifierEnum, EditionChangeEnum, ProductCategoryEnum, VerdictEnum } from './rules-enums.ts'

@InputType('ProductInput', { description: 'What is known of a product. What is left out is not known.' })
export class ProductInput implements Product {
  @Field(() => ProductCategoryEnum, { description: 'What it is.' })
  readonly category!: ProductCategory
  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'Whether the public can get it.' })
  readonly availableToPublic?: boolean
  @Field(() => Boolean, {
    nullable: true,
    description: 'False where it is meant to be continued or updated without an end.',
  })
  readonly definedEnd?: boolean
  @Field(() => Boolean, { nullable: true, description: 'Of a part: whether it can be had by itself.' })
  readonly separatelyAvailable?: boolean
  @Field(() => Boolean, { nullable: true, description: 'Of pictures: whether they have a title page and text.' })
  readonly titlePageAndText?: boolean
  @Field(() => Float, { nullable: true, description: 'Of music: the share of notes in the content, 0 to 1.' })
  readonly notesShare?: number
  @Field(() => Boolean, {
    nullable: true,
    description: 'Of music and catalogues: whether there is text or pictures at some length.',
  })
  readonly extendedText?: boolean
}

@ObjectType('Product', { description: 'What is known of a product. What is null is not known.' })
export class ProductType implements Product {
  @Field(() => ProductCategoryEnum, { description: 'What it is.' })
  readonly category!: ProductCategory
  @Field(() => Boolean, { nullable: true, description: 'Whether the public can get it.' })
  readonly availableToPublic?: boolean
  @Field(() => Boolean, {
    nullable: true,
    description: 'False where it is meant to be continued or updated without an end.',
  })
  readonly definedEnd?: boolean
  @Field(() => Boolean, { nullable: true, description: 'Of a part: whether it can be had by itself.' })
  readonly separatelyAvailable?: boolean
  @Field(() => Boolean, { nullable: true, description: 'Of pictures: whether they have a title page and text.' })
  readonly titlePageAndText?: boolean
  @Field(() => Float, { nullable: true, description: 'Of music: the share of notes in the content, 0 to 1.' })
  readonly notesShare?: number
  @Field(() => Boolean, {
    nullable: true,
    description: 'Of music and catalogues: whether there is text or pictures at some length.',
  })
  readonly extendedText?: boolean
}

@ObjectType('Rule', { description: 'A rule of one agency, from its own document.' })
export class RuleType implements Rule {
  @Field(() => ID, {
    description:
      'Q products, C changes, P placement, F fees, D documents. Q and C mean the same matter at every agency.',
  })
  readonly id!: string
  @Field(() => String, { description: 'What it says, in our words.' })
  readonly text!: string
  @Field(() => String, { description: 'The document and the lines in it.' })
  readonly source!: string
}

@ObjectType('Eligibility', { description: 'Whether a product qualifies for an ISBN.' })
export class EligibilityType implements Eligibility {
  @Field(() => VerdictEnum, { description: "By the agency's own rules." })
  readonly verdict!: Verdict
  @Field(() => RuleType, { nullable: true, description: 'The rule that decided; null where the document is silent.' })
  readonly rule!: Rule | undefined
  @Field(() => String, { nullable: true, description: 'Of CONDITIONAL: what it turns on.' })
  readonly condition!: string | undefined
  @Field(() => AlternativeIdentifierEnum, { description: 'What to take instead; beside a YES, what it takes as well.' })
  readonly alternative!: AlternativeIdentifier
  @Field(() => VerdictEnum, { description: 'What the international rules say of the same product.' })
  readonly international!: Verdict
}

@ObjectType('ChangeRule', { description: 'What the rules say of one change.' })
export class ChangeRuleType implements JudgedChange {
  @Field(() => EditionChangeEnum, { description: 'As it was asked.' })
  readonly change!: EditionChange
  @Field(() => VerdictEnum, { description: 'Whether it needs a new ISBN. Of CONDITIONAL the rule says on what.' })
  readonly verdict!: Verdict
  @Field(() => RuleType, { nullable: true, description: 'The rule that decided; null where the document is silent.' })
  readonly rule!: Rule | undefined
  @Field(() => VerdictEnum, { description: 'What the international rules say of the same change.' })
  readonly international!: Verdict
}

@ObjectType('ChangeVerdict', { description: 'Whether changes need a new ISBN.' })
export class ChangeVerdictType implements ChangesVerdict {
  @Field(() => VerdictEnum, { description: 'Altogether: one YES is enough.' })
  readonly verdict!: Verdict
  @Field(() => VerdictEnum, { description: 'What the international rules say altogether.' })
  readonly international!: Verdict
  @Field(() => [ChangeRuleType], { description: 'Each change by itself, in the order asked.' })
  readonly changes!: readonly JudgedChange[]
}

@ObjectType('Placement', { description: 'A place where the number is shown.' })
export class PlacementType implements Placement {
  @Field(() => String, { description: 'For people.' })
  readonly where!: string
  @Field(() => Boolean, { description: 'The document says must.' })
  readonly mandatory!: boolean
  @Field(() => RuleType, { description: 'The rule that says so.' })
  readonly rule!: Rule
}

@ObjectType('Fee', { description: 'What a code costs, or numbers.' })
export class FeeType implements Omit<Fee, 'minorUnits'> {
  @Field(() => String, { description: 'A decimal: 11.00.' })
  readonly amount!: string
  @Field(() => String, { description: 'ISO 4217; as it was said, never converted.' })
  readonly currency!: string
  @Field(() => DateScalar, { nullable: true, description: 'Null where it is not said since when.' })
  readonly validFrom!: string | null
  @Field(() => Boolean, { description: 'A fee there is, but not in this case.' })
  readonly waived!: boolean
  @Field(() => RuleType, { description: 'The rule that says so.' })
  readonly rule!: Rule
}

@ObjectType('RequiredDocument', { description: 'A paper that an applicant waitingFor in.' })
export class RequiredDocumentType implements RequiredDocument {
  @Field(() => ID, { description: 'The same at every agency: APPLICATION, PAYMENT_ORDER …' })
  readonly code!: string
  @Field(() => String, { description: 'For people.' })
  readonly name!: string
  @Field(() => Int, { description: 'How many, where it is handed in on paper.' })
  readonly copies!: number
  @Field(() => String, { nullable: true, description: 'Asked only then.' })
  readonly condition?: string | undefined
  @Field(() => RuleType, { description: 'The rule that says so.' })
  readonly rule!: Rule
}
