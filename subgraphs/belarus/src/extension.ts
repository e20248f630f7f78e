/** What only Belarus has: its publishers work under licences. Source: 001_c1eed1b5c3513997.txt:18. */
import { fromArguments, withCodes } from '@isbn-hub/agency/api/act-refusals'
import { registrarRequest } from '@isbn-hub/agency/api/act-request'
import { actResult } from '@isbn-hub/agency/api/act-result'
import type { ResolverContext } from '@isbn-hub/agency/api/context'
import { OWNED_BY_DIRECTIVES, OWNED_BY_LINK, OwnedBy } from '@isbn-hub/agency/api/owned-by'
import { RefusalResolver } from '@isbn-hub/agency/api/refusal-type'
import { dayIn } from '@isbn-hub/agency/domain/calendar'
import { publisherNumber } from '@isbn-hub/agency/domain/publisher-id'
import { isRefusal, type Refusal } from '@isbn-hub/agency/domain/refusal'
import type { Extension } from '@isbn-hub/agency/extension'
import { federate } from '@isbn-hub/subgraph/federate'
import { DateScalar } from '@isbn-hub/subgraph/scalars'
import DataLoader from 'dataloader'
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql'

import { credentials } from './credentials.ts'
import { findLicences, PublishingLicenceRow, PublishingLicences1763760100000 } from './licence-store.ts'
import { isValidOn, type PublishingLicence } from './publishing-licence.ts'
import { recordPublishingLicence } from './record-publishing-licence.ts'

const DESCRIPTION = 'The licence under which a Belarusian publisher works.'

@ObjectType('PublishingLicence', { description: DESCRIPTION })
class PublishingLicenceType {
  @Field(() => String, { description: 'The licence number, as printed on the licence.' })
  readonly number!: string
  @Field(() => DateScalar, { description: 'The day on which the licence was issued.' })
  readonly issuedOn!: string
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the licence is valid. Null if it states none.',
  })
  readonly validUntil!: string | null
}

@Resolver(() => PublishingLicenceType)
class PublishingLicenceResolver {
  @FieldResolver(() => Boolean, { description: 'Whether the licence is valid today, by the date in Belarus.' })
  valid(@Root() licence: PublishingLicence, @Ctx() { agencyContext }: ResolverContext): boolean {
    return isValidOn(dayIn(agencyContext.nation.timeZone, agencyContext.clock()), licence)
  }
}

@ObjectType('Publisher', { description: 'A publisher, as the agency that registered it knows it.' })
@Directive('@key(fields: "id")')
class LicensedPublisher {
  @Field(() => ID, { description: "The agency's code and a number: BY-1042." })
  readonly id!: string
}

@Resolver(() => LicensedPublisher)
class LicensedPublisherResolver {
  @FieldResolver(() => PublishingLicenceType, {
    nullable: true,
    description: `${DESCRIPTION} If there are several, the one that was issued last. Null if none is recorded, and for publishers of other agencies.`,
  })
  publishingLicence(
    @Root() { id }: LicensedPublisher,
    @Ctx() context: ResolverContext,
  ): Promise<PublishingLicence | undefined> {
    return licencesFor(context).load(id)
  }
}

@InputType('PublishingLicenceInput', { description: 'A publishing licence, as a registrar reads it from the copy.' })
class PublishingLicenceInput {
  @Field(() => String, { description: 'The licence number, as printed on the licence.' })
  readonly number!: string
  @Field(() => DateScalar, { description: 'The day on which the licence was issued.' })
  readonly issuedOn!: string
  @Field(() => DateScalar, {
    nullable: true,
    description: 'The last day on which the licence is valid, if it states one.',
  })
  readonly validUntil!: string | null | undefined
}

const RecordPublishingLicenceResult = actResult(
  'RecordPublishingLicence',
  'The licence was recorded for the publisher.',
  {
    name: 'publisher',
    type: () => LicensedPublisher,
    description: 'The publisher that holds the licence.',
  },
)

/** The codes with which `recordPublishingLicence` refuses. */
export const RECORD_REFUSES = [
  'PUBLISHER_UNKNOWN',
  'DATE_IN_FUTURE',
  'DATES_REVERSED',
  'TEXT_EMPTY',
  'TEXT_TOO_LONG',
  'CHARACTER_NOT_ALLOWED',
  'KEY_REUSED',
] as const

@Resolver()
class LicenceMutations {
  @Mutation(() => RecordPublishingLicenceResult, {
    description: withCodes(
      'Records a publishing licence of a Belarusian publisher, for registrars. Earlier licences are kept; the one that was issued last counts.',
      RECORD_REFUSES,
    ),
  })
  @OwnedBy('publisher', 'AGENCY')
  async recordPublishingLicence(
    @Arg('publisher', () => ID, { description: 'The id of the publisher: BY-1042.' }) publisher: string,
    @Arg('input', () => PublishingLicenceInput, { description: 'The licence, as read from the copy.' })
    { number, issuedOn, validUntil = null }: PublishingLicenceInput,
    @Arg('idempotencyKey', () => String, {
      description:
        'A text that the caller chooses. A repeated call with the same key acts once and returns the first answer.',
    })
    idempotencyKey: string,
    @Ctx() context: ResolverContext,
  ): Promise<{ readonly publisher: LicensedPublisher } | Refusal<(typeof RECORD_REFUSES)[number]>> {
    const actRequest = registrarRequest(context, idempotencyKey)
    const licence = { number, issuedOn, validUntil }
    const outcome = await recordPublishingLicence(context.agencyContext, actRequest, publisher, licence)
    const answer = fromArguments(outcome, ['publisher'])
    if (isRefusal(answer)) return answer
    return { publisher: { id: answer.publisher } }
  }
}

type LicenceLoader = DataLoader<string, PublishingLicence | undefined>

/** One loader for each operation, as long as its context lives: fifty publishers are one statement. */
const loaders = new WeakMap<ResolverContext, LicenceLoader>()

function licencesFor(context: ResolverContext): LicenceLoader {
  const known = loaders.get(context)
  if (known) return known
  const { nation, database } = context.agencyContext
  const loader: LicenceLoader = new DataLoader(async (ids) => {
    const numbers = ids.map((id) => publisherNumber(nation.code, id))
    const found = await findLicences(
      database.reading,
      numbers.filter((number) => number !== undefined),
    )
    return numbers.map((number) => (number === undefined ? undefined : found.get(number)))
  })
  loaders.set(context, loader)
  return loader
}

/** Says whose the extension is, so that the gateway asks this agency alone, and for its own publishers only. */
const PREAMBLE = `${OWNED_BY_LINK}extend schema @extensionOf(agency: "BY")

"Names the agency that serves this extension."
directive @extensionOf("The code of the agency: BY." agency: String!) on SCHEMA

`

export const extension: Extension = {
  tables: { rows: [PublishingLicenceRow], migrations: [PublishingLicences1763760100000] },
  credentials,
  build: () =>
    federate<ResolverContext>(
      {
        directives: OWNED_BY_DIRECTIVES,
        resolvers: [LicensedPublisherResolver, PublishingLicenceResolver, LicenceMutations, RefusalResolver],
        // Nothing leads from Query to it: without this line type-graphql would leave it out.
        orphanedTypes: [LicensedPublisher],
      },
      {
        Publisher: ({ id }: { id: string }, { agencyContext }) =>
          publisherNumber(agencyContext.nation.code, id) ? { id } : null,
      },
      PREAMBLE,
    ),
}
