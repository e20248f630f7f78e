/** International's subgraph: groups, delegations, agencies, the directory, the journal. */
import { feedResolver } from '@isbn-hub/feed-log/feed-api'
import { federate, type Federated } from '@isbn-hub/subgraph/federate'

import { AgencyResolver, DelegationResolver } from './agency-resolver.ts'
import { AssignmentResolver } from './assignment-resolver.ts'
import type { InternationalContext } from './context.ts'
import { PublisherConnectionResolver, PublisherResolver } from './publisher-resolver.ts'
import { RegistrantRangeResolver, RegistrationGroupResolver } from './registration-group-resolver.ts'
import { StatisticsResolver } from './statistics-resolver.ts'

export function buildInternational(): Promise<Federated> {
  return federate<InternationalContext>(
    {
      resolvers: [
        RegistrationGroupResolver,
        RegistrantRangeResolver,
        AgencyResolver,
        DelegationResolver,
        PublisherResolver,
        PublisherConnectionResolver,
        AssignmentResolver,
        StatisticsResolver,
        feedResolver('journal'),
      ],
    },
    {
      Agency: async ({ code }: { code: string }, { load }) => (await load.agencies()).get(code) ?? null,
      RegistrationGroup: ({ value }: { value: string }, { agencyContext }) => agencyContext.ranges.group(value) ?? null,
      Publisher: ({ id }: { id: string }, { load }) => load.publisher.load(id),
    },
  )
}
