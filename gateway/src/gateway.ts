/** The gateway without its doors: a request goes in, an answer comes out. Everything it depends on is handed in. */
import type { RangeTable } from '@isbn-hub/isbn/range-table'
import { DEFAULT_LANGUAGE, type Language } from '@isbn-hub/messages/language'
import type { Log } from '@isbn-hub/runtime/log'
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'

import { type CheckedRequest, Documents, type RequestParameters } from './documents.ts'
import { createEngine, type Engine } from './engine/engine.ts'
import { formatErrors } from './errors.ts'
import type { Answer } from './graphql/answer.ts'
import { buildPublicSchema } from './graphql/public-schema.ts'
import { InProcessSubgraph } from './hub/in-process.ts'
import { type HubContext, hubResolvers, type OpenAssignments } from './hub/resolvers.ts'
import type { Caller } from './identity/caller.ts'
import { REQUEST_LIMITS } from './limits/request-limits.ts'
import type { DelegationTable } from './partition/delegations.ts'
import type { RequestContext } from './partition/executor.ts'
import type { OwnerSettings } from './partition/owner.ts'
import { Owners } from './partition/owners.ts'
import { type Connect, connectOverHttp } from './partition/upstream.ts'
import { connectSubgraphs, extensionAddress } from './subgraphs.ts'

export interface GatewayOptions {
  readonly supergraph: string
  /** The public schema's SDL, composed with the supergraph. */
  readonly api: string
  /** The hub subgraph's SDL. */
  readonly hub: string
  readonly ranges: RangeTable
  readonly delegations: () => DelegationTable
  /** The International Agency's GraphQL endpoint. */
  readonly international: string
  readonly assignments: OpenAssignments
  readonly log: Log
  readonly connect?: Connect
  readonly owners?: Partial<OwnerSettings>
  readonly introspection?: boolean
  readonly patience?: Patience
}

/** Milliseconds that an answer may take in all. A write, which nobody may repeat unasked, has longer. */
export interface Patience {
  readonly read: number
  readonly write: number
}

/** An answer as it goes out. Without `data`, nothing was executed. */
export interface FormattedAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly GraphQLFormattedError[]
}

/** Who asks, and for how long. */
export interface Asking {
  readonly caller: Caller | undefined
  /** The language of messages where the query names none; English without it. */
  readonly language?: Language | undefined
  /** Aborted when the client is gone. A stream needs it; anything else ends by itself. */
  readonly signal?: AbortSignal | undefined
}

export interface Gateway {
  readonly schema: GraphQLSchema
  /** The request, if it may be executed; else the answer that says why not. */
  check(request: RequestParameters): CheckedRequest | FormattedAnswer
  /** Never rejects: what goes wrong is in the answer. A subscription gives a stream of answers. */
  execute(request: CheckedRequest, asking: Asking): Promise<FormattedAnswer | AsyncGenerator<FormattedAnswer>>
  /** Lets go of connections to agencies that this table doesn't name any more. */
  follow(table: DelegationTable): void
  close(): Promise<void>
}

const OWNER_SETTINGS: OwnerSettings = {
  concurrency: 8,
  alike: 2,
  waiting: 10_000,
  entities: 500,
  breaker: { failures: 3, probeEvery: 1_000 },
}

const PATIENCE: Patience = { read: 1_200, write: 10_000 }

export function createGateway(options: GatewayOptions): Gateway {
  const { supergraph, ranges, delegations, international, log, introspection = true, patience = PATIENCE } = options
  const schema = buildPublicSchema(options.api)
  const owners = new Owners(options.connect ?? connectOverHttp, { ...OWNER_SETTINGS, ...options.owners }, log)
  const subgraphs = connectSubgraphs(supergraph, {
    hub: new InProcessSubgraph<HubContext>(options.hub, hubResolvers(options.assignments)),
    hubContext: ({ signal, language }) => ({ ranges, delegations: delegations(), signal, language, drawn: 0 }),
    delegations,
    owners,
    international,
  })
  const engine = createEngine({ supergraph, schema, subgraphs })
  const documents = new Documents({ schema, limits: REQUEST_LIMITS, introspection })
  return {
    schema,
    check(request) {
      const checked = documents.check(request)
      return 'document' in checked ? checked : { errors: formatErrors(checked, log) }
    },
    execute: (request, asking) => execute(engine, request, asking, patience, log),
    follow(table) {
      const named = table.agencies.flatMap(({ endpoint }) => (endpoint ? [endpoint, extensionAddress(endpoint)] : []))
      void owners.keep(new Set([international, ...named]))
    },
    close: () => owners.close(),
  }
}

async function execute(
  engine: Engine,
  request: CheckedRequest,
  { caller, signal, language = DEFAULT_LANGUAGE }: Asking,
  patience: Patience,
  log: Log,
): Promise<FormattedAnswer | AsyncGenerator<FormattedAnswer>> {
  const limit = request.type === 'mutation' ? patience.write : patience.read
  const deadline = performance.now() + limit
  const requestContext: RequestContext = { caller, signal, language, patience: limit, deadline }
  try {
    const answer = await engine.execute(request, requestContext)
    return Symbol.asyncIterator in answer ? formatEach(answer, log) : formatAnswer(answer, log)
  } catch (error) {
    return { data: null, errors: formatErrors([error], log) }
  }
}

function formatAnswer({ data = null, errors }: Answer, log: Log): FormattedAnswer {
  return errors?.length ? { data, errors: formatErrors(errors, log) } : { data }
}

/** A stream that breaks says why, as its last answer. */
async function* formatEach(answers: AsyncIterable<Answer>, log: Log): AsyncGenerator<FormattedAnswer> {
  try {
    for await (const answer of answers) yield formatAnswer(answer, log)
  } catch (error) {
    yield { data: null, errors: formatErrors([error], log) }
  }
}
