/** The mutations that give: read the arguments, do one act, give its answer. */
import { AgencyCodeScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql'

import { assignIsbns } from '../actions/assign-isbns.ts'
import { assignPrefix } from '../actions/assign-prefix.ts'
import { registerPublisher } from '../actions/register-publisher.ts'
import type { Publisher } from '../domain/publisher.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { ONCE, orRefusal, registrarRequest, withoutNulls } from './act-request.ts'
import type { ResolverContext } from './context.ts'
import { AssignIsbnsInput, AssignPrefixInput, publisherDetails, RegisterPublisherInput } from './inputs.ts'
import { IsbnType } from './isbn-type.ts'
import { OwnedBy } from './owned-by.ts'
import { PrefixType } from './prefix-type.ts'
import { PublisherType } from './publisher-type.ts'

@ObjectType('RegisterPublisherSuccess', { description: 'The publisher is in the register.' })
class RegisterPublisherSuccess {
  @Field(() => PublisherType, { description: 'As it now stands in the register.' })
  readonly publisher!: Publisher
}

@ObjectType('AssignPrefixSuccess', { description: 'The prefix is the publisher’s.' })
class AssignPrefixSuccess {
  @Field(() => PrefixType, { description: 'The prefix that was taken.' })
  readonly prefix!: PrefixType
}

@ObjectType('AssignIsbnsSuccess', { description: 'The numbers are given, for ever.' })
class AssignIsbnsSuccess {
  @Field(() => [IsbnType], { description: 'In the order asked; a set before its volumes.' })
  readonly isbns!: readonly IsbnType[]
}

const RegisterPublisherResult = orRefusal('RegisterPublisherResult', RegisterPublisherSuccess)
const AssignPrefixResult = orRefusal('AssignPrefixResult', AssignPrefixSuccess)
const AssignIsbnsResult = orRefusal('AssignIsbnsResult', AssignIsbnsSuccess)

@Resolver()
export class GivingMutations {
  @Mutation(() => RegisterPublisherResult, { description: 'A publisher enters the register of an agency.' })
  @OwnedBy('agency', 'AGENCY')
  async registerPublisher(
    @Arg('agency', () => AgencyCodeScalar, { description: 'Whose register.' }) agency: string,
    @Arg('input', () => RegisterPublisherInput, { description: 'What is entered.' }) input: RegisterPublisherInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<RegisterPublisherSuccess | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey, agency)
    const answer = await registerPublisher(context.agencyContext, actRequest, publisherDetails(input))
    if (isRefusal(answer)) return answer
    const publisher = await context.load.publisher.load(answer.publisher)
    if (!publisher) throw new Error(`${answer.publisher} was registered and is not there.`)
    return Object.assign(new RegisterPublisherSuccess(), { publisher })
  }

  @Mutation(() => AssignPrefixResult, {
    description: 'Takes the next free prefix of the length that fits the expected output.',
  })
  @OwnedBy('publisher', 'AGENCY')
  async assignPrefix(
    @Arg('publisher', () => ID, { description: 'Who is to hold it: BY-1042.' }) publisher: string,
    @Arg('input', () => AssignPrefixInput, { description: 'How large it is to be.' }) input: AssignPrefixInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<AssignPrefixSuccess | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const answer = await assignPrefix(context.agencyContext, actRequest, { ...withoutNulls(input), publisher })
    if (isRefusal(answer)) return answer
    return Object.assign(new AssignPrefixSuccess(), { prefix: { value: answer.prefix } })
  }

  @Mutation(() => AssignIsbnsResult, {
    description: 'One number for each publication, or a bare list of the next `count` numbers; all of them or none.',
  })
  @OwnedBy('prefix', 'NUMBER')
  async assignIsbns(
    @Arg('prefix', () => ID, { description: 'Under which prefix: 978-985-6020.' }) prefix: string,
    @Arg('input', () => AssignIsbnsInput, { description: 'What the numbers are for.' }) input: AssignIsbnsInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<AssignIsbnsSuccess | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const answer = await assignIsbns(context.agencyContext, actRequest, { ...withoutNulls(input), prefix })
    if (isRefusal(answer)) return answer
    return Object.assign(new AssignIsbnsSuccess(), { isbns: answer.isbns.map((isbn13) => ({ isbn13 })) })
  }
}
