/** The mutations that change what was given: it moves, it ends, it is called otherwise. Nothing is ever taken back. */
import { UrlScalar } from '@isbn-hub/subgraph/scalars'
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, registerEnumType, Resolver } from 'type-graphql'

import { cancelIsbn } from '../actions/cancel-isbn.ts'
import { changePublisher } from '../actions/change-publisher.ts'
import { closePrefix } from '../actions/close-prefix.ts'
import { closePublisher } from '../actions/close-publisher.ts'
import { renamePublisher } from '../actions/rename-publisher.ts'
import { transferPrefix } from '../actions/transfer-prefix.ts'
import type { NewName, Publisher } from '../domain/publisher.ts'
import { isRefusal, type Refusal } from '../domain/refusal.ts'
import { ONCE, orRefusal, registrarRequest, withoutNulls } from './act-request.ts'
import type { ResolverContext } from './context.ts'
import { ContactInput, PublisherNameInput } from './inputs.ts'
import { IsbnType } from './isbn-type.ts'
import { OwnedBy } from './owned-by.ts'
import { PrefixType } from './prefix-type.ts'
import { PublisherType } from './publisher-type.ts'

@ObjectType('PrefixChanged', { description: 'The prefix as it now is.' })
class PrefixChanged {
  @Field(() => PrefixType, { description: 'With its new holders or status.' })
  readonly prefix!: PrefixType
}

@ObjectType('IsbnCancelled', { description: 'The number is cancelled, for ever.' })
class IsbnCancelled {
  @Field(() => IsbnType, { description: 'It stays known, and taken.' })
  readonly isbn!: IsbnType
}

@ObjectType('PublisherChanged', { description: 'The publisher as it now is.' })
class PublisherChanged {
  @Field(() => PublisherType, { description: 'With what is new of it.' })
  readonly publisher!: Publisher
}

const PrefixChangedResult = orRefusal('PrefixChangedResult', PrefixChanged)
const IsbnCancelledResult = orRefusal('IsbnCancelledResult', IsbnCancelled)
const PublisherChangedResult = orRefusal('PublisherChangedResult', PublisherChanged)

const TRANSFER_REASONS = { TAKEOVER: 'TAKEOVER', RETURNED: 'RETURNED' } as const
registerEnumType(TRANSFER_REASONS, { name: 'TransferReason', description: 'Why a prefix changes waitingFor.' })

@InputType('TransferPrefixInput', { description: 'Who is to hold the prefix, and why.' })
class TransferPrefixInput {
  @Field(() => ID, { description: 'Who holds it from now on, alone: BY-1042.' })
  readonly to!: string
  @Field(() => TRANSFER_REASONS, { description: 'A takeover, or a return to an earlier holder.' })
  readonly reason!: keyof typeof TRANSFER_REASONS
}

@InputType('RenamePublisherInput', { description: "A publisher's new official name." })
class RenamePublisherInput {
  @Field(() => String, { description: 'As it is written.' })
  readonly name!: string
  @Field(() => String, { nullable: true, description: 'BCP 47 code.' })
  readonly language?: string
}

@InputType('ChangePublisherInput', {
  description: 'What changes of a publisher: what is absent stays, and null takes away.',
})
class ChangePublisherInput {
  @Field(() => [PublisherNameInput], {
    nullable: true,
    description: 'In place of its further names that are in use; what it was called officially stays.',
  })
  readonly names?: NewName[] | null
  @Field(() => String, { nullable: true, description: 'Where it publishes.' })
  readonly place?: string | null
  @Field(() => ContactInput, { nullable: true, description: 'In place of the whole contact.' })
  readonly contact?: ContactInput | null
  @Field(() => [String], { nullable: true, description: 'What it publishes.' })
  readonly activityProfile?: string[] | null
  @Field(() => UrlScalar, { nullable: true, description: 'Its own.' })
  readonly website?: string | null
  @Field(() => Boolean, {
    nullable: true,
    description: 'The publisher agrees, or agrees no longer, that its contact is shown.',
  })
  readonly discloseContact?: boolean | null
  @Field(() => Boolean, {
    nullable: true,
    description: 'The publisher agrees, or agrees no longer, that its publications are shown.',
  })
  readonly disclosePublications?: boolean | null
}

@InputType('ClosePublisherInput', { description: 'How a publisher ends.' })
class ClosePublisherInput {
  @Field(() => ID, { nullable: true, description: 'Who takes it over, with its prefixes; without it, it ceases.' })
  readonly successor?: string
}

@Resolver()
export class ChangingMutations {
  @Mutation(() => PrefixChangedResult, { description: 'A prefix changes waitingFor. Its numbers stay as they are.' })
  @OwnedBy('prefix', 'NUMBER')
  async transferPrefix(
    @Arg('prefix', () => ID, { description: 'Which one: 978-985-6020.' }) prefix: string,
    @Arg('input', () => TransferPrefixInput, { description: 'To whom, and why.' }) input: TransferPrefixInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PrefixChanged | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey)
    return prefixChanged(await transferPrefix(context.agencyContext, actRequest, { ...withoutNulls(input), prefix }))
  }

  @Mutation(() => PrefixChangedResult, { description: 'A prefix gives no further numbers, and goes to nobody else.' })
  @OwnedBy('prefix', 'NUMBER')
  async closePrefix(
    @Arg('prefix', () => ID, { description: 'Which one: 978-985-6020.' }) prefix: string,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PrefixChanged | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey)
    return prefixChanged(await closePrefix(context.agencyContext, actRequest, { prefix }))
  }

  @Mutation(() => IsbnCancelledResult, {
    description: 'A number is withdrawn from its publication and never given again.',
  })
  @OwnedBy('isbn', 'NUMBER')
  async cancelIsbn(
    @Arg('isbn', () => ID, { description: 'Which one.' }) isbn: string,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<IsbnCancelled | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const answer = await cancelIsbn(context.agencyContext, actRequest, { isbn })
    return isRefusal(answer) ? answer : Object.assign(new IsbnCancelled(), { isbn: { isbn13: answer.isbn } })
  }

  @Mutation(() => PublisherChangedResult, {
    description: 'A publisher takes another name; the old one stays as a former name.',
  })
  @OwnedBy('publisher', 'AGENCY')
  async renamePublisher(
    @Arg('publisher', () => ID, { description: 'Which one: BY-1042.' }) publisher: string,
    @Arg('input', () => RenamePublisherInput, { description: 'What it is called now.' }) input: RenamePublisherInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PublisherChanged | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey)
    return publisherChanged(
      context,
      await renamePublisher(context.agencyContext, actRequest, { ...withoutNulls(input), publisher }),
    )
  }

  @Mutation(() => PublisherChangedResult, {
    description:
      'What was entered of a publisher changes. Consent that is withdrawn holds at once for whatever is shown from then on.',
  })
  @OwnedBy('publisher', 'AGENCY')
  async changePublisher(
    @Arg('publisher', () => ID, { description: 'Which one: BY-1042.' }) publisher: string,
    @Arg('input', () => ChangePublisherInput, { description: 'What is to be otherwise.' }) input: ChangePublisherInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PublisherChanged | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const { names, contact, ...change } = input
    const asked = { ...change, names: names && withoutNulls(names), contact: contact && withoutNulls(contact) }
    return publisherChanged(context, await changePublisher(context.agencyContext, actRequest, { ...asked, publisher }))
  }

  @Mutation(() => PublisherChangedResult, {
    description: 'A publisher ceases, or another takes it over with its prefixes.',
  })
  @OwnedBy('publisher', 'AGENCY')
  async closePublisher(
    @Arg('publisher', () => ID, { description: 'Which one: BY-1042.' }) publisher: string,
    @Arg('input', () => ClosePublisherInput, { description: 'How it ends.' }) input: ClosePublisherInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PublisherChanged | Refusal> {
    const actRequest = registrarRequest(context, idempotencyKey)
    return publisherChanged(
      context,
      await closePublisher(context.agencyContext, actRequest, { ...withoutNulls(input), publisher }),
    )
  }
}

const prefixChanged = (answer: { readonly prefix: string } | Refusal): PrefixChanged | Refusal =>
  isRefusal(answer) ? answer : Object.assign(new PrefixChanged(), { prefix: { value: answer.prefix } })

async function publisherChanged(
  { load }: ResolverContext,
  answer: { readonly publisher: string } | Refusal,
): Promise<PublisherChanged | Refusal> {
  if (isRefusal(answer)) return answer
  const publisher = await load.publisher.load(answer.publisher)
  if (!publisher) throw new Error(`${answer.publisher} was changed and is not there.`)
  return Object.assign(new PublisherChanged(), { publisher })
}
