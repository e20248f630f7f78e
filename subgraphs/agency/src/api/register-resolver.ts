/** The register as a whole: the publications in it, and control over the numbers. */
import { may } from '@isbn-hub/identity/may'
import { closedSet } from '@isbn-hub/subgraph/closed-set'
import type { PageArguments } from '@isbn-hub/subgraph/connection'
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { GraphQLError } from 'graphql'
import { Arg, Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'

import { type CheckedNumber, checkNumbers, type ControlReport, type Finding } from '../actions/check-numbers.ts'
import type { Publisher } from '../domain/publisher.ts'
import type { RangeCount } from '../store/count-ranges.ts'
import { countPublications, listPublications } from '../store/list-publications.ts'
import { insistOnOwn } from './act-request.ts'
import type { ResolverContext } from './context.ts'
import { IsbnConnectionType, type IsbnPage, isbnsOf } from './isbn-type.ts'
import { OwnedBy } from './owned-by.ts'
import { ListPage, readListPage } from './page.ts'
import { isRegistrar } from './publisher-resolver.ts'
import { PublisherType } from './publisher-type.ts'

const FindingEnum = closedSet<Finding>('Finding', "The register's finding about an ISBN that was seen on a book.", {
  GIVEN: 'The ISBN was assigned to a publication.',
  CANCELLED: 'The ISBN was assigned and cancelled later.',
  LISTED: 'The ISBN is reserved by a number list, and no publication was reported for it.',
  NEVER_GIVEN: 'The prefix was assigned to a publisher, but this ISBN was not assigned.',
  PREFIX_NOT_GIVEN: "The ISBN belongs to the agency's groups, but its prefix was not assigned.",
  NOT_OF_THIS_AGENCY: "The ISBN belongs to another agency's registration group.",
  NOT_A_NUMBER: 'The text is not a valid ISBN.',
})

@ObjectType('GroupCount', { description: 'What was assigned from one registration group.' })
class GroupCountType {
  @Field(() => String, { description: 'The registration group with its hyphen: 978-985.' })
  readonly registrationGroup!: string
  @Field(() => Int, { description: 'How many prefixes of the group were assigned.' })
  readonly prefixes!: number
  @Field(() => Int, { description: 'How many ISBNs these prefixes contain, assigned or not.' })
  readonly capacity!: number
  @Field(() => Int, { description: 'How many ISBNs of the group were assigned, including cancelled ones.' })
  readonly numbersGiven!: number
  @Field(() => Int, { description: 'How many assigned ISBNs of the group were cancelled.' })
  readonly numbersCancelled!: number
}

@ObjectType('RangeCount', { description: 'What was assigned from one range: all registrant elements of one length.' })
class RangeCountType {
  @Field(() => String, { description: 'The registration group with its hyphen: 978-985.' })
  readonly registrationGroup!: string
  @Field(() => String, { description: 'The first registrant element of the range: 6000.' })
  readonly from!: string
  @Field(() => String, { description: 'The last registrant element of the range: 8799.' })
  readonly to!: string
  @Field(() => Int, { description: "The length of the range's registrant elements, in digits." })
  readonly registrantLength!: number
  @Field(() => Int, { description: 'How many prefixes of the range were assigned.' })
  readonly prefixes!: number
  @Field(() => Int, { description: 'How many ISBNs of the range were assigned, including cancelled ones.' })
  readonly numbersGiven!: number
  @Field(() => Int, { description: 'How many assigned ISBNs of the range were cancelled.' })
  readonly numbersCancelled!: number
  @Field(() => Int, { description: 'How many ISBNs are reserved by number lists and not assigned yet.' })
  readonly numbersListed!: number
  @Field(() => Int, { description: 'How many ISBNs of the assigned prefixes are neither assigned nor reserved.' })
  readonly numbersUnused!: number
}

@ObjectType('CheckedNumber', { description: "An ISBN that was seen on a book, and the register's finding about it." })
class CheckedNumberType {
  @Field(() => String, { description: 'The text that was passed in `numbers`, unchanged.' })
  readonly input!: string
  @Field(() => String, {
    nullable: true,
    description: 'The thirteen digits without hyphens. Null if the text is not a valid ISBN.',
  })
  readonly isbn13!: string | undefined
  @Field(() => FindingEnum, { description: 'What the register says about the ISBN.' })
  readonly finding!: Finding
}

@Resolver(() => CheckedNumberType)
export class CheckedNumberResolver {
  @FieldResolver(() => [PublisherType], {
    description:
      'The publisher to which the ISBN was assigned or for which it is reserved. For an ISBN that was never assigned, the holders of its prefix.',
  })
  async publishers(@Root() { publishers }: CheckedNumber, @Ctx() { load }: ResolverContext): Promise<Publisher[]> {
    const found = await Promise.all(publishers.map((id) => load.publisher.load(id)))
    return found.filter((publisher) => publisher !== null)
  }
}

@ObjectType('ControlReport', {
  description: "Counts of an agency's assigned numbers, and findings about numbers seen on books.",
})
class ControlReportType {
  @Field(() => [GroupCountType], { description: 'The counts of each registration group of the agency.' })
  readonly groups!: readonly GroupCountType[]
  @Field(() => [RangeCountType], { description: 'The counts of each range that is open for use.' })
  readonly ranges!: readonly RangeCount[]
  @Field(() => [CheckedNumberType], { description: 'The findings, in the order of the `numbers` argument.' })
  readonly numbers!: readonly CheckedNumberType[]
}

const MOST_CHECKED = 1_000

@Resolver()
export class RegisterResolver {
  @Query(() => IsbnConnectionType, {
    nullable: true,
    description:
      "The publications of an agency, ordered by ISBN. The public sees those whose publishers agreed to show them; the agency's registrars see all.",
  })
  @OwnedBy('agency', 'AGENCY')
  async publications(
    @Arg('agency', () => AgencyCodeScalar, { description: 'The code of the agency whose register is listed.' })
    agency: string,
    @Arg('search', () => String, {
      nullable: true,
      description: 'A text to find in titles and in names of contributors.',
    })
    search: string | null | undefined,
    @Args(() => ListPage) page: PageArguments,
    @Ctx() context: ResolverContext,
  ): Promise<IsbnPage> {
    insistOnOwn(context.agencyContext, agency)
    const wanted = readListPage(page)
    const { reading } = context.agencyContext.database
    const publications = {
      all: isRegistrar(context),
      text: search?.trim().replaceAll('\0', '').slice(0, 200) || undefined,
    }
    const found = await listPublications(reading, publications, wanted)
    return { ...isbnsOf(found, wanted), count: () => countPublications(reading, publications) }
  }

  @Query(() => ControlReportType, {
    nullable: true,
    description:
      'Counts what an agency assigned, and checks whether ISBNs seen on books were ever assigned. For its registrars and the International ISBN Agency.',
  })
  @OwnedBy('agency', 'AGENCY')
  checkNumbers(
    @Arg('agency', () => AgencyCodeScalar, { description: 'The code of the agency whose register is checked.' })
    agency: string,
    @Arg('numbers', () => [String], {
      description: 'ISBNs seen on books, in any form, 1,000 at most.',
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
