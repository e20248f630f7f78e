/** A rule of an agency in the graph. */
import { Directive, Field, ID, ObjectType } from 'type-graphql'

import type { Rule } from '../domain/rules/rule.ts'

@ObjectType('Rule', { description: 'A rule of an agency, quoted from its own document.' })
@Directive('@shareable')
export class RuleType implements Rule {
  @Field(() => ID, {
    description:
      'The id of the rule. Its letter names the matter: Q products, C changes, P placement, F fees, D documents, S services, J jurisdiction. Ids with Q and C mean the same matter at every agency.',
  })
  readonly id!: string
  @Field(() => String, { description: 'The rule in short words of the hub.' })
  readonly text!: string
  @Field(() => String, { description: 'The document and the lines where the rule is written.' })
  readonly source!: string
}
