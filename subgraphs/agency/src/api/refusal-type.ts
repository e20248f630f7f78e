/** Refusal in the graph: why an act was not done, for programs and in the language of the reader. */
import { factValues } from '@isbn-hub/messages/facts'
import { type Language, languageFor } from '@isbn-hub/messages/language'
import { refusalMessage } from '@isbn-hub/messages/message'
import { IN_WHICH_LANGUAGE, LanguageTagScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'

import type { Refusal, RefusalCode } from '../domain/refusal.ts'
import type { Rule } from '../domain/rules/rule.ts'
import type { ResolverContext } from './context.ts'
import { RefusalCodeEnum } from './enums.ts'
import { RuleType } from './rule-type.ts'

@ObjectType('RefusalFact', { description: 'A value on which a refusal turns, such as the prefix that is closed.' })
@Directive('@shareable')
export class RefusalFactType {
  @Field(() => String, { description: 'The name of the value, as `docs/errors.md` lists it for each code: prefix.' })
  readonly name!: string
  @Field(() => String, {
    description:
      'The value as a text: 978-985-6020. A list has one entry for each of its values, in order. Long texts are cut short.',
  })
  readonly value!: string
}

@ObjectType('Refusal', {
  description:
    'Why an action was not done although the request was well formed. Unexpected failures are GraphQL errors instead.',
})
@Directive('@shareable')
export class RefusalType {
  @Field(() => RefusalCodeEnum, { description: 'The reason as a stable code, for programs.' })
  readonly code!: RefusalCode
  @Field(() => RuleType, {
    nullable: true,
    description: "The rule that led to the refusal. Null if no rule of the agency's document did.",
  })
  readonly rule!: Rule | undefined
}

@Resolver(() => RefusalType)
export class RefusalResolver {
  @FieldResolver(() => String, {
    description: 'The reason as a sentence, for people. The wording may change.',
  })
  message(
    @Root() { code, facts }: Refusal,
    @Arg('language', () => LanguageTagScalar, { nullable: true, description: IN_WHICH_LANGUAGE })
    language: string | null | undefined,
    @Ctx() context: ResolverContext,
  ): string {
    return refusalMessage(code, facts, languageAsked(language, context))
  }

  @FieldResolver(() => LanguageTagScalar, {
    description: 'The language in which `message` is written, for the same argument.',
  })
  language(
    @Arg('language', () => LanguageTagScalar, { nullable: true, description: IN_WHICH_LANGUAGE })
    language: string | null | undefined,
    @Ctx() context: ResolverContext,
  ): Language {
    return languageAsked(language, context)
  }

  @FieldResolver(() => [RefusalFactType], {
    description: 'The values on which the refusal turns, for programs that write a message of their own.',
  })
  facts(@Root() { facts }: Refusal): RefusalFactType[] {
    return factValues(facts)
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description:
      'The path from the arguments of the mutation to the wrong value: input, publications, 0, title. Null if no single value is wrong.',
  })
  path(@Root() { path }: Refusal): string[] | undefined {
    return path?.map(String)
  }

  @FieldResolver(() => [RefusalType], {
    description: 'What else bars the same action, each as a refusal of its own. Empty if nothing else does.',
  })
  others(@Root() { others }: Refusal): readonly Refusal[] {
    return others
  }
}

/** The language that an argument asks for, or else the one of the request. */
export const languageAsked = (argument: string | null | undefined, { language }: ResolverContext): Language =>
  argument ? languageFor(argument) : language
