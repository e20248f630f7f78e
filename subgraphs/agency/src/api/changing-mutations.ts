/** The mutations that change what was given: it moves, it ends, it is called otherwise. Nothing is ever taken back. */
import { closedSet } from '@isbn-hub/subgraph/closed-set'
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql'

import { cancelIsbn } from '../actions/cancel-isbn.ts'
import { changePublisher } from '../actions/change-publisher.ts'
import { closePrefix } from '../actions/close-prefix.ts'
import { closePublisher } from '../actions/close-publisher.ts'
import { renamePublisher } from '../actions/rename-publisher.ts'
import { transferPrefix } from '../actions/transfer-prefix.ts'
import type { Publisher } from '../domain/publisher.ts'
import { isRefusal, Refusal, type RefusalCode } from '../domain/refusal.ts'
import { type ActRefusal, describedAct, fromArguments } from './act-refusals.ts'
import { ONCE, registrarRequest, withoutNulls } from './act-request.ts'
import { actResult } from './act-result.ts'
import type { ResolverContext } from './context.ts'
import { ChangePublisherInput } from './inputs.ts'
import { IsbnType } from './isbn-type.ts'
import { OwnedBy } from './owned-by.ts'
import { PrefixType } from './prefix-type.ts'
import { PublisherType } from './publisher-type.ts'

const prefixField = { name: 'prefix', type: () => PrefixType, description: 'The prefix as it is now.' }
const publisherField = { name: 'publisher', type: () => PublisherType, description: 'The publisher as it is now.' }

const TransferPrefixResult = actResult('TransferPrefix', 'The prefix has another holder.', prefixField)
const ClosePrefixResult = actResult('ClosePrefix', 'The prefix is closed for ever.', prefixField)
const CancelIsbnResult = actResult('CancelIsbn', 'The ISBN is cancelled for ever.', {
  name: 'isbn',
  type: () => IsbnType,
  description: 'The ISBN as it is now. It stays in the register and is never assigned again.',
})
const RenamePublisherResult = actResult('RenamePublisher', 'The publisher has another official name.', publisherField)
const ChangePublisherResult = actResult('ChangePublisher', 'The details of the publisher are changed.', publisherField)
const ClosePublisherResult = actResult('ClosePublisher', 'The publisher has ceased or was merged.', publisherField)

type PrefixSuccess = { readonly prefix: PrefixType }
type PublisherSuccess = { readonly publisher: Publisher }

const TransferReasonEnum = closedSet<'TAKEOVER' | 'RETURNED'>(
  'TransferReason',
  'Why a prefix is transferred to another publisher.',
  {
    TAKEOVER: 'The new holder took over the earlier one.',
    RETURNED: 'The prefix goes back to a publisher that held it before.',
  },
)

@InputType('TransferPrefixInput', { description: 'The new holder of a prefix, and the reason for the transfer.' })
class TransferPrefixInput {
  @Field(() => ID, { description: 'The id of the publisher that becomes the only holder: BY-1042.' })
  readonly to!: string
  @Field(() => TransferReasonEnum, { description: 'Whether this is a takeover or a return to an earlier holder.' })
  readonly reason!: keyof typeof TransferReasonEnum
}

@InputType('RenamePublisherInput', { description: 'The new official name of a publisher.' })
class RenamePublisherInput {
  @Field(() => String, { description: 'The name, as the publisher writes it.' })
  readonly name!: string
  @Field(() => String, { nullable: true, description: "The BCP 47 code of the name's language: be." })
  readonly language?: string
}

@InputType('ClosePublisherInput', {
  description: 'How a publisher closes: it ceases, or another publisher takes it over.',
})
class ClosePublisherInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'The id of the publisher that takes it over, with its prefixes: BY-1042. Without it, the publisher ceases.',
  })
  readonly successor?: string
}

@Resolver()
export class ChangingMutations {
  @Mutation(() => TransferPrefixResult, {
    description: describedAct(
      'transferPrefix',
      'Transfers a prefix to another publisher. The ISBNs under it stay as they are.',
    ),
  })
  @OwnedBy('prefix', 'NUMBER')
  async transferPrefix(
    @Arg('prefix', () => ID, { description: 'The prefix with hyphens: 978-985-6020.' }) prefix: string,
    @Arg('input', () => TransferPrefixInput, { description: 'The new holder and the reason for the transfer.' })
    input: TransferPrefixInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PrefixSuccess | ActRefusal<'transferPrefix'>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    return prefixChanged(await transferPrefix(context.agencyContext, actRequest, { ...withoutNulls(input), prefix }))
  }

  @Mutation(() => ClosePrefixResult, {
    description: describedAct(
      'closePrefix',
      'Closes a prefix: no further ISBNs are assigned under it, and no other publisher gets it.',
    ),
  })
  @OwnedBy('prefix', 'NUMBER')
  async closePrefix(
    @Arg('prefix', () => ID, { description: 'The prefix with hyphens: 978-985-6020.' }) prefix: string,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PrefixSuccess | ActRefusal<'closePrefix'>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    return prefixChanged(await closePrefix(context.agencyContext, actRequest, { prefix }))
  }

  @Mutation(() => CancelIsbnResult, {
    description: describedAct(
      'cancelIsbn',
      'Cancels an ISBN: it is withdrawn from its publication and never assigned again.',
    ),
  })
  @OwnedBy('isbn', 'NUMBER')
  async cancelIsbn(
    @Arg('isbn', () => ID, { description: 'The ISBN, in any form, with or without hyphens.' }) isbn: string,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<{ readonly isbn: IsbnType } | ActRefusal<'cancelIsbn'>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const answer = fromArguments(await cancelIsbn(context.agencyContext, actRequest, { isbn }), ['isbn'])
    return isRefusal(answer) ? answer : { isbn: { isbn13: answer.isbn } }
  }

  @Mutation(() => RenamePublisherResult, {
    description: describedAct(
      'renamePublisher',
      'Changes the official name of a publisher. The name before stays as a former name.',
    ),
  })
  @OwnedBy('publisher', 'AGENCY')
  async renamePublisher(
    @Arg('publisher', () => ID, { description: 'The id of the publisher: BY-1042.' }) publisher: string,
    @Arg('input', () => RenamePublisherInput, { description: 'The new official name, with its language.' })
    input: RenamePublisherInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PublisherSuccess | ActRefusal<'renamePublisher'>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    return publisherChanged(
      context,
      await renamePublisher(context.agencyContext, actRequest, { ...withoutNulls(input), publisher }),
    )
  }

  @Mutation(() => ChangePublisherResult, {
    description: describedAct(
      'changePublisher',
      'Changes the details of a publisher. Withdrawn consent takes effect at once.',
    ),
  })
  @OwnedBy('publisher', 'AGENCY')
  async changePublisher(
    @Arg('publisher', () => ID, { description: 'The id of the publisher: BY-1042.' }) publisher: string,
    @Arg('input', () => ChangePublisherInput, {
      description: 'The fields that change. Absent fields stay as they are.',
    })
    input: ChangePublisherInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PublisherSuccess | ActRefusal<'changePublisher'>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const { names, contact, ...change } = input
    const asked = { ...change, names: names && withoutNulls(names), contact: contact && withoutNulls(contact) }
    return publisherChanged(context, await changePublisher(context.agencyContext, actRequest, { ...asked, publisher }))
  }

  @Mutation(() => ClosePublisherResult, {
    description: describedAct(
      'closePublisher',
      'Closes a publisher: it ceases, or its successor takes it over with its prefixes.',
    ),
  })
  @OwnedBy('publisher', 'AGENCY')
  async closePublisher(
    @Arg('publisher', () => ID, { description: 'The id of the publisher: BY-1042.' }) publisher: string,
    @Arg('input', () => ClosePublisherInput, { description: 'Whether it ceases, or which publisher takes it over.' })
    input: ClosePublisherInput,
    @Arg('idempotencyKey', () => String, { description: ONCE }) idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<PublisherSuccess | ActRefusal<'closePublisher'>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    return publisherChanged(
      context,
      await closePublisher(context.agencyContext, actRequest, { ...withoutNulls(input), publisher }),
    )
  }
}

function prefixChanged<Code extends RefusalCode>(
  outcome: { readonly prefix: string } | Refusal<Code>,
): PrefixSuccess | Refusal<Code> {
  const answer = fromArguments(outcome, ['prefix'])
  return answer instanceof Refusal ? answer : { prefix: { value: answer.prefix } }
}

async function publisherChanged<Code extends RefusalCode>(
  { load }: ResolverContext,
  outcome: { readonly publisher: string } | Refusal<Code>,
): Promise<PublisherSuccess | Refusal<Code>> {
  const answer = fromArguments(outcome, ['publisher'])
  if (answer instanceof Refusal) return answer
  const publisher = await load.publisher.load(answer.publisher)
  if (!publisher) throw new Error(`${answer.publisher} was changed and is not there.`)
  return { publisher }
}
