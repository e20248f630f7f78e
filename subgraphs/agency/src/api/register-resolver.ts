/** The register as a whole: the publications in it, and control over the numbers. */
import { may } from '@isbn-hub/identity/may'
import { isbnAt } from '@isbn-hub/isbn/number'
import { AgencyCodeScalar, CursorScalar } from '@isbn-hub/subgraph/scalars'
import { GraphQLError } from 'graphql'
import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'

import { type CheckedNumber,checkNumbers, type ControlReport, FINDINGS } from '../actions/check-numbers.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { RangeCount } from '../store/count-ranges.ts'
import { listPublications } from '../store/list-publications.ts'
import { insistOnOwn } from './act-request.ts'
import { closedSet } from './closed-set.ts'
import type { ResolverContext } from './context.ts'
import { IsbnConnectionType } from './isbn-type.ts'
import { OwnedBy } from './owned-by.ts'
import { numberBehind, pageOf, pageSize, USUAL_PAGE } from './page.ts'
import { isRegistrar } from './publisher-resolver.ts'
import { PublisherType } from './publisher-type.ts'

const FindingEnum = closedSet('Finding', FINDINGS, 'What control finds of a number that was seen on a book.', {
  GIVEN: 'It was given to a publication.',
  CANCELLED: 'It was given, and withdrawn again.',
  LISTED: 'It stands on a list that was made to be printed; no publication was reported under it.',
  NEVER_GIVEN: 'Its prefix was given to a publisher; the number itself never was.',
  PREFIX_NOT_GIVEN: "It lies in the agency's groups, under no prefix that was given.",
  NOT_OF_THIS_AGENCY: 'It lies in groups of other agencies.',
  NOT_A_NUMBER: 'It is no ISBN.',
})

@ObjectType('GroupCount', { description: 'What was given out of one registration group.' })
class GroupCountType {
  @Field(() => String, { description: '978-985' })
  readonly registrationGroup!: string
  @Field(() => Int, { description: 'How many prefixes were given out.' })
  readonly prefixes!: number
  @Field(() => Int, { description: 'How many numbers these prefixes hold.' })
  readonly capacity!: number
  @Field(() => Int, { description: 'How many numbers were given to publications.' })
  readonly numbersGiven!: number
  @Field(() => Int, { description: 'How many were withdrawn again.' })
  readonly numbersCancelled!: number
}

@ObjectType('RangeCount', { description: 'What became of the numbers of one range: registrants of one length.' })
class RangeCountType {
  @Field(() => String, { description: '978-985' })
  readonly registrationGroup!: string
  @Field(() => String, { description: 'The first registrant element: 6000.' })
  readonly from!: string
  @Field(() => String, { description: 'The last registrant element: 8799.' })
  readonly to!: string
  @Field(() => Int, { description: 'Digits of a registrant element.' })
  readonly registrantLength!: number
  @Field(() => Int, { description: 'How many prefixes were given out.' })
  readonly prefixes!: number
  @Field(() => Int, { description: 'How many numbers were given to publications.' })
  readonly numbersGiven!: number
  @Field(() => Int, { description: 'How many were withdrawn again.' })
  readonly numbersCancelled!: number
  @Field(() => Int, { description: 'How many stand on lists to be printed, and were not given since.' })
  readonly numbersListed!: number
  @Field(() => Int, { description: 'How many of the prefixes given out were never used: neither given nor listed.' })
  readonly numbersUnused!: number
}

@ObjectType('CheckedNumber', { description: 'A number that was seen on a book, and what the register knows of it.' })
class CheckedNumberType {
  @Field(() => String, { description: 'As it was seen.' })
  readonly input!: string
  @Field(() => String, { nullable: true, description: 'Thirteen digits; null where it is no number.' })
  readonly isbn13!: string | undefined
  @Field(() => FindingEnum, { description: 'What became of it.' })
  readonly finding!: string
}

@Resolver(() => CheckedNumberType)
export class CheckedNumberResolver {
  @FieldResolver(() => [PublisherType], {
    description: 'Whom it was given to or is set aside for; of a number that was never given, who holds its prefix.',
  })
  async publishers(@Root() { publishers }: CheckedNumber, @Ctx() { load }: ResolverContext): Promise<Publisher[]> {
    const found = await Promise.all(publishers.map((id) => load.publisher.load(id)))
    return found.filter((publisher) => publisher !== null)
  }
}

@ObjectType('ControlReport', { description: 'Control over the numbers of an agency.' })
class ControlReportType {
  @Field(() => [GroupCountType], { description: 'Group by group.' })
  readonly groups!: readonly GroupCountType[]
  @Field(() => [RangeCountType], { description: 'Range by range, those that are open.' })
  readonly ranges!: readonly RangeCount[]
  @Field(() => [CheckedNumberType], { description: 'In the order asked.' })
  readonly numbers!: readonly CheckedNumberType[]
}

const MOST_CHECKED = 1_000

@Resolver()
export class RegisterResolver {
  @Query(() => IsbnConnectionType, {
    nullable: true,
    description:
      "The agency's register of publications, by number: those whose publishers have agreed to show them; all, for its " +
      'registrars.',
  })
  @OwnedBy('agency', 'AGENCY')
  async publications(
    @Arg('agency', () => AgencyCodeScalar, { description: 'Whose register.' }) agency: string,
    @Arg('search', () => String, { nullable: true, description: 'In the title or in the name of a contributor.' })
    search: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, defaultValue: USUAL_PAGE, description: 'How many at most.' })
    first: number | null | undefined,
    @Arg('after', () => CursorScalar, { nullable: true, description: 'The end of the page before.' })
    after: string | null | undefined,
    @Ctx() context: ResolverContext,
  ): Promise<IsbnConnectionType> {
    insistOnOwn(context.agencyContext, agency)
    const size = pageSize(first)
    const text = search?.trim().replaceAll('\0', '').slice(0, 200) || undefined
    const { ordinals, total } = await listPublications(context.agencyContext.database.pool, {
      all: isRegistrar(context),
      text,
      after: numberBehind(after),
      first: size + 1,
    })
    const { nodes, pageInfo } = pageOf(ordinals, size, (ordinal) => ordinal)
    return { nodes: nodes.map((ordinal) => ({ isbn13: isbnAt(ordinal) })), pageInfo, totalCount: total }
  }

  @Query(() => ControlReportType, {
    nullable: true,
    description: "For the agency's registrars and the International ISBN Agency: were these numbers ever given?",
  })
  @OwnedBy('agency', 'AGENCY')
  checkNumbers(
    @Arg('agency', () => AgencyCodeScalar, { description: 'Whose numbers.' }) agency: string,
    @Arg('numbers', () => [String], {
      description: 'Numbers seen on books, in any spelling; at most 1,000.',
      defaultValue: [],
    })
    numbers: string[],
    @Ctx() { asking, agencyContext }: ResolverContext,
  ): Promise<ControlReport> {
    const allowed = may(asking, 'registrar', agency)
    if (allowed !== true && may(asking, 'international', undefined) !== true)
      throw new GraphQLError(allowed.message, { extensions: { code: allowed.code } })
    insistOnOwn(agencyContext, agency)
    if (numbers.length > MOST_CHECKED)
      throw new GraphQLError(`At most ${MOST_CHECKED} numbers are looked at in one call.`, {
        extensions: { code: 'BAD_USER_INPUT' },
      })
    return checkNumbers(agencyContext, numbers)
  }
}
