/** The contract that every agency serves: one schema, the same in each, over its own register. */
import { feedResolver } from '@isbn-hub/feed-log/feed-api'
import { federate, type Federated } from '@isbn-hub/subgraph/federate'

import { ApplicantResolver } from './applicant-resolver.ts'
import { ApplicationMutations } from './application-mutations.ts'
import { ApplicationResolver, RegisterMatchResolver } from './application-resolver.ts'
import { ChangingMutations } from './changing-mutations.ts'
import type { ResolverContext } from './context.ts'
import { GivingMutations } from './giving-mutations.ts'
import { IsbnResolver, PublicationResolver, referToIsbn } from './isbn-resolver.ts'
import { OWNED_BY_DIRECTIVES, OWNED_BY_LINK } from './owned-by.ts'
import { PaperResolver } from './paper-resolver.ts'
import { IsbnConnectionResolver, PrefixResolver, referToPrefix, TenureResolver } from './prefix-resolver.ts'
import { PublisherResolver } from './publisher-resolver.ts'
import { RefusalResolver } from './refusal-type.ts'
import { CheckedNumberResolver, RegisterResolver } from './register-resolver.ts'
import { RulesResolver } from './rules-resolver.ts'

export function buildContract(): Promise<Federated> {
  return federate<ResolverContext>(
    {
      directives: OWNED_BY_DIRECTIVES,
      resolvers: [
        PublisherResolver,
        PrefixResolver,
        TenureResolver,
        IsbnResolver,
        IsbnConnectionResolver,
        PublicationResolver,
        GivingMutations,
        ChangingMutations,
        ApplicantResolver,
        ApplicationResolver,
        RegisterMatchResolver,
        PaperResolver,
        RegisterResolver,
        CheckedNumberResolver,
        ApplicationMutations,
        RulesResolver,
        RefusalResolver,
        feedResolver('feed'),
      ],
    },
    {
      Publisher: ({ id }: { id: string }, { load }) => load.publisher.load(id),
      Prefix: referToPrefix,
      Isbn: referToIsbn,
    },
    OWNED_BY_LINK,
  )
}
