// The hub subgraph as a server of its own, for @apollo/gateway, which asks subgraphs over HTTP alone. It answers what the
// bench asks; the gateway of the hub has the same facts in its own process.

import { buildSubgraphSchema } from '@apollo/subgraph'
import { readHubSdl } from '@isbn-hub/graph/artefacts'
import { defaultRanges } from '@isbn-hub/isbn/default-ranges'
import { createLog } from '@isbn-hub/runtime/log'
import { run } from '@isbn-hub/runtime/run'
import { serve } from '@isbn-hub/subgraph/serve'
import { parse } from 'graphql'

const resolvers = {
  Query: {
    lookup: (_: unknown, { number }: { number: string }) => defaultRanges.read(number),
    lookups: (_: unknown, { numbers }: { numbers: readonly string[] }) =>
      numbers.map((number) => defaultRanges.read(number)),
  },
}

await run('apollo-hub', () =>
  serve({
    schemas: { '/graphql': buildSubgraphSchema({ typeDefs: parse(readHubSdl()), resolvers }) },
    context: () => ({}),
    host: '127.0.0.1',
    port: 0,
    checks: {},
    log: createLog('apollo-hub'),
    archive: 'register',
    release: () => Promise.resolve(),
  }),
)
