/** The mutations that enter publishers and assign prefixes and ISBNs. */
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'

import { assignIsbns } from '../actions/assign-isbns.ts'
import { assignPrefix } from '../actions/assign-prefix.ts'
import { registerPublisher } from '../actions/register-publisher.ts'
import type { Publisher } from '../domain/publisher.ts'
import { isRefusal } from '../domain/refusal.ts'
import { type ActRefusal, describedAct, fromArguments } from './act-refusals.ts'
import { ONCE, registrarRequest, withoutNulls } from './act-request.ts'
import { actResult } from './act-result.ts'
import type { ResolverContext } from './context.ts'
import { AssignIsbnsInput, AssignPrefixInput, publisherDetails, RegisterPublisherInput } from './inputs.ts'
import { IsbnType } from './isbn-type.ts'
import { OwnedBy } from './owned-by.ts'
import { PrefixType } from './prefix-type.ts'
import { PublisherType } from './publisher-type.ts'

const RegisterPublisherResult = actResult('RegisterPublisher', 'The publisher was entered into the register.', {
  name: 'publisher',
  type: () => PublisherType,
  description: 'The publisher as the register holds it.',
})
const AssignPrefixResult = actResult('AssignPrefix', 'The prefix is assigned to the publisher.', {
  name: 'prefix',
  type: () => PrefixType,
  description: 'The prefix that was assigned.',
})
const AssignIsbnsResult = actResult('AssignIsbns', 'The ISBNs are assigned for ever.', {
  name: 'isbns',
  type: () => [IsbnType],
  description: 'The ISBNs in the order of the publications; that of a set comes before those of its volumes.',
})

@Resolver()
export class GivingMutations {
  @Mutation(() => RegisterPublisherResult, {
    description: describedAct('registerPublisher', 'Enters a publisher into the register of an agency.'),
  })
  @OwnedBy('agency', 'AGENCY')
  async registerPublisher(
    @Arg('agency', () => AgencyCodeScalar, { description: 'The code of the agency that registers it.' }) agency: string,
    @Arg('input', () => RegisterPublisherInput, {
      description: 'The details of the publisher, such as name, kind and contact.',
    })
    input: RegisterPublisherInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<{ readonly publisher: Publisher } | ActRefusal<'registerPublisher'>> {
    const actRequest = registrarRequest(context, idempotencyKey, agency)
    const answer = fromArguments(await registerPublisher(context.agencyContext, actRequest, publisherDetails(input)), [
      'agency',
    ])
    if (isRefusal(answer)) return answer
    const publisher = await context.load.publisher.load(answer.publisher)
    if (!publisher) throw new Error(`${answer.publisher} was registered and is not there.`)
    return { publisher }
  }

  @Mutation(() => AssignPrefixResult, {
    description: describedAct(
      'assignPrefix',
      'Assigns the next free prefix of the length that fits the expected output.',
    ),
  })
  @OwnedBy('publisher', 'AGENCY')
  async assignPrefix(
    @Arg('publisher', () => ID, { description: 'The id of the publisher that will hold the prefix: BY-1042.' })
    publisher: string,
    @Arg('input', () => AssignPrefixInput, {
      description: 'How many titles are expected, or the length of the registrant element.',
    })
    input: AssignPrefixInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<{ readonly prefix: PrefixType } | ActRefusal<'assignPrefix'>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const asked = { ...withoutNulls(input), publisher }
    const answer = fromArguments(await assignPrefix(context.agencyContext, actRequest, asked), ['publisher'])
    if (isRefusal(answer)) return answer
    return { prefix: { value: answer.prefix } }
  }

  @Mutation(() => AssignIsbnsResult, {
    description: describedAct(
      'assignIsbns',
      'Assigns one ISBN to each publication, or the next `count` ISBNs without publications; all of them or none.',
    ),
  })
  @OwnedBy('prefix', 'NUMBER')
  async assignIsbns(
    @Arg('prefix', () => ID, { description: 'The prefix from which to assign, with hyphens: 978-985-6020.' })
    prefix: string,
    @Arg('input', () => AssignIsbnsInput, { description: 'The publications that need ISBNs, or a count.' })
    input: AssignIsbnsInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<{ readonly isbns: readonly IsbnType[] } | ActRefusal<'assignIsbns'>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const asked = { ...withoutNulls(input), prefix }
    const answer = fromArguments(await assignIsbns(context.agencyContext, actRequest, asked), ['prefix'])
    if (isRefusal(answer)) return answer
    return { isbns: answer.isbns.map((isbn13) => ({ isbn13 })) }
  }
}
